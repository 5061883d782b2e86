"""The reader's library: folders and files that were added once and are there whenever none are named."""

from __future__ import annotations

import os
import time

from .bundled import corpus_folder
from .store import Store


class Library:
    """Folders and files in the reader's own store, in the order in which they were added."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def paths(self) -> list[str]:
        """What was added."""
        if not self._store.has_file:
            return []
        rows = self._store.do(lambda db: db.execute("SELECT path FROM library ORDER BY added, path").fetchall())
        return [path for (path,) in rows or ()]

    def add(self, path: str) -> bool:
        """Add a folder or file; whether it could be written down. What is there already stays where it is."""
        row = (os.path.abspath(path), time.time())
        try:
            row[0].encode()
        except UnicodeEncodeError:
            return False
        return self._store.do(lambda db: db.execute("INSERT OR IGNORE INTO library VALUES (?, ?)", row)) is not None

    def has(self, path: str) -> bool:
        """Whether a folder or file is in the library."""
        return bool(_spellings(path) & set(self.paths()))

    def remove(self, path: str) -> None:
        """Take a folder or file out of the library. The files themselves are left alone."""
        known = list(_spellings(path) & set(self.paths()))
        drop = f"DELETE FROM library WHERE path IN ({','.join('?' * len(known))})"
        if known:
            self._store.do(lambda db: db.execute(drop, known).rowcount)


def _spellings(path: str) -> set[str]:
    return {path, os.path.abspath(path)}


def paths_or_library(given: list[str], store: Store) -> list[str]:
    """What was named; where nothing was, the reader's library; where there is none, the bundled reports."""
    return given or Library(store).paths() or [str(corpus_folder())]
