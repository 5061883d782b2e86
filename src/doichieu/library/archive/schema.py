"""The archive's file: its tables, how it is opened, and what is done with one that cannot be used."""

from __future__ import annotations

import os
import sqlite3
from contextlib import suppress
from pathlib import Path

from . import citations

LAYOUT = 6
"""Another layout, or another way to read documents or make keys, is another number: the file is then made anew."""
_WAIT = 30.0
"""Seconds to wait for another program that is writing."""
_PAGES = -16_384
"""Cache of a connection, in KiB (negative): the most of what is kept in memory."""

TABLES = f"""
CREATE TABLE documents (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    path TEXT NOT NULL UNIQUE,
    size INTEGER NOT NULL,
    modified INTEGER NOT NULL,
    digest TEXT NOT NULL,
    name TEXT NOT NULL,
    kind TEXT NOT NULL,
    issuer TEXT NOT NULL,
    year TEXT NOT NULL,
    dated TEXT NOT NULL,
    keys TEXT NOT NULL,
    problem TEXT NOT NULL
);
CREATE TABLE passages (
    id INTEGER PRIMARY KEY,
    document INTEGER NOT NULL,
    origin INTEGER NOT NULL,
    section INTEGER NOT NULL,
    anchor INTEGER NOT NULL,
    field INTEGER NOT NULL,
    text TEXT NOT NULL
);
CREATE INDEX passages_of ON passages (document);
CREATE TABLE sections (
    document INTEGER NOT NULL,
    number INTEGER NOT NULL,
    path TEXT NOT NULL,
    words TEXT NOT NULL,
    PRIMARY KEY (document, number)
) WITHOUT ROWID;
CREATE TABLE definitions (
    document INTEGER NOT NULL,
    short TEXT NOT NULL,
    long TEXT NOT NULL
);
CREATE INDEX definitions_of ON definitions (document);
CREATE INDEX shorts ON definitions (short);
CREATE INDEX longs ON definitions (long);
CREATE TABLE words (
    word TEXT PRIMARY KEY,
    passages INTEGER NOT NULL
) WITHOUT ROWID;
CREATE TABLE folders (
    id INTEGER PRIMARY KEY,
    path TEXT NOT NULL UNIQUE
);
CREATE TABLE counters (
    name TEXT PRIMARY KEY,
    number INTEGER NOT NULL
) WITHOUT ROWID;
CREATE VIRTUAL TABLE postings USING fts5(
    keys, content='', detail=none, columnsize=0, tokenize="ascii tokenchars '_,@#'"
);
CREATE VIRTUAL TABLE vocabulary USING fts5vocab('postings', 'row');
{citations.TABLES}
"""


class ArchiveError(Exception):
    """The archive cannot be used: `code` is "folder" (it cannot be written) or "sqlite" (no full-text search)."""

    def __init__(self, code: str, detail: str = "") -> None:
        super().__init__(detail)
        self.code, self.detail = code, detail


class _OtherLayoutError(sqlite3.DatabaseError):
    """A file of ours by its name that is none by its content."""


def is_damage(error: sqlite3.Error) -> bool:
    """Whether a file is no use any more; else something stands in the way that may pass."""
    code = getattr(error, "sqlite_errorcode", 0) & 0xFF
    return isinstance(error, _OtherLayoutError) or code in (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB)


def connect(file: Path) -> sqlite3.Connection:
    """Open an archive that is there and of our layout. Raises `sqlite3.Error`, also for another layout."""
    db = sqlite3.connect(f"{file.absolute().as_uri()}?mode=rw", timeout=_WAIT, isolation_level=None, uri=True)
    try:
        db.execute(f"PRAGMA cache_size = {_PAGES}")
        if db.execute("PRAGMA user_version").fetchone()[0] != LAYOUT:
            raise _OtherLayoutError("another layout")
        db.execute("PRAGMA synchronous = NORMAL")
    except BaseException:
        db.close()
        raise
    return db


def create(file: Path) -> sqlite3.Connection:
    """Make an archive beside its place and move it there, unless another program has been quicker; open it."""
    file.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    fresh = file.with_name(f".new-{os.getpid()}-{file.name}")
    with suppress(FileNotFoundError):
        fresh.unlink()
    db = sqlite3.connect(fresh, isolation_level=None)
    try:
        db.execute("PRAGMA page_size = 8192")
        db.execute("PRAGMA journal_mode = WAL")
        db.executescript(f"BEGIN; {TABLES} PRAGMA user_version = {LAYOUT}; COMMIT;")
        db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    except sqlite3.OperationalError as error:
        raise ArchiveError("sqlite" if "no such module" in str(error) else "folder", str(error)) from error
    finally:
        db.close()
    try:
        os.link(fresh, file)
    except FileExistsError:
        pass
    except OSError:
        os.replace(fresh, file)
    with suppress(OSError):
        fresh.unlink()
    return connect(file)


def discard(file: Path) -> None:
    """Take an archive away with the files beside it."""
    for tail in ("", "-wal", "-shm", "-journal"):
        with suppress(OSError):
            os.unlink(f"{file}{tail}")
