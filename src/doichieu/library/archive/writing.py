"""Writing documents into the archive and taking them out, a batch in one transaction.

A batch is written in the order of the passages' numbers, since the full-text index gathers what it is given
in memory as long as the numbers rise. A program that is killed leaves whole batches behind: what is missing
is read on the next time.
"""

from __future__ import annotations

import os
import sqlite3
from collections import Counter
from collections.abc import Iterable, Sequence

from ...model.passage import Field
from ...text.letters import fold
from . import citations
from .keys import about_keys, document_key, folder_key, keys_of
from .prepared import Prepared, Row

SERIAL_BITS = 40
"""A passage's number is its rank and, in so many bits, its place among all that were ever written."""
_LONGEST_WORD = 24
"""Longer ones are no words that anybody would mistype."""


def write(db: sqlite3.Connection, batch: Sequence[Prepared]) -> None:
    """Write documents, each in place of what the archive had under its path."""
    with Transaction(db):
        batch = [one for one in batch if not _is_there(db, one)]
        _remove(db, [row[0] for one in batch for row in db.execute(_ID_OF, (one.path,))])
        serial = db.execute(_LAST_SERIAL).fetchone()[0] or 0
        queue: list[tuple[int, int, Row, str]] = []
        for one in batch:
            number, common = _write_document(db, one)
            for row in one.rows:
                serial += 1
                queue.append(((row.rank << SERIAL_BITS) | serial, number, row, common))
        db.execute("INSERT OR REPLACE INTO counters VALUES ('serial', ?)", (serial,))
        queue.sort(key=lambda item: item[0])
        db.executemany(
            "INSERT INTO passages VALUES (?, ?, ?, ?, ?, ?, ?)",
            ((at, number, row.origin, row.section, row.anchor, row.field, row.text) for at, number, row, _ in queue),
        )
        db.executemany(
            "INSERT INTO postings (rowid, keys) VALUES (?, ?)",
            ((at, f"{row.keys} {common}") for at, _, row, common in queue),
        )
        _count_words(db, (row.keys for _, _, row, _ in queue), 1)


_IS_SAME = "SELECT 1 FROM documents WHERE path = ? AND size = ? AND modified = ? AND digest = ? AND problem = ''"
"""Another program may have written it meanwhile."""
_ID_OF = "SELECT id FROM documents WHERE path = ?"
_LAST_SERIAL = "SELECT max(number) FROM counters WHERE name = 'serial'"


def _is_there(db: sqlite3.Connection, one: Prepared) -> bool:
    return db.execute(_IS_SAME, (one.path, one.size, one.modified, one.digest)).fetchone() is not None


class Transaction:
    """A transaction that takes the right to write at its beginning, and is undone by any error."""

    def __init__(self, db: sqlite3.Connection) -> None:
        self._db = db

    def __enter__(self) -> None:
        self._db.execute("BEGIN IMMEDIATE")

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> None:
        if self._db.in_transaction:  # SQLite itself takes back what a full disk has broken
            self._db.execute("ROLLBACK" if kind else "COMMIT")


def _write_document(db: sqlite3.Connection, one: Prepared) -> tuple[int, str]:
    """Write what a document is; its number, and the keys that all its passages share."""
    about = one.about
    facts = (about.name, about.kind, about.issuer, about.year) if about else ("", "", "", "")
    row = (one.path, one.size, one.modified, one.digest, *facts, one.dated, one.problem)
    number = db.execute(
        "INSERT INTO documents (path, size, modified, digest, name, kind, issuer, year, dated, problem, keys)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, '') RETURNING id", row,
    ).fetchone()[0]  # fmt: skip
    keys = [document_key(number), *(folder_key(_folder(db, path)) for path in folders_above(one.path))]
    common = " ".join([*keys, *(about_keys(about) if about else ())])
    db.execute("UPDATE documents SET keys = ? WHERE id = ?", (common, number))
    db.executemany("INSERT INTO sections VALUES (?, ?, ?, ?)", ((number, *section) for section in one.sections))
    db.executemany("INSERT INTO definitions VALUES (?, ?, ?)", ((number, *pair) for pair in one.defined))
    citations.write(db, number, one.cited)
    return number, common


def folders_above(path: str) -> list[str]:
    """Every folder above a file, the nearest first."""
    out = []
    folder = os.path.dirname(path)
    while folder not in out:
        out.append(folder)
        folder = os.path.dirname(folder)
    return out


def _folder(db: sqlite3.Connection, path: str) -> int:
    """The number of a folder."""
    db.execute("INSERT OR IGNORE INTO folders (path) VALUES (?)", (path,))
    return int(db.execute("SELECT id FROM folders WHERE path = ?", (path,)).fetchone()[0])


def remove(db: sqlite3.Connection, numbers: Sequence[int]) -> None:
    """Take documents out; those that have gone already are no matter."""
    with Transaction(db):
        _remove(db, numbers)


_TEXTS = (
    "SELECT p.id, p.text, p.field, coalesce(s.words, '') FROM passages p LEFT JOIN sections s"
    " ON s.document = p.document AND s.number = p.section WHERE p.document = ? ORDER BY p.id"
)


def _remove(db: sqlite3.Connection, numbers: Sequence[int]) -> None:
    for number in numbers:
        known = db.execute("SELECT keys FROM documents WHERE id = ?", (number,)).fetchone()
        if known is None:
            continue
        common = known[0]
        found = db.execute(_TEXTS, (number,)).fetchall()
        keyed = [(at, " ".join(keys_of(fold(text), Field(field), words))) for at, text, field, words in found]
        db.executemany(
            "INSERT INTO postings (postings, rowid, keys) VALUES ('delete', ?, ?)",
            ((at, f"{keys} {common}") for at, keys in keyed),
        )
        _count_words(db, (keys for _, keys in keyed), -1)
        for table in ("passages", "sections", "definitions", "citations"):
            db.execute(f"DELETE FROM {table} WHERE document = ?", (number,))
        db.execute("DELETE FROM documents WHERE id = ?", (number,))
    if numbers:
        db.execute("DELETE FROM words WHERE passages <= 0")


def _count_words(db: sqlite3.Connection, rows: Iterable[str], sign: int) -> None:
    """Count the words of passages in or out; numbers, pairs and other keys are no words."""
    counts: Counter[str] = Counter()
    for keys in rows:
        counts.update({key for key in keys.split(" ") if key.isalpha() and 1 < len(key) <= _LONGEST_WORD})
    db.executemany(
        "INSERT INTO words VALUES (?, ?) ON CONFLICT (word) DO UPDATE SET passages = passages + excluded.passages",
        ((word, sign * count) for word, count in sorted(counts.items())),
    )


def touch(db: sqlite3.Connection, number: int, size: int, modified: int) -> None:
    """Note that a file was written again with the same content."""
    db.execute("UPDATE documents SET size = ?, modified = ? WHERE id = ?", (size, modified, number))
