"""The rows of a comparison as styled lines: left, gutter and right; one column where they are stacked."""

from __future__ import annotations

from ..text.cells import fit, pad, width
from .comparing import Cell, Row, Table
from .naming import name_of, note_mark, path_of
from .reading import block_layers
from .spans import Line, overlay
from .words import Words


def row_line(table: Table, number: int, current: int, words: Words) -> Line:
    """A row as one line across the view."""
    left, gutter, right = row_spans(table, number, current, words)
    if table.stacked:
        return [*gutter, (" ", ("text",)), *(left or right)]
    gap = table.column - sum(width(text) for text, _ in left)
    filler = ("panel",) if table.rows[number].title else ("text",)
    return [(" ", ("text",)), *left, (" " * gap, filler), *gutter, *right]


def row_spans(table: Table, number: int, current: int, words: Words) -> tuple[Line, Line, Line]:
    """Left, gutter and right of a row; the current change stands out."""
    row = table.rows[number]
    if row.title:
        return _title(table, row, words)
    here = current in row.changes and current >= 0
    role = "match_current" if here else "badge" if row.sign not in ("", "=") else "muted"
    done = row.changes and table.done.issuperset(row.changes)
    gutter: Line = [(_gutter(table, row), ("muted" if done and not here else role,))]
    return _cell(table, row.cells.a, "a", current), gutter, _cell(table, row.cells.b, "b", current)


def _gutter(table: Table, row: Row) -> str:
    """The sign of a row; stacked also whose it is; ✓ for what was reviewed, ✎ for what bears a note."""
    sign = row.sign or " "
    side = " "
    if table.stacked and row.changes:
        side = "−" if row.cells.a is not None else "+"
        sign = " " if sign == side else sign
    mark = "✓" if row.changes and table.done.issuperset(row.changes) else " "
    return f"{'✎' if not table.noted.isdisjoint(row.changes) else mark}{sign}{side}"


def _title(table: Table, row: Row, words: Words) -> tuple[Line, Line, Line]:
    pair = table.comparison.pairs[row.pair]
    documents = table.comparison.documents
    lines: list[Line] = []
    for document, section, missing in (
        (documents.a, pair.sections.a, "compare.only_b"),
        (documents.b, pair.sections.b, "compare.only_a"),
    ):
        if section is None:
            told = "" if table.stacked else words(missing)
            lines.append([(fit(told, table.column), ("muted", "emphasis"))] if told else [])
            continue
        own = document.sections[section]
        above = path_of(own, words)
        path = " › ".join(above[:-1])
        if None not in (pair.sections.a, pair.sections.b):
            lines.append([(fit(" › ".join(above), table.column), ("breadcrumb",))])
            continue
        below = table.lone.get(row.pair, 0)
        count = f" ({words('compare.with_below', count=below)})" if below else ""
        text = fit(name_of(own, words), table.column - len(count)) + count
        room = table.column - len(text) - 3
        tail = fit(path, room) if room > 8 and path else ""
        lines.append([(text, ("text",)), ("   " + tail if tail else "", ("breadcrumb",))])
    return lines[0], [(f" {row.sign or ' '} ", ("badge",) if row.sign else ("muted",))], lines[1]


def _cell(table: Table, cell: Cell | None, side: str, current: int) -> Line:
    if cell is None:
        return []
    first = side == "a"
    document = table.comparison.documents.a if first else table.comparison.documents.b
    marks = table.marks.a if first else table.marks.b
    shown = (table.shown.a if first else table.shown.b)[cell.block]
    block = document.blocks[cell.block]
    layers = block_layers(document, block, shown)
    for start, end, role, index in marks.get(cell.block, ()):
        layers.append((shown.to_shown(start), shown.to_shown(end), role))
        if index == current:
            layers.append((shown.to_shown(start), shown.to_shown(end), "underline_current"))
    line = overlay(shown.text, cell.start, cell.end, ("text",), layers)
    if not cell.indent:
        return line
    mark = note_mark(document, cell.block) if cell.start == 0 else ""
    lead = pad(f"[{mark}]" if mark else "", cell.indent)
    return [(lead, ("note_mark",) if mark else ("text",)), *line]
