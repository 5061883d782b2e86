"""Documents for a command: files by path, standard input for `-`."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

from ..library.cache import Cache, cache_folder
from ..library.entries import find_entries
from ..library.shelf import as_corrected
from ..library.store import Store, data_folder
from ..model.document import Document, Section
from ..model.refs import find_section, split_ref
from ..reading.errors import ReadingError
from ..reading.files import MAX_BYTES, check_size, read_data
from ..text.clean import one_line

if TYPE_CHECKING:
    from ..presentation.words import Words
    from ..reading.judging import Decision


class Sources:
    """Opens documents; standard input is read once."""

    def __init__(self, words: Words) -> None:
        self._words = words
        self._cache = Cache(cache_folder())
        self._store = Store(data_folder())
        self._stdin: bytes | None = None

    def document(self, path: str) -> Document:
        """The document of a path or of standard input. Raises `ReadingError`."""
        document = as_corrected(self._cache.document(self._data(path), path), self._store)
        if aside := self._store.take_put_aside():
            print(f"doichieu: {one_line(self._words('store.put_aside', file=aside))}", file=sys.stderr)
        return document

    def _data(self, path: str) -> bytes:
        if path != "-":
            return read_data(path)
        if self._stdin is None:
            self._stdin = sys.stdin.buffer.read(MAX_BYTES + 1)
            check_size(len(self._stdin), "-")
        return self._stdin

    def decisions(self, path: str) -> list[Decision]:
        """What the outline weighed of a document's lines. Raises `ReadingError`."""
        from ..reading.reader import explain_bytes  # imported here: the other commands may find a document kept

        return explain_bytes(self._data(path), path)

    def side(self, argument: str) -> tuple[Document, Section | None]:
        """The document of PATH or PATH::REF, and the section. Raises `ReadingError` or `RefError`."""
        path, ref = split_ref(argument)
        document = self.document(path)
        return document, find_section(document, ref) if ref is not None else None

    def documents(self, paths: list[str]) -> tuple[list[Document], list[ReadingError]]:
        """The documents of files and folders, and what could not be read of the folders.

        Without paths the bundled reports. Raises `ReadingError` for a file that was named outright, and where
        nothing can be read.
        """
        named = {path for path in paths if path == "-" or not os.path.isdir(path)}
        found = [self.document("-")] if "-" in paths else []
        problems: list[ReadingError] = []
        rest = [path for path in paths if path != "-"]
        for entry in find_entries(rest) if rest or not paths else []:
            try:
                found.append(self.document(entry.path))
            except ReadingError as error:
                if entry.path in named:
                    raise
                problems.append(error)
        if problems and not found:
            raise problems[0]
        return found, problems
