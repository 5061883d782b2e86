"""What makes a theme hard to read: roles that are missing, too little contrast, changes told apart by colour alone.

Contrast is the ratio of WCAG 2: 4.5 for any text on any ground it may stand on.
"""

from __future__ import annotations

from .themes import ROLES, Theme

_ENOUGH = 4.5
_GROUNDS = ("background", "surface", "panel")


def luminance(color: str) -> float:
    """Relative luminance of #rrggbb as WCAG 2 defines it, 0 to 1."""
    parts = (int(color[at : at + 2], 16) / 255 for at in (1, 3, 5))
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(first: str, second: str) -> float:
    """Contrast of two colours, 1 to 21."""
    darker, lighter = sorted((luminance(first), luminance(second)))
    return (lighter + 0.05) / (darker + 0.05)


def weaknesses(theme: Theme) -> list[str]:
    """One line for each thing that makes a theme hard to read; such a theme can be used all the same."""
    found = [f"roles.{role} = ?" for role in ROLES if role not in theme.roles]
    for name, style in theme.roles.items():
        color = style.color or theme.colors["foreground"]
        grounds = [style.background] if style.background else [theme.colors[ground] for ground in _GROUNDS]
        ratio = min(contrast(color, ground) for ground in grounds)
        if ratio < _ENOUGH:
            found.append(f"roles.{name}: contrast {ratio:.1f} < {_ENOUGH}")
    added, removed = theme.roles.get("added_word"), theme.roles.get("removed_word")
    if added is not None and removed is not None and added.flags == removed.flags:
        found.append("roles.added_word, roles.removed_word: colour alone")
    return found
