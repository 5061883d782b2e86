"""Where the reader stopped in each file, and which sections were folded there; the latest file first."""

from __future__ import annotations

import json
import os
import time
from collections.abc import Iterable
from typing import NamedTuple

from ..model.document import Document
from .anchors import Anchor, anchor_of, locate
from .entries import Entry, real_path
from .store import Store

_MOST = 2000
"""So many files are remembered."""


class LastPlace(NamedTuple):
    """A place in a document: block and offset in its text; the folded sections by index, None where the outline is
    another one now."""

    block: int
    offset: int
    closed: frozenset[int] | None


class LastPlaces:
    """Places in the reader's own store. What cannot be written is forgotten."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def keep(self, document: Document, block: int, offset: int, closed: Iterable[int]) -> None:
        """Note where the reader is in a document."""
        anchor = anchor_of(document, block) if block < len(document.blocks) else Anchor(0, (), "")
        row = (
            os.path.realpath(document.path), document.digest, anchor.block, offset, anchor.passage,
            json.dumps(sorted(closed)), time.time(),
        )  # fmt: skip
        self._store.do(
            lambda db: (
                db.execute("INSERT OR REPLACE INTO places VALUES (?, ?, ?, ?, ?, ?, ?)", row),
                db.execute(
                    "DELETE FROM places WHERE path NOT IN (SELECT path FROM places ORDER BY opened DESC LIMIT ?)",
                    (_MOST,),
                ),
            )
        )

    def of(self, document: Document) -> LastPlace | None:
        """Where the reader stopped in a document; found by what stood there where the file is another one now."""
        if not self._store.has_file:
            return None
        path = os.path.realpath(document.path)
        wanted = "SELECT digest, block, offset, passage, closed FROM places WHERE path = ?"
        row = self._store.do(lambda db: db.execute(wanted, (path,)).fetchone())
        if row is None:
            return None
        digest, block, offset, passage, closed = row
        is_same = digest == document.digest
        at = block if is_same else locate(Anchor(block, (), passage), document)
        if at is None or at >= len(document.blocks):
            return None
        sections = frozenset(index for index in json.loads(closed) if index < len(document.sections))
        return LastPlace(at, offset, sections if is_same else None)

    def latest(self, entries: Iterable[Entry]) -> Entry | None:
        """Of the entries of a shelf the one that was read last; None where none of them was."""
        if not self._store.has_file:
            return None
        rows = self._store.do(lambda db: db.execute("SELECT path FROM places ORDER BY opened DESC").fetchall()) or ()
        by_path = {real_path(entry): entry for entry in entries} if rows else {}
        return next((by_path[path] for (path,) in rows if path in by_path), None)
