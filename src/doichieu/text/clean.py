"""What may reach a terminal: every control character becomes a visible mark, one for one.

A hostile file must not drive the terminal (ESC, C1, BEL), hide text (bidirectional overrides) or
shift what is shown against its source. So each such character is replaced by exactly one visible
character before anything else sees the text; offsets stay true.
"""

from __future__ import annotations

import re

_PICTURES = {code: chr(0x2400 + code) for code in range(0x20) if code not in (0x09, 0x0A, 0x0C, 0x0D)}
_PICTURES[0x7F] = "\u2421"
_HIDDEN = [
    *range(0x80, 0xA0), 0x061C, 0x115F, 0x1160, 0x180E, *range(0x200E, 0x2010), *range(0x2028, 0x202F),
    *range(0x2061, 0x2070), 0x3164, 0xFFA0,
]  # fmt: skip
"""C1, directions, line separators, operators and fillers that show nothing."""
_TABLE: dict[int, str] = {**_PICTURES, **dict.fromkeys(_HIDDEN, "\ufffd")}
for _code in (*range(0xD800, 0xE000), *range(0xFFF9, 0xFFFC), *range(0xE0000, 0xE0080)):
    _TABLE[_code] = "\ufffd"


def _ranges(codes: list[int]) -> str:
    """A character class of the codes by ranges: one of single characters is searched forty times as slowly."""
    out: list[list[int]] = []
    for code in sorted(codes):
        if out and out[-1][1] == code - 1:
            out[-1][1] = code
        else:
            out.append([code, code])
    return "[" + "".join(f"\\U{low:08x}-\\U{high:08x}" for low, high in out) + "]"


_UNSAFE = re.compile(_ranges(list(_TABLE)))

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
    return text.translate(_TABLE) if _UNSAFE.search(text) else text


def one_line(text: str) -> str:
    """A string for a message: visible, and on a single line."""
    return " ".join(visible(text).replace("\t", " ").split())
