"""Keeping the archive in step with folders: what is new is read, what changed read again, what has gone taken out.

A file counts as unchanged while its size and its time of change are as they were; one whose content is the same
after all is only noted. Files are read by processes of their own, the rest is written batch by batch; every batch
is kept, so a stop, a kill or a power cut costs at most one.
"""

from __future__ import annotations

import os
import sqlite3
import time
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from ...reading.errors import ReadingError
from ...reading.files import digest_of, read_data
from ..workers import Stop, share_out
from .prepared import Prepared, prepare
from .writing import Transaction, remove, touch, write

_BATCH_PASSAGES = 20_000
_BATCH_BYTES = 8_000_000
_FIRST_BATCH = 500_000
"""Bytes of the first batch: what is in it can be found while the rest is read."""
_ALONE = 2_000_000
"""Bytes that are read at once; for more it is worth starting other processes."""
_CHUNK = 400


class Progress(NamedTuple):
    """How far an update has come, in files and bytes of those that must be read."""

    files: int
    files_total: int
    bytes: int
    bytes_total: int
    seconds: float

    @property
    def seconds_left(self) -> float | None:
        """What is left at the pace so far; None as long as that cannot be told."""
        return None if not self.bytes else self.seconds * (self.bytes_total - self.bytes) / self.bytes


class Updated(NamedTuple):
    """What an update did."""

    read: int = 0
    removed: int = 0
    unreadable: int = 0
    examples: tuple[str, ...] = ()
    """Paths of some of those that could not be read."""
    is_whole: bool = True
    """Whether it came to its end."""


_EXAMPLES = 3
Tell = Callable[[Progress], None]


class _File(NamedTuple):
    path: str
    size: int
    modified: int


class _Known(NamedTuple):
    """What the archive has of a file."""

    number: int
    size: int
    modified: int
    digest: str
    problem: str


def update(
    db: sqlite3.Connection,
    files: Sequence[str],
    folders: Sequence[str],
    tell: Tell | None = None,
    stopped: Stop | None = None,
    processes: int | None = None,
) -> Updated:
    """Bring the archive in step with files (real paths). Documents of the archive that stand in one of the folders
    but are not among the files are taken out. `tell` hears of progress, `stopped` is asked between files."""
    ends = stopped or (lambda: False)
    readable = [path for path in dict.fromkeys(files) if _has_plain_name(path)]
    odd = [path for path in dict.fromkeys(files) if not _has_plain_name(path)]
    known = dict(_known(db, readable, folders))
    there: set[str] = set()
    wanted: list[_File] = []
    for path in readable:
        try:
            stat = os.stat(path)
        except OSError:
            continue
        there.add(path)
        if path not in known or known[path].problem or known[path][1:3] != (stat.st_size, stat.st_mtime_ns):
            wanted.append(_File(path, stat.st_size, stat.st_mtime_ns))
    away = _empty(folders, there)
    gone = [one.number for path, one in known.items() if path not in there and not path.startswith(away)]
    for at in range(0, len(gone), _CHUNK):
        if ends():
            return Updated(removed=at, is_whole=False)
        remove(db, gone[at : at + _CHUNK])
    wanted = _changed(db, wanted, known, ends)
    read, unreadable, is_whole = _read(db, wanted, tell, ends, processes)
    unreadable = [*odd, *unreadable]
    examples = tuple(path.encode(errors="replace").decode() for path in unreadable[:_EXAMPLES])
    return Updated(read, len(gone), len(unreadable), examples, is_whole)


def _has_plain_name(path: str) -> bool:
    """Whether a path can be written down: names that are no UTF-8 cannot."""
    try:
        path.encode()
    except UnicodeEncodeError:
        return False
    return True


def _empty(folders: Sequence[str], there: set[str]) -> tuple[str, ...]:
    """Folders without a single document: more likely a disk that is away just now than an archive thrown out."""
    below = [folder.rstrip(os.sep) + os.sep for folder in folders]
    return tuple(start for start in below if not any(path.startswith(start) for path in there))


def _known(db: sqlite3.Connection, files: Sequence[str], folders: Sequence[str]) -> Iterator[tuple[str, _Known]]:
    """Documents of the archive that are among the files or stand in the folders."""
    columns = "SELECT path, id, size, modified, digest, problem FROM documents"
    below = tuple(folder.rstrip(os.sep) + os.sep for folder in folders)
    for start in below:
        end = start[:-1] + chr(ord(os.sep) + 1)
        for path, *row in db.execute(f"{columns} WHERE path >= ? AND path < ?", (start, end)):
            yield path, _Known(*row)
    for file in files:
        if not file.startswith(below):
            for path, *row in db.execute(f"{columns} WHERE path = ?", (file,)):
                yield path, _Known(*row)


def _changed(db: sqlite3.Connection, wanted: list[_File], known: dict[str, _Known], ends: Stop) -> list[_File]:
    """The files whose content is another one; of the others it is noted when they were written."""
    out = []
    for file in wanted:
        before = known.get(file.path)
        if before is None or before.size != file.size or not before.digest or ends():
            out.append(file)
            continue
        try:
            is_same = digest_of(read_data(file.path)) == before.digest
        except ReadingError:
            is_same = False
        if is_same:
            with Transaction(db):
                touch(db, before.number, file.size, file.modified)
        else:
            out.append(file)
    return out


def _read(
    db: sqlite3.Connection, wanted: list[_File], tell: Tell | None, stopped: Stop, processes: int | None
) -> tuple[int, list[str], bool]:
    """Read files and write them in batches: how many were read, which could not be, whether all were."""
    begin = time.monotonic()
    total = sum(file.size for file in wanted)
    done_files = done_bytes = 0
    unreadable: list[str] = []
    batch: list[Prepared] = []
    weight = size = 0
    is_whole = True
    for one in _prepared(wanted, total, stopped, processes):
        if one is None:
            is_whole = False
            break
        batch.append(one)
        weight, size = weight + len(one.rows), size + one.size
        unreadable += [one.path] if one.problem else []
        done_files, done_bytes = done_files + 1, done_bytes + one.size
        if weight >= _BATCH_PASSAGES or size >= min(_BATCH_BYTES, max(_FIRST_BATCH, done_bytes // 2)):
            write(db, batch)
            batch, weight, size = [], 0, 0
        if tell:
            tell(Progress(done_files, len(wanted), done_bytes, total, time.monotonic() - begin))
    if batch:
        write(db, batch)
    return done_files, unreadable, is_whole


def _prepared(wanted: list[_File], total: int, stopped: Stop, processes: int | None) -> Iterator[Prepared | None]:
    """The files read, in no order; None and no more where it was stopped."""
    return share_out(_prepare, wanted, stopped, 0 if total <= _ALONE else processes)


def _prepare(file: _File) -> Prepared:
    return prepare(*file)
