"""Figures told in several pieces: a range with its unit twice, "12 người trở lên", the "từ" that opens both.

The grammar reads one number with what touches it. Here neighbours are joined where together they are one
figure: `8,5% - 9,0%` and `từ 8,5% đến 9,0%` are the range `8,5-9,0%`, and a bound may stand behind the noun that
is counted. The "từ" before a range or before "… trở lên" belongs to the figure.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from .quantities import Quantity
from .units import COUNT_NOUNS

Piece = tuple[int, int, Quantity]
"""Where a figure begins and ends, and what it is."""

_BETWEEN = re.compile(r"\s{0,3}[-–—‐‑‒−]\s{0,3}|\s{1,3}(?:đến|tới)\s{1,3}", re.IGNORECASE)
_BOUND = re.compile(rf"(?:\s+(?:{COUNT_NOUNS})(?![^\W\d_]))?\s+trở\s+(?P<way>lên|xuống)(?![^\W\d_])", re.IGNORECASE)
_FROM = re.compile(r"(?<![^\W\d_])từ\s+$", re.IGNORECASE)
_DASH = re.compile(r"[-–—‐‑‒−+]")
_LEAD = 8
"""How far before a figure its "từ" may begin."""


def joined(pieces: Sequence[Piece], text: str, start: int, end: int) -> list[Piece]:
    """The figures of text[start:end], those in several pieces as one."""
    out: list[Piece] = []
    for piece in pieces:
        if out and (whole := _range(out[-1], piece, text)) is not None:
            out[-1] = whole
        else:
            out.append(piece)
    return [_with_from(_bounded(piece, text, end), text, start) for piece in out]


def _range(first: Piece, second: Piece, text: str) -> Piece | None:
    """Two figures as one range, the first with the unit of the second."""
    (a, a_end, low), (b, b_end, high) = first, second
    between = text[a_end:b]
    if b < a_end and _DASH.match(text, b):
        between = ""
    elif not _BETWEEN.fullmatch(between) and not (between.isspace() and _DASH.match(text, b)):
        return None
    if low.value is None or high.value is None or low.of is not None or high.of is not None:
        return None
    if low.comparator != "=" or high.comparator != "=" or low.unit is None or low.unit != high.unit:
        return None
    top = abs(high.value) if _DASH.match(text, b) else high.value
    if low.value >= top:
        return None
    raw = text[a:b_end].strip()
    return a, b_end, low._replace(value=None, high=top, raw=raw, counted=low.counted and high.counted)


def _bounded(piece: Piece, text: str, end: int) -> Piece:
    """A figure with the bound that stands behind the noun it counts."""
    start, stop, quantity = piece
    found = _BOUND.match(text, stop, end) if quantity.comparator == "=" and quantity.value is not None else None
    if found is None:
        return piece
    sign = ">=" if found["way"].lower() == "lên" else "<="
    return start, found.end(), quantity._replace(comparator=sign, raw=text[start : found.end()].strip())


def _with_from(piece: Piece, text: str, start: int) -> Piece:
    """A range, or a figure with its bound behind it, with the "từ" before it."""
    low, high, quantity = piece
    spans = quantity.low is not None and quantity.low != quantity.high
    bound = quantity.comparator in (">=", "<=") and quantity.raw.lower().endswith(("lên", "xuống"))
    if not (spans or bound):
        return piece
    found = _FROM.search(text, max(low - _LEAD, start), low)
    if found is None:
        return piece
    return found.start(), high, quantity._replace(raw=text[found.start() : high].strip())
