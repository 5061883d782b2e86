"""Numbers in words: "Bảy huyện nhận bổ sung: …", "có ba xã chưa đạt là …".

Only before what is counted, and not where the word is a name's ("thứ hai", "Phần thứ ba", "tháng hai"). "Năm" is
left out: it is nearly always the year.
"""

from __future__ import annotations

import re
from decimal import Decimal

from ..facts.quantities import Quantity
from ..facts.tokens import Token, TokenKind, word_key
from ..facts.units import COUNT_NOUNS
from .parts import depth_at
from .passages import Figure, Passage, spoken

_VALUES = {"hai": 2, "ba": 3, "bốn": 4, "sáu": 6, "bảy": 7, "tám": 8, "chín": 9, "mười": 10}
_NOUNS = spoken(COUNT_NOUNS.replace("\\s+", " ").replace("\\", ""))
_SPELLED = re.compile(rf"{spoken('|'.join(_VALUES))}(?= {_NOUNS})")
_OF_NAMES = re.compile(spoken("thứ|tháng|quý|lần|mục|phần|khoản|ngày|hạng|loại|số|cả|hàng|mươi|một|hai|ba|trăm") + " $")
_KEYED = {word_key(word): value for word, value in _VALUES.items()}


def with_spelled(passage: Passage) -> Passage:
    """The passage with its numbers in words among its figures."""
    told = [figure for match in _SPELLED.finditer(passage.skeleton) if (figure := _figure(passage, match)) is not None]
    if not told:
        return passage
    return passage._replace(figures=tuple(sorted((*passage.figures, *told), key=lambda figure: figure.at)))


def _figure(passage: Passage, match: re.Match[str]) -> Figure | None:
    if _OF_NAMES.search(passage.skeleton, max(match.start() - 12, 0), match.start()):
        return None
    value = Decimal(_KEYED[match[0]])
    start = passage.text_offset(match.start())
    raw = passage.whole.text[start : start + len(match[0])]
    quantity = Quantity(value, value, value, None, "=", raw)
    token = Token(TokenKind.QUANTITY, start, start + len(raw), quantity.key, quantity)
    return Figure(match.end() - 1, token, quantity, depth_at(passage.skeleton, match.start()))
