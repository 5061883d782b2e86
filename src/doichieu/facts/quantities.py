"""Quantities: comparator, number or range, scale, unit, per (the grammar of VIETNAMESE.md 3.1).

Numbers are Vietnamese: a dot groups three digits, a comma starts decimals of any length (N-2), so
`26,579` is 26.579 and `1.773` is 1773. Values are exact decimals in base units: `16.068 tỷ đồng` is
16068000000000 VND (N-1). A number that fits no form ("46.7113") keeps its words and has no value.
A comparator counts only right before its number, on word boundaries (N-4): "trên địa bàn 12 xã"
is no >, "nhà nước đạt" no estimate.
"""

from __future__ import annotations

import re
from decimal import Decimal
from typing import NamedTuple

from ..text.syllables import canonical
from .numbers import NUM, number
from .units import COUNT_NOUNS, PER, SCALE, SCALES, TIMES, UNITS, S, joined, one_case, spaced, unit_name

_DASH = r"[-–—‐‑‒−]"
_NOT_AFTER = r"(?<![0-9A-Za-zĐđ.,/])"

_COMPARATOR_WORDS = {
    "~": "khoảng|khỏang|xấp xỉ|ước khoảng|ước chừng|khoảng gần|gần|trên dưới|chừng",
    ">=": "không dưới|không thấp hơn|không ít hơn|không nhỏ hơn|không kém|ít nhất là|ít nhất|"
    "tối thiểu là|tối thiểu|thấp nhất là",
    "<=": "không vượt quá|không vượt|không quá|không cao hơn|không lớn hơn|không nhiều hơn|"
    "không trên|không hơn|tối đa là|"
    "tối đa không quá|tối đa|nhiều nhất là|nhiều nhất|cao nhất là",
    "<": "dưới|chưa đầy|chưa đến|chưa tới|thấp hơn|nhỏ hơn|ít hơn|không đầy|không đến|không tới",
    ">": "khoảng trên|khỏang trên|từ trên|trên|cao hơn|lớn hơn|nhiều hơn|hơn|quá|vượt quá",
}
_COMPARATOR_SIGNS = {"≤": "<=", "≥": ">=", "<=": "<=", ">=": ">=", "<": "<", ">": ">", "~": "~", "≈": "~"}
_COMPARATORS = {
    word: sign for sign, words in _COMPARATOR_WORDS.items() for word in words.split("|")
} | _COMPARATOR_SIGNS
_CMP = spaced("|".join(_COMPARATOR_WORDS.values()))
_SCALED = rf"{SCALE}(?:\s+{SCALE})*"
_UNIT = rf"{UNITS}|{TIMES}"
_NAMED = rf"(?={S}(?:{SCALE}|{_UNIT}|(?:{COUNT_NOUNS})(?![^\W\d_])))"
_TO = rf"{S}{_DASH}{S}(?P<to>{NUM})(?![0-9./])|\s{{1,3}}(?:đến|tới)\s{{1,3}}(?P<upto>{NUM})(?![0-9./,]){_NAMED}"
"""A range: 5-10, or "5 đến 10 ha", in words only with one unit or noun behind the second number."""

_FIRST = "".join(sorted({word[0] for words in _COMPARATOR_WORDS.values() for word in words.split("|")}))
QUANTITY = re.compile(
    rf"(?=[0-9<>≤≥~≈+−–-]|(?<![^\W\d_])[{_FIRST}])"  # what a quantity may begin with
    rf"(?P<cmp>(?:(?<![^\W\d_])(?:{_CMP})\s+){{1,2}}|(?:[<>≤≥~≈]=?{S}))?"
    rf"{_NOT_AFTER}(?P<sign>(?<=[(\s])[-−–+](?=[0-9]))?"
    rf"(?P<num>{NUM})(?P<bad>\.[0-9]+(?:,[0-9]+)?|(?:,[0-9]{{3}})+(?![0-9]))?"
    rf"(?:{_TO})?"
    rf"(?:{S}/{S}(?P<of>{NUM})(?![0-9/]))?"
    rf"(?:{S}(?P<scale>{_SCALED}))?"
    rf"(?:{S}(?P<unit>{_UNIT})"
    rf"(?:{S}/{S}(?P<plan>{NUM})(?:{S}(?P<planscale>{_SCALED}))?{S}(?P<planunit>{_UNIT})|(?P<per>{PER}{{0,3}})))?"
    rf"(?P<end>\s+trở\s+(?:lên|xuống)(?![^\W\d_]))?",
    re.IGNORECASE,
)
_OF_DATE = re.compile(
    r"\s*(?:năm\s+(?:19|20)[0-9]{2}(?![0-9]|\s{0,3}[-–—‐‑‒−]\s{0,3}(?:19|20)[0-9]{2})|ngày\s+[0-9]{1,2}\s{0,3}(?:/|tháng))",
    re.IGNORECASE,
)
"""The "năm" or "ngày" that leads to a date: it is no unit of the figure before it ("Đợt 3 năm 2024")."""
_COUNT = re.compile(rf"\s*(?P<noun>{COUNT_NOUNS})(?![^\W\d_])(?P<per>{PER}{{0,2}})", re.IGNORECASE)
_LETTERS = re.compile(r"[^\W\d_]+[23]?")
_BEFORE_FIGURE = re.compile(r"[^0-9]+")
_AFTER_FIGURE = re.compile(r"trở\s+(?:lên|xuống)$", re.IGNORECASE)
_MAX_SCALES = 2
_MAX_SIZE = 28
"""More scale words or digits before the comma than this are no figure; decimal arithmetic would round it."""
_REACH = 24
"""How far behind a figure the noun that it counts may end."""
_SPLIT_NOT = re.compile(r"(?<![^\W\d_])không\s[^.;:!?]{0,60}$", re.IGNORECASE)
"""The "không" of a "không … quá" that stands apart from its figure (“không thanh tra quá 01 lần/năm”)."""


