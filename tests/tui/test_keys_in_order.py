"""Keys that arrive in one burst do what they would do one by one."""

from __future__ import annotations

import pytest
from textual import events
from textual.widgets import Input

from doichieu.tui.app import DoichieuApp

from .driver import reading


def typed(app: DoichieuApp) -> str:
    field = app.focused
    assert isinstance(field, Input)
    return field.value


@pytest.mark.parametrize("opens", ["/", "f", "g"])
async def test_what_is_typed_right_after_the_key_that_opens_a_field_stands_in_it(opens: str) -> None:
    async with reading() as reader:
        await reader.burst(opens, *"ho ngheo q")
        assert typed(reader.app) == "ho ngheo q"


async def test_a_letter_behind_one_that_clears_the_field_stays() -> None:
    async with reading() as reader:
        await reader.burst("f", *"thu", "ctrl+u", *"chi")
        assert typed(reader.app) == "chi"


async def test_an_input_method_takes_letters_back_and_types_them_anew() -> None:
    async with reading() as reader:
        await reader.burst("f", *"hoo", "backspace", "backspace", *"ộ ngheo", "backspace", "backspace", *"èo")
        assert typed(reader.app) == "hộ nghèo"


async def test_a_field_that_is_left_gives_the_next_key_back_to_the_text() -> None:
    async with reading() as reader:
        await reader.burst("/", *"quan", "enter", "n", "escape", "f", *"a")
        assert typed(reader.app) == "a"


async def test_a_dialog_over_a_dialog_closes_in_order() -> None:
    async with reading() as reader:
        await reader.burst("f", *"ab", "escape", "?", "escape", "/", *"x")
        assert typed(reader.app) == "x"


async def test_lines_that_are_pasted_become_one() -> None:
    async with reading() as reader:
        await reader.press("f")
        reader.app.post_message(events.Paste("hộ nghèo\nđa chiều\x1b[31m\n"))
        await reader.settle()
        assert typed(reader.app).startswith("hộ nghèo đa chiều")
        assert "\x1b" not in typed(reader.app)
