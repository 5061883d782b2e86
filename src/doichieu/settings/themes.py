"""Themes: TOML files with colours and style roles; a broken one is named, never fatal."""

from __future__ import annotations

import re
from pathlib import Path
from typing import NamedTuple

import tomli

from ..text.clean import visible
from .problem import Problem, nearest

ROLES = (
    "text", "muted", "heading", "heading_label", "strong", "emphasis", "note_mark", "note", "bullet", "table", "figure",
    "date", "citation", "match", "match_current", "added", "removed", "changed", "moved", "format", "added_word",
    "removed_word", "changed_word", "selection", "breadcrumb", "badge", "warning", "error", "key", "cursor", "rule",
)  # fmt: skip
BASE = (
    "primary", "secondary", "accent", "foreground", "background", "surface", "panel", "warning", "error", "success",
)  # fmt: skip
_FLAGS = frozenset({"bold", "italic", "underline", "dim", "reverse", "strike"})
_COLOUR = re.compile(r"#[0-9a-fA-F]{6}$")
DEFAULT, DEFAULT_LIGHT, AUTO = "dark", "light", "auto"
"""The themes for a dark and for a light ground, and the name that asks for whichever fits."""


class RoleStyle(NamedTuple):
    """How a role looks: colours as #rrggbb or None for the surrounding ones, and flags such as bold."""

    color: str | None = None
    background: str | None = None
    flags: frozenset[str] = frozenset()


class Theme(NamedTuple):
    """A theme as read; `title` by language."""

    name: str
    dark: bool
    title: dict[str, str]
    colors: dict[str, str]
    roles: dict[str, RoleStyle]
    path: str = ""


class Themes(NamedTuple):
    """The themes that could be read, by name, and what is wrong with each that could not."""

    themes: dict[str, Theme]
    problems: tuple[Problem, ...] = ()


def load_themes(folders: list[Path]) -> Themes:
    """Read every theme in the folders; a later folder's theme takes the name of an earlier one's."""
    themes: dict[str, Theme] = {}
    problems: list[Problem] = []
    for folder in folders:
        for file in sorted(folder.glob("*.toml")) if folder.is_dir() else []:
            try:
                theme = read_theme(file)
            except (OSError, ValueError) as error:
                problems.append(Problem("theme", file.name, str(error)))
                continue
            themes[theme.name] = theme
    return Themes(themes, tuple(problems))


def read_theme(file: Path) -> Theme:
    """Read one theme file. Raises ValueError saying what is wrong, or OSError."""
    try:
        data = tomli.loads(file.read_text("utf-8"))
    except (tomli.TOMLDecodeError, UnicodeDecodeError) as error:
        raise ValueError(f"TOML: {error}") from None
    name = data.get("name")
    if not isinstance(name, str) or not name:
        raise ValueError("name = ?")
    if visible(name) != name or len(name) > 60:
        raise ValueError(f"name = {name[:60]!r}")
    colors = {key: _colour(value, f"colors.{key}") for key, value in _table(data, "colors").items()}
    for key in BASE:
        if key not in colors:
            raise ValueError(f"colors.{key} = ?")
    roles = {key: _role(value, key) for key, value in _table(data, "roles").items()}
    unknown = sorted(set(roles) - set(ROLES))
    if unknown:
        near = nearest(unknown[0], ROLES)
        raise ValueError(f"roles.{unknown[0]}?" + (f" → {near}" if near else ""))
    title = {key: str(value) for key, value in _table(data, "title").items()} if "title" in data else {}
    return Theme(name, bool(data.get("dark", True)), title, colors, roles, str(file))


def _table(data: dict[str, object], key: str) -> dict[str, object]:
    value = data.get(key, {})
    if not isinstance(value, dict):
        raise ValueError(f"[{key}]?")
    return value


def _colour(value: object, where: str) -> str:
    if not isinstance(value, str) or not _COLOUR.match(value):
        raise ValueError(f"{where} = {value!r}; #1f2335")
    return value


def _role(value: object, key: str) -> RoleStyle:
    if not isinstance(value, dict):
        raise ValueError(f'roles.{key} = {value!r}; {{ color = "#1f2335", bold = true }}')
    color = _colour(value["color"], f"roles.{key}.color") if "color" in value else None
    background = _colour(value["background"], f"roles.{key}.background") if "background" in value else None
    for name in value:
        if name not in _FLAGS and name not in ("color", "background"):
            raise ValueError(f"roles.{key}.{name}?")
    return RoleStyle(color, background, frozenset(flag for flag in _FLAGS if value.get(flag) is True))
