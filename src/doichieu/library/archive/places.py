"""What of the file system a search is about: paths as they were given, and where they really are."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import dataclass

from .archive import Scope


@dataclass(frozen=True, slots=True)
class Places:
    """Folders and files by their real paths, with the paths a reader gave."""

    given: tuple[tuple[str, str], ...]
    """(real path, path as given) of each, folders with the separator at their ends; the longest first."""
    scope: Scope

    def path(self, real: str) -> str:
        """The path as the reader gave it."""
        for prefix, given in self.given:
            if real == prefix:
                return given
            if prefix.endswith(os.sep) and real.startswith(prefix):
                return os.path.join(given, real[len(prefix) :])
        return real

    def real(self, path: str) -> str:
        """The real path of one as the reader gave it."""
        return os.path.realpath(path)


def places(paths: Sequence[str]) -> Places:
    """The places of paths that are there."""
    folders = {os.path.realpath(path): path for path in paths if os.path.isdir(path)}
    files = {os.path.realpath(path): path for path in paths if not os.path.isdir(path)}
    given = [(folder.rstrip(os.sep) + os.sep, path) for folder, path in folders.items()] + list(files.items())
    given.sort(key=lambda item: -len(item[0]))
    return Places(tuple(given), Scope(tuple(folders), tuple(files)))
