"""What of the file system a search is about: paths as they were given, and where they really are."""

from __future__ import annotations

import os
from collections.abc import Sequence
from typing import NamedTuple

from ..entries import Entry, real_path
from .archive import Scope


class Places(NamedTuple):
    """The files of a shelf, and what of the archive they are."""

    scope: Scope
    paths: dict[str, str]
    """The path as the shelf has it, by the real path."""

    def path(self, real: str) -> str:
        """The path as the shelf has it."""
        return self.paths.get(real, real)

    @property
    def files(self) -> list[str]:
        """The real paths of all files."""
        return list(self.paths)


def places(entries: Sequence[Entry], given: Sequence[str]) -> Places:
    """The places of a shelf's entries, which stand in the given folders or were given themselves."""
    folders = tuple(dict.fromkeys(os.path.realpath(path) for path in given if os.path.isdir(path)))
    below = tuple(folder.rstrip(os.sep) + os.sep for folder in folders)
    paths = {real_path(entry): entry.path for entry in entries}
    return Places(Scope(folders, tuple(real for real in paths if not real.startswith(below))), paths)
