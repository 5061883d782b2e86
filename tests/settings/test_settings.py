"""Settings and themes: mistakes are told with the nearest known name and are never fatal."""

from __future__ import annotations

from pathlib import Path

import pytest

from doichieu.presentation.words import Words
from doichieu.settings.config import language, load_config
from doichieu.settings.problem import Problem
from doichieu.settings.themes import load_themes, read_theme

THEMES = Path(__file__).resolve().parents[2] / "themes"


def test_without_a_file_nothing_is_set(tmp_path: Path) -> None:
    config = load_config(tmp_path)
    assert (config.lang, config.theme, config.problems) == (None, None, ())


def test_a_file_is_read(tmp_path: Path) -> None:
    (tmp_path / "config.toml").write_text('lang = "en"\ntheme = "light"\n', "utf-8")
    config = load_config(tmp_path)
    assert (config.lang, config.theme) == ("en", "light")


@pytest.mark.parametrize("text", ["lang = ", "lang = 3\n", 'lang = "fr"\n', "theme = 1\n"])
def test_a_mistake_is_told(tmp_path: Path, text: str) -> None:
    (tmp_path / "config.toml").write_text(text, "utf-8")
    config = load_config(tmp_path)
    assert len(config.problems) == 1
    assert config.lang is None


def test_a_misspelt_key_is_told_with_the_nearest_one(tmp_path: Path) -> None:
    (tmp_path / "config.toml").write_text('thema = "light"\n', "utf-8")
    assert load_config(tmp_path).problems == (Problem("unknown", "config.toml", "thema", "theme"),)


def test_the_line_of_a_mistake_in_the_syntax_is_told(tmp_path: Path) -> None:
    (tmp_path / "config.toml").write_text('lang = "vi"\nlang = "en"\n', "utf-8")
    (problem,) = load_config(tmp_path).problems
    assert Words("vi").problem(problem).startswith("config.toml: dòng 2 ")
    (tmp_path / "config.toml").write_bytes(b"\xff\xfe")
    assert "UTF-8" in Words("en").problem(load_config(tmp_path).problems[0])


@pytest.mark.parametrize(
    ("asked", "environment", "spoken"),
    [
        ("vi", {}, "vi"),
        (None, {"LANG": "vi_VN.UTF-8"}, "vi"),
        (None, {"LANG": "vi_VN.UTF-8", "LC_ALL": "C"}, "en"),
        (None, {"LANG": "de_DE.UTF-8"}, "en"),
        (None, {}, "en"),
        ("en", {"LANG": "vi_VN.UTF-8"}, "en"),
    ],
)
def test_the_locale_decides_where_nothing_is_asked(asked: str | None, environment: dict[str, str], spoken: str) -> None:
    assert language(asked, None, environment) == spoken


def test_the_bundled_themes_can_be_read() -> None:
    found = load_themes([THEMES])
    assert found.problems == ()
    assert {"dark", "light", "high-contrast", "colour-blind"} <= set(found.themes)


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (("#16191d", "black"), "#1f2335"),
        (('name = "dark"', ""), "name"),
        (("[colors]", "[colours]"), "colors"),
        (("muted =", "mutet ="), "mutet"),
        (("dark = true", "dark = "), "TOML"),
    ],
)
def test_a_broken_theme_is_named_and_left_out(tmp_path: Path, change: tuple[str, str], told: str) -> None:
    text = (THEMES / "dark.toml").read_text("utf-8").replace(*change)
    file = tmp_path / "mine.toml"
    file.write_text(text, "utf-8")
    with pytest.raises(ValueError, match=told):
        read_theme(file)
    found = load_themes([tmp_path])
    assert found.themes == {}
    assert found.problems[0].where == "mine.toml"


def test_a_readers_theme_takes_the_place_of_one_with_its_name(tmp_path: Path) -> None:
    text = (THEMES / "dark.toml").read_text("utf-8").replace("#16191d", "#000000")
    (tmp_path / "mine.toml").write_text(text, "utf-8")
    assert load_themes([THEMES, tmp_path]).themes["dark"].colors["background"] == "#000000"
