"""The table of targets as the JSON of the contract, and as lines of the command line."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ..compare.targets import Cell, TargetRow, TargetTable
from .compare_data import value_data
from .data import Json, envelope, place_data, section_ref
from .report import Line
from .target_rows import count_line, entries_of, entry_line, head_line, widths
from .words import Words


def indicator_name(row: TargetRow) -> str:
    """What an indicator is called, what it is a part of before it."""
    indicator = row.first.indicator
    return ": ".join((*indicator.parts_of, indicator.name))


def targets_data(table: TargetTable, rows: Sequence[TargetRow]) -> Json:
    """The rows of a table of targets."""
    return envelope(
        {
            "documents": [document.path for document in table.documents],
            "rows": [_row(table, row) for row in rows],
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


def target_lines(table: TargetTable, rows: Sequence[TargetRow], words: Words, columns: int) -> Iterator[Line]:
    """The table in lines, and how many rows agree."""
    if not rows:
        yield [(words("targets.none"), "muted")]
        return
    wide = widths(columns, len(table.documents))
    lines = [head_line([document.name for document in table.documents], wide, words)]
    lines += [entry_line(entry, wide, words) for entry in entries_of(rows)]
    for line in lines:
        yield [(text, roles[-1]) for text, roles in line]
    yield []
    yield [(count_line(table.rows, words), "muted")]
