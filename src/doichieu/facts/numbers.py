"""Numbers as they are printed: dots between groups, a comma before decimals; foreign forms where they are plain.

A dot groups three digits, a comma starts decimals of any length (N-2). Of the forms of other languages
(N-3) two are read: two or more groups behind commas ("1,773,000"), and groups behind single blanks
("12 345 tấn"), these only where no reader could take them for two numbers in a row.
"""

from __future__ import annotations

import re
from decimal import Decimal

from .units import COUNT_NOUNS, SCALE, TIMES, UNITS

_MAX_DIGITS = 24
"""A longer run of digits is no figure; decimal arithmetic would round it."""
_COMMAS = r"[1-9][0-9]{0,2}(?:,[0-9]{3}){2,}(?![0-9]|[.,][0-9])"
_INT = r"(?:[0-9]{1,3}(?:\.[0-9]{3})+(?![0-9])|[0-9]+)"
NUM = rf"(?:{_COMMAS}|{_INT}(?:,[0-9]+)?)"

_BLANK = "[ \u00a0\u202f]"
_SPACED = re.compile(
    rf"(?<![0-9A-Za-zĐđ.,/–—-])[1-9][0-9]{{0,2}}(?:{_BLANK}[0-9]{{3}})+"
    rf"(?=\s{{0,3}}(?:{SCALE}|{UNITS}|{TIMES}|(?:{COUNT_NOUNS})(?![^\W\d_])|[.;)]?\s*\Z|;\s"
    rf"|[-–—]\s{{0,3}}[1-9][0-9]{{0,2}}(?:{_BLANK}[0-9]{{3}})+\s{{0,3}}[^\W\d_]))",
    re.IGNORECASE,
)
_MAYBE_SPACED = re.compile(rf"[0-9]{_BLANK}[0-9]{{3}}")
_NUMBERED = re.compile(
    rf"(?:(?<![^\W\d_])(?:{COUNT_NOUNS}|{TIMES}|khu|số|thứ|khối|khóa|khoá|hạng|cấp|nhóm|loại|mức|quý|tuần|kỳ|phần|"
    r"bảng|biểu|điều|khoản|mục|chương)|[0-9])\s$",
    re.IGNORECASE,
)
"""What bears a number of its own right before a figure: "thôn 3 120 hộ" are two numbers, and so are "5 12 345"."""


def number(text: str) -> Decimal | None:
    """The value of a number; None where it fits no form."""
    if len(text) > _MAX_DIGITS or not re.fullmatch(NUM, text):
        return None
    if text.count(",") > 1:
        return Decimal(text.replace(",", ""))
    return Decimal(text.replace(".", "").replace(",", "."))


def with_dots(text: str) -> str:
    """The text with dots for the blanks that group digits beyond doubt; every other character stays in its place."""
    if not _MAYBE_SPACED.search(text):
        return text

    def dotted(match: re.Match[str]) -> str:
        if _NUMBERED.search(text, max(match.start() - 24, 0), match.start()):
            return match.group()
        return re.sub(_BLANK, ".", match.group())

    return _SPACED.sub(dotted, text)
