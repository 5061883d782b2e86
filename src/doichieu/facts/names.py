"""Names with digits in them, which are no quantities: QL 37, Đề án 06, Covid-19 (VIETNAMESE.md 3.3).

Words that lead to a number of identity make it a name ("Đề án 06", "khoản 2", "mức độ 3,4"), unless
a scale or unit behind it makes it an amount after all ("khoản 15 tỷ đồng"). Letters glued to digits
are a name (T1, QC01), and so are numbers of versions and sections (4.0, 6.2.1) and the digits of
slogans in quotes (“1 không, 2 ít, 3 cao”).
"""

from __future__ import annotations

import re

from ..text.syllables import canonical
from .units import COUNT_NOUNS, SCALE, TIMES, UNITS

_EDGE = r"(?<![^\W\d_])"
_NO_AMOUNT = rf"(?![0-9/%]|[.,-][0-9]|-[A-ZĐ]|\s{{0,3}}(?:{SCALE}|{UNITS}))"
_NO_COUNT = rf"(?!\s{{0,3}}(?:{COUNT_NOUNS})(?![^\W\d_]))"
_SAYING = rf"\s{{1,4}}(?!{SCALE}|{UNITS}|{TIMES}|(?:{COUNT_NOUNS})(?![^\W\d_]))[^\W\d_]+(?:\s{{1,4}}[^\W\d_]+){{0,2}}"
"""What a digit of a slogan stands before: words that are neither unit nor counted noun."""
_NO_TOTAL = "".join(rf"(?<!{word}{blanks})" for word in ("ổng", "rong") for blanks in (r"\s", r"\s\s", r"\s\s\s"))
"""In "tổng số 7" and "trong số 7" the number is a figure, whatever the blanks."""
_OPEN, _CLOSE = "“\"„«‘'", "”\"“»’'"
_INSTRUMENTS = "|".join(
    rf"{a}\s+{b}|{a.upper()}\s+{b.upper()}"
    for a, b in (("Quyết", "định"), ("Chỉ", "thị"), ("Kế", "hoạch"), ("Nghị", "quyết"), ("Kết", "luận"))
)
_DASH = r"[-–—‐‑‒−]"

NAME = re.compile(
    rf"{_EDGE}(?=[^\W0-9_])(?:"  # words that lead to a number, or letters glued to one
    r"(?:ĐT|QL|TL|HL|ĐH|CT|NR)[. ]?\s{0,3}[0-9]{1,4}[A-Z]?(?![0-9]|[/.,-][0-9])(?![/-][A-ZĐ])"
    rf"|(?i:covid)\s{{0,4}}{_DASH}?\s{{0,4}}19(?![0-9])"
    r"|(?:TCVN|ISO|QCVN|IEC)(?:\s{1,3}[A-Z]+)?\s{0,3}[0-9]+(?:[-:.][0-9]+)*"
    rf"|(?i:mức\s+độ|cấp\s+độ|loại)\s+[0-9](?:,[0-9]|\s{{0,3}}(?:,|và)\s{{0,3}}[0-9](?![0-9]))*{_NO_AMOUNT}{_NO_COUNT}"
    rf"|(?:Đề|ĐỀ|Dự|DỰ)\s+(?:án|ÁN)\s+(?:(?:số|SỐ)\s+)?[0-9]{{1,4}}{_NO_AMOUNT}"
    rf"|(?:{_INSTRUMENTS})\s+(?:(?:số|SỐ)\s+)?[0-9]{{1,3}}{_NO_AMOUNT}{_NO_COUNT}"
    r"|(?i:biểu|phụ\s+lục|mẫu|bảng|điều|khoản|điểm|mục|chương)\s+(?i:số\s+)?"
    rf"[0-9]{{1,4}}(?:\.[0-9]{{1,4}})*[a-zđ]?(?![^\W\d_]){_NO_AMOUNT}{_NO_COUNT}"
    rf"|{_NO_TOTAL}(?i:số)\s+[0-9]{{1,3}}(?![0-9a-zA-Z]){_NO_AMOUNT}{_NO_COUNT}"
    r"|(?i:cấp\s+cứu|tổng\s+đài|điện\s+thoại|hotline|fax|SEA\s+Games)\s+[0-9]{1,12}(?![0-9])"
    r"|(?i:t[ỷỉ]\s+lệ)\s+1/[0-9.]{3,7}(?:(?:,|;|\s{1,3}và)\s+1/[0-9.]{3,7})*"
    r"|[A-Z]{1,4}[0-9]{1,3}(?![0-9/])"
    r")|(?=[0-9])(?:"
    rf"(?<=[{_OPEN}])(?:[0-9]{_SAYING}(?=\s{{0,3}}[{_CLOSE}])|[0-9]{{1,2}}{_SAYING}(?:,?\s{{1,3}}[0-9]{{1,2}}{_SAYING})+(?=\s{{0,3}}[{_CLOSE}(]))"
    r"|(?<![0-9.,/])[0-9]{1,2}(?:\.[0-9]{1,2}){2,5}(?![0-9])|(?<![0-9.,/])[0-9]\.0(?![0-9]|[.,][0-9])"
    r")"
)
_PADDING = re.compile(r"^0+(?=[1-9])")
_PART = re.compile(r"[^\W\d_]+|[0-9]+|[^\w\s]")


def name_key(name: str) -> str:
    """What two ways of printing one name share: case, tone mark, zero padding, dashes and spaces aside."""
    parts = (_PADDING.sub("", canonical(part.lower())) for part in _PART.findall(name))
    return "".join("-" if part in "–—‐‑‒−" else part for part in parts)
