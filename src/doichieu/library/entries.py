"""Entries: the files behind paths and folders, each once, with the names a manifest beside them gives."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from ..reading.errors import ReadingError
from ..reading.files import SUFFIXES
from .bundled import corpus_folder

_IGNORED = frozenset({"readme.md", "license.md", "changelog.md"})
_MANIFEST = "corpus.toml"
_SUFFIXES = tuple(SUFFIXES)
_MAX_FILES = 1_000_000


class Entry(NamedTuple):
    """A file on the shelf, with the names a manifest beside it gives it."""

    path: str
    title: str = ""
    short: str = ""
    real: str = ""
    """Where the file really is, links followed; "" where that was not looked up."""


def real_path(entry: Entry) -> str:
    """Where an entry's file really is; looked up only where it was not on the way to the shelf."""
    return entry.real or os.path.realpath(entry.path)


def find_entries(paths: Sequence[str], missing: list[ReadingError] | None = None) -> list[Entry]:
    """The files behind paths, each once; folders are searched for documents.

    What is not there goes to `missing`; without such a list, or where nothing is there, a `ReadingError` is raised.
    """
    out: list[Entry] = []
    seen: set[str] = set()
    told = [] if missing is None else missing
    for given in paths or [str(corpus_folder())]:
        try:
            entries = list(_expand(given))
        except ReadingError as error:
            if missing is None:
                raise
            told.append(error)
            continue
        for entry in entries:
            placed = entry if entry.real else entry._replace(real=os.path.realpath(entry.path))
            if placed.real not in seen:
                seen.add(placed.real)
                out.append(placed)
    if told and not out:
        raise told[0]
    return out


def _expand(given: str) -> Iterator[Entry]:
    path = Path(given)
    try:
        is_folder, exists = path.is_dir(), path.exists()
    except (OSError, ValueError):
        raise ReadingError("missing", given) from None
    if not exists:
        raise ReadingError("missing", given)
    if not is_folder:
        yield (_manifest(path.parent).get(path.name, Entry(given)) if path.parent == corpus_folder() else Entry(given))
        return
    names = _manifest(path)
    count = 0
    if names:
        for entry in names.values():
            if os.path.isfile(entry.path):
                count += 1
                yield entry
    named = {entry.path for entry in names.values()}
    for file, name, real in _files_below(str(path), os.path.realpath(path)):
        lower = name.lower()
        if not lower.endswith(_SUFFIXES) or lower in _IGNORED or file in named:
            continue
        count += 1
        if count > _MAX_FILES:
            raise ReadingError("too_large", given, f"> {_MAX_FILES}")
        yield Entry(file, real=real)
    if count == 0:
        raise ReadingError("no_documents", given)


def _files_below(folder: str, real: str) -> Iterator[tuple[str, str, str]]:
    """The files in a folder and below it, but those hidden: path, name, and where each really is.

    Where a file really is need be asked of the file system for links only; there may be many thousands of files.
    """
    try:
        with os.scandir(folder) as listed:
            found = sorted((one for one in listed if not one.name.startswith(".")), key=lambda one: one.name)
    except OSError:  # nothing that may be read
        return
    inside = real if real.endswith(os.sep) else real + os.sep
    below: list[os.DirEntry[str]] = []
    for one in found:
        if one.is_dir():
            below += [] if one.is_symlink() else [one]
        else:
            yield one.path, one.name, os.path.realpath(one.path) if one.is_symlink() else inside + one.name
    for one in below:
        yield from _files_below(one.path, inside + one.name)


def _manifest(folder: Path) -> dict[str, Entry]:
    """What a corpus.toml in a folder says of its files, by file name; nothing where it cannot be read."""
    file = folder / _MANIFEST
    if not file.is_file():
        return {}
    import tomli  # imported here: a shelf without a manifest needs no TOML

    try:
        listed = tomli.loads(file.read_text("utf-8")).get("document", [])
    except (OSError, UnicodeDecodeError, tomli.TOMLDecodeError):
        return {}
    found: dict[str, Entry] = {}
    for item in listed if isinstance(listed, list) else []:
        name = item.get("file") if isinstance(item, dict) else None
        if isinstance(name, str) and os.path.basename(name) == name:
            title, short = str(item.get("title", "")), str(item.get("short", ""))
            found[name] = Entry(str(folder / name), title, short)
    return found
