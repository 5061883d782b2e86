"""Styled text: pieces with roles, and laying roles over stretches of a text."""

from __future__ import annotations

import itertools
from collections.abc import Iterable

Roles = tuple[str, ...]
"""Roles from the ground up; a later one wins where they conflict."""
Span = tuple[str, Roles]
Line = list[Span]


def overlay(text: str, start: int, end: int, base: Roles, layers: Iterable[tuple[int, int, str]]) -> Line:
    """text[start:end] as spans: `base` everywhere, and each layer's role where it reaches."""
    active = [(max(a, start), min(b, end), role) for a, b, role in layers if a < end and b > start]
    if not active:
        return [(text[start:end], base)] if end > start else []
    cuts = sorted({start, end, *(a for a, _, _ in active), *(b for _, b, _ in active)})
    out: Line = []
    for low, high in itertools.pairwise(cuts):
        roles = base + tuple(role for a, b, role in active if a <= low and b >= high)
        out.append((text[low:high], roles))
    return out


def plain(line: Line) -> str:
    """The text of a line without its roles."""
    return "".join(text for text, _ in line)
