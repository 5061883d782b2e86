"""Carrying notes over from one draft to the next, by what the comparison says of the sections they stand in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..library.anchors import locate
from ..model.document import Document

if TYPE_CHECKING:
    from .services import Services


def carry_over(services: Services, old: Document, new: Document) -> tuple[int, int]:
    """Copy the notes of one document to the same passages of another; how many were copied, and for how many there is
    no such passage. What stands there already is not copied again. Takes a moment, so for the background."""
    from ..compare.compare import compare  # imported here: not needed before notes are carried over
    from ..model.side import Sides

    matched = {pair.sections.a: pair.sections.b for pair in compare(Sides(old, new)).pairs}
    there = {(block, note.text) for note, block in services.notes.of(new)}
    copied = lost = 0
    for note, block in services.notes.of(old):
        section = old.blocks[block].section if block is not None else -1
        counterpart = matched.get(section) if section >= 0 else None
        within = new.own_blocks(counterpart) if counterpart is not None else None
        found = locate(note.anchor, new, within)
        if found is None:
            lost += 1
        elif (found, note.text) not in there:
            services.notes.add(new, found, note.text, services.title(new))
            copied += 1
    return copied, lost
