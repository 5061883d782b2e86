"""Writing a report to a file: whole or not at all, and never over what somebody may want to keep."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path


class WritingError(Exception):
    """A file that is not written; `code` says why: `exists`, `source` or `failed`."""

    def __init__(self, code: str, path: str, detail: str = "") -> None:
        super().__init__(code, path, detail)
        self.code, self.path, self.detail = code, path, detail


def write_out(path: str, data: bytes, sources: Iterable[str], *, force: bool = False) -> None:
    """Write a file. Raises `WritingError`; the documents it was made from are not overwritten, by force neither."""
    target = os.path.realpath(path)
    if target in {os.path.realpath(source) for source in sources}:
        raise WritingError("source", path)
    if os.path.lexists(path) and not (force and os.path.isfile(path)):
        raise WritingError("exists", path)
    try:
        _replace(Path(target), data)
    except OSError as error:
        raise WritingError("failed", path, error.strerror or str(error)) from None


def _replace(target: Path, data: bytes) -> None:
    """Put the data beside its place first, so that a full disk leaves no half of it."""
    handle, name = tempfile.mkstemp(prefix=f".{target.name[:60]}.", dir=target.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
        mask = os.umask(0)
        os.umask(mask)
        os.chmod(name, 0o666 & ~mask)
        os.replace(name, target)
    except BaseException:
        with suppress(OSError):
            os.unlink(name)
        raise


def free_name(folder: Path, stem: str, suffix: str) -> Path:
    """A name in a folder that no file has yet."""
    number = 1
    path = folder / f"{stem}{suffix}"
    while path.exists():
        number += 1
        path = folder / f"{stem}-{number}{suffix}"
    return path
