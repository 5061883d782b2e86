"""A comparison laid out in rows: both sides in one table, held together by what matches.

A row has a left and a right line and a sign between them. Since both sides stand in one table of
rows they cannot drift apart. Views: `changes` shows only what differs, `matched` the matching
parts in full with the rest as titles, `all` everything. Stacked, for narrow screens or long lines, one column
holds both: what is alike once, and of what differs the old lines above the new ones.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import zip_longest
from typing import NamedTuple

from ..compare.blocks import side_by_side
from ..compare.result import Change, ChangeKind, Comparison, Pair, Relation
from ..model.document import BlockKind, Document
from ..model.side import Sides
from ..text.cells import wrap
from .lone import WHOLE, lone_roots, mixed_pairs, moved_section, reached_pairs
from .naming import note_mark
from .shown import Shown, show

VIEWS = ("changes", "matched", "all")
_SIGNS = {
    ChangeKind.QUANTITY: "#", ChangeKind.DATE: "#", ChangeKind.CITATION: "#", ChangeKind.WORDING: "±",
    ChangeKind.ADDED: "+", ChangeKind.REMOVED: "−", ChangeKind.MOVED: "↷", ChangeKind.FORMAT: "·",
}  # fmt: skip
_ORDER = "#±+−↷·="
_ROLES = {
    ChangeKind.MOVED: Sides("moved", "moved"),
    ChangeKind.FORMAT: Sides("format", "format"),
    ChangeKind.ADDED: Sides("removed", "added"),
    ChangeKind.REMOVED: Sides("removed", "added"),
}
_WORD_ROLES = Sides("removed_word", "added_word")
GUTTER = 3


class Cell(NamedTuple):
    """One side of a row: a stretch of a block's shown text."""

    block: int
    start: int
    end: int
    indent: int = 0


class Row(NamedTuple):
    """A row of the table. A title row has no cells; `changes` are indices into `Table.changes`."""

    pair: int
    cells: Sides[Cell | None]
    sign: str = ""
    changes: tuple[int, ...] = ()
    title: bool = False


class Marked(NamedTuple):
    """A change with the pair it belongs to, and its key where marks are kept of it."""

    pair: int
    change: Change
    key: str = ""


@dataclass(slots=True)
class Table:
    """A comparison in rows of one width."""

    comparison: Comparison
    column: int
    """Cells of one side; of the one column, where both are stacked."""
    rows: list[Row]
    changes: list[Marked]
    first_row: dict[int, int]
    """First row of each pair that is shown."""
    change_rows: list[tuple[int, int]]
    """First and last row of each change; (-1, -1) for one that is not in view."""
    lone: dict[int, int] = field(default_factory=dict)
    """Outermost pairs of one side only, with how many sections lie below each."""
    shown: Sides[dict[int, Shown]] = field(default_factory=lambda: Sides({}, {}))
    marks: Sides[dict[int, list[tuple[int, int, str, int]]]] = field(default_factory=lambda: Sides({}, {}))
    """Changed stretches by block: (start, end, role, change) in offsets of the block's text."""
    stacked: bool = False
    done: frozenset[int] = frozenset()
    """The changes that the reader has reviewed."""
    noted: frozenset[int] = frozenset()
    """Those with a note on them."""


@dataclass(frozen=True, slots=True)
class Marks:
    """What the reader has put on the changes: their keys by pair and place, which were reviewed, which bear a note."""

    keys: dict[tuple[int, int], str] = field(default_factory=dict)
    reviewed: frozenset[str] = frozenset()
    noted: frozenset[str] = frozenset()
    hide: bool = False
    """Whether reviewed changes are left out."""


def changes_in(comparison: Comparison, kinds: frozenset[str] | None = None, marks: Marks | None = None) -> list[Marked]:
    """Every change of the pairs, of these kinds, in order; whole sections of one side only count as one each."""
    marks = marks or Marks()
    found = []
    for number, pair in enumerate(comparison.pairs):
        told = [(at, change) for at, change in enumerate(pair.changes)]
        if (move := moved_section(comparison, pair)) is not None:
            told.insert(0, (WHOLE, move))
        found += [
            Marked(number, change, marks.keys.get((number, at), ""))
            for at, change in told
            if kinds is None or change.kind.value in kinds
        ]
    return [one for one in found if one.key not in marks.reviewed] if marks.hide else found


