"""Shares that are to make a whole: what names a structure, and when its parts make no hundred."""

from __future__ import annotations

import re
from fractions import Fraction

from .passages import spoken
from .rounding import Span, exactly

STRUCTURE = re.compile(spoken("cơ cấu|cơ cấu kinh tế|tỷ trọng|lần lượt chiếm|chiếm lần lượt|chia theo"))
CHANGED = re.compile(
    spoken(
        "tăng|giảm|tăng thêm|giảm bớt|tăng khoảng|từ|so với|bằng|vượt|cao hơn|thấp hơn|kế hoạch|đến|tăng trưởng|"
        "xuống còn|lên"
    )
    + " $"
)
FULL = exactly(100)
SHORT = Fraction(97)
"""Parts that make less than this of the hundred leave something unnamed."""
MOST = Fraction(125)
LEAST_PARTS = 3


def breaks_whole(adding: Span, short: Fraction = SHORT) -> bool:
    """Whether shares make neither a hundred nor so little that something is left unnamed."""
    return short <= adding.high < FULL.low or FULL.high < adding.low <= MOST
