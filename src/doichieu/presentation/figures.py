"""Figures in words, the Vietnamese way: a dot between groups, a comma before decimals."""

from __future__ import annotations

from decimal import Decimal

from ..facts.quantities import Quantity
from ..facts.tokens import Value
from .words import Words

_SCALES = ((Decimal(10) ** 9, "tỷ"), (Decimal(10) ** 6, "triệu"))


def say_number(value: Decimal, decimals: int = 4) -> str:
    """1773.5 as 1.773,5; at most so many decimals, no zeros at the end."""
    rounded = round(value, decimals).normalize()
    whole, _, part = format(abs(rounded), "f").partition(".")
    groups: list[str] = []
    while len(whole) > 3:
        groups.insert(0, whole[-3:])
        whole = whole[:-3]
    sign = "-" if rounded < 0 else ""
    return sign + ".".join([whole, *groups]) + (f",{part}" if part else "")


def say_difference(value: Value, difference: Decimal, percent: Decimal | None, words: Words) -> str:
    """By how much a figure differs: +9 điểm %, -2 tỷ đồng (-1,3 %)."""
    unit = value.unit if isinstance(value, Quantity) else None
    sign = "+" if difference > 0 else ""
    if unit == "%":
        return f"{sign}{say_number(difference)} {words('points')}"
    shown, scale = difference, ""
    if unit == "VND":
        for size, name in _SCALES:
            if abs(difference) >= size:
                shown, scale = difference / size, f" {name}"
                break
        unit = "đồng"
    text = f"{sign}{say_number(shown)}{scale}" + (f" {unit}" if unit else "")
    if percent is not None and difference and abs(percent) >= Decimal("0.05"):
        text += f"; {'+' if percent > 0 else ''}{say_number(percent, 1)} %"
    return text
