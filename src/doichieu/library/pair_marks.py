"""What a reader decided about a comparison: changes reviewed, notes on them, sections matched or parted by hand.

It belongs to the contents of the two files (their digests), whichever of them stands left. A change is known by
what it says (`compare.change_keys`), so its mark stays when the program finds it by other ways.
"""

from __future__ import annotations

import time
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from .store import Store

if TYPE_CHECKING:
    import sqlite3

Link = tuple[int, int]
"""A section of A and one of B, by their indices."""


@dataclass(slots=True)
class PairMarks:
    """The marks of two files, A and B as they were asked for."""

    reviewed: set[str] = field(default_factory=set)
    """Keys of the changes that were looked at."""
    notes: dict[str, str] = field(default_factory=dict)
    """Key of a change to what the reader wrote on it."""
    matched: list[Link] = field(default_factory=list)
    apart: list[Link] = field(default_factory=list)

    def swapped(self) -> PairMarks:
        """The marks with the sides changed over."""
        return PairMarks(self.reviewed, self.notes, [(b, a) for a, b in self.matched], [(b, a) for a, b in self.apart])


class PairStore:
    """Marks of pairs of files, in the reader's own store. What cannot be written lasts as long as the marks' object."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def load(self, a: str, b: str) -> PairMarks:
        """The marks of two contents, named by their digests."""
        marks = PairMarks()
        if not self._store.has_file:
            return marks
        pair, turned = _pair(a, b)

        def read(db: sqlite3.Connection) -> tuple[list[tuple[str, int, str]], list[tuple[int, int, int]]]:
            reviews = db.execute("SELECT change, seen, note FROM reviews WHERE pair = ?", (pair,)).fetchall()
            links = db.execute("SELECT first, second, together FROM links WHERE pair = ?", (pair,)).fetchall()
            return reviews, links

        for_change, for_sections = self._store.do(read) or ([], [])
        for change, seen, note in for_change:
            if seen:
                marks.reviewed.add(change)
            if note:
                marks.notes[change] = note
        for first, second, together in for_sections:
            link = (second, first) if turned else (first, second)
            (marks.matched if together else marks.apart).append(link)
        return marks

    def keep_change(self, a: str, b: str, change: str, marks: PairMarks) -> bool:
        """Write down what the marks say of one change; whether that could be done."""
        pair, _ = _pair(a, b)
        seen, note = int(change in marks.reviewed), marks.notes.get(change, "")

        def write(db: sqlite3.Connection) -> bool:
            db.execute("DELETE FROM reviews WHERE pair = ? AND change = ?", (pair, change))
            if seen or note:
                db.execute("INSERT INTO reviews VALUES (?, ?, ?, ?, ?)", (pair, change, seen, note, time.time()))
            return True

        return bool(self._store.do(write))

    def keep_links(self, a: str, b: str, marks: PairMarks) -> bool:
        """Write down what the marks say of sections; whether that could be done."""
        pair, turned = _pair(a, b)
        rows = [(pair, *(link[::-1] if turned else link), 1) for link in marks.matched]
        rows += [(pair, *(link[::-1] if turned else link), 0) for link in marks.apart]

        def write(db: sqlite3.Connection) -> bool:
            db.execute("DELETE FROM links WHERE pair = ?", (pair,))
            db.executemany("INSERT OR REPLACE INTO links VALUES (?, ?, ?, ?)", rows)
            return True

        return bool(self._store.do(write))


def _pair(a: str, b: str) -> tuple[str, bool]:
    """The name of a pair, the same from either side, and whether A is its second."""
    return (f"{b} {a}", True) if a > b else (f"{a} {b}", False)
