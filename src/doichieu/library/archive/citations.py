"""Citations that the archive keeps: which instrument is cited where, when and of whom it is said to be.

They are kept beside the passages, so that the citations of thousands of documents are held against each other
without reading one of them: what is cited under one key comes out together, in order of the keys.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from ...facts.citations import Symbol
from ...facts.dates import DateValue
from ...facts.mentions import Mention
from ...facts.places import homed_mentions
from ...model.document import Document
from ...model.place import Place

Row = tuple[object, ...]
"""A citation as the table has it, without its document's number."""


class Citation(NamedTuple):
    """A citation of one of the documents in the archive."""

    document: int
    path: str
    """The real one of the document."""
    origin: int
    """Of its passage: index of its block; for a note -1 less its index among the notes."""
    mention: Mention
    home: str
    """The place of the organ, without marks; "" for one of the whole country."""
    places: tuple[Place, ...]
    own_date: str
    """Of the document, in ISO form; "" where it does not say."""


_COLUMNS = (
    "origin", "start", "end", "last", "places", "key", "home", "number", "year", "kind", "organ", "raw", "named",
    "date", "valid", "issuer", "subject",
)  # fmt: skip
TABLES = f"""
CREATE TABLE citations (document INTEGER NOT NULL, {", ".join(f'"{column}"' for column in _COLUMNS)});
CREATE INDEX citations_of ON citations (document);
CREATE INDEX citations_by ON citations (key, home);
"""
_INSERT = f"INSERT INTO citations VALUES (?{', ?' * len(_COLUMNS)})"
_SELECT = "SELECT c.document, " + ", ".join(f'c."{column}"' for column in _COLUMNS) + ", d.dated, d.path"

_IN_ORDER = "d.path, c.origin < 0, abs(c.origin), c.start"


def rows_of(document: Document) -> tuple[Row, ...]:
    """The citations of a document as the table has them."""
    out: list[Row] = []
    for block, note, mention, home in homed_mentions(document):
        whole = (document.notes if note else document.blocks)[block]
        places = document.places(whole, mention.start, mention.last)
        symbol, date = mention.symbol, mention.date
        out.append((
            -1 - block if note else block, mention.start, mention.end, mention.last,
            json.dumps([(one.line, one.column, one.end_line, one.end_column) for one in places]),
            symbol.key, home, symbol.number, symbol.year, symbol.kind, symbol.organ, symbol.raw,
            mention.kind, date.iso if date else "", int(date.valid) if date else 0, mention.issuer,
            " ".join(sorted(mention.subject)),
        ))  # fmt: skip
    return tuple(out)


def write(db: sqlite3.Connection, document: int, rows: Sequence[Row]) -> None:
    """Write the citations of a document."""
    db.executemany(_INSERT, ((document, *row) for row in rows))


def by_instrument(db: sqlite3.Connection, documents: Sequence[int], keys: Sequence[str] = ()) -> Iterator[Citation]:
    """The citations of some documents, or those with some keys; those of one key and place one after the other."""
    _note(db, documents)
    only = f"WHERE c.key IN ({','.join('?' * len(keys))})" if keys else ""
    found = db.execute(
        f"{_SELECT} FROM citations c INDEXED BY citations_by CROSS JOIN wanted w ON w.id = c.document"
        f" CROSS JOIN documents d ON d.id = c.document {only} ORDER BY c.key, c.home, {_IN_ORDER}", keys,
    )  # fmt: skip
    return map(_citation, found)


def by_document(db: sqlite3.Connection, documents: Sequence[int]) -> Iterator[Citation]:
    """The citations of some documents in the order in which they were read."""
    _note(db, documents)
    found = db.execute(
        f"{_SELECT} FROM citations c CROSS JOIN wanted w ON w.id = c.document"
        " CROSS JOIN documents d ON d.id = c.document ORDER BY c.rowid"
    )
    return map(_citation, found)


def alike(db: sqlite3.Connection, one: Citation, limit: int) -> list[Citation]:
    """The citations of an instrument that tell the same date and organ as one of them, in the order of the paths.

    Of the documents that were asked for last.
    """
    mention = one.mention
    date = mention.date.iso if mention.date else ""
    found = db.execute(
        f"{_SELECT} FROM citations c INDEXED BY citations_by CROSS JOIN wanted w ON w.id = c.document"
        " CROSS JOIN documents d ON d.id = c.document"
        " WHERE c.key = ? AND c.home = ? AND c.date = ? AND c.issuer = ?"
        f" ORDER BY {_IN_ORDER} LIMIT ?",
        (mention.symbol.key, one.home, date, mention.issuer, limit),
    )
    return [_citation(row) for row in found]


def _note(db: sqlite3.Connection, documents: Sequence[int]) -> None:
    """Write down which documents are wanted: there may be more than a statement takes."""
    db.execute("CREATE TEMP TABLE IF NOT EXISTS wanted (id INTEGER PRIMARY KEY)")
    db.execute("DELETE FROM wanted")
    db.executemany("INSERT OR IGNORE INTO wanted VALUES (?)", ((number,) for number in documents))


def _citation(row: Sequence[Any]) -> Citation:
    (
        document, origin, start, end, last, places, _, home, number, year, kind, organ, raw, named, date, valid, issuer,
        subject, dated, path,
    ) = row  # fmt: skip
    symbol = Symbol(number, year, kind, organ, raw)
    mention = Mention(
        start, end, symbol, named, DateValue(date, bool(valid)) if date else None, issuer,
        frozenset(subject.split()), last,
    )  # fmt: skip
    where = tuple(Place(*one) for one in json.loads(places))
    return Citation(document, path, origin, mention, home, where, dated)
