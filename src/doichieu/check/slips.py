"""Slips: whether figures that do not add up would, if one of them were mistyped.

"Trong đó" may name some parts only, so parts that fall short of a total prove nothing by themselves. But
if one digit changed, two swapped, one lost or doubled in a single figure makes the sum come out to the
last place, that is hardly chance, provided that the figures are long enough: of all sums that might have
come out, few are one mistyping away. How many is estimated, and only a rare meeting counts.
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from rapidfuzz.distance import OSA

from .rounding import Printed

_DIGITS = 3
RARE, SELDOM = Fraction(1, 12), Fraction(1, 6)
"""A meeting that chance brings about less often than the first is evidence, than the second a hint."""


def chance_of_slip(total: Printed, parts: Sequence[Printed]) -> Fraction:
    """How easily chance makes it look as if one mistyped figure kept parts from making a total; 1 where none does."""
    step = min((one.step for one in (total, *parts) if one.step), default=Fraction(1)) or Fraction(1)
    while all((one.value / (step * 10)).denominator == 1 for one in (total, *parts)) and total.value:
        step *= 10  # who prints round numbers might have printed few others
    gap = total.value - sum((part.value for part in parts), Fraction(0))
    numbers = [_digits(total.value, step), *(_digits(part.value, step) for part in parts)]
    mended = [_digits(total.value - gap, step), *(_digits(part.value + gap, step) for part in parts)]
    if not any(after and OSA.distance(before, after) == 1 for before, after in zip(numbers, mended, strict=True)):
        return Fraction(1)
    ways = sum(10 * len(number) for number in numbers)
    return min(ways * step / abs(total.value), Fraction(1)) if total.value else Fraction(1)


def _digits(value: Fraction, step: Fraction) -> str:
    """A value in units of its last place; "" for one that has no such digits."""
    count = value / step
    return str(count.numerator) if count.denominator == 1 and count > 0 else ""


def is_slip_of(stated: Printed, value: Fraction, digits: int = _DIGITS) -> bool:
    """Whether a stated figure of so many digits or more is one slip from a value rounded as finely; what is counted is
    exact."""
    step = stated.step or 1
    first, second = str(abs(int(stated.value / step))), str(abs(round(value / step)))
    return len(first) >= digits and are_a_slip_apart(first, second)


def are_a_slip_apart(first: str, second: str) -> bool:
    """Whether two numbers of one length differ in one digit, or by two digits that changed places."""
    if len(first) != len(second) or first == second:
        return False
    wrong = [(a, b) for a, b in zip(first, second, strict=True) if a != b]
    return len(wrong) == 1 or (len(wrong) == 2 and wrong[0] == wrong[1][::-1])
