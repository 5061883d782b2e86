"""Figures, dates and symbols of a query: every way in which the same value may be printed.

A form is a regular expression over folded text and, for an index on disk, the keys of the words that such a
print consists of: one row of keys for each way, all of a row stand in the passage.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from ..facts.quantities import Quantity
from ..facts.tokens import tokenize
from ..text.letters import fold
from .query import parse_figure, with_marks

Span = tuple[int, int]


class Form(NamedTuple):
    """How a value may be printed."""

    pattern: str
    keys: tuple[tuple[str, ...], ...]


_SYMBOL = re.compile(
    r"(?<![^\W_])([0-9]{1,5})([\s/.–-]*)((?:[12][0-9]{3}[\s/-]*)?[a-zđ][a-z0-9đ/\s&–-]*)$", re.IGNORECASE
)
_INNER_SYMBOL = re.compile(
    r"(?<![^\W_])([0-9]{1,5})([/-]?)((?:[12][0-9]{3}[/-]?)?[a-zđ][a-z0-9đ]*(?:[/&–-][a-z0-9đ]+)*)(?![^\W_])",
    re.IGNORECASE,
)
_SYMBOL_TAIL = re.compile(
    r"(?:[12][0-9]{3})?(?:nq|qd|ct|kh|bc|kl|tb|tt|nd|cv|ttr|hd|ctr|cd|qh|da|pa|ubnd|hdnd|ttg)[a-z]*[0-9]{0,2}$"
)
_ROMAN = ("", "i", "ii", "iii", "iv")
_QUARTERS = {**{name: number for number, name in enumerate(_ROMAN)}, **{str(number): number for number in range(1, 5)}}
_MONTH_NAMES = (
    "", "gieng|mot", "hai", "ba", "tu", "nam", "sau", "bay", "tam", "chin", "muoi", "muoi mot", "muoi hai|chap",
)  # fmt: skip
_MONTHS = {name: number for number, names in enumerate(_MONTH_NAMES) for name in names.split("|") if name}
_NAMED_MONTH = "|".join(sorted(_MONTHS, key=len, reverse=True))
_YEAR = r"((?:19|20)[0-9]{2})"
_DAY = re.compile(
    r"(?:ngay\s+)?([0-9]{1,2})"
    rf"(?:\s*[/.-]\s*([0-9]{{1,2}})\s*[/.-]\s*|\s+thang\s+([0-9]{{1,2}}|{_NAMED_MONTH})\s+nam\s+){_YEAR}(?![0-9])"
)
_MONTH = re.compile(
    r"(?:(?:thang\s+)?(?<![0-9/.,-])(0?[1-9]|1[0-2])(?:\s*[/-]\s*|\s+nam\s+)"
    rf"|(?<![^\W_])thang\s+({_NAMED_MONTH})(?:\s*/\s*|\s+nam\s+)){_YEAR}(?![0-9/])"
)
_QUARTER = re.compile(rf"(?<![^\W_])qu[yi]\s+(iv|i{{1,3}}|[1-4])(?:\s*/\s*|\s+(?:nam\s+)?){_YEAR}(?![0-9])")
"""Dates of a query, over its folded text."""


def special_forms(text: str) -> dict[Span, Form]:
    """The figures, dates and symbols of a query's text, by where they stand."""
    found: dict[Span, Form] = {}

    def take(span: Span, form: Form | None) -> None:
        if form is not None and all(span[1] <= a or b <= span[0] for a, b in found):
            found[span] = form

    for match in _INNER_SYMBOL.finditer(text):
        take(match.span(), _symbol(match))
    if not found and (whole := _SYMBOL.search(text)):
        take(whole.span(), _symbol(whole))
    folded = fold(text)
    for match in _DAY.finditer(folded):
        take(match.span(), _day(int(match[1]), _month_number(match[2] or match[3]), match[4]))
    for match in _QUARTER.finditer(folded):
        take(match.span(), _quarter(_QUARTERS[match[1]], match[2]))
    for match in _MONTH.finditer(folded):
        take(match.span(), _month(_month_number(match[1] or match[2]), match[3]))
    for span in _figures(text):
        take(span, _figure(text[span[0] : span[1]]))
    return dict(sorted(found.items()))


# -- symbols


def _symbol(match: re.Match[str]) -> Form | None:
    """247-KL/TU however it is typed; None for what is no symbol."""
    tail = re.sub(r"[^a-z0-9]", "", fold(match[3]))
    if not _SYMBOL_TAIL.match(tail):
        return None
    number = match[1].lstrip("0") or "0"
    pattern = rf"0*{number}[\s/.–-]{{0,4}}" + r"[\s/&–-]{0,3}".join(map(re.escape, tail)) + r"(?![a-z0-9])"
    return Form(pattern, ((f"{number}{tail}",),))


# -- dates


def _day(day: int, month: int, year: str) -> Form | None:
    """A day as 5/1/2031, 05-01-2031 or ngày 05 tháng 01 năm 2031."""
    if not (1 <= day <= 31 and 1 <= month <= 12):
        return None
    d, m, named = rf"0?{day}", rf"0?{month}", _MONTH_NAMES[month]
    pattern = rf"{d}(?:\s?[/.-]\s?{m}\s?[/.-]\s?|\s+thang\s+(?:{m}|{named})\s+nam\s+){year}(?![0-9])"
    return Form(pattern, ((str(day), str(month), year), *((str(day), *row) for row in _named_months(month, year))))


