"""A theme as it looks: a few lines of a report in its colours."""

from __future__ import annotations

from ..presentation.spans import Line
from ..presentation.words import Words
from ..settings.themes import RoleStyle, Theme

_FLAGS = {"bold": "1", "dim": "2", "italic": "3", "underline": "4", "reverse": "7", "strike": "9"}
_WIDTH = 76


def sample_lines(theme: Theme, words: Words) -> list[str]:
    """The sample, with the terminal's codes for 24-bit colours."""
    title = theme.title.get(words.language, theme.name)
    rows: list[Line] = [
        [(f" {theme.name}", ("heading",)), (f"  {title}", ("muted",))],
        [
            (" (13) ", ("heading_label",)), ("Tỷ lệ hộ nghèo ", ("text",)), ("1,82%", ("figure",)),
            (" theo ", ("text",)), ("247-KL/TU", ("citation",)), (" ngày ", ("text",)), ("25/7/2022", ("date",)),
            ("; ", ("text",)), ("hộ nghèo", ("match",)),
        ],
        [
            (" − ", ("removed",)), ("đạt 1,82%", ("removed_word",)), ("  + ", ("added",)),
            ("dưới 1,8%", ("added_word",)), ("  ~ ", ("changed",)), ("10% → 19%", ("changed_word",)),
            ("  ! ", ("warning",)), (" cursor ", ("cursor",)),
        ],
    ]  # fmt: skip
    return [_painted(row, theme) for row in rows]


def _painted(row: Line, theme: Theme) -> str:
    out, used = [], 0
    for text, roles in row:
        out.append(_piece(text, theme, theme.roles.get(roles[-1], RoleStyle())))
        used += len(text)
    return "".join([*out, _piece(" " * max(_WIDTH - used, 0), theme, RoleStyle())])


def _piece(text: str, theme: Theme, style: RoleStyle) -> str:
    color = style.color or theme.colors["foreground"]
    ground = style.background or theme.colors["background"]
    codes = [f"38;2;{_rgb(color)}", f"48;2;{_rgb(ground)}", *(_FLAGS[flag] for flag in sorted(style.flags))]
    return f"\x1b[{';'.join(codes)}m{text}\x1b[0m"


def _rgb(color: str) -> str:
    return ";".join(str(int(color[at : at + 2], 16)) for at in (1, 3, 5))
