"""Quantities: comparator, number or range, scale, unit, per (the grammar of VIETNAMESE.md 3.1).

Numbers are Vietnamese: a dot groups three digits, a comma starts decimals of any length (N-2), so
`26,579` is 26.579 and `1.773` is 1773. Values are exact decimals in base units: `16.068 tỷ đồng` is
16068000000000 VND (N-1). A number that fits no form ("46.7113") keeps its words and has no value.
A comparator counts only right before its number, on word boundaries (N-4): "trên địa bàn 12 xã"
is no >, "nhà nước đạt" no estimate.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

_SCALES = {"nghìn": 3, "ngàn": 3, "vạn": 4, "triệu": 6, "tỷ": 9, "tỉ": 9}
_NOT_AFTER = r"(?<![0-9A-Za-zĐđ.,/])"
_INT = r"(?:[0-9]{1,3}(?:\.[0-9]{3})+(?![0-9])|[0-9]+)"
_NUM = rf"{_INT}(?:,[0-9]+)?"
_CMP_WORDS = (
    r"khoảng trên|khoảng gần|khoảng|xấp xỉ|ước khoảng|gần|không quá|không vượt quá|tối đa|chưa đầy|chưa đến|thấp hơn|nhỏ hơn|"
    r"dưới|ít nhất là|ít nhất|tối thiểu|không dưới|từ trên|cao hơn|lớn hơn|nhiều hơn|trên|hơn|đạt trên|đạt hơn"
)
_UNITS = (
    r"%|phần trăm|điểm phần trăm|điểm %|đồng|đ(?![^\W\d_])|VNĐ|VND|USD|đô la Mỹ|EUR|ha(?![^\W\d_])|km²|km2|km(?![^\W\d_])|"
    r"m²|m2|m³|m3|m(?![^\W\d_])|cm|mm|tấn\.km|người\.km|tấn|tạ(?![^\W\d_])|yến|kg|gam|lít|kWh|MWh|kVA|kV|KV|MVA|MWp|MW|GW|"
    r"lượt khách|lượt người|lượt"
)
_COUNTS = (
    r"xã|huyện|tỉnh|thôn|bản|phường|thị trấn|thị xã|thành phố|dự án|người|hộ|con|cây|vụ|chỉ tiêu|tiêu chí|trường|giường|bác sĩ|"
    r"doanh nghiệp|DN|HTX|hợp tác xã|sản phẩm|nhiệm vụ|KCN|CCN|camera|trạm|bậc|điểm|cuộc|đề tài|giải|huy chương|đơn vị|lao động|"
    r"văn bản|công trình|lớp|học sinh|khách|trường hợp|đối tượng|tổ chức|cơ sở|nghị quyết|năm|tháng|ngày|lần|tuổi|giờ"
)
_SCALE = r"(?:nghìn|ngàn|vạn|triệu|tỷ|tỉ)(?![^\W\d_])"
_PER = r"(?:\s?/\s?(?:[0-9.,]{1,7}\s?)?[^\W\d_]+(?:\s(?:động|sản|dân|gia đình)(?![^\W\d_]))?)"

QUANTITY = re.compile(
    rf"(?P<cmp>(?:(?<![^\W\d_])(?:{_CMP_WORDS})\s+){{1,2}}|(?:[<>≤≥~≈]=?\s?))?"
    rf"{_NOT_AFTER}(?P<sign>(?<=[(\s])[-−–+](?=[0-9]))?"
    rf"(?P<num>{_NUM})(?P<bad>\.[0-9]+(?:,[0-9]+)?)?"
    rf"(?:\s?[-–]\s?(?P<to>{_NUM})(?![0-9./]))?"
    rf"(?:\s?/\s?(?P<of>{_NUM})(?![0-9/]))?"
    rf"(?:\s?(?P<scale>{_SCALE}(?:\s+{_SCALE})*))?"
    rf"(?:\s?(?P<unit>{_UNITS})(?P<per>{_PER}{{0,3}}))?"
    rf"(?P<end>\s+trở\s+(?:lên|xuống)(?![^\W\d_]))?",
    re.IGNORECASE,
)
_COUNT = re.compile(rf"\s*(?P<noun>{_COUNTS})(?![^\W\d_])")

_COMPARATORS = (
    ("khoảng trên", ">"), ("đạt trên", ">"), ("đạt hơn", ">"), ("không dưới", ">="), ("ít nhất", ">="),
    ("tối thiểu", ">="), ("không quá", "<="), ("không vượt", "<="), ("tối đa", "<="), ("chưa", "<"), ("thấp hơn", "<"),
    ("nhỏ hơn", "<"), ("dưới", "<"), ("khoảng", "~"), ("xấp xỉ", "~"), ("gần", "~"), ("trên", ">"), ("hơn", ">"),
    ("≤", "<="), ("≥", ">="), ("<=", "<="), (">=", ">="), ("<", "<"), (">", ">"), ("~", "~"), ("≈", "~"),
)  # fmt: skip
_UNIT_NAMES = {
    "phần trăm": "%", "điểm phần trăm": "pp", "điểm %": "pp", "đồng": "VND", "đ": "VND", "vnđ": "VND", "vnd": "VND",
    "usd": "USD", "đô la mỹ": "USD", "m2": "m²", "m3": "m³", "km2": "km²",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Quantity:
    """A figure with its meaning. `low` and `high` are the ends of a range, else both the value."""

    value: Decimal | None
    low: Decimal | None
    high: Decimal | None
    unit: str | None
    comparator: str
    raw: str
    of: Decimal | None = None
    """The second number of `a/b`."""
    counted: bool = False
    """The unit is the noun that is counted, which stands behind the figure as a word of its own."""

    @property
    def key(self) -> str:
        """What two ways of printing one quantity share."""
        if self.low is None:
            return self.raw
        ends = _plain(self.low) if self.low == self.high else f"{_plain(self.low)}..{_plain(self.high)}"
        whole = f"/{_plain(self.of)}" if self.of is not None else ""
        unit = "" if self.counted else self.unit or ""
        return f"{self.comparator}{ends}{whole}{unit}"


def _plain(value: Decimal | None) -> str:
    return "" if value is None else format(value.normalize(), "f")


def number(text: str) -> Decimal | None:
    """The value of a Vietnamese number; None where it fits no form."""
    if not re.fullmatch(_NUM, text):
        return None
    return Decimal(text.replace(".", "").replace(",", "."))


def parse_quantity(match: re.Match[str], after: str = "") -> Quantity:
    """The quantity of a match of `QUANTITY`; `after` is the text behind it, where a counted noun may stand."""
    raw = match.group().strip()
    comparator = _comparator(match["cmp"] or "", match["end"] or "")
    unit = _unit(match)
    noun = _COUNT.match(after) if unit is None and match["bad"] is None else None
    if noun:
        unit = noun["noun"] if noun["noun"].isupper() else noun["noun"].lower()
    if match["bad"] is not None:
        return Quantity(None, None, None, unit, comparator, raw)
    power = Decimal(10) ** sum(_SCALES[word.lower()] for word in (match["scale"] or "").split())
    first = number(match["num"])
    low = None if first is None else first * power
    if low is not None and match["sign"] and match["sign"] != "+":
        low = -low
    to = number(match["to"]) if match["to"] else None
    high = low if to is None else to * power
    of = number(match["of"]) if match["of"] else None
    whole = None if of is None else of * power
    return Quantity(low if low == high else None, low, high, unit, comparator, raw, whole, noun is not None)


def _comparator(before: str, end: str) -> str:
    low = " ".join(before.lower().split())
    for word, sign in _COMPARATORS:
        if low and word in low:
            return sign
    if "lên" in end:
        return ">="
    return "<=" if "xuống" in end else "="


def _unit(match: re.Match[str]) -> str | None:
    printed = match["unit"]
    if not printed:
        return None
    unit = _UNIT_NAMES.get(printed.lower(), printed if printed.isupper() else printed.lower())
    per = [part.strip() for part in (match["per"] or "").split("/")[1:]]
    return "/".join([unit, *per])
