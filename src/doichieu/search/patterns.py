"""Searching by a regular expression, for those who switch it on: over the text as it is printed, case aside.

An expression can take for ever on an innocent text; so it is given a fraction of a second (`regex` stops by
itself, the standard library would not).
"""

from __future__ import annotations

import math
import re
import time

import regex

from ..model.document import BlockKind, Document

_SECONDS = 0.5
_MOST = 5_000
_LONGEST, _MOST_REPEATS = 300, 10_000
_COUNT = re.compile(r"[{,]\s*([0-9]{1,9})")
Place = tuple[int, int, int]


class PatternError(Exception):
    """An expression that is none, or that takes too long: `code` is "wrong" or "slow"."""

    def __init__(self, code: str, detail: str = "") -> None:
        super().__init__(detail)
        self.code, self.detail = code, detail


def places_of_pattern(document: Document, pattern: str) -> list[Place]:
    """(block, start, end) of every match in a document's running text, in reading order. Raises `PatternError`."""
    compiled = _compiled(pattern)
    found: list[Place] = []
    deadline = time.monotonic() + _SECONDS
    for number, block in enumerate(document.blocks):
        if block.kind is BlockKind.FURNITURE:
            continue
        left = deadline - time.monotonic()
        if left <= 0:
            raise PatternError("slow")
        try:
            spans = [match.span() for match in compiled.finditer(block.text, timeout=left)]
        except TimeoutError as error:
            raise PatternError("slow") from error
        found.extend((number, start, end) for start, end in spans if start < end)
        if len(found) >= _MOST:
            return found[:_MOST]
    return found


def _compiled(pattern: str) -> regex.Pattern[str]:
    """The expression; one that would fill the memory by its counts alone is not compiled at all."""
    counts = [int(count) for count in _COUNT.findall(pattern)]
    if len(pattern) > _LONGEST or math.prod(count for count in counts if count) > _MOST_REPEATS:
        raise PatternError("slow")
    try:
        return regex.compile(pattern, regex.IGNORECASE)
    except (regex.error, RecursionError, OverflowError, MemoryError) as error:
        at = getattr(error, "pos", None)
        raise PatternError(*(("wrong", "") if at is None else ("wrong_at", str(at + 1)))) from error
