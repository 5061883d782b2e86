"""The archive as others see it: brought in step with folders, asked for passages by their keys."""

from __future__ import annotations

import os
import re
import sqlite3
import unicodedata
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from typing import NamedTuple

from ...model.passage import About, Field, Passage
from ..codec import LAYOUT as DOCUMENT_LAYOUT
from ..workers import Stop
from . import citations
from .citations import Citation
from .keys import document_key, folder_key
from .prepared import SEPARATOR
from .schema import LAYOUT, ArchiveError, connect, create, discard, is_damage
from .updating import Progress, Tell, Updated, update

__all__ = ["Archive", "ArchiveError", "Citation", "Found", "Progress", "Scope", "Updated", "is_damage"]

_NAME = f"archive-{LAYOUT}.{DOCUMENT_LAYOUT}-{unicodedata.unidata_version}.db"
"""Another layout, another way to read documents or other letters make another file."""
_OURS = re.compile(r"archive-[0-9]+\.[0-9]+(?:-[0-9.]+)?\.db")
_WORDS_LOOKED_AT = 32
"""So many words with a beginning tell how frequent it is."""
_STEPS = 20_000
"""Steps of SQLite's machine between two questions whether a search is still wanted."""


_READ = "SELECT id, path FROM documents WHERE problem = ''"


class Scope(NamedTuple):
    """What a search is about: folders with all below them, and files; real paths."""

    folders: tuple[str, ...] = ()
    files: tuple[str, ...] = ()


class Found(NamedTuple):
    """A passage that has the keys asked for, with what it stands in."""

    number: int
    document: int
    passage: Passage
    section_path: tuple[str, ...]
    section_words: str


class Listed(NamedTuple):
    """A document of the archive."""

    path: str
    about: About
    defined: dict[str, str]


class Archive:
    """The index of one cache folder. Every thread opens a reader of its own."""

    def __init__(self, folder: Path) -> None:
        self._file = folder / _NAME
        self._seen = 0
        self.was_renewed = False
        """Whether a file that could not be used, or that an older program had made, was put away."""

    def update(
        self, files: Sequence[str], folders: Sequence[str], tell: Tell | None = None, stopped: Stop | None = None,
        processes: int | None = None,
    ) -> Updated:  # fmt: skip
        """Bring the archive in step with files and folders (real paths). Raises `ArchiveError`."""
        for attempt in range(2):
            try:
                with closing(self._open()) as db:
                    done = update(db, files, folders, tell, stopped, processes)
                    db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
                    return done
            except sqlite3.Error as error:
                if attempt or not is_damage(error):
                    raise ArchiveError("folder", str(error)) from error
                self.renew()
            except OSError as error:
                raise ArchiveError("folder", error.strerror or "") from error
        raise AssertionError

    def _open(self) -> sqlite3.Connection:
        if not self._file.exists():
            for other in self._file.parent.glob("archive-*.db"):
                if _OURS.fullmatch(other.name):
                    self.was_renewed = True
                    discard(other)
            db = create(self._file)
        else:
            self._seen = self._identity()
            db = connect(self._file)
        self._seen = self._identity()
        return db

    def _identity(self) -> int:
        """Which file it is, as the file system knows it; 0 where there is none."""
        try:
            return self._file.stat().st_ino
        except OSError:
            return 0

    def renew(self) -> None:
        """Put away a file that cannot be used, unless another program has done so and made a new one."""
        self.was_renewed = True
        if self._identity() == self._seen:
            discard(self._file)

    @contextmanager
    def reader(self, stopped: Stop | None = None) -> Iterator[Reader]:
        """A reader; what it does ends early where `stopped` says so. Raises `ArchiveError`, `sqlite3.Error`."""
        if not self._file.exists():
            raise ArchiveError("folder", str(self._file))
        self._seen = self._identity()
        with closing(connect(self._file)) as db:
            db.execute("BEGIN")  # what a search asks for one after the other is of one state
            if stopped is not None:
                db.set_progress_handler(lambda: int(stopped()), _STEPS)
            yield Reader(db)

    @property
    def exists(self) -> bool:
        """Whether anything was ever read into it."""
        return self._file.exists()

    @property
    def size(self) -> int:
        """Bytes on disk."""
        total = 0
        for tail in ("", "-wal"):
            with suppress(OSError):
                total += os.path.getsize(f"{self._file}{tail}")
        return total


