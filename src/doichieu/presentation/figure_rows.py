"""The figures that differ between two documents, each in a row, the largest difference first."""

from __future__ import annotations

from decimal import Decimal
from typing import NamedTuple

from ..compare.result import ChangeKind
from ..facts.quantities import Quantity
from ..text.cells import fit, pad
from .compare_data import by_how_much
from .comparing import Table
from .figures import say_difference
from .spans import Line
from .telling import subject_of
from .words import Words

_FIGURE, _DIFFERENCE, _LABEL = 20, 26, 14


class FigureRow(NamedTuple):
    """A figure that differs: which change it is, and by how much where that says anything."""

    change: int
    difference: Decimal | None
    percent: Decimal | None


def figure_rows(table: Table) -> list[FigureRow]:
    """The changes of figures in a table, by how many percent they differ; those that cannot be reckoned last."""
    rows = []
    for index, marked in enumerate(table.changes):
        if marked.change.kind is ChangeKind.QUANTITY:
            rows.append(FigureRow(index, *by_how_much(*marked.change.values)))
    return sorted(rows, key=_size, reverse=True)


def _size(row: FigureRow) -> tuple[bool, Decimal, Decimal]:
    percent = abs(row.percent) if row.percent is not None else Decimal(-1)
    return row.difference is not None, percent, abs(row.difference or Decimal(0))


def figure_line(table: Table, row: FigureRow, words: Words, columns: int) -> Line:
    """A row: where, what, the old figure, the new one, the difference."""
    marked = table.changes[row.change]
    pair = table.comparison.pairs[marked.pair]
    first = pair.sections.a is not None
    document = table.comparison.documents.a if first else table.comparison.documents.b
    section = document.sections[(pair.sections.a if first else pair.sections.b) or 0]
    a, b = marked.change.values
    told = ""
    if row.difference:
        told = say_difference(a, row.difference, row.percent, words)
    wide = columns >= 2 * _FIGURE + _DIFFERENCE + 40
    label = _LABEL if wide else 0
    name = max(columns - label - 2 * _FIGURE - (_DIFFERENCE if wide else 0) - 3, 12)
    done = "✓" if row.change in table.done else " "
    line: Line = [(done + " ", ("muted",))]
    if label:
        line.append((pad(fit(" › ".join(section.path[-2:]), label - 1), label), ("breadcrumb",)))
    line += [
        (pad(fit(subject_of(table, marked.change) or section.title, name - 1), name), ("text",)),
        (pad(fit(_raw(a, marked.change.sides.a), _FIGURE - 1), _FIGURE), ("removed",)),
        (pad(fit(_raw(b, marked.change.sides.b), _FIGURE - 1), _FIGURE), ("added",)),
    ]
    if wide:
        line.append((fit(told, _DIFFERENCE), ("figure",)))
    return line


def _raw(value: object, extent: object) -> str:
    if isinstance(value, Quantity):
        return " ".join(value.raw.split())
    return "" if extent is None else " ".join(str(getattr(extent, "text", "")).split())
