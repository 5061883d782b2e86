"""Which documents stand beside one in the table of targets when nobody has chosen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..compare.targets import target_table
from ..facts.places import place_of
from ..model.document import Document

if TYPE_CHECKING:
    from .services import Services

_BESIDE = 2
"""So many other documents stand beside the open one unasked."""
_SHARED = 0.3
"""Those that share at least this part of its targets."""
_LOOKED_THROUGH = 40
"""On a larger shelf only documents that have been read are looked through for it."""


def beside(document: Document, services: Services) -> list[Document]:
    """The other documents on the shelf that share most of a document's targets; takes its time."""
    shelf = services.shelf
    small = not shelf.is_large and len(shelf.entries) <= _LOOKED_THROUGH
    others = [
        other
        for entry in shelf.entries
        if (small or shelf.is_read(entry)) and entry.path not in shelf.errors
        for other in services.readable(entry)
        if other is not document
    ]
    place = place_of(document)
    others = [other for other in others if place_of(other) == place] or others  # another province has other targets
    found = []
    for at, other in enumerate(others):
        rows = target_table([document, other]).rows
        own = sum(row.cells[0] is not None for row in rows)
        shared = sum(None not in row.cells for row in rows)
        if own and shared >= own * _SHARED:
            found.append((-shared, at))
    return [others[at] for _, at in sorted(found)[:_BESIDE]]
