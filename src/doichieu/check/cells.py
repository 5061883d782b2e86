"""Cells of tables as figures that are told: by the name of their row, with the year and the plan that the head of
their column speaks of."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..facts.dates import DateValue
from ..facts.quantities import Quantity
from ..facts.tokens import TokenKind, tokenize
from ..model.document import BlockKind, Document
from ..text.letters import fold
from .result import Spot
from .told import EMPTY, ESTIMATES, PLANS, Told

_UNIT_HEAD = re.compile(r"đơn vị|ĐVT", re.IGNORECASE)
_UNIT_IN_CAPTION = re.compile(r"(?:ĐVT|Đơn vị(?: tính)?)\s*:\s*([^()]{2,20})|\(([^():]{3,20})\)\s*$", re.IGNORECASE)
_TOTAL = re.compile(r"\W*(?:tổng|cộng)", re.IGNORECASE)
_MONTHS = re.compile(r"(?<![0-9])([1-9]|1[01]) tháng", re.IGNORECASE)
_CAPTION = 120
"""Characters before a table that may be its caption."""


def cells(document: Document, place: frozenset[str]) -> Iterator[Told]:
    """The cells of tables: a row's name is what is told, its column's head says of when, and whether planned."""
    for index, block in enumerate(document.blocks):
        if block.kind is not BlockKind.TABLE or len(block.rows) < 2:
            continue
        heads = block.rows[0]
        unit_at = next((i for i, head in enumerate(heads) if _UNIT_HEAD.search(head)), None)
        above = document.blocks[index - 1].text if index else ""
        caption = (found[1] or found[2]) if (found := _UNIT_IN_CAPTION.search(above[-80:])) else ""
        at = sum(len(cell) + 1 for cell in heads)
        title = above if len(above) <= _CAPTION else above[above.rfind(". ", 0, -2) + 1 :][-_CAPTION:]
        for number, row in enumerate(block.rows[1:], 1):
            name = max(row, key=lambda cell: sum(c.isalpha() for c in cell), default="")
            for column, cell in enumerate(row):
                if cell is not name and column != unit_at and column < len(heads):
                    own = row[unit_at] if unit_at is not None and unit_at < len(row) else ""
                    unit = own or _unit_in(heads[column]) or _unit_in(name[-22:]) or caption
                    # "Tổng số" is all of what stands above; "Tổng thu" of it, too
                    lead = f"{title} " if _TOTAL.match(name) else ""
                    told_by = lead + (name if _words(name) else heads[column])
                    one = _of_cell(document, index, at, cell, unit, told_by, heads[column], place, number)
                    if one is not None:
                        yield one
                at += len(cell) + 1


def _words(name: str) -> frozenset[str]:
    """The words of a name that say something."""
    keys = [token.key for token in tokenize(name) if token.kind is TokenKind.WORD]
    return frozenset(fold(key) for key in keys if key[0].isalpha() and key not in EMPTY)


def _unit_in(head: str) -> str:
    found = re.search(r"\(([^()]{1,20})\)", head)
    return found[1] if found else ""


def _of_cell(
    document: Document, index: int, at: int, cell: str, unit: str, name: str, head: str, place: frozenset[str], row: int
) -> Told | None:
    told = next((token for token in tokenize(f"{cell.strip()} {unit}") if isinstance(token.value, Quantity)), None)
    if told is None or not isinstance(told.value, Quantity) or told.value.value is None or told.value.comparator != "=":
        return None
    lead = len(cell) - len(cell.lstrip())
    figures = next((token for token in tokenize(cell.strip()) if isinstance(token.value, Quantity)), told)
    spot = Spot(document, index, at + lead + figures.start, at + lead + min(figures.end, len(cell.strip())))
    words = _words(name) - place
    times = frozenset(token.value.iso for token in tokenize(head) if isinstance(token.value, DateValue))
    times |= frozenset(re.findall(r"(?<![0-9.,/])(?:19|20)[0-9]{2}(?![0-9.,/])", head))
    times |= frozenset(f"{found}m" for found in _MONTHS.findall(head))
    plain = " ".join(token.key for token in tokenize(head))
    sort = "plan" if PLANS.search(plain) else "estimate" if ESTIMATES.search(plain) else ""
    measure = told.value.unit or ""
    return Told(spot, told.value, (index, -row), name.strip(), measure, words, frozenset(), times, f"{sort}//", place)
