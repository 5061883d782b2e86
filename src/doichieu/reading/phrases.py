"""Small questions about a line of Vietnamese: has it ended, is it in capitals, what is its last word."""

from __future__ import annotations

import re

_SENTENCE_END = ".;:!?…"
_TAIL = 40
"""How far from the end of a line its last word is looked for."""
_CLOSERS = "\"'”’»)]}*_ "

BULLET = re.compile(r"[-–—+•●○▪■♦➢✓\uf0a7\uf0b7\uf0d8\uf02d]\s*(?=\S)")
"""The mark of a list item that is no section: dashes, plus signs and what symbol fonts leave (S-23)."""
LISTED = re.compile(rf"{BULLET.pattern}|\*\s+(?=\S)")
"""The same, or a star where that opens no group."""

NO_END = frozenset(
    ("và", "của", "các", "với", "cho", "là", "trong", "tại", "từ", "theo", "để", "do", "bởi", "những",
    "hoặc", "hay", "nhưng", "mà", "thì", "vì", "nên", "khi", "nếu", "sẽ", "đã", "đang", "mỗi", "mọi",
    "giữa", "gồm")
)  # fmt: skip
"""Words after which no Vietnamese sentence or heading ends ("bằng", "đối" and "cùng" end names: "đồng bằng")."""

BEFORE_FIGURE = NO_END | frozenset(
    ("số", "thứ", "về", "đến", "được", "trên", "dưới", "hơn", "gần", "còn", "chỉ", "tăng", "giảm",
    "đạt", "tỉnh", "năm", "ngày", "tháng", "quý", "điều", "khoản", "mục")
)  # fmt: skip
"""Words after which a line that goes on with a figure is no new one, however short the first was."""


STATE = re.compile(
    r"CỘNG\s+H[ÒO][AÀ]\s+XÃ\s+HỘI\s+CHỦ\s+NGHĨA|ĐẢNG\s+CỘNG\s+SẢN\s+VIỆT\s+NAM|(?i:độc\s+lập)\s*[-–—‐‑‒−]\s*(?i:tự\s+do)"
)
"""The name and motto of the State, or of the Party."""
CAPTION = re.compile(
    r"(?:Bảng|BẢNG|Biểu|BIỂU|Biểu đồ|BIỂU ĐỒ|Hình|HÌNH|Sơ đồ|SƠ ĐỒ|Phụ biểu|PHỤ BIỂU)\s+(?:(?:số|SỐ)\s*:?\s*)?[0-9IVX]"
)
"""How the caption of a table or a figure begins; it names that and no section."""
_CONTENTS = re.compile(r"(?:\.{4}|…{2}|(?:\. ){4})\s{0,9}[0-9]{0,4}$")

TOP_NAME = re.compile(
    r"(?P<part>PHẦN\s+)?(?:MỞ ĐẦU|KẾT LUẬN|KẾT LUẬN(?:,| VÀ) KIẾN NGHỊ)|LỜI NÓI ĐẦU|LỜI MỞ ĐẦU|MỤC LỤC"
    r"|(?:DANH MỤC )?TÀI LIỆU THAM KHẢO|DANH MỤC (?:CHỮ|TỪ) VIẾT TẮT"
)
"""Parts without a number at the ends of a long paper: they stand beside its parts and chapters, not in the last one."""

REFERS = re.compile(
    r"(?:\b(?:khoản|điểm|mục|đoạn|chương|phần|các|tại|theo|hoặc|và|của)(?:\s+(?:[0-9]{1,2}[a-zđ]?|[IVX]{1,4}|[a-hj-uwyzđ])(?:,|\s+và)?)*|,)\s*$",
    re.IGNORECASE,
)
"""The end of a line that leads over to "Điều 5" or "Chương II" as a reference (S-6)."""

_PERIODS = tuple(
    re.compile(rf"{pattern}\s*:?$", re.IGNORECASE)
    for pattern in (
        r"năm\s+[0-9]{4}(?:\s*[-–]\s*[0-9]{4})?",
        r"quý\s+(?:IV|I{1,3}|[1-4])(?:(?:\s*/\s*|\s+năm\s+)[0-9]{4})?",
        r"tháng\s+[0-9]{1,2}(?:\s*/\s*[0-9]{4})?(?:\s*(?:và|đến|,|-|–)\s*(?:tháng\s+)?[0-9]{1,2}(?:\s*/\s*[0-9]{4})?)*"
        r"(?:\s+năm\s+[0-9]{4})?",
        r"tuần\s+(?:thứ\s+)?[0-9]{1,2}(?:\s+tháng\s+[0-9]{1,2})?",
        r"ngày\s+[0-9]{1,2}\s*/\s*[0-9]{1,2}(?:\s*/\s*[0-9]{4})?",
    )
)
"""Lines that say nothing but a year, a quarter, a month, a week, a day: plans are parted by them."""


def period_of(text: str) -> int | None:
    """How fine a period a line names and nothing besides: 0 a year to 4 a day; None for other lines."""
    if len(text) > 60 or text[:1] not in "NQT":
        return None
    return next((i for i, pattern in enumerate(_PERIODS) if pattern.match(text)), None)


def is_contents_line(text: str) -> bool:
    """Whether it is a line of a table of contents: dots and the page at its end."""
    return _CONTENTS.search(text, max(len(text) - _TAIL, 0)) is not None


def bare_end(text: str) -> str:
    """The text without the quotes, brackets and blanks that may stand after its last mark."""
    return text.rstrip(_CLOSERS)


def ended(text: str) -> bool:
    """Whether a line closes with an end mark (quotes, brackets and emphasis aside)."""
    bare = bare_end(text)
    return not bare or bare[-1] in _SENTENCE_END


def is_capitals(text: str) -> bool:
    """Whether all its letters are capitals, and it has any."""
    return text.upper() == text and any(c.isalpha() for c in text)


def is_figure(text: str) -> bool:
    """Whether it is a whole number that `int` reads: ① and ² are digits to `str.isdigit`, too (S-18)."""
    return text.isascii() and text.isdigit()


def last_word(text: str) -> str:
    """Its last word, or nothing."""
    end = len(text)
    low = max(end - _TAIL, 0)
    while end > low and not text[end - 1].isalnum():
        end -= 1
    start = end
    while start > low and text[start - 1].isalnum():
        start -= 1
    return text[start:end]


def first_word(text: str) -> str:
    """Its first word, or nothing."""
    found = re.match(r"\W*([^\W_]+)", text[:40])
    return found[1] if found else ""


COUNTED = frozenset({"số", "khoản", "điều", "mục", "điểm", "tháng", "năm", "ngày", "quý", "thứ", "phần", "chương"})
"""Words that a number follows: a line that wraps behind one goes on with it ("gói thầu số ⏎ 5. Nhà thầu …")."""