class Quantity(NamedTuple):
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

    def comparable(self, other: Quantity) -> bool:
        """Whether the difference of the values says anything: one unit, and one whole (17/18 and 17/20 have two)."""
        return self.low is not None and other.low is not None and (self.unit, self.of) == (other.unit, other.of)

    @property
    def words(self) -> str:
        """The words of its comparator, case, blanks and tone marks aside: "hơn 5%" and "trên 5%" are two wordings.

        Scales and units are no part of it: they are in the value, so `2.421.618 triệu đồng` is told in the same words
        as `2.421,618 tỷ đồng` (N-13).
        """
        before, after = _BEFORE_FIGURE.match(self.raw), _AFTER_FIGURE.search(self.raw)
        found = " ".join(match.group() for match in (before, after) if match)
        words = [canonical(word.lower()) for word in _LETTERS.findall(found)]
        return " ".join(words[1:] if words[:1] == ["từ"] else words)


def _plain(value: Decimal | None) -> str:
    return "" if value is None else format(value.normalize(), "f")


def end_of(match: re.Match[str]) -> int:
    """Where the figure of a match ends: before a word of time that leads to the date behind it."""
    return _before_unit(match) if _leads_to_date(match) else match.end()


def _leads_to_date(match: re.Match[str]) -> bool:
    return bool(match["unit"] and _OF_DATE.match(match.string, match.start("unit")))


def _before_unit(match: re.Match[str]) -> int:
    return max(match.end(group) for group in ("num", "bad", "to", "upto", "of", "scale"))


def parse_quantity(match: re.Match[str]) -> Quantity:
    """The quantity of a match of `QUANTITY`, read with what stands around it."""
    text, start, end = match.string, match.start(), end_of(match)
    raw = text[start:end].strip()
    comparator = _comparator(match, text[max(start - 80, 0) : start])
    unit = _unit(match)
    noun = None
    if not match["unit"] and match["bad"] is None:
        noun = _COUNT.match(text, end, min(end + _REACH, max(match.endpos, end)))
    if noun:
        unit = joined(one_case(noun["noun"]), noun["per"])
    upper = match["to"] or match["upto"]
    low = _scaled(match["num"], match["scale"])
    if low is not None and match["sign"] and match["sign"] != "+":
        low = -low
    high = _scaled(upper, match["scale"]) if upper else low
    whole = _whole(match)
    wanted = whole is not None or not (match["of"] or _has_plan(match))
    if match["bad"] is not None or low is None or high is None or not wanted:
        return Quantity(None, None, None, unit, comparator, raw)
    return Quantity(low if low == high else None, low, high, unit, comparator, raw, whole, noun is not None)


def _has_plan(match: re.Match[str]) -> bool:
    """Whether a second figure in the same unit stands behind a slash; in another unit it is what the first is per."""
    return bool(match["plan"]) and unit_name(match["planunit"]) == unit_name(match["unit"])


def _whole(match: re.Match[str]) -> Decimal | None:
    if _has_plan(match):
        return _scaled(match["plan"], match["planscale"])
    return _scaled(match["of"], match["scale"]) if match["of"] else None


def _scaled(digits: str, scales: str | None) -> Decimal | None:
    """A number times its scales; None where it is none, or larger than anything that is counted."""
    words = (scales or "").lower().split()
    value = number(digits)
    if value is None or len(words) > _MAX_SCALES:
        return None
    scaled = value * Decimal(10) ** sum(SCALES[word] for word in words)
    return scaled if scaled.adjusted() < _MAX_SIZE else None


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
    if not printed or _leads_to_date(match):
        return None
    per = match["per"]
    if match["plan"] and not _has_plan(match):
        per = "/" + match.string[match.start("plan") : match.end("planunit")]
    return joined(unit_name(printed), per)
