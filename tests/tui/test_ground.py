"""What a terminal says of its ground, and what is drawn in it with few colours or none."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from doichieu.library.bundled import bundled
from doichieu.library.cache import Cache
from doichieu.library.entries import find_entries
from doichieu.library.shelf import Shelf
from doichieu.presentation.words import Words
from doichieu.settings.theme_check import contrast, weaknesses
from doichieu.settings.themes import RoleStyle, Theme, load_themes
from doichieu.tui.app import DoichieuApp
from doichieu.tui.ground import of_answer, of_environment
from doichieu.tui.services import Services
from doichieu.tui.styles import MANY, RoleStyles

from .driver import Reader


@pytest.mark.parametrize(
    ("answer", "dark"),
    [
        (b"\x1b]11;rgb:1616/1919/1d1d\x1b\\\x1b[?62;c", True),
        (b"\x1b]11;rgb:fdfd/f6f6/e3e3\x07\x1b[?62;c", False),
        (b"\x1b]11;rgb:ff/ff/ff\x1b\\", False),
        (b"\x1b]11;rgba:0000/0000/0000/ffff\x1b\\", True),
        (b"\x1b[?62;4c", None),
        (b"", None),
    ],
)
def test_an_answer_says_whether_the_ground_is_dark(answer: bytes, dark: bool | None) -> None:
    assert of_answer(answer) is dark


@given(st.binary(max_size=40))
def test_any_answer_is_borne(answer: bytes) -> None:
    assert of_answer(answer) in (True, False, None)


@pytest.mark.parametrize(
    ("told", "dark"), [("15;0", True), ("0;15", False), ("0;default;15", False), ("", None), ("x", None)]
)
def test_the_environment_may_say_it(told: str, dark: bool | None) -> None:
    assert of_environment({"COLORFGBG": told}) is dark


def theme() -> Theme:
    return load_themes([bundled("themes")]).themes["dark"]


@pytest.mark.parametrize("colours", [0, 16, MANY])
def test_added_removed_and_chosen_differ_by_more_than_colour(colours: int) -> None:
    styles = RoleStyles(theme(), colours)
    added, removed, plain = (styles.style((role,)) for role in ("added_word", "removed_word", "text"))
    assert (added.underline, added.strike) != (removed.underline, removed.strike)
    assert styles.style(("text", "cursor")) != plain
    assert styles.style(("text", "selection")) != plain


def test_sixteen_colours_are_those_of_the_terminal_and_none_are_none() -> None:
    few, none = RoleStyles(theme(), 16), RoleStyles(theme(), 0)
    for role in theme().roles:
        color = few.style((role,)).color
        assert color is None or (color.number is not None and color.number < 16)
        assert none.style((role,)).color is None
        assert none.style((role,)).bgcolor is None


def test_bundled_themes_have_no_weakness_and_a_bad_one_is_told_what_it_lacks() -> None:
    for one in load_themes([bundled("themes")]).themes.values():
        assert weaknesses(one) == []
    black = dict.fromkeys(theme().colors, "#000000")
    told = weaknesses(Theme("x", True, {}, black, {"text": RoleStyle()}))
    assert any("contrast 1.0" in line for line in told)
    assert any("roles.heading = ?" in line for line in told)
    assert contrast("#000000", "#ffffff") == pytest.approx(21)


@pytest.mark.parametrize("keys", [("g",), ("f",), ("ctrl+p",), ("c",)])
async def test_without_colour_nothing_has_one_in_fields_and_dialogs_either(keys: tuple[str, ...]) -> None:
    themes = load_themes([bundled("themes")])
    shelf = Shelf(find_entries([]), Cache(None))
    app = DoichieuApp(Services(shelf, Words("vi"), themes, themes.themes["dark"], colours=0))
    async with app.run_test(size=(100, 30)) as pilot:
        reader = Reader(app, pilot)
        await reader.settle()
        await reader.press(*keys)
        await reader.type("ho ngheo")
        coloured = {
            (segment.text, str(colour))
            for strip in app.screen._compositor.render_strips() for segment in strip if segment.style
            for colour in (segment.style.color, segment.style.bgcolor) if colour is not None and not colour.is_default
        }  # fmt: skip
        assert coloured == set()
