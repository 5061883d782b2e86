"""Parsed documents kept between runs, by the content they were read from.

The name of an entry is a digest of the file's bytes together with the program's version, so an
entry is never stale: changed bytes or another program have another name. The cache holds nothing
that could not be made again: whatever goes wrong with it, the document is read afresh.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

from .. import __version__
from ..model.document import Document
from ..reading.files import digest_of, read_data
from . import codec

_MAX_ENTRIES = 2000


def cache_folder() -> Path | None:
    """Where parsed documents are kept; None where the reader has switched the cache off."""
    chosen = os.environ.get("DOICHIEU_CACHE")
    if chosen is not None:
        return Path(chosen) if chosen else None
    from platformdirs import user_cache_path  # imported here: most starts find the folder in the environment

    return user_cache_path("doichieu", appauthor=False)


class Cache:
    """A folder of parsed documents; without a folder it reads every document afresh."""

    def __init__(self, folder: Path | None) -> None:
        self.folder = folder

    def document(self, data: bytes, path: str) -> Document:
        """The document of a file's bytes. Raises `ReadingError`."""
        if self.folder is None:
            return _read(data, path)
        entry = self._entry(self.folder, data)
        try:
            return codec.load(entry.read_bytes(), path)
        except (OSError, ValueError, EOFError, TypeError, KeyError):
            pass
        document = _read(data, path)
        self._keep(entry, document)
        return document

    def holds(self, data: bytes) -> bool:
        """Whether the document of a file's bytes is at hand."""
        return self.folder is not None and self._entry(self.folder, data).exists()

    @staticmethod
    def _entry(folder: Path, data: bytes) -> Path:
        return folder / f"{digest_of(data)}-{_stamp()}.bin"

    def _keep(self, entry: Path, document: Document) -> None:
        """Write an entry so that no reader ever sees half of one."""
        import tempfile  # imported here: most documents are kept already

        try:
            entry.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            handle, name = tempfile.mkstemp(dir=entry.parent, prefix=".new-")
            with os.fdopen(handle, "wb") as out:
                out.write(codec.dump(document))
            os.replace(name, entry)
            self._prune()
        except OSError:
            return

    def _prune(self) -> None:
        assert self.folder is not None
        entries = [(item.stat().st_mtime, item.path) for item in os.scandir(self.folder) if item.name.endswith(".bin")]
        for _, path in sorted(entries)[: max(0, len(entries) - _MAX_ENTRIES)]:
            os.unlink(path)


def read_ahead(folder: str, path: str) -> None:
    """Read a file, so that it is at hand in the cache. Raises `ReadingError`."""
    Cache(Path(folder)).document(read_data(path), path)


def _read(data: bytes, path: str) -> Document:
    from ..reading.reader import read_bytes  # imported here: what is kept is opened without loading the parser

    return read_bytes(data, path)


def _stamp() -> str:
    return f"{__version__}-{codec.LAYOUT}-{sys.version_info[0]}{sys.version_info[1]}"