class Reader:
    """Asks the archive."""

    def __init__(self, db: sqlite3.Connection) -> None:
        self._db = db
        self._documents: dict[int, Listed] = {}

    def scope_keys(self, scope: Scope) -> list[str]:
        """Keys one of which every passage in a scope has."""
        out = []
        for folder in scope.folders:
            row = self._db.execute("SELECT id FROM folders WHERE path = ?", (folder,)).fetchone()
            if row:
                out.append(folder_key(row[0]))
        for file in scope.files:
            row = self._db.execute("SELECT id FROM documents WHERE path = ?", (file,)).fetchone()
            if row:
                out.append(document_key(row[0]))
        return out

    def documents_in(self, scope: Scope) -> list[int]:
        """The numbers of the documents in a scope that could be read, in the order of their paths."""
        found: dict[int, str] = {}
        for folder in scope.folders:
            start = folder.rstrip(os.sep) + os.sep
            end = start[:-1] + chr(ord(os.sep) + 1)
            found.update(self._db.execute(f"{_READ} AND path >= ? AND path < ?", (start, end)))
        for file in scope.files:
            found.update(self._db.execute(f"{_READ} AND path = ?", (file,)))
        return sorted(found, key=found.__getitem__)

    def by_instrument(self, documents: Sequence[int], keys: Sequence[str] = ()) -> Iterator[Citation]:
        """The citations of some documents, or those with some keys; those of one key and place together."""
        return citations.by_instrument(self._db, documents, keys)

    def by_document(self, documents: Sequence[int]) -> Iterator[Citation]:
        """The citations of some documents, document by document."""
        return citations.by_document(self._db, documents)

    def alike(self, one: Citation, limit: int) -> list[Citation]:
        """Of the citations asked for last those that tell the same as one of them, in the order of the paths."""
        return citations.alike(self._db, one, limit)

    def text(self, document: int, origin: int) -> str:
        """The text of a passage by where it stands."""
        row = self._db.execute("SELECT text FROM passages WHERE document = ? AND origin = ?", (document, origin))
        found = row.fetchone()
        return found[0] if found else ""

    def numbers(self, expression: str) -> Iterator[int]:
        """The numbers of the passages that an expression of keys fits, those that count more first."""
        for row in self._db.execute("SELECT rowid FROM postings WHERE postings MATCH ? ORDER BY rowid", (expression,)):
            yield row[0]

    def passages(self, numbers: Sequence[int]) -> list[Found]:
        """Passages by their numbers."""
        marks = ",".join("?" * len(numbers))
        found = self._db.execute(
            "SELECT p.id, p.document, p.origin, p.section, p.anchor, p.field, p.text, s.path, s.words"
            f" FROM passages p LEFT JOIN sections s ON s.document = p.document AND s.number = p.section"
            f" WHERE p.id IN ({marks})", numbers,
        )  # fmt: skip
        return [
            Found(
                number, document, Passage(text, Field(field), origin, section, anchor),
                tuple(path.split(SEPARATOR)) if path else (), words or "",
            )
            for number, document, origin, section, anchor, field, text, path, words in found
        ]  # fmt: skip

    def document(self, number: int) -> Listed:
        """What the archive knows of a document."""
        known = self._documents.get(number)
        if known is None:
            path, *facts = self._db.execute(
                "SELECT path, name, kind, issuer, year FROM documents WHERE id = ?", (number,)
            ).fetchone()
            defined = self._db.execute("SELECT short, long FROM definitions WHERE document = ?", (number,))
            known = self._documents[number] = Listed(path, About(*facts), dict(defined.fetchall()))
        return known

    def number_of(self, path: str) -> int | None:
        """The number of a document by its real path."""
        row = self._db.execute("SELECT id FROM documents WHERE path = ?", (path,)).fetchone()
        return row[0] if row else None

    # -- words

    def frequency(self, words: Sequence[str]) -> dict[str, int]:
        """How many passages hold each of some words; those that none holds are left out."""
        found: dict[str, int] = {}
        for at in range(0, len(words), 500):
            part = words[at : at + 500]
            marks = ",".join("?" * len(part))
            found.update(self._db.execute(f"SELECT word, passages FROM words WHERE word IN ({marks})", part))
        return found

    def prefixes(self, beginnings: Sequence[str]) -> dict[str, int]:
        """Of some beginnings those that some word has, with the frequency of the most frequent of the first of them."""
        found: dict[str, int] = {}
        for beginning in beginnings:
            best = self._db.execute(
                "SELECT max(passages) FROM (SELECT passages FROM words WHERE word >= ? AND word < ? LIMIT ?)",
                (beginning, beginning + "{", _WORDS_LOOKED_AT),
            ).fetchone()[0]
            if best:
                found[beginning] = best
        return found

    def completions(self, beginning: str, limit: int) -> list[str]:
        """The most frequent words with a beginning."""
        found = self._db.execute(
            "SELECT word FROM words WHERE word >= ? AND word < ? ORDER BY passages DESC LIMIT ?",
            (beginning, beginning + "{", limit),
        )
        return [row[0] for row in found]

    def pairs(self, beginning: str, limit: int) -> list[str]:
        """The most frequent pairs whose second word is still being typed."""
        return self._terms(beginning, "", limit)

    def figures(self, beginning: str, limit: int) -> list[str]:
        """The most frequent figures with a beginning."""
        return self._terms(beginning, "AND instr(term, '_') = 0", limit)

    def _terms(self, beginning: str, also: str, limit: int) -> list[str]:
        found = self._db.execute(
            f"SELECT term FROM vocabulary WHERE term >= ? AND term < ? {also} ORDER BY doc DESC LIMIT ?",
            (beginning, beginning + "{", limit),
        )
        return [row[0] for row in found]

    def expansions(self, column: str, values: Sequence[str]) -> list[tuple[int, str, str]]:
        """Documents that define one of some abbreviations ("short") or long forms ("long"), and what they define."""
        assert column in ("short", "long")
        marks = ",".join("?" * len(values))
        rows = self._db.execute(
            f"SELECT document, short, long FROM definitions WHERE {column} IN ({marks}) LIMIT 200", list(values)
        )
        return rows.fetchall()