def lay_out_comparison(
    comparison: Comparison,
    columns: int,
    view: str = "matched",
    kinds: frozenset[str] | None = None,
    *,
    stacked: bool = False,
    marks: Marks | None = None,
) -> Table:
    """The rows of a comparison for so many cells."""
    column = max(columns - GUTTER - 1 if stacked else (columns - GUTTER) // 2, 8)
    changes = changes_in(comparison, kinds, marks)
    table = Table(comparison, column, [], changes, {}, [], stacked=stacked)
    if marks is not None:
        table.done = frozenset(i for i, one in enumerate(changes) if one.key in marks.reviewed)
        table.noted = frozenset(i for i, one in enumerate(changes) if one.key in marks.noted)
    by_pair: dict[int, list[int]] = {}
    for index, marked in enumerate(table.changes):
        by_pair.setdefault(marked.pair, []).append(index)
        _note_marks(table, index, marked.change)
    touched: list[list[int]] = [[] for _ in table.changes]
    lone = table.lone = lone_roots(comparison)
    mixed, reached = mixed_pairs(comparison), reached_pairs(comparison, [one.change for one in changes])
    for number, pair in enumerate(comparison.pairs):
        alone = None in tuple(pair.sections) and number not in mixed
        own = by_pair.get(number, [])
        if view != "all" and alone and number not in lone:
            continue
        if view == "changes" and not own and number not in reached:
            continue
        table.first_row[number] = len(table.rows)
        if view == "changes" or (alone and view != "all"):
            sign = sign_of(pair, kinds) if None in tuple(pair.sections) else ""
            row_of = tuple(own) if alone else ()
            table.rows.append(Row(number, Sides(None, None), sign, row_of, title=True))
        if view == "all" or not alone:
            _pair_rows(table, number, pair, view, touched)
        for index in own:
            if not touched[index]:
                touched[index].append(table.first_row[number])
    table.change_rows = [(rows[0], rows[-1]) if rows else (-1, -1) for rows in touched]
    return table


def sign_of(pair: Pair, kinds: frozenset[str] | None = None) -> str:
    """The sign of a pair: that of its most telling change."""
    if pair.relation is Relation.ONLY_A:
        return "−"
    if pair.relation is Relation.ONLY_B:
        return "+"
    signs = {_SIGNS[c.kind] for c in pair.changes if kinds is None or c.kind.value in kinds}
    if pair.relation in (Relation.MOVED, Relation.MOVED_EDITED):
        signs.add("↷")
    return min(signs, key=_ORDER.index) if signs else "="


def word_roles(kind: ChangeKind) -> Sides[str]:
    """How the words of a change are shown on either side."""
    return _ROLES.get(kind, _WORD_ROLES)


def _note_marks(table: Table, index: int, change: Change) -> None:
    for extent, marks, role in (
        (change.sides.a, table.marks.a, word_roles(change.kind).a),
        (change.sides.b, table.marks.b, word_roles(change.kind).b),
    ):
        if extent is None:
            continue
        for span in extent.spans:
            marks.setdefault(span.block, []).append((span.start, span.end, role, index))


def _pair_rows(table: Table, number: int, pair: Pair, view: str, touched: list[list[int]]) -> None:
    documents = table.comparison.documents
    for blocks in side_by_side(documents, pair.sections):
        left = _lines(table, documents.a, blocks.a, table.shown.a)
        right = _lines(table, documents.b, blocks.b, table.shown.b)
        has_change = any(
            block is not None and block in marks
            for block, marks in ((blocks.a, table.marks.a), (blocks.b, table.marks.b))
        )
        if view == "changes" and not has_change:
            continue
        rows = _stacked(left, right, has_change) if table.stacked else _beside(left, right)
        for cells in rows:
            changes = _changes_on(table, cells)
            first = table.first_row[number] == len(table.rows)
            sign = min(
                (_SIGNS[table.changes[i].change.kind] for i in changes),
                key=_ORDER.index,
                default="=" if first else "",
            )
            for i in changes:
                touched[i].append(len(table.rows))
            table.rows.append(Row(number, cells, sign, changes))
    table.rows.append(Row(number, Sides(None, None)))


def _beside(left: list[Cell], right: list[Cell]) -> list[Sides[Cell | None]]:
    return [Sides(a, b) for a, b in zip_longest(left, right)]


def _stacked(left: list[Cell], right: list[Cell], has_change: bool) -> list[Sides[Cell | None]]:
    """The lines of both sides one under another; those that are alike once."""
    if not has_change and left and right:
        return [Sides(None, cell) for cell in right]
    return [*(Sides(cell, None) for cell in left), *(Sides(None, cell) for cell in right)]


def _lines(table: Table, document: Document, block: int | None, shown: dict[int, Shown]) -> list[Cell]:
    """A block's lines in a column; a table's rows each begin one, a note stands behind its mark."""
    if block is None:
        return []
    known = shown[block] = show(document.blocks[block])
    indent = 2 if document.blocks[block].kind in (BlockKind.LIST_ITEM, BlockKind.QUOTATION) else 0
    if document.blocks[block].kind is BlockKind.NOTE:
        indent = len(note_mark(document, block)) + 3
    cells: list[Cell] = []
    start = 0
    for row in known.text.split("\n"):
        for low, high in wrap(row, max(table.column - indent, 4)):
            cells.append(Cell(block, start + low, start + high, indent))
        start += len(row) + 1
    return cells


def _changes_on(table: Table, cells: Sides[Cell | None]) -> tuple[int, ...]:
    found: list[int] = []
    for cell, marks, shown in (
        (cells.a, table.marks.a, table.shown.a),
        (cells.b, table.marks.b, table.shown.b),
    ):
        if cell is None:
            continue
        for start, end, _, index in marks.get(cell.block, ()):
            low, high = shown[cell.block].to_shown(start), shown[cell.block].to_shown(end)
            if low < cell.end and high > cell.start and index not in found:
                found.append(index)
    return tuple(sorted(found))


def map_of_changes(table: Table, height: int) -> list[str]:
    """For so many stretches of the table, from the top down, the most telling sign of each, or ""."""
    signs = [""] * height
    count = max(len(table.rows), 1)
    for at, row in enumerate(table.rows):
        if (row.changes or row.title) and row.sign not in ("", "="):
            stretch = at * height // count
            signs[stretch] = min(filter(None, (signs[stretch], row.sign)), key=_ORDER.index)
    return signs
