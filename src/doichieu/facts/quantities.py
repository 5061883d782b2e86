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

from ..text.syllables import canonical

_SCALES = {"nghìn": 3, "ngàn": 3, "vạn": 4, "triệu": 6, "tỷ": 9, "tỉ": 9}
_MAX_DIGITS = 24
"""A longer run of digits is no figure; decimal arithmetic would round it."""
_S = r"\s{0,3}"
_DASH = r"[-–—‐‑‒−]"
_NOT_AFTER = r"(?<![0-9A-Za-zĐđ.,/])"
_INT = r"(?:[0-9]{1,3}(?:\.[0-9]{3})+(?![0-9])|[0-9]+)"
_NUM = rf"{_INT}(?:,[0-9]+)?"

_COMPARATOR_WORDS = {
    "~": "khoảng|xấp xỉ|ước khoảng|ước chừng|khoảng gần|gần|trên dưới|chừng",
    ">=": "không dưới|không thấp hơn|không ít hơn|không nhỏ hơn|không kém|ít nhất là|ít nhất|"
    "tối thiểu là|tối thiểu|thấp nhất là",
    "<=": "không vượt quá|không vượt|không quá|không cao hơn|không lớn hơn|không nhiều hơn|"
    "không trên|không hơn|tối đa là|"
    "tối đa không quá|tối đa|nhiều nhất là|nhiều nhất|cao nhất là",
    "<": "dưới|chưa đầy|chưa đến|chưa tới|thấp hơn|nhỏ hơn|ít hơn|không đầy|không đến|không tới",
    ">": "khoảng trên|từ trên|trên|cao hơn|lớn hơn|nhiều hơn|hơn|quá|vượt quá",
}
_COMPARATOR_SIGNS = {"≤": "<=", "≥": ">=", "<=": "<=", ">=": ">=", "<": "<", ">": ">", "~": "~", "≈": "~"}
_COMPARATORS = {
    word: sign for sign, words in _COMPARATOR_WORDS.items() for word in words.split("|")
} | _COMPARATOR_SIGNS


def _spaced(words: str) -> str:
    """Alternatives, longest first, with any blanks between their words."""
    longest = sorted(words.split("|"), key=len, reverse=True)
    return "|".join(re.escape(word).replace("\\ ", r"\s+") for word in longest)


_CMP = _spaced("|".join(_COMPARATOR_WORDS.values()))
UNITS = r"%|‰|°C|(?:{})(?![^\W\d_])".format(
    _spaced(
        "phần trăm|điểm phần trăm|phần nghìn|đồng|đ|VNĐ|VND|USD|đô la Mỹ|đô la|EUR|euro|ha|héc ta|hécta|hecta|héc-ta|"
        "km²|km2|km|m²|m2|m³|m3|m|cm|mm|mét vuông|mét khối|mét|tấn.km|người.km|lượt khách.km|"
        "hành khách.km|tấn|tạ|yến|kg|gam|"
        "lít|kWh|MWh|GWh|kVA|kV|MVA|MWp|kWp|MW|kW|GW|Mbps|Gbps|MB|GB|TB|độ C|lượt khách|lượt người|lượt"
    )
)
"""Units, which belong to the figure."""
UNITS = rf"{UNITS}|điểm\s+%"
COUNT_NOUNS = _spaced(
    "xã|huyện|tỉnh|thôn|bản|phường|thị trấn|thị xã|thành phố|dự án|người|hộ|con|cây|vụ|chỉ tiêu|"
    "tiêu chí|trường|giường|bác sĩ|"
    "doanh nghiệp|DN|HTX|hợp tác xã|sản phẩm|nhiệm vụ|KCN|CCN|camera|trạm|bậc|điểm|cuộc|đề tài|giải|"
    "huy chương|đơn vị|lao động|"
    "văn bản|công trình|lớp|học sinh|khách|trường hợp|đối tượng|tổ chức|cơ sở|nghị quyết|năm|tháng|"
    "ngày|lần|tuổi|giờ|bác sỹ|"
    "hồ sơ|mô hình|tổ|cán bộ|thí sinh|quyết định|lô|tuyến|cầu|chợ|nhà|căn|phòng|máy|xe|tàu|ca|đợt|kỳ|"
    "buổi|hội nghị|tập thể|cá nhân"
)
"""What figures count: nouns that stay words of their own behind the figure."""
SCALE = r"(?:nghìn|ngàn|vạn|triệu|tỷ|tỉ)(?![^\W\d_])"
_PER = rf"(?:{_S}/{_S}(?:[0-9.,]{{1,7}}\s?)?[^\W\d_]+(?:\s(?:động|sản|dân|gia đình)(?![^\W\d_]))?)"

