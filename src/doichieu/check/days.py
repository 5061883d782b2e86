"""Days, months and quarters that no calendar has (VIETNAMESE.md D-4)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..facts.dates import DateValue
from ..facts.tokens import tokenize
from ..model.document import Block, BlockKind, Document
from .result import Finding, Rule, Severity, Spot

_QUARTER = re.compile(r"(?:[0-9]{4}-)?Q(?P<q>.+)$")
_LIKELY = {"VI": "IV", "IIII": "IV", "V": "IV"}


_LUNAR = re.compile(r"\s*\(?\s*(?:tháng\s+\w+\s+)?(?:năm\s+)?(?:âm\s+lịch|ÂL)")
"""Lunar months have other days."""


def impossible_dates(document: Document) -> Iterator[Finding]:
    """The dates of a document that cannot be."""
    for index, block in enumerate(document.blocks):
        if block.kind is not BlockKind.FURNITURE:
            yield from _of(document, index, block, note=False)
    for index, block in enumerate(document.notes):
        yield from _of(document, index, block, note=True)


def _of(document: Document, index: int, block: Block, *, note: bool) -> Iterator[Finding]:
    for token in tokenize(block.text, block.body):
        if isinstance(token.value, DateValue) and not token.value.valid and not _LUNAR.match(block.text, token.end):
            quarter = _QUARTER.match(token.value.iso)
            spot = Spot(document, index, token.start, token.end, note)
            code = "quarter" if quarter else "period" if "/" in token.value.iso else "day"
            likely = _LIKELY.get(quarter["q"], "") if quarter else ""
            yield Finding(
                Rule.IMPOSSIBLE_DATE, Severity.ERROR, 0.98, f"impossible-date.{code}", (spot,), spot.text,
                f"quý {likely}" if likely else "",
            )  # fmt: skip
