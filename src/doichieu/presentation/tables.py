"""Tables as lines: cells aligned, figures to the right, long words wrapped within their column.

Columns of figures are never narrower than their figures, since half a figure is a wrong one; columns of words share
what is left, wrapped, down to a width that still reads, and so are the heads. A table that is wider even so is shown
as through a window that moves sideways.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import zip_longest
from typing import NamedTuple

from ..text.cells import width, wrap

GAP = " │ "
_LEAST = 12
"""Cells below which a column of words is not narrowed."""
_FIGURE = re.compile(r"\s*[-+−–(]?\s?[0-9][0-9.,/%\s-]*(?:[^\W\d_]{1,4})?\)?\s*$")
_MOSTLY = 0.6
_LABEL = 0.4
"""The first column stays in view where it takes no more of the pane than this."""


class LaidTable(NamedTuple):
    """A table's lines, how many of them are its head, the row each belongs to, and how wide they are."""

    lines: tuple[str, ...]
    labels: tuple[str, ...]
    """The beginning of each line that stays in view when the table is moved sideways: its first column, or ""."""
    heads: int
    rows: tuple[int, ...]
    width: int

    def line_of(self, row: int) -> int:
        """The first line of a row."""
        return self.rows.index(row) if row in self.rows else 0


def lay_table(rows: Sequence[Sequence[str]], columns: int) -> LaidTable:
    """The lines of a table in a pane of so many cells, which they may outgrow."""
    count = max((len(row) for row in rows), default=0)
    cells = [[*(" ".join(cell.split()) for cell in row), *[""] * (count - len(row))] for row in rows]
    figures = [_is_figures([row[i] for row in cells[1:]]) for i in range(count)]
    wide = _widths(cells, figures, columns - len(GAP) * max(count - 1, 0))
    lines: list[str] = []
    of_row: list[int] = []
    for number, row in enumerate(cells):
        made = _lines(row, wide, figures if number else [False] * count)
        lines += made
        of_row += [number] * len(made)
    total = sum(wide) + len(GAP) * max(count - 1, 0)
    stays = wide[0] + len(GAP) if count > 1 and total > columns and wide[0] <= columns * _LABEL else 0
    labels = tuple(_beginning(line, stays) for line in lines)
    return LaidTable(tuple(lines), labels, of_row.count(0), tuple(of_row), total)


def _beginning(line: str, cells: int) -> str:
    """The first cells of a line."""
    end = used = 0
    while end < len(line) and used < cells:
        used += width(line[end])
        end += 1
    return line[:end] + " " * (cells - used)


def _is_figures(cells: Sequence[str]) -> bool:
    filled = [cell for cell in cells if cell]
    return bool(filled) and sum(bool(_FIGURE.match(cell)) for cell in filled) >= _MOSTLY * len(filled)


def _widths(cells: Sequence[Sequence[str]], figures: Sequence[bool], room: int) -> list[int]:
    """How wide each column is."""
    wide = [max(max(width(row[i]) for row in cells), 1) for i in range(len(figures))]
    body = [max((width(row[i]) for row in cells[1:]), default=1) for i in range(len(figures))]
    least = [max(body[i], 4) if is_figure else _LEAST for i, is_figure in enumerate(figures)]
    while sum(wide) > room:
        widest = max((i for i in range(len(wide)) if wide[i] > least[i]), key=wide.__getitem__, default=-1)
        if widest < 0:
            break
        wide[widest] -= 1
    return wide


def _lines(row: Sequence[str], wide: Sequence[int], figures: Sequence[bool]) -> list[str]:
    parts = [[cell[a:b] for a, b in wrap(cell, room)] for cell, room in zip(row, wide, strict=True)]
    out = []
    for pieces in zip_longest(*parts, fillvalue=""):
        filled = (
            " " * (room - width(piece)) + piece if is_figure else piece + " " * (room - width(piece))
            for piece, room, is_figure in zip(pieces, wide, figures, strict=True)
        )
        out.append(GAP.join(filled))
    return out or [""]
