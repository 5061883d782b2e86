"""Told: a figure with its context; which words of contexts say nothing, which that it is planned or estimated."""

from __future__ import annotations

import re
from typing import NamedTuple

from ..facts.quantities import Quantity
from ..facts.tokens import word_key
from .passages import spoken
from .result import Spot

_EMPTY_WORDS = (
    "và|của|các|với|cho|là|trong|tại|từ|theo|đạt|có|được|đã|ước|khoảng|trên|dưới|hơn|năm|tháng|quý|ngày|"
    "toàn|địa|bàn|để|thì|mà|nay|đến|hết|cả|này|đó|như|khi|do|về|vào|ra|lên|còn|mới|chỉ|vẫn|đang|sẽ|cũng|"
    "kết|quả|qua|xuống|rà|soát|con|mức|cơ|bản|tính|riêng|những|một|số|cùng|kỳ|so|nêu|bằng|chiếm|tăng|giảm|thêm|"
    "duy|trì|phấn|đấu|mục|tiêu|kế|hoạch|dự|kiến|giao|toán|hoàn|thành|thực|hiện|cuối|đầu|tổng|cộng|lũy|"
    "thời|điểm|việc|tiếp|tục|bảo|đảm|tuy|nhưng|dù|tỉnh|huyện|xã|phố|thị|trấn|phường|nền|tảng|vượt|tỷ|lệ|"
    "quyết|định|nghị|đều|gần|nhất|trước|sau|ngoài|nhằm|yêu|cầu|tương|ứng|đương|khá|cao|thấp|chung|đề|"
    'đồng|phải|-|"'
)
EMPTY = frozenset(map(word_key, _EMPTY_WORDS.split("|")))
"""Words that tell nothing of what is told."""
PLANS = re.compile(spoken("phấn đấu|mục tiêu|chỉ tiêu|kế hoạch|giao|dự toán|đề ra|yêu cầu|kh|nghị quyết|định hướng"))
ESTIMATES = re.compile(spoken("ước|dự ước|dự kiến|ước đạt|ước tính"))


class Told(NamedTuple):
    """A figure with its context."""

    spot: Spot
    quantity: Quantity
    home: tuple[int, int]
    """The block and the sentence it stands in: two figures of one sentence are two things."""
    printed: str
    """The words of its context as printed."""
    measure: str
    words: frozenset[str]
    names: frozenset[str]
    times: frozenset[str]
    status: str
    place: frozenset[str]
    """Of the document."""
    lent: bool = False
    """Its words are only those of what stands above or before it."""

    @property
    def is_cell(self) -> bool:
        """Whether it stands in a table."""
        return self.home[1] < 0
