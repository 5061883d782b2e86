"""The table of targets laid out in rows: a sign, the indicator, a figure a document, the difference."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import NamedTuple

from ..compare.targets import Cell, TargetRow
from ..text.cells import fit, pad, width
from .compare_data import by_how_much
from .figures import say_difference
from .spans import Line
from .words import Words

_FIGURE = 20
"""Cells for a figure."""
_DIFFERENCE = 26
"""Cells for the difference, where there is room."""
_NAME = 24
"""The name of an indicator has at least so many."""
_INDENT = 3
"""Parts of parts are set in so many times at most."""
SIGNS = {"differing": "≠", "agreeing": "=", "missing": "∅"}


class Entry(NamedTuple):
    """A row of the table: an indicator, or the name alone of what the rows below it are parts of."""

    depth: int
    name: str
    row: TargetRow | None


class Widths(NamedTuple):
    """How many cells the columns have."""

    name: int
    figure: int
    difference: int


def sign_of_row(row: TargetRow) -> str:
    """= where all agree, ≠ where they do not, ∅ where a document is silent."""
    if row.agree is False:
        return "≠"
    return "∅" if None in row.cells else "="


def choose_rows(rows: Sequence[TargetRow], only: str | None = None, sort: str = "document") -> list[TargetRow]:
    """The rows that differ, agree or are missing somewhere (all for None), as they stand or by their difference."""
    wanted = SIGNS.get(only or "")
    chosen = [row for row in rows if wanted is None or sign_of_row(row) == wanted]
    return sorted(chosen, key=_size, reverse=True) if sort == "difference" else chosen


def entries_of(rows: Sequence[TargetRow]) -> Iterator[Entry]:
    """The rows, with the names of what they are parts of above them where no row tells those."""
    above: tuple[str, ...] = ()
    for row in rows:
        indicator = row.first.indicator
        for depth, part in enumerate(indicator.parts_of):
            if indicator.parts_of[: depth + 1] != above[: depth + 1]:
                yield Entry(depth, _capitalised(part), None)
        above = (*indicator.parts_of, indicator.name)
        yield Entry(len(indicator.parts_of), _capitalised(indicator.name), row)


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
    if len(told) < 2 or row.agree:
        return ""
    first, last = told[0].target.indicator.quantity, told[-1].target.indicator.quantity
    difference, percent = by_how_much(first, last)
    if not isinstance(difference, Decimal) or not difference:
        return ""
    return say_difference(first, difference, percent, words)


def detail_of(row: TargetRow, names: Sequence[str], words: Words) -> str:
    """A row in words: the whole name, by how much the last figure differs from the first, what each document tells."""
    indicator = row.first.indicator
    name = " › ".join(map(_capitalised, (*indicator.parts_of, indicator.name)))
    told = [(of, cell) for of, cell in zip(names, row.cells, strict=True) if cell is not None]
    figures = " → ".join(f"{figure_of(cell)} ({of})" if len(names) > 1 else figure_of(cell) for of, cell in told)
    difference = difference_of(row, words)
    if difference and len(told) > 2:
        difference = words("targets.first_to_last", difference=difference)
    return f"{name} ({difference}): {figures}" if difference else f"{name}: {figures}"


def widths(columns: int, documents: int) -> Widths:
    """The columns of a table for so many cells and documents."""
    figure, difference = _FIGURE, _DIFFERENCE if documents > 1 else 0
    room = columns - 2
    if room - documents * (figure + 1) - difference < _NAME:
        difference = 0
    while figure > 8 and room - documents * (figure + 1) < _NAME:
        figure -= 1
    return Widths(max(room - documents * (figure + 1) - difference, 8), figure, difference)


def head_line(names: Sequence[str], wide: Widths, words: Words) -> Line:
    """The heads of the columns."""
    line: Line = [("  " + pad(fit(words("targets.indicator"), wide.name), wide.name), ("heading",))]
    line.extend((" " + pad(fit(name, wide.figure), wide.figure), ("heading",)) for name in names)
    if wide.difference:
        line.append((" " + words("targets.difference"), ("heading",)))
    return line


def entry_line(entry: Entry, wide: Widths, words: Words, column: int = -1) -> Line:
    """A row; the figure of the document at `column` stands out."""
    indent = "  " * min(entry.depth, _INDENT)
    if entry.row is None:
        return [("  " + fit(f"{indent}{entry.name}:", wide.name), ("muted",))]
    sign = sign_of_row(entry.row) if len(entry.row.cells) > 1 else " "
    role = {"≠": "changed", "∅": "muted"}.get(sign, "text")
    name = fit(indent + entry.name, wide.name)
    line: Line = [(f"{sign} ", (role,)), (pad(name, wide.name), ("text",))]
    for at, cell in enumerate(entry.row.cells):
        figure = fit(figure_of(cell) or "–", wide.figure)
        roles = ("figure",) if role == "changed" and cell is not None else ("muted",) if cell is None else ("text",)
        line += [(" ", ("text",)), (figure, (*roles, "underline_current") if at == column and cell else roles)]
        line.append((" " * (wide.figure - width(figure)), ("text",)))
    told = difference_of(entry.row, words) if wide.difference else ""
    if told:
        line.append((" " + fit(told, wide.difference - 1), ("figure",)))
    return line


def count_line(rows: Sequence[TargetRow], words: Words) -> str:
    """How many rows agree, differ, are missing somewhere."""
    if not rows or len(rows[0].cells) < 2:
        return words("targets.count_one", rows=len(rows))
    counts = {sign: sum(sign_of_row(row) == sign for row in rows) for sign in "=≠∅"}
    return words("targets.count", rows=len(rows), agree=counts["="], differ=counts["≠"], missing=counts["∅"])


def _capitalised(name: str) -> str:
    """A name as it begins a line."""
    return name[:1].upper() + name[1:]


def _size(row: TargetRow) -> tuple[int, Decimal]:
    """How much a row differs: by its percentage, else by its points; what a document leaves out comes next."""
    if row.agree is not False:
        return (0 if row.agree else 1), Decimal(0)
    told = [cell.target.indicator.quantity for cell in row.cells if cell is not None]
    difference, percent = by_how_much(told[0], told[-1])
    size = percent if percent is not None else difference
    return 2, abs(size) if isinstance(size, Decimal) else Decimal(0)
