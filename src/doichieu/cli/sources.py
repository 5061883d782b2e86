"""Documents for a command: files by path, standard input for `-`."""

from __future__ import annotations

import sys

from ..library.cache import Cache, cache_folder
from ..library.shelf import find_entries
from ..model.document import Document, Section
from ..model.refs import find_section, split_ref
from ..reading.files import read_data


class Sources:
    """Opens documents; standard input is read once."""

    def __init__(self) -> None:
        self._cache = Cache(cache_folder())
        self._stdin: bytes | None = None

    def document(self, path: str) -> Document:
        """The document of a path or of standard input. Raises `ReadingError`."""
        if path == "-":
            if self._stdin is None:
                self._stdin = sys.stdin.buffer.read()
            return self._cache.document(self._stdin, "-")
        return self._cache.document(read_data(path), path)

    def side(self, argument: str) -> tuple[Document, Section | None]:
        """The document of PATH or PATH::REF, and the section. Raises `ReadingError` or `RefError`."""
        path, ref = split_ref(argument)
        document = self.document(path)
        return document, find_section(document, ref) if ref is not None else None

    def documents(self, paths: list[str]) -> list[Document]:
        """The documents of files and folders; without paths the bundled reports. Raises `ReadingError`."""
        out = []
        for path in paths or [""]:
            if path == "-":
                out.append(self.document("-"))
            else:
                out.extend(self.document(entry.path) for entry in find_entries([path] if path else []))
        return out
