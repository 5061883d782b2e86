"""The reader's own store: what a person decided by hand, in one SQLite file under the user's data folder.

Unlike the cache it cannot be made again, so every change is written through at once: a process that
is killed in the middle of one leaves the file as it was before or after it, never between. Every
access opens the file for itself, so threads and several running programs need not know of each
other. A file that SQLite cannot read is put aside under another name, never thrown away, and is
told of once. What is kept belongs to a file's content (its digest), not to its name.
"""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from contextlib import closing, suppress
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from ..model.correction import Act, Correction

if TYPE_CHECKING:
    import sqlite3

_FILE = "reader.db"
_SCHEMA = 5
_TABLES = """
CREATE TABLE IF NOT EXISTS corrections (
    number INTEGER PRIMARY KEY,
    digest TEXT NOT NULL,
    line INTEGER NOT NULL,
    act TEXT NOT NULL,
    made REAL NOT NULL
);
CREATE INDEX IF NOT EXISTS corrections_of ON corrections (digest, number);
CREATE TABLE IF NOT EXISTS reviews (
    pair TEXT NOT NULL,
    change TEXT NOT NULL,
    seen INTEGER NOT NULL,
    note TEXT NOT NULL,
    made REAL NOT NULL,
    PRIMARY KEY (pair, change)
);
CREATE TABLE IF NOT EXISTS links (
    pair TEXT NOT NULL,
    first INTEGER NOT NULL,
    second INTEGER NOT NULL,
    together INTEGER NOT NULL,
    PRIMARY KEY (pair, first, second)
);
CREATE TABLE IF NOT EXISTS accepted (
    finding TEXT PRIMARY KEY,
    reason TEXT NOT NULL,
    made REAL NOT NULL
);
CREATE TABLE IF NOT EXISTS library (
    path TEXT PRIMARY KEY,
    added REAL NOT NULL
);
CREATE TABLE IF NOT EXISTS searches (
    text TEXT PRIMARY KEY,
    used REAL NOT NULL,
    saved INTEGER NOT NULL
);
CREATE TABLE IF NOT EXISTS kept (
    name TEXT PRIMARY KEY,
    value TEXT NOT NULL
);
CREATE TABLE IF NOT EXISTS places (
    path TEXT PRIMARY KEY,
    digest TEXT NOT NULL,
    block INTEGER NOT NULL,
    offset INTEGER NOT NULL,
    passage TEXT NOT NULL,
    closed TEXT NOT NULL,
    opened REAL NOT NULL
);
CREATE TABLE IF NOT EXISTS notes (
    number INTEGER PRIMARY KEY,
    path TEXT NOT NULL,
    digest TEXT NOT NULL,
    title TEXT NOT NULL,
    section TEXT NOT NULL,
    block INTEGER NOT NULL,
    passage TEXT NOT NULL,
    text TEXT NOT NULL,
    made REAL NOT NULL
);
CREATE INDEX IF NOT EXISTS notes_of ON notes (path);
"""
_WAIT = 5.0
"""Seconds to wait for another program that is writing."""

T = TypeVar("T")


def data_folder() -> Path | None:
    """Where the reader's store is; None where the reader wants none."""
    chosen = os.environ.get("DOICHIEU_DATA")
    if chosen is not None:
        return Path(chosen) if chosen else None
    from platformdirs import user_data_path  # imported here: the environment may name the folder

    return user_data_path("doichieu", appauthor=False)


class Store:
    """Corrections by file content. What cannot be written, for want of a folder or of a lock, lasts as long as the
    program: the next thing that is kept is tried anew."""

    def __init__(self, folder: Path | None) -> None:
        self.path = folder / _FILE if folder is not None else None
        self.put_aside: Path | None = None
        """Where a file went that could not be read."""
        self._session: dict[str, list[Correction]] = {}

    @property
    def lasting(self) -> bool:
        """Whether all that was kept outlives the program."""
        return self.path is not None and not any(self._session.values())

    @property
    def has_file(self) -> bool:
        """Whether anything was ever kept."""
        return self.path is not None and os.path.exists(self.path)

    def take_put_aside(self) -> Path | None:
        """Where a file went that could not be read, once: it is to be told."""
        aside, self.put_aside = self.put_aside, None
        return aside

    def corrections(self, digest: str) -> tuple[Correction, ...]:
        """The corrections of a file's content, in the order in which they were made."""
        session = self._session.get(digest, ())
        if not self.has_file:
            return tuple(session)
        wanted = "SELECT act, line FROM corrections WHERE digest = ? ORDER BY number"
        rows = self.do(lambda db: db.execute(wanted, (digest,)).fetchall()) or ()
        return (*(Correction(Act(act), line) for act, line in rows if act in set(Act)), *session)

    def add(self, digest: str, correction: Correction) -> None:
        """Keep a correction."""
        row = (digest, correction.line, correction.act.value, time.time())
        into = "INSERT INTO corrections (digest, line, act, made) VALUES (?, ?, ?, ?)"
        if self.do(lambda db: db.execute(into, row).rowcount) is None:
            self._session.setdefault(digest, []).append(correction)

    def drop_last(self, digest: str) -> bool:
        """Take back the last correction of a file's content; whether that could be done."""
        if self._session.get(digest):
            self._session[digest].pop()
            return True
        if not self.has_file:
            return False
        last = "DELETE FROM corrections WHERE number = (SELECT max(number) FROM corrections WHERE digest = ?)"
        return bool(self.do(lambda db: db.execute(last, (digest,)).rowcount))

    def do(self, work: Callable[[sqlite3.Connection], T]) -> T | None:
        """Work on the file in one transaction; None where that could not be done.

        Where there is no file yet, one is made: ask `has_file` before you only read.
        """
        if self.path is None:
            return None
        import sqlite3  # imported here: most readers have corrected nothing

        for attempt in range(2):
            try:
                self.path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
                with closing(sqlite3.connect(self.path, timeout=_WAIT)) as db, db:
                    db.execute("PRAGMA synchronous = FULL")
                    if db.execute("PRAGMA user_version").fetchone()[0] < _SCHEMA:
                        db.executescript(_TABLES)
                        db.execute(f"PRAGMA user_version = {_SCHEMA}")
                    return work(db)
            except sqlite3.OperationalError:
                break
            except sqlite3.DatabaseError:
                if attempt or not self._set_aside():
                    break
            except OSError:
                break
        return None

    def _set_aside(self) -> bool:
        """Give a file that is no database another name."""
        assert self.path is not None
        aside = self.path.with_name(f"{_FILE}.damaged-{time.strftime('%Y%m%d-%H%M%S')}")
        try:
            os.replace(self.path, aside)
            with suppress(FileNotFoundError):
                os.replace(f"{self.path}-journal", f"{aside}-journal")
        except OSError:
            return False
        self.put_aside = aside
        return True