QUANTITY = re.compile(
    rf"(?P<cmp>(?:(?<![^\W\d_])(?:{_CMP})\s+){{1,2}}|(?:[<>≤≥~≈]=?{_S}))?"
    rf"{_NOT_AFTER}(?P<sign>(?<=[(\s])[-−–+](?=[0-9]))?"
    rf"(?P<num>{_NUM})(?P<bad>\.[0-9]+(?:,[0-9]+)?|(?:,[0-9]{{3}})+(?![0-9]))?"
    rf"(?:{_S}{_DASH}{_S}(?P<to>{_NUM})(?![0-9./]))?"
    rf"(?:{_S}/{_S}(?P<of>{_NUM})(?![0-9/]))?"
    rf"(?:{_S}(?P<scale>{SCALE}(?:\s+{SCALE})*))?"
    rf"(?:{_S}(?P<unit>{UNITS})"
    rf"(?:{_S}/{_S}(?P<plan>{_NUM})(?:{_S}(?P<planscale>{SCALE}(?:\s+{SCALE})*))?{_S}(?P<planunit>{UNITS})|(?P<per>{_PER}{{0,3}})))?"
    rf"(?P<end>\s+trở\s+(?:lên|xuống)(?![^\W\d_]))?",
    re.IGNORECASE,
)
_COUNT = re.compile(rf"\s*(?P<noun>{COUNT_NOUNS})(?![^\W\d_])(?P<per>{_PER}{{0,2}})", re.IGNORECASE)
_LETTERS = re.compile(r"[^\W\d_]+[23]?")
_BEFORE_FIGURE = re.compile(r"[^0-9]+")
_AFTER_FIGURE = re.compile(r"trở\s+(?:lên|xuống)$", re.IGNORECASE)
_REACH = 24
"""How far behind a figure the noun that it counts may end."""
_SPLIT_NOT = re.compile(r"(?<![^\W\d_])không\s[^.;:!?]{0,60}$", re.IGNORECASE)
"""The "không" of a "không … quá" that stands apart from its figure (“không thanh tra quá 01 lần/năm”)."""

