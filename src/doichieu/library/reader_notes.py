"""What a reader wrote beside passages, and which passages were marked: bookmarks are notes without words.

A note belongs to a file by its path and to a passage by what it says (`anchors`): when a new draft takes the old
one's place the note is found again beside the same sentence, and where that has gone the note itself stays.
"""

from __future__ import annotations

import json
import os
import time
from typing import TYPE_CHECKING, NamedTuple

from ..model.document import Document
from .anchors import Anchor, anchor_of, locate
from .store import Store

if TYPE_CHECKING:
    import sqlite3

_INSERT = "INSERT INTO notes (path, digest, title, section, block, passage, text, made) VALUES (?, ?, ?, ?, ?, ?, ?, ?)"
_COLUMNS = "number, path, digest, title, section, block, passage, text, made"


class ReaderNote(NamedTuple):
    """A note on a passage, or a bookmark where `text` is empty. `made` is in seconds since 1970."""

    number: int
    path: str
    """Real path of the file."""
    digest: str
    title: str
    """What the document was called."""
    anchor: Anchor
    text: str
    made: float


class ReaderNotes:
    """Notes in the reader's own store. What cannot be written lasts as long as this object."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._session: list[ReaderNote] = []

    @property
    def lasting(self) -> bool:
        """Whether all notes outlive the program."""
        return not self._session

    def all(self) -> list[ReaderNote]:
        """Every note, by document and place in it."""
        return sorted([*self._read("1", ()), *self._session], key=lambda note: (note.path, note.anchor.block))

    def of(self, document: Document) -> list[tuple[ReaderNote, int | None]]:
        """The notes of a document, with the block each stands beside now; None where its passage has gone."""
        path = os.path.realpath(document.path)
        kept = [*self._read("path = ?", (path,)), *(note for note in self._session if note.path == path)]
        placed = [(note, locate(note.anchor, document)) for note in kept]
        return sorted(placed, key=lambda one: (one[1] is None, one[1] or 0, one[0].number))

    def add(self, document: Document, block: int, text: str, title: str) -> ReaderNote:
        """Note something beside a block; "" is a bookmark."""
        anchor = anchor_of(document, block)
        note = ReaderNote(0, os.path.realpath(document.path), document.digest, title, anchor, text, time.time())
        return self.restore(note)

    def restore(self, note: ReaderNote) -> ReaderNote:
        """Keep a note, also one that was taken away; the note with the number that it has now."""
        anchor = note.anchor
        row = (
            note.path, note.digest, note.title, json.dumps(anchor.section, ensure_ascii=False), anchor.block,
            anchor.passage, note.text, note.made,
        )  # fmt: skip
        number = self._store.do(lambda db: db.execute(_INSERT, row).lastrowid)
        if number is not None:
            return note._replace(number=number)
        kept = note._replace(number=min((one.number for one in self._session), default=0) - 1)
        self._session.append(kept)
        return kept

    def write(self, note: ReaderNote, text: str) -> None:
        """Other words for a note."""
        if note.number < 0:
            self._session = [one._replace(text=text) if one.number == note.number else one for one in self._session]
        else:
            self._store.do(lambda db: db.execute("UPDATE notes SET text = ? WHERE number = ?", (text, note.number)))

    def remove(self, note: ReaderNote) -> None:
        """Take a note away."""
        self._session = [one for one in self._session if one.number != note.number]
        if note.number >= 0 and self._store.has_file:
            self._store.do(lambda db: db.execute("DELETE FROM notes WHERE number = ?", (note.number,)))

    def _read(self, condition: str, values: tuple[str, ...]) -> list[ReaderNote]:
        if not self._store.has_file:
            return []
        wanted = f"SELECT {_COLUMNS} FROM notes WHERE {condition} ORDER BY number"

        def read(db: sqlite3.Connection) -> list[ReaderNote]:
            return [_note(row) for row in db.execute(wanted, values)]

        return self._store.do(read) or []


def _note(row: tuple[int, str, str, str, str, int, str, str, float]) -> ReaderNote:
    number, path, digest, title, section, block, passage, text, made = row
    return ReaderNote(number, path, digest, title, Anchor(block, tuple(json.loads(section)), passage), text, made)
