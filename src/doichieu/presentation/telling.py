"""Changes and pairs in a line of words: what changed, from what to what, by how much."""

from __future__ import annotations

from decimal import Decimal

from ..compare.result import Change, ChangeKind, Comparison
from ..model.document import Block
from ..text.cells import fit
from .compare_data import by_how_much
from .comparing import Table, sign_of
from .figures import say_difference
from .lone import moved_to
from .naming import name_of
from .spans import Line
from .words import Words


def detail_line(table: Table, index: int, words: Words, columns: int = 200) -> Line:
    """What a change is, in words, in so many cells: its subject, what it was, what it is, by how much.

    The values are what matters: they get their room first, and the subject what is left.
    """
    change = table.changes[index].change
    left = _flat(change.sides.a.text) if change.sides.a else ""
    moved = change.kind is ChangeKind.MOVED
    right = _flat(change.sides.b.text) if change.sides.b and not moved else ""
    kind = words("kind." + change.kind.value)
    tail = _by_how_much(change, words) or (f"  {say_moved(table.comparison, change, words)}" if moved else "")
    values: Line = []
    if not (left and right) and change.kind is ChangeKind.WORDING:
        values.append(("− " if left else "+ ", ("muted",)))
    room = max(columns - len(kind) - len(tail) - 6, 20)
    if left:
        values.append((fit(left, room // 2 if right else room), ("removed",)))
    if left and right:
        values.append((" → ", ("muted",)))
    if right:
        values.append((fit(right, room // 2 if left else room), ("added",)))
    room -= sum(len(text) for text, _ in values)
    subject = subject_of(table, change) if change.values.a is not None and room > 10 else ""
    about: Line = [(fit(subject, room - 2) + ": ", ("text",))] if subject else []
    return [(kind, ("strong",)), (": ", ("muted",)), *about, *values, (tail, ("figure",))]


def say_moved(comparison: Comparison, change: Change, words: Words) -> str:
    """Where something that moved stands now."""
    place = moved_to(comparison, change)
    return words("telling.moved_to", place=fit(place, 60)) if place else words("telling.moved_within")


def _by_how_much(change: Change, words: Words) -> str:
    difference, percent = by_how_much(*change.values)
    if not isinstance(difference, Decimal) or not difference:
        return ""
    return f"  ({say_difference(change.values.a, difference, percent, words)})"


def _row_name(block: Block, offset: int) -> str:
    """What the row of a cell is called: its cell with the most letters."""
    row = block.rows[min(block.text.count("\n", 0, offset), len(block.rows) - 1)]
    return _flat(max(row, key=lambda cell: sum(map(str.isalpha, cell)), default=""))


def subject_of(table: Table, change: Change) -> str:
    """The words that lead to a changed figure, back to the last comma, semicolon or stop."""
    side, extent = (table.comparison.documents.a, change.sides.a)
    if extent is None:
        side, extent = (table.comparison.documents.b, change.sides.b)
    if extent is None:
        return ""
    span = extent.spans[0]
    block = side.blocks[span.block]
    if block.rows:
        return _row_name(block, span.start)
    before = block.text[block.body : span.start]
    cut = max(before.rfind(mark) for mark in (";", ". ", ": ", "; "))
    words = _flat(before[cut + 1 :]).strip(" ;.:,")
    return fit(words, 60)


def _flat(text: str) -> str:
    return " ".join(text.split())


def pair_spans(
    comparison: Comparison,
    number: int,
    columns: int,
    words: Words,
    kinds: frozenset[str] | None = None,
    count: int = -1,
) -> Line:
    """A pair as a row of the list: sign, label, title, how many changes (-1: all of these kinds)."""
    pair = comparison.pairs[number]
    first = pair.sections.a is not None
    document = comparison.documents.a if first else comparison.documents.b
    index = pair.sections.a if first else pair.sections.b
    section = document.sections[index or 0]
    sign = sign_of(pair, kinds)
    count = sum(kinds is None or c.kind.value in kinds for c in pair.changes) if count < 0 else count
    tail = str(count) if count and sign not in "−+=" else ""
    indent = "  " * min(section.depth - 1, 5)
    room = max(columns - len(indent) - 4 - len(tail), 4)
    text = fit(name_of(section, words), room)
    gap = " " * max(columns - len(indent) - 3 - len(text) - len(tail), 0)
    role = "muted" if sign in "=−+" else "text"
    sign_role = {"#": "figure", "±": "changed", "+": "added", "−": "removed", "↷": "moved"}.get(sign, "muted")
    return [
        (sign + " ", (sign_role,)),
        (indent, ("text",)),
        (text, (role,)),
        (gap, ("text",)),
        (tail, ("badge",)),
        (" ", ("text",)),
    ]
