"""Roles to terminal styles, for the theme that is set."""

from __future__ import annotations

from rich.color import Color
from rich.style import Style

from ..presentation.spans import Roles
from ..settings.themes import RoleStyle, Theme

MANY = 256
_NO_COLOUR = {
    "heading": "bold", "heading_label": "bold", "strong": "bold", "emphasis": "italic", "match": "reverse",
    "match_current": "bold reverse", "added_word": "underline", "removed_word": "strike", "changed_word": "underline",
    "moved": "italic", "cursor": "reverse", "selection": "underline", "error": "bold", "key": "bold",
    "badge": "bold", "muted": "dim",
}  # fmt: skip


_SIXTEEN = {
    **{name: style for name, style in _NO_COLOUR.items() if name != "muted"},
    "heading": "bold blue", "heading_label": "bold blue", "figure": "yellow", "date": "cyan", "citation": "blue",
    "note_mark": "magenta", "bullet": "blue", "match": "black on yellow", "match_current": "bold black on yellow",
    "added": "blue", "removed": "red", "changed": "yellow", "moved": "magenta", "added_word": "bold underline blue",
    "removed_word": "bold strike red", "changed_word": "bold underline", "warning": "bold yellow", "error": "bold red",
    "key": "bold", "badge": "bold cyan", "breadcrumb": "cyan", "rule": "blue",
}  # fmt: skip
"""Roles in the sixteen colours of a terminal's own palette, whose ground stays as it is."""


class RoleStyles:
    """Styles by roles, made once for each combination. `colours` is how many the terminal has: 0, 16 or many."""

    def __init__(self, theme: Theme, colours: int = MANY) -> None:
        self.theme = theme
        self.colours = colours
        self._roles = {name: _style(style) for name, style in theme.roles.items()}
        if colours < MANY:
            few = _SIXTEEN if colours else _NO_COLOUR
            self._roles = {name: Style.parse(few.get(name, "none")) for name in theme.roles}
        self._roles["underline_current"] = Style(underline=True, bold=True)
        self._made: dict[tuple[Roles, str], Style] = {}
        self._grounds: dict[str, Style] = {}

    def ground(self, name: str) -> Style:
        """The style of an empty cell on a ground: `background`, `surface` or `panel`."""
        known = self._grounds.get(name)
        if known is None:
            if self.colours == MANY:
                known = Style(
                    bgcolor=Color.parse(self.theme.colors[name]),
                    color=Color.parse(self.theme.colors["foreground"]),
                )
            else:
                known = Style()
            self._grounds[name] = known
        return known

    def style(self, roles: Roles, ground: str = "background") -> Style:
        """The style of text with these roles on a ground."""
        key = (roles, ground)
        known = self._made.get(key)
        if known is None:
            known = self.ground(ground)
            for role in roles:
                found = self._roles.get(role)
                if found is not None:
                    known += found
            self._made[key] = known
        return known


def _style(role: RoleStyle) -> Style:
    flags = role.flags
    return Style(
        color=role.color,
        bgcolor=role.background,
        bold=True if "bold" in flags else None,
        italic=True if "italic" in flags else None,
        underline=True if "underline" in flags else None,
        dim=True if "dim" in flags else None,
        reverse=True if "reverse" in flags else None,
        strike=True if "strike" in flags else None,
    )
