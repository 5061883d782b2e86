"""What may reach a terminal: every control character becomes a visible mark, one for one.

A hostile file must not drive the terminal (ESC, C1, BEL), hide text (bidirectional overrides) or
shift what is shown against its source. So each such character is replaced by exactly one visible
character before anything else sees the text; offsets stay true.
"""

from __future__ import annotations

import re

_HIDDEN = (
    "\x80-\x9f\u061c\u115f\u1160\u180e\u200e\u200f\u2028-\u202e\u2061-\u206f\u3164\uffa0"
    "\ud800-\udfff\ufff9-\ufffb\U000e0000-\U000e007f"
)
"""C1, directions, line separators, operators and fillers that show nothing, half characters, tags."""
_UNSAFE = re.compile(f"[\x00-\x08\x0b\x0e-\x1f\x7f{_HIDDEN}]")


def _mark(found: re.Match[str]) -> str:
    """The picture of a C0 control character; for others the mark of what cannot be shown."""
    code = ord(found.group())
    return chr(0x2400 + code) if code < 0x20 else "\u2421" if code == 0x7F else "\ufffd"


BLANKS = " \t\r\f\v\u00a0"
"""What may stand at the ends of a line without being text."""

ZERO_WIDTH = "\u200b\u200c\u200d\u2060\ufeff\u00ad"
"""Characters without width that carry no text; kept in the source, left out of blocks."""


_BLANKS = re.compile("[\u00a0\u2000-\u200a\u202f\u205f\u3000]")


def common_blanks(text: str) -> str:
    """The text with common blanks for those of other widths and those that do not break (U-7); as long as before."""
    return _BLANKS.sub(" ", text) if not text.isascii() else text


def visible(text: str) -> str:
    """The text with every control character shown as a mark; as long as before."""
    return _UNSAFE.sub(_mark, text)


def one_line(text: str) -> str:
    """A string for a message: visible, and on a single line."""
    return " ".join(visible(text).replace("\t", " ").split())
