"""The shelf: the files a reader asked for, in order, read when they are needed."""

from __future__ import annotations

import os
import threading
from collections import OrderedDict
from collections.abc import Iterator, Sequence
from pathlib import Path
from weakref import WeakValueDictionary

from ..model.correction import Correction
from ..model.document import Document
from ..reading.errors import ReadingError
from ..reading.files import read_data
from ..text.clean import one_line
from .cache import Cache
from .entries import Entry
from .store import Store

_LARGE = 2_000_000
"""A shelf of more bytes than this is searched through the archive; up to it a scan in memory is as quick."""
_HELD = 24
"""So many documents of a large shelf are kept in memory that nobody has in hand."""
_QUICK_BYTES = 700_000
"""Up to this size a document is read while the reader waits: about a fifth of a second."""


def as_corrected(document: Document, store: Store, more: Sequence[Correction] = ()) -> Document:
    """A document, as it was read, with its outline as its reader set it right."""
    corrections = (*store.corrections(document.digest), *more)
    if not corrections:
        return document
    from ..reading.corrections import correct  # imported here: what is kept is opened without loading the parser

    return correct(document, corrections)


def is_large(paths: Sequence[str], much: int | None = None) -> bool:
    """Whether files are more bytes together than `much`: if not told, so many that the archive answers sooner."""
    total = 0
    for path in paths:
        try:
            total += os.path.getsize(path)
        except OSError:
            continue
        if total > (_LARGE if much is None else much):
            return True
    return False


class Shelf:
    """Entries and their documents; a document is read once."""

    def __init__(self, entries: Sequence[Entry], cache: Cache, store: Store | None = None) -> None:
        self.entries: list[Entry] = []
        self.store = store or Store(None)
        self._cache = cache
        self._numbers: dict[str, int] = {}
        self._titles: dict[str, str] = {}
        self._read: WeakValueDictionary[str, Document] = WeakValueDictionary()
        """The documents that somebody has in hand: one that is read again while it is there is the same object."""
        self._held: OrderedDict[str, Document] = OrderedDict()
        """Those that are kept even if nobody has them in hand, the latest last: of a large shelf only a few."""
        self._plain: dict[str, Document] = {}
        """The documents whose outlines were corrected, as they were read."""
        self.errors: dict[str, ReadingError] = {}
        self._lock = threading.Lock()
        for entry in entries:
            self.add(entry)
        self.is_large = len(self.entries) > 1 and is_large([entry.path for entry in self.entries])
        """Whether there is more on it than is read in one go: it is searched through the archive."""

    def add(self, entry: Entry) -> None:
        """Put one more file at the end of the shelf."""
        self._numbers.setdefault(entry.path, len(self.entries))
        self.entries.append(entry)

    def entry_of(self, path: str) -> Entry | None:
        """The entry of a document by its path."""
        number = self.number_of(path)
        return None if number is None else self.entries[number]

    def number_of(self, path: str) -> int | None:
        """Where on the shelf a document stands."""
        return self._numbers.get(path)

    def read_so_far(self) -> list[Document]:
        """The documents that are at hand, in the order of the shelf."""
        with self._lock:
            there = dict(self._read.items())
        return [there[path] for path in sorted(there, key=lambda path: self._numbers.get(path, len(self.entries)))]

    def document(self, entry: Entry) -> Document:
        """The document of an entry. Raises `ReadingError`."""
        known = self._read.get(entry.path)
        if known is not None:
            return known
        with self._lock:  # the screen and the thread that reads on must get one and the same object
            known = self._read.get(entry.path)
            if known is None:
                try:
                    document = self._cache.document(read_data(entry.path), entry.path)
                    known = self._set_right(entry, document)
                    self._let_go()
                except ReadingError as error:
                    self.errors[entry.path] = error
                    raise
        return known

    def forget(self, entry: Entry) -> None:
        """The file has changed: the document is read again when it is next asked for."""
        with self._lock:
            for kept in (self._read, self._held, self._plain, self.errors):
                kept.pop(entry.path, None)

    def correct(self, entry: Entry, correction: Correction) -> bool:
        """Correct the outline of a document that has been read; whether that changed anything. It is kept."""
        before = self._read[entry.path]
        plain = self._as_read(entry)
        if as_corrected(plain, self.store, [correction]).sections == before.sections:
            return False
        self.store.add(before.digest, correction)
        self._set_right(entry, plain)
        return True

    def take_back(self, entry: Entry) -> bool:
        """Take back the last correction of a document that has been read; whether there was one."""
        plain = self._as_read(entry)
        if not self.store.drop_last(plain.digest):
            return False
        self._set_right(entry, plain)
        return True

    def _as_read(self, entry: Entry) -> Document:
        """A document that has been read, without what was corrected in it. Raises `ReadingError`."""
        plain = self._plain.get(entry.path)
        if plain is not None:
            return plain
        before = self._read[entry.path]
        if not self.store.corrections(before.digest):
            return before
        return self._cache.document(read_data(entry.path), entry.path)

    def _set_right(self, entry: Entry, plain: Document) -> Document:
        """Take a document as it was read with the corrections that are kept now."""
        known = self._read[entry.path] = self._held[entry.path] = as_corrected(plain, self.store)
        if known is not plain:
            self._plain[entry.path] = plain
        return known

    def _let_go(self) -> None:
        """Of a large shelf keep the documents read last."""
        while self.is_large and len(self._held) > _HELD:
            path, _ = self._held.popitem(last=False)
            self._plain.pop(path, None)

    def is_read(self, entry: Entry) -> bool:
        """Whether the document is at hand already."""
        return entry.path in self._read

    def is_quick(self, entry: Entry) -> bool:
        """Whether opening the document takes no time that a reader would feel."""
        try:
            return self.is_read(entry) or os.path.getsize(entry.path) <= _QUICK_BYTES
        except OSError:
            return True

    def read_all(self) -> Iterator[Document]:
        """Every document that can be read, in order; those that cannot are in `errors`."""
        for entry in self.entries:
            try:
                yield self.document(entry)
            except ReadingError:
                continue

    def title(self, entry: Entry, short: bool = False) -> str:
        """What a person calls the document: its manifest's name, else its file's, in full with what it says it is."""
        if short and entry.short:
            return one_line(entry.short)
        if entry.title:
            return one_line(entry.title)
        document = self._read.get(entry.path)
        own = own_title(document) if document and not short else ""
        stem = self._titles.get(entry.path)
        if stem is None:
            name = os.path.splitext(os.path.basename(entry.path))[0]
            stem = self._titles[entry.path] = one_line(name)
        return f"{stem} · {own}" if own and own != stem else stem


def own_title(document: Document) -> str:
    """A name for a document out of its metadata: kind, issuer, number or date; else the file's name."""
    data = document.metadata
    kind = data.kind.value if data.kind else None
    if not kind:
        return one_line(Path(document.path).stem)
    issuer = data.issuer.value if data.issuer else None
    mark = data.number.value if data.number and data.number.value else data.date.value if data.date else None
    return " · ".join(part for part in (kind[:1].upper() + kind[1:], issuer, mark) if part)
