"""`library`: the folders that are there whenever none are named; they are only ever read."""

from __future__ import annotations

import os
import sys
from argparse import Namespace
from collections.abc import Iterator

from ..library.archive.archive import Archive, ArchiveError
from ..library.archive.places import places
from ..library.cache import cache_folder
from ..library.entries import find_entries
from ..library.folders import Library
from ..library.store import Store, data_folder
from ..presentation.data import Json, envelope
from ..presentation.words import Words
from ..reading.errors import ReadingError
from .searching import update_archive

Line = list[tuple[str, str]]


class LibraryError(Exception):
    """What could not be done, in one line."""


def run_library(arguments: Namespace, words: Words) -> tuple[Json, list[Line]]:
    """Carry out `library` with an action; the answer as JSON and as lines. Raises `LibraryError`, `ReadingError`."""
    store = Store(data_folder())
    library = Library(store)
    takes_paths = arguments.action in ("add", "remove")
    if takes_paths and not all([arguments.paths, *arguments.paths]):
        raise LibraryError(words("error.library_paths"))
    if arguments.paths and not takes_paths:
        raise LibraryError(words("error.library_no_paths", action=arguments.action))
    if arguments.action == "add":
        _add(library, arguments.paths, words)
    elif arguments.action == "remove":
        unknown = [path for path in arguments.paths if not library.has(path)]
        if unknown:
            raise LibraryError(words("error.library_unknown", path=unknown[0]))
        for path in arguments.paths:
            library.remove(path)
    elif arguments.action == "update":
        _update(library.paths(), words)
    listed = [_listed(path) for path in library.paths()]
    return envelope({"library": listed}), list(_lines(listed, words))


def _add(library: Library, paths: list[str], words: Words) -> None:
    find_entries(paths)  # what is not there, or holds no documents, is told before anything is written
    for path in paths:
        if not library.add(path):
            raise LibraryError(words("error.library_store"))


def _listed(path: str) -> Json:
    """A folder of the library, with how many documents it holds; None where it is not there now."""
    try:
        return {"path": path, "documents": len(find_entries([path]))}
    except ReadingError as error:
        return {"path": path, "documents": 0 if error.code == "no_documents" else None}


def _lines(listed: list[Json], words: Words) -> Iterator[Line]:
    if not listed:
        yield [(words("library.empty"), "muted")]
    for one in listed:
        count = one["documents"]
        told = words("library.gone") if count is None else words.counted("library.documents", count)
        yield [(one["path"], "text"), (f"  {told}", "muted" if count else "warning")]


def _update(paths: list[str], words: Words) -> None:
    """Bring the archive in step with the library now, rather than when it is next searched."""
    folder = cache_folder()
    if folder is None:
        raise LibraryError(words("error.library_cache"))
    missing: list[ReadingError] = []
    try:
        entries = find_entries(paths, missing) if paths else []
    except ReadingError as error:
        raise LibraryError(words.error(error)) from None
    for away in missing:
        print(f"doichieu: {words.error(away)}", file=sys.stderr)
    where = places(entries, [path for path in paths if os.path.exists(path)])
    try:
        updated = update_archive(Archive(folder), where, words)
    except ArchiveError as error:
        raise LibraryError(words("archive." + error.code, detail=error.detail)) from None
    count, read = len(entries), len(entries) - updated.unreadable
    told = words("library.updated", count=count) if read == count else None
    print(f"doichieu: {told or words('library.updated_partly', read=read, count=count)}", file=sys.stderr)
