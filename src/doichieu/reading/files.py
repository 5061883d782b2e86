"""Files as bytes: which are looked for, how they are fetched, and by what name their content is known.

Apart from the reading itself, so that a document that is kept in the cache is opened without
loading the parser.
"""

from __future__ import annotations

import hashlib
import os

from .errors import ReadingError

SUFFIXES = frozenset({".md", ".markdown", ".txt", ".text"})
"""Endings of the files that a folder is searched for."""

MAX_BYTES = 64 * 1024 * 1024
"""Larger files are refused: no report is, and a mistaken path should not fill the memory."""


def read_data(path: str) -> bytes:
    """The bytes of a file. Raises `ReadingError`."""
    try:
        if os.path.isdir(path):
            raise ReadingError("folder", path)
        check_size(os.path.getsize(path), path)
        with open(path, "rb") as file:
            return file.read(MAX_BYTES + 1)
    except (FileNotFoundError, ValueError):
        raise ReadingError("missing", path) from None
    except OSError as error:
        raise ReadingError("unreadable", path, error.strerror or "") from None


def check_size(size: int, path: str) -> None:
    """Raise `ReadingError` for more bytes than a report has."""
    if size > MAX_BYTES:
        raise ReadingError("too_large", path, f"{size // 1_048_576} MB > {MAX_BYTES // 1_048_576} MB")


def digest_of(data: bytes) -> str:
    """The name under which a file's content is known."""
    return hashlib.blake2b(data, digest_size=16).hexdigest()
