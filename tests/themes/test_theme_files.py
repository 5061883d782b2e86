"""Every bundled theme is complete, readable, and tells added from removed for every eye."""

import colorsys
import re
import tomllib
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest

from doichieu.settings.theme_check import contrast, luminance

THEMES = Path(__file__).parents[2] / "themes"
BASE_COLORS = [
    "primary",
    "secondary",
    "accent",
    "foreground",
    "background",
    "surface",
    "panel",
    "warning",
    "error",
    "success",
]
ROLES = [
    "text",
    "muted",
    "heading",
    "heading_label",
    "strong",
    "emphasis",
    "note_mark",
    "note",
    "bullet",
    "table",
    "figure",
    "date",
    "citation",
    "match",
    "match_current",
    "added",
    "removed",
    "changed",
    "moved",
    "format",
    "added_word",
    "removed_word",
    "changed_word",
    "selection",
    "breadcrumb",
    "badge",
    "warning",
    "error",
    "key",
    "cursor",
    "rule",
]
FLAGS = {"bold", "italic", "underline", "strike"}  # not "dim", which would undo the contrast measured here
HEX = re.compile(r"#[0-9a-f]{6}")

Theme = dict[str, Any]
FILES: dict[str, Theme] = {
    path.stem: tomllib.loads(path.read_text(encoding="utf-8")) for path in sorted(THEMES.glob("*.toml"))
}
each_theme = pytest.mark.parametrize("name", FILES)
each_colour_blind_theme = pytest.mark.parametrize("name", [name for name in FILES if name != "high-contrast"])


def channels(color: str) -> tuple[float, float, float]:
    red, green, blue = (int(color[start : start + 2], 16) / 255 for start in (1, 3, 5))
    return red, green, blue


def hue(color: str) -> float:
    return colorsys.rgb_to_hls(*channels(color))[0] * 360


def grounds(theme: Theme, role: str) -> list[str]:
    """What a role may stand on: its own background, else each ground of the theme."""
    own = theme["roles"][role].get("background")
    return [own] if own else [theme["colors"][key] for key in ("background", "surface", "panel")]


def test_contrast_follows_wcag() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


def test_the_five_themes_are_there() -> None:
    assert set(FILES) >= {"dark", "light", "high-contrast", "colour-blind", "colour-blind-light"}


@each_theme
def test_file_is_complete_and_named_as_it_says(name: str) -> None:
    theme = FILES[name]
    assert set(theme) == {"name", "dark", "title", "colors", "roles"}
    assert theme["name"] == name
    assert set(theme["title"]) == {"vi", "en"}
    assert all(theme["title"].values())
    assert sorted(theme["colors"]) == sorted(BASE_COLORS)
    assert all(HEX.fullmatch(color) for color in theme["colors"].values())
    assert sorted(theme["roles"]) == sorted(ROLES)


@each_theme
def test_roles_hold_only_known_keys(name: str) -> None:
    for role, style in FILES[name]["roles"].items():
        assert set(style) - {"background"} - FLAGS == {"color"}, role
        assert all(HEX.fullmatch(style[key]) for key in ("color", "background") if key in style), role
        assert all(style[key] is True for key in FLAGS & set(style)), role


@each_theme
def test_dark_says_whether_the_ground_is_darker_than_the_text(name: str) -> None:
    colors = FILES[name]["colors"]
    assert FILES[name]["dark"] is (luminance(colors["background"]) < luminance(colors["foreground"]))


@each_theme
@pytest.mark.parametrize("role", ROLES)
def test_contrast_is_enough_to_read(name: str, role: str) -> None:
    theme = FILES[name]
    needed = 7.0 if role == "text" or name == "high-contrast" else 4.5
    for ground in grounds(theme, role):
        ratio = contrast(theme["roles"][role]["color"], ground)
        assert ratio >= needed, f"{role} on {ground}: {ratio:.2f}"


@each_theme
def test_kinds_of_change_differ_from_each_other(name: str) -> None:
    roles = FILES[name]["roles"]
    for first, second in combinations(("added", "removed", "changed", "moved", "format"), 2):
        assert roles[first] != roles[second]
    for first, second in combinations(("added_word", "removed_word", "changed_word"), 2):
        assert roles[first] != roles[second]


@each_theme
def test_added_and_removed_words_differ_by_more_than_colour(name: str) -> None:
    roles = FILES[name]["roles"]
    assert set(roles["added_word"]) & FLAGS != set(roles["removed_word"]) & FLAGS


@each_colour_blind_theme
@pytest.mark.parametrize("suffix", ["", "_word"])
@pytest.mark.parametrize("key", ["color", "background"])
def test_colour_blind_themes_tell_added_from_removed(name: str, suffix: str, key: str) -> None:
    roles = FILES[name]["roles"]
    added, removed = roles[f"added{suffix}"][key], roles[f"removed{suffix}"][key]
    blue_against_orange = 190 <= hue(added) <= 250 and 15 <= hue(removed) <= 50
    assert blue_against_orange or contrast(added, removed) >= 3
