"""The shelf: the files a reader asked for, in order, read when they are needed."""

from __future__ import annotations

import os
import threading
from collections import OrderedDict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from weakref import WeakValueDictionary

from ..model.correction import Correction
from ..model.document import Document
from ..reading.errors import ReadingError
from ..reading.files import SUFFIXES, read_data
from ..text.clean import one_line
from .bundled import corpus_folder
from .cache import Cache
from .store import Store

_IGNORED = frozenset({"readme.md", "license.md", "changelog.md"})
_MANIFEST = "corpus.toml"
_MAX_FILES = 1_000_000
_LARGE = 2_000_000
"""A shelf of more bytes than this is searched through the archive; up to it a scan in memory is as quick."""
_HELD = 24
"""So many documents of a large shelf are kept in memory that nobody has in hand."""
_QUICK_BYTES = 700_000
"""Up to this size a document is read while the reader waits: about a fifth of a second."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A file on the shelf, with the names a manifest beside it gives it."""

    path: str
    title: str = ""
    short: str = ""
    real: str = ""
    """Where the file really is, links followed; "" where that was not looked up."""


def real_path(entry: Entry) -> str:
    """Where an entry's file really is; looked up only where it was not on the way to the shelf."""
    return entry.real or os.path.realpath(entry.path)


def find_entries(paths: Sequence[str], missing: list[ReadingError] | None = None) -> list[Entry]:
    """The files behind paths, each once; folders are searched for documents.

    What is not there goes to `missing`; without such a list, or where nothing is there, a `ReadingError` is raised.
    """
    out: list[Entry] = []
    seen: set[str] = set()
    told = [] if missing is None else missing
    for given in paths or [str(corpus_folder())]:
        try:
            entries = list(_expand(given))
        except ReadingError as error:
            if missing is None:
                raise
            told.append(error)
            continue
        for entry in entries:
            placed = entry if entry.real else replace(entry, real=os.path.realpath(entry.path))
            if placed.real not in seen:
                seen.add(placed.real)
                out.append(placed)
    if told and not out:
        raise told[0]
    return out


def _expand(given: str) -> Iterator[Entry]:
    path = Path(given)
    try:
        is_folder, exists = path.is_dir(), path.exists()
    except (OSError, ValueError):
        raise ReadingError("missing", given) from None
    if not exists:
        raise ReadingError("missing", given)
    if not is_folder:
        yield (
            _manifest(path.parent).get(path.name, Entry(given))
            if path.parent == corpus_folder()
            else Entry(given)
        )
        return
    names = _manifest(path)
    count = 0
    if names:
        for entry in names.values():
            if os.path.isfile(entry.path):
                count += 1
                yield entry
    named = {entry.path for entry in names.values()}
    for file, name, real in _files_below(str(path), os.path.realpath(path)):
        if os.path.splitext(name)[1].lower() not in SUFFIXES or name.lower() in _IGNORED or file in named:
            continue
        count += 1
        if count > _MAX_FILES:
            raise ReadingError("too_large", given, f"> {_MAX_FILES}")
        yield Entry(file, real=real)
    if count == 0:
        raise ReadingError("no_documents", given)


def _files_below(folder: str, real: str) -> Iterator[tuple[str, str, str]]:
    """The files in a folder and below it, but those hidden: path, name, and where each really is.

    Where a file really is need be asked of the file system for links only; there may be many thousands of files.
    """
    try:
        with os.scandir(folder) as listed:
            found = sorted((one for one in listed if not one.name.startswith(".")), key=lambda one: one.name)
    except OSError:  # nothing that may be read
        return
    inside = real if real.endswith(os.sep) else real + os.sep
    below: list[os.DirEntry[str]] = []
    for one in found:
        if one.is_dir():
            below += [] if one.is_symlink() else [one]
        else:
            yield one.path, one.name, os.path.realpath(one.path) if one.is_symlink() else inside + one.name
    for one in below:
        yield from _files_below(one.path, inside + one.name)


def _manifest(folder: Path) -> dict[str, Entry]:
    """What a corpus.toml in a folder says of its files, by file name; nothing where it cannot be read."""
    file = folder / _MANIFEST
    if not file.is_file():
        return {}
    import tomli  # imported here: a shelf without a manifest needs no TOML

    try:
        listed = tomli.loads(file.read_text("utf-8")).get("document", [])
    except (OSError, UnicodeDecodeError, tomli.TOMLDecodeError):
        return {}
    found: dict[str, Entry] = {}
    for item in listed if isinstance(listed, list) else []:
        name = item.get("file") if isinstance(item, dict) else None
        if isinstance(name, str) and os.path.basename(name) == name:
            title, short = str(item.get("title", "")), str(item.get("short", ""))
            found[name] = Entry(str(folder / name), title, short)
    return found


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
