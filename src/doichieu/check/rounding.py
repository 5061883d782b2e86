"""Rounding: a printed figure stands for an interval, and what is worked out from figures for another.

A figure printed with n decimals may be any value that rounds to it: half a unit of its last place to
either side (`13,5` is 13.45 to 13.55, `7,6 tỷ` is 7.55 to 7.65 billion). Things that are counted and printed to the
last one (154 xã) are exact. What is worked out of intervals is the interval of all it can be, and a
claim fails only where the two have nothing in common. One that is met by cutting the decimals off,
or by rounding them up, is told as such: it is a habit of writers and no error (VIETNAMESE.md N-9).

Hedged figures ("gần 85%", "khoảng 5 ha") stand for more, bounds ("trên 85%") for all beyond them.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import IntEnum
from fractions import Fraction
from functools import lru_cache
from typing import NamedTuple

from ..facts.numbers import NUM, number
from ..facts.quantities import Quantity

_NUMBER = re.compile(NUM)
_HEDGE = Fraction(5, 100)
"""How far off a figure that is told with "khoảng", "gần" may be."""
_WHOLE_MEASURES = frozenset(
    {"%", "pp", "VND", "USD", "EUR", "ha", "km", "m", "m²", "m³", "tấn", "tạ", "yến", "kg", "lít"}
)
"""Units that are measured: their whole numbers are rounded, those of things counted are not."""


class Verdict(IntEnum):
    """How a claim stands to what comes out."""

    HOLDS = 0
    CUT = 1
    """It holds where decimals are cut off, or always rounded up."""
    DOUBTFUL = 2
    """It fails, but is hedged."""
    FAILS = 3


@dataclass(frozen=True, slots=True)
class Span:
    """All values from `low` to `high`."""

    low: Fraction
    high: Fraction
    told: Fraction | None = None
    """The value as printed, or as it comes out of figures taken as printed; the middle where none is given."""

    def __add__(self, other: Span) -> Span:
        return Span(self.low + other.low, self.high + other.high, self.point + other.point)

    def __sub__(self, other: Span) -> Span:
        return Span(self.low - other.high, self.high - other.low, self.point - other.point)

    def __neg__(self) -> Span:
        return Span(-self.high, -self.low, -self.point)

    def __mul__(self, other: Span) -> Span:
        ends = [a * b for a in (self.low, self.high) for b in (other.low, other.high)]
        return Span(min(ends), max(ends), self.point * other.point)

    def __truediv__(self, other: Span) -> Span:
        """Raises `ZeroDivisionError` where the divisor may be nought."""
        if other.low <= 0 <= other.high:
            raise ZeroDivisionError
        ends = [a / b for a in (self.low, self.high) for b in (other.low, other.high)]
        return Span(min(ends), max(ends), self.point / other.point)

    def meets(self, other: Span) -> bool:
        """Whether the two have a value in common."""
        return self.low <= other.high and other.low <= self.high

    @property
    def point(self) -> Fraction:
        """The value that stands for all of them in a proof."""
        return (self.low + self.high) / 2 if self.told is None else self.told


def exactly(value: int | Fraction) -> Span:
    """A value known to be just that."""
    return Span(Fraction(value), Fraction(value))


class Printed(NamedTuple):
    """A figure as printed: its value, and the unit of its last place (0 for an exact one)."""

    value: Fraction
    step: Fraction

    @property
    def span(self) -> Span:
        """What it may stand for, its hedge left aside."""
        return Span(self.value - self.step / 2, self.value + self.step / 2, self.value)


@lru_cache(maxsize=4096)
def printed(quantity: Quantity) -> Printed | None:
    """The value of a figure that is no range, and how finely it is told; of `a/b` that is a. None for one without."""
    if quantity.value is None:
        return None
    value = Fraction(quantity.value)
    found = _NUMBER.search(quantity.raw)
    return Printed(value, _step(found[0] if found else "", value, quantity))


def printed_whole(quantity: Quantity) -> Printed | None:
    """The same for b of `a/b`."""
    if quantity.of is None:
        return None
    value = Fraction(quantity.of)
    numbers = _NUMBER.findall(quantity.raw)
    return Printed(value, _step(numbers[-1] if numbers else "", value, quantity))


def _step(digits: str, value: Fraction, quantity: Quantity) -> Fraction:
    told = number(digits) if digits else None
    scale = abs(value) / Fraction(told) if told else Fraction(1)
    decimals = len(digits.rpartition(",")[2]) if digits.count(",") == 1 else 0
    unit = (quantity.unit or "").split("/")[0]
    if decimals == 0 and scale == 1 and unit not in _WHOLE_MEASURES:
        return Fraction(0)
    return scale / Fraction(10) ** decimals


@lru_cache(maxsize=4096)
def span_of(quantity: Quantity) -> Span | None:
    """What a figure may stand for as a term of a sum: its interval, a range from end to end."""
    if quantity.low is None or quantity.high is None:
        return None
    if (known := printed(quantity)) is not None:
        return _hedged(known, quantity.comparator)
    return Span(Fraction(quantity.low), Fraction(quantity.high))


def _hedged(known: Printed, comparator: str) -> Span:
    """The interval of a figure with its hedge: as a term "trên 5" is 5 to a little more."""
    slack = max(abs(known.value) * _HEDGE, known.step / 2)
    low = known.value - (slack if comparator in ("~", "<", "<=") else known.step / 2)
    high = known.value + (slack if comparator in ("~", ">", ">=") else known.step / 2)
    return Span(low, high, known.value)


def judge(stated: Quantity, comes_out: Span, *, mean: bool = False) -> Verdict:
    """Whether a stated figure agrees with what comes out; a `mean` of things counted is rounded like a measure."""
    known = printed(stated)
    if known is not None and mean and not known.step:
        known = Printed(known.value, Fraction(1))
    if known is None:
        span = span_of(stated)
        return Verdict.HOLDS if span is None or span.meets(comes_out) else Verdict.FAILS
    if stated.comparator in (">", ">="):
        return _bounded(comes_out.high >= known.value, comes_out.high >= known.value - known.step)
    if stated.comparator in ("<", "<="):
        return _bounded(comes_out.low <= known.value, comes_out.low <= known.value + known.step)
    if stated.comparator == "~":
        if _hedged(known, "~").meets(comes_out):
            return Verdict.HOLDS
        near = Span(known.value - abs(known.value) / 5, known.value + abs(known.value) / 5)
        return Verdict.DOUBTFUL if near.meets(comes_out) else Verdict.FAILS
    return agree(known, comes_out)


def agree(known: Printed, comes_out: Span) -> Verdict:
    """Whether a figure that bounds nothing agrees; less than a unit of its last place away it was cut or rounded up."""
    if known.span.meets(comes_out):
        return Verdict.HOLDS
    return Verdict.CUT if abs(comes_out.point - known.value) < known.step else Verdict.FAILS


def _bounded(holds: bool, nearly: bool) -> Verdict:
    if holds:
        return Verdict.HOLDS
    return Verdict.CUT if nearly else Verdict.FAILS
