"""The footnotes that stand below the text: those whose marks are in view."""

from __future__ import annotations

from collections.abc import Sequence

from ..model.document import Block
from ..text.cells import wrap
from .reading import Layout
from .spans import Line

_NOTE_MARGIN = 6


def notes_in_view(layout: Layout, first: int, last: int) -> list[tuple[str, Block]]:
    """The footnotes whose marks stand in lines first to last, in order: mark and text."""
    document = layout.document
    if not layout.notes_by_ref:
        layout.notes_by_ref.update({ref: note for note in document.footnotes for ref in note.refs})
    by_ref = layout.notes_by_ref
    out: list[tuple[str, Block]] = []
    seen: set[int] = set()
    for number in range(max(first, 0), min(last + 1, len(layout.lines))):
        line = layout.lines[number]
        if line.block < 0 or layout.blocks is not document.blocks:
            continue
        shown, table = layout.shown_block(line.block), layout.tables.get(line.block)
        for start, _, ref in shown.marks:
            if table is not None:  # a row's notes go with its first line
                is_here = line.start == table.line_of(shown.text.count("\n", 0, start))
            else:
                is_here = line.start <= start < max(line.end, line.start + 1) or start == line.end
            if is_here:
                note = by_ref.get((line.block, ref))
                if note is not None and id(note) not in seen:  # two marks may lead to one note
                    seen.add(id(note))
                    out.extend((note.mark if i == 0 else "", document.notes[b]) for i, b in enumerate(note.blocks))
    return out


def note_lines(notes: Sequence[tuple[str, Block]], columns: int) -> list[Line]:
    """Footnotes wrapped below each other, their marks in a margin."""
    out: list[Line] = []
    for mark, block in notes:
        for n, (start, end) in enumerate(wrap(block.text, max(columns - _NOTE_MARGIN, 10))):
            label = mark if n == 0 else ""
            out.append([(f" {label:>3} ", ("note_mark",)), (block.text[start:end], ("note",))])
    return out
