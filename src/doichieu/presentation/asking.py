"""What is told of a query itself."""

from __future__ import annotations

from ..search.query import filter_of
from .words import Words

_CLOSED = ("in", "has", "year")
"""Filters that take certain values only."""


def say_misread(part: str, words: Words) -> str:
    """That a part of a query is no filter after all, with the filters or values that there are."""
    name = filter_of(part)
    return words(f"find.misread_{name}" if name in _CLOSED else "find.misread", part=part)
