"""`search`: passages from documents in memory, or from the archive where they are many."""

from __future__ import annotations

import sqlite3
import sys
from argparse import Namespace
from collections import deque

from ..library.archive.archive import Archive, ArchiveError, Updated, is_damage
from ..library.archive.places import Places, places
from ..library.cache import cache_folder
from ..library.entries import Entry, find_entries
from ..library.folders import paths_or_library
from ..library.shelf import is_large
from ..library.store import Store, data_folder
from ..presentation.progress import unreadable_line
from ..presentation.words import Words
from ..reading.errors import ReadingError
from ..search.engine import Results, search
from ..search.index import Index
from .sources import Sources
from .told_progress import ToldProgress


def search_paths(arguments: Namespace, words: Words) -> Results:
    """The hits of a query in files and folders. Raises `ReadingError`."""
    paths = paths_or_library(arguments.paths, Store(data_folder()))
    folder = cache_folder()
    if "-" not in paths and folder is not None:
        missing: list[ReadingError] = []
        entries = find_entries(paths, None if arguments.paths else missing)
        for error in missing:  # of the library a folder may be away
            print(f"doichieu: {words.error(error)}", file=sys.stderr)
        paths = [path for path in paths if all(path != error.path for error in missing)]
        if len(entries) > 1 and is_large([entry.path for entry in entries]):
            found = _from_archive(Archive(folder), entries, paths, arguments, words)
            if found is not None:
                return found
    documents, problems = Sources(words).documents(paths)
    for problem in problems:
        print(f"doichieu: {words.error(problem)}", file=sys.stderr)
    return search(Index(documents), arguments.query, arguments.limit)


def _from_archive(
    archive: Archive, entries: list[Entry], paths: list[str], arguments: Namespace, words: Words
) -> Results | None:
    """The hits by way of the archive, brought in step first; None where it cannot be used, which is told."""
    where = places(entries, paths)
    sources = Sources(words)
    for attempt in range(2):
        try:
            update_archive(archive, where, words)
            with archive.reader() as reader:
                from ..search.stored import Stored, stream  # imported here: small shelves are scanned

                stored = Stored(reader.scope_keys(where.scope), where.path, sources.document)
                return deque(stream(reader, stored, arguments.query, arguments.limit), maxlen=1).pop()
        except ArchiveError as error:
            print(f"doichieu: {words('archive.' + error.code, detail=error.detail)}", file=sys.stderr)
            return None
        except sqlite3.Error as error:
            if attempt or not is_damage(error):
                print(f"doichieu: {words('archive.folder', detail=str(error))}", file=sys.stderr)
                return None
            archive.renew()
    return None


def update_archive(archive: Archive, where: Places, words: Words) -> Updated:
    """Bring the archive in step, saying how far it has come where somebody watches."""
    told = ToldProgress("archive.reading", words)
    updated = archive.update(where.files, where.scope.folders, told.tell)
    told.wipe()
    if archive.was_renewed:
        print(f"doichieu: {words('archive.renewed')}", file=sys.stderr)
        archive.was_renewed = False
    if updated.unreadable:
        print(f"doichieu: {unreadable_line(updated, words)}", file=sys.stderr)
    return updated
