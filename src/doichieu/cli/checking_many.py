"""`doichieu check` on more documents than fit into memory: by way of the archive, with progress."""

from __future__ import annotations

import sqlite3
import sys
import tempfile
from collections.abc import Collection, Sequence
from contextlib import ExitStack
from pathlib import Path

from ..check.many import CITATION_RULES, check_many
from ..check.result import Report
from ..check.stored import StoredCitations
from ..library.archive.archive import Archive, ArchiveError, is_damage
from ..library.archive.places import Places, places
from ..library.cache import cache_folder
from ..library.entries import Entry
from ..presentation.progress import paths_line
from ..presentation.words import Words
from .searching import update_archive
from .told_progress import ToldProgress


def check_entries(
    entries: Sequence[Entry], given: Sequence[str], rules: Collection[str] | None, words: Words
) -> Report:
    """The report on the documents of a large shelf. Raises `ArchiveError` where nothing can be kept anywhere."""
    where = places(entries, given)
    with ExitStack() as stack:
        folder = cache_folder()
        try:
            if folder is None:
                raise ArchiveError("folder")
            return _check(Archive(folder), where, rules, words)
        except ArchiveError as error:
            if folder is not None:
                print(f"doichieu: {words('archive.' + error.code, detail=error.detail)}", file=sys.stderr)
            spare = stack.enter_context(tempfile.TemporaryDirectory(prefix="doichieu-"))
            return _check(Archive(Path(spare)), where, rules, words)


def _check(archive: Archive, where: Places, rules: Collection[str] | None, words: Words) -> Report:
    for attempt in range(2):
        try:
            update_archive(archive, where, words)
            with archive.reader() as reader:
                stored = StoredCitations(reader, reader.documents_in(where.scope), where.path)
                report = _report(stored, list(where.paths.values()), rules, words)
        except sqlite3.Error as error:
            if attempt or not is_damage(error):
                raise ArchiveError("folder", str(error)) from error
            archive.renew()
        except OSError as error:  # no room for what was found
            raise ArchiveError("folder", error.strerror or str(error)) from error
        else:
            return report
    raise AssertionError


def _report(stored: StoredCitations, paths: Sequence[str], rules: Collection[str] | None, words: Words) -> Report:
    told = ToldProgress("check.reading", words)
    by_themselves = rules is None or not CITATION_RULES.issuperset(rules)
    report = check_many(paths, stored, by_themselves=by_themselves, tell=told.tell)
    told.wipe()
    if report.unread:
        print(f"doichieu: {paths_line('check.unread', report.unread, words)}", file=sys.stderr)
    return report