_UNIT_NAMES = {
    "phần trăm": "%", "điểm phần trăm": "pp", "điểm %": "pp", "đồng": "VND", "đ": "VND", "vnđ": "VND", "vnd": "VND",
    "usd": "USD", "đô la mỹ": "USD", "đô la": "USD", "euro": "EUR", "m2": "m²", "m3": "m³", "km2": "km²",
    "phần nghìn": "‰",
    "mét vuông": "m²", "mét khối": "m³", "mét": "m", "héc ta": "ha", "hécta": "ha", "hecta": "ha", "héc-ta": "ha",
    "độ c": "°C",
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
        """What two ways of telling one quantity share: value, comparator and unit."""
        if self.low is None:
            return self.raw
        ends = _plain(self.low) if self.low == self.high else f"{_plain(self.low)}..{_plain(self.high)}"
        whole = f"/{_plain(self.of)}" if self.of is not None else ""
        unit = "" if self.counted else (self.unit or "").lower()
        return f"{self.comparator}{ends}{whole}{unit}"

    @property
    def words(self) -> str:
        """The words of its comparator, case, blanks and tone marks aside: "hơn 5%" and "trên 5%" are two wordings.

        Scales and units are no part of it: they are in the value, so `2.421.618 triệu đồng` is told in the same words
        as `2.421,618 tỷ đồng` (N-13).
        """
        before, after = _BEFORE_FIGURE.match(self.raw), _AFTER_FIGURE.search(self.raw)
        found = " ".join(match.group() for match in (before, after) if match)
        return " ".join(canonical(word.lower()) for word in _LETTERS.findall(found))


def _plain(value: Decimal | None) -> str:
    return "" if value is None else format(value.normalize(), "f")


def number(text: str) -> Decimal | None:
    """The value of a Vietnamese number; None where it fits no form."""
    if len(text) > _MAX_DIGITS or not re.fullmatch(_NUM, text):
        return None
    return Decimal(text.replace(".", "").replace(",", "."))


def parse_quantity(match: re.Match[str]) -> Quantity:
    """The quantity of a match of `QUANTITY`, read with what stands around it."""
    text, (start, end) = match.string, match.span()
    raw = match.group().strip()
    comparator = _comparator(match, text[max(start - 80, 0) : start])
    unit = _unit(match)
    noun = _COUNT.match(text, end, end + _REACH) if unit is None and match["bad"] is None else None
    if noun:
        unit = _joined(_one_case(noun["noun"]), noun["per"])
    numbers = [number(match[group]) for group in ("num", "to", "of", "plan") if match[group]]
    if match["bad"] is not None or None in numbers:
        return Quantity(None, None, None, unit, comparator, raw)
    low = _scaled(match["num"], match["scale"])
    if match["sign"] and match["sign"] != "+":
        low = -low
    high = _scaled(match["to"], match["scale"]) if match["to"] else low
    whole = _scaled(match["of"], match["scale"]) if match["of"] else None
    if match["plan"]:
        whole = _scaled(match["plan"], match["planscale"])
    return Quantity(low if low == high else None, low, high, unit, comparator, raw, whole, noun is not None)


def _scaled(digits: str, scales: str | None) -> Decimal:
    return (number(digits) or Decimal(0)) * Decimal(10) ** sum(_SCALES[word.lower()] for word in (scales or "").split())


def _comparator(match: re.Match[str], before: str) -> str:
    words = " ".join((match["cmp"] or "").lower().split())
    if words == "quá" and _SPLIT_NOT.search(before):
        return "<="
    if words:
        return _sign(words)
    end = (match["end"] or "").lower()
    if end.endswith("lên"):
        return ">="
    return "<=" if end else "="


def _sign(words: str) -> str:
    """The comparator of one or two of its words: of "tối đa khoảng" and "khoảng dưới" the one that bounds."""
    if words in _COMPARATORS:
        return _COMPARATORS[words]
    first = next(word for word in sorted(_COMPARATORS, key=len, reverse=True) if words.startswith(word))
    second = _COMPARATORS.get(words[len(first) :].strip(), "~")
    return second if _COMPARATORS[first] == "~" else _COMPARATORS[first]


def _unit(match: re.Match[str]) -> str | None:
    printed = match["unit"]
    if not printed:
        return None
    plain = " ".join(printed.lower().split())
    return _joined(_UNIT_NAMES.get(plain, _one_case(printed)), match["per"])


def _joined(unit: str, per: str | None) -> str:
    """A unit with what it is counted by: VND/người/tháng."""
    return "/".join([unit, *(_one_case(part) for part in (per or "").split("/")[1:])])


def _one_case(printed: str) -> str:
    """Words in small letters, tone marks in one place; abbreviations as they are (KCN, kWh)."""
    words = printed.split()
    return " ".join(
        word if word in _ABBREVIATED else _LETTERS.sub(lambda m: canonical(m[0].lower()), word) for word in words
    )


_ABBREVIATED = frozenset(
    [
        "DN",
        "HTX",
        "KCN",
        "CCN",
        "EUR",
        "kWh",
        "MWh",
        "GWh",
        "kVA",
        "kV",
        "KV",
        "MVA",
        "MWp",
        "kWp",
        "MW",
        "kW",
        "GW",
        "Mbps",
        "Gbps",
        "MB",
        "GB",
        "TB",
        "°C",
    ]
)