def _month_number(printed: str) -> int:
    return _MONTHS.get(printed) or int(printed)


def _month(month: int, year: str) -> Form:
    """A month as 1/2031, 01/2031 or tháng 01 năm 2031; not within a day."""
    pattern = rf"(?:0?{month}(?:\s?[/-]\s?|\s+nam\s+)|thang\s+(?:{_MONTH_NAMES[month]})\s+nam\s+){year}(?![0-9])"
    return Form(pattern, ((str(month), year), *_named_months(month, year)))


def _named_months(month: int, year: str) -> Iterator[tuple[str, ...]]:
    """The words of a month that is told in words."""
    for name in (str(month), *_MONTH_NAMES[month].split("|")):
        yield "thang", *name.split(), "nam", year


def _quarter(quarter: int, year: str) -> Form:
    """A quarter as quý II/2025, quý 2 năm 2025."""
    roman = _ROMAN[quarter]
    pattern = rf"qu[yi]\s+(?:{roman}|{quarter})(?:\s?/\s?|\s+(?:nam\s+)?){year}(?![0-9])"
    return Form(pattern, tuple(("quy", name, year) for name in (roman, str(quarter))))


# -- figures

_POWERS = (("", 0), ("nghin", 3), ("trieu", 6), ("ty", 9), ("nghin ty", 12))
_UP_TO = r"(?:\s?[-–]\s?[0-9][0-9.,]*)?"
"""The other end of a range: 138-140 triệu."""
_NO_SCALE_BEHIND = r"(?!\s{0,2}(?:nghin|ngan|trieu|ty|ti)(?![a-z]))"
_SPAN = re.compile(
    r"(?<![^\W_])[0-9]+(?:[.,][0-9]+)*(?![^\W\d_][0-9])(?:\s?%|\s?(?:nghìn|ngàn|nghin|ngan|triệu|trieu|tỷ|tỉ|ty|ti|đồng|dong|tấn|tan)(?![^\W_])){0,3}",
    re.IGNORECASE,
)


def _figures(text: str) -> list[Span]:
    """Where figures stand with their scales and units."""
    found = [match.span() for match in _SPAN.finditer(text)]
    ends = {token.start: token.end for token in tokenize(text) if isinstance(token.value, Quantity)} if found else {}
    return [(a, max(b, ends.get(a, b))) for a, b in found]


def _figure(text: str) -> Form | None:
    """Other ways to print a figure, with its scale and unit."""
    quantity = parse_figure(text)
    if quantity is None or quantity.value is None:
        return None
    return _value_form(abs(quantity.value), with_marks(text), quantity)


def _value_form(value: Decimal, printed: str, quantity: Quantity) -> Form | None:
    """A figure however it is printed: bare at any scale, with a scale or unit only where value and unit agree."""
    if not re.search(r"[^\W\d_]|%", printed):
        return _bare_form(value)
    unit = quantity.unit
    forms, keys = [], []
    for name, power in _POWERS:
        part = value / (Decimal(10) ** power)
        if part == round(part, 3) and (part >= 1 or not power):
            scale = rf"\s{{0,2}}{name}(?![a-z])" if name else r"\s{0,2}dong(?![a-z])" if unit == "VND" else ""
            forms.append(_number_pattern(part) + _UP_TO + scale + _NO_SCALE_BEHIND)
            keys.append((number_key(part), *name.split()))
    if not forms:
        return None
    return Form(f"(?:{'|'.join(forms)}){_unit_pattern(unit)}", tuple(keys))


def _bare_form(value: Decimal) -> Form:
    """A figure without scale and unit: the digits at any scale, or the value with a scale: 2.300.000 as 2,3 triệu."""
    forms = [_number_pattern(value)]
    keys: list[tuple[str, ...]] = [(number_key(value),)]
    for name, power in _POWERS[1:]:
        part = value / (Decimal(10) ** power)
        if part >= 1 and part == round(part, 3):
            forms.append(_number_pattern(part) + _UP_TO + rf"\s{{0,2}}{name}(?![a-z])" + _NO_SCALE_BEHIND)
            keys.append((number_key(part), *name.split()))
    return Form(f"(?:{'|'.join(forms)})", tuple(keys))


def _unit_pattern(unit: str | None) -> str:
    """The unit behind a figure, over folded text; money may leave its đồng out."""
    if unit is None or unit == "VND":
        return ""
    return r"\s{0,2}" + re.escape(fold(unit)) + r"(?![a-z0-9])" if unit != "%" else r"\s{0,2}%"


def _number_pattern(value: Decimal) -> str:
    """A number with or without dots between its groups, with or without zeros at its end."""
    whole, _, decimals = format(value.normalize(), "f").partition(".")
    groups: list[str] = []
    while len(whole) > 3:
        groups.insert(0, whole[-3:])
        whole = whole[:-3]
    body = r"\.?".join([whole, *groups])
    tail = rf",{decimals}0*" if decimals else r"(?:,0+)?"
    return rf"{body}{tail}(?![0-9]|[.,][0-9])"


def value_keys(value: Decimal) -> list[str]:
    """The keys of every number that a value may be printed as, at any scale."""
    parts = (value / (Decimal(10) ** power) for _, power in _POWERS)
    return [number_key(part) for part in parts if part >= 1 or part == value]


def number_key(value: Decimal) -> str:
    """The key under which an index knows a number: digits alone, a comma before decimals, no zeros at the end."""
    return format(value.normalize(), "f").replace(".", ",")
