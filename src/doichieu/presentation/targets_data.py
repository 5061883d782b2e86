"""The table of targets: as the JSON of the contract, and as lines of text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from ..compare.targets import Cell, TargetRow, TargetTable
from ..text.cells import fit, pad
from .compare_data import by_how_much, value_data
from .data import Json, envelope, place_data, section_ref
from .figures import say_difference
from .words import Words

Line = list[tuple[str, str]]

_FIGURE = 20
"""Cells for a figure."""


def indicator_name(row: TargetRow) -> str:
    """What an indicator is called, what it is a part of before it."""
    indicator = row.first.indicator
    return ": ".join((*indicator.parts_of, indicator.name))


def capitalised(name: str) -> str:
    """A name as it begins a line."""
    return name[:1].upper() + name[1:]


def figure_of(cell: Cell | None) -> str:
    """A figure as printed, with the noun it counts and the sign of its change."""
    if cell is None:
        return ""
    quantity = cell.target.indicator.quantity
    sign = {"+": "+", "-": "−"}.get(cell.target.indicator.direction, "")
    noun = f" {quantity.unit}" if quantity.counted else ""
    return f"{sign}{' '.join(quantity.raw.split())}{noun}"


def difference_of(row: TargetRow, words: Words) -> str:
    """By how much the last figure of a row differs from its first; nothing where they cannot be subtracted."""
    told = [cell for cell in row.cells if cell is not None]
    if len(told) < 2:
        return ""
    first, last = told[0].target.indicator.quantity, told[-1].target.indicator.quantity
    difference, percent = by_how_much(first, last)
    if not isinstance(difference, Decimal) or not difference:
        return ""
    return say_difference(first, difference, percent, words)


def sign_of_row(row: TargetRow) -> str:
    """= where all agree, ≠ where they do not, ∅ where a document is silent."""
    if row.agree is False:
        return "≠"
    return "∅" if None in row.cells else "="


def targets_data(table: TargetTable) -> Json:
    """A table of targets."""
    return envelope(
        {
            "documents": [document.path for document in table.documents],
            "rows": [_row(table, row) for row in table.rows],
        }
    )


def _row(table: TargetTable, row: TargetRow) -> Json:
    quantity = row.first.indicator.quantity
    return {
        "indicator": indicator_name(row),
        "part_of": list(row.first.indicator.parts_of),
        "unit": quantity.unit,
        "period": row.period,
        "cells": [None if cell is None else _cell(table, cell) for cell in row.cells],
        "agree": row.agree,
    }


def _cell(table: TargetTable, cell: Cell) -> Json:
    document, target = table.documents[cell.document], cell.target
    block = document.blocks[target.block]
    start, end = target.indicator.start, target.indicator.end
    place = document.source.place(block.source_start(start), block.source_end(end))
    return {
        "document": document.path,
        "quantity": value_data(target.indicator.quantity),
        "place": place_data(document, place),
        "section": section_ref(document.sections[target.section]),
        "direction": target.indicator.direction or None,
        "period": target.period,
    }


def rows_wanted(table: TargetTable, only: str | None) -> list[TargetRow]:
    """The rows that differ, agree, or are missing somewhere; all where nothing is asked for."""
    wanted = {"differing": "≠", "agreeing": "=", "missing": "∅"}.get(only or "")
    return [row for row in table.rows if wanted is None or sign_of_row(row) == wanted]


def target_lines(table: TargetTable, words: Words, only: str | None = None, columns: int = 120) -> Iterator[Line]:
    """The table in lines: a sign, the indicator, a figure a document, the difference."""
    rows = rows_wanted(table, only)
    if not rows:
        yield [(words("targets.none"), "muted")]
        return
    count = len(table.documents)
    room = max(columns - 3 - count * (_FIGURE + 1) - (24 if count > 1 else 0), 30)
    yield _head(table, room, words)
    above: tuple[str, ...] = ()
    for row in rows:
        indicator = row.first.indicator
        for depth in range(len(indicator.parts_of)):
            if indicator.parts_of[: depth + 1] != above[: depth + 1]:
                yield [("  " + "  " * min(depth, 3) + capitalised(indicator.parts_of[depth]) + ":", "muted")]
        above = (*indicator.parts_of, indicator.name)
        yield _line(row, room, words)
    yield []
    counts = {sign: sum(sign_of_row(row) == sign for row in table.rows) for sign in "=≠∅"}
    told = words("targets.count", rows=len(table.rows), agree=counts["="], differ=counts["≠"], missing=counts["∅"])
    yield [(told if count > 1 else words("targets.count_one", rows=len(table.rows)), "muted")]


def _head(table: TargetTable, room: int, words: Words) -> Line:
    names = [document.name for document in table.documents]
    cells = "".join(" " + pad(fit(name, _FIGURE), _FIGURE) for name in names)
    return [("  " + pad(words("targets.indicator"), room) + cells, "heading")]


def _line(row: TargetRow, room: int, words: Words) -> Line:
    indicator = row.first.indicator
    indent = "  " * min(len(indicator.parts_of), 3)
    sign = sign_of_row(row)
    role = "changed" if sign == "≠" else "text"
    several = len(row.cells) > 1
    name = fit(indent + capitalised(indicator.name), room)
    line: Line = [(f"{sign if several else ' '} ", role), (pad(name, room), "text")]
    line.extend((" " + pad(fit(figure_of(cell) or "–", _FIGURE), _FIGURE), role) for cell in row.cells)
    if several and sign == "≠" and (told := difference_of(row, words)):
        line.append((" " + told, "figure"))
    return line


def sorted_rows(rows: Sequence[TargetRow], by: str) -> list[TargetRow]:
    """Rows in the order of the documents, or those that differ most first."""
    return sorted(rows, key=_size, reverse=True) if by == "difference" else list(rows)


def _size(row: TargetRow) -> tuple[int, Decimal]:
    """How much a row differs: by its percentage, else by its points."""
    told = [cell for cell in row.cells if cell is not None]
    if row.agree is not False:
        return (0 if row.agree else 1), Decimal(0)
    difference, percent = by_how_much(told[0].target.indicator.quantity, told[-1].target.indicator.quantity)
    size = percent if percent is not None else difference
    return 2, abs(size) if isinstance(size, Decimal) else Decimal(0)
