"""A table of targets as a report to hand on."""

from __future__ import annotations

from collections.abc import Sequence

from ...compare.targets import TargetRow
from ..target_rows import count_line, difference_of, entries_of, figure_of, sign_of_row
from ..words import Words
from .sheet import Piece, Sheet, SheetCell, plain

_FIGURES = 46
"""The share of the page that the figures of all documents have together."""


def targets_sheet(rows: Sequence[TargetRow], names: Sequence[str], words: Words) -> Sheet:
    """The rows of a table of targets; where documents differ the figures are marked."""
    several = len(names) > 1
    table: list[tuple[SheetCell, ...]] = []
    for entry in entries_of(rows):
        name = "  " * entry.depth + entry.name
        if entry.row is None:
            table.append((plain(""), plain(name + ":"), *(plain("") for _ in names), *([plain("")] if several else [])))
            continue
        sign = sign_of_row(entry.row) if several else ""
        mark = "strong" if sign == "≠" else ""
        figures = tuple((Piece(figure_of(cell) or "–", mark if cell else ""),) for cell in entry.row.cells)
        told = f"{sign} {difference_of(entry.row, words)}".strip() if sign in ("≠", "∅") else ""
        table.append((plain(sign), plain(name), *figures, *([plain(told)] if several else [])))
    return Sheet(
        title=words("export.targets"),
        language=words.language,
        above=("  ⇔  ".join(names), count_line(rows, words)),
        heads=("", words("targets.indicator"), *names, *([words("export.remark")] if several else [])),
        widths=(4, 36, *[_FIGURES // len(names)] * len(names), *([14] if several else [])),
        rows=tuple(table),
        below=(),
    )
