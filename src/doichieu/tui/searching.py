"""Searching the shelf: a small one in memory, a large one by way of the archive, which is kept in step beside.

Every search runs in a thread and hands on what it has found so far. The archive is brought in step by a process
of its own; what it has taken in until now can be found already.
"""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from threading import Lock
from typing import TYPE_CHECKING

from ..library.cache import cache_folder
from ..library.entries import find_entries
from ..model.document import Document
from ..reading.errors import ReadingError

if TYPE_CHECKING:
    from ..check.stored import StoredCitations
    from ..library.archive.archive import Archive, Progress
    from ..library.archive.background import BackgroundUpdate
    from ..library.archive.places import Places
    from ..search.engine import Results
    from .services import Services

_AGAIN = 60.0
"""Seconds after which the folders are looked through again when somebody searches."""

Stop = Callable[[], bool]


class Searching:
    """Searches for the screens, and what is known of the archive."""

    def __init__(self, services: Services) -> None:
        self._services = services
        self._archive: Archive | None = None
        self._places: Places | None = None
        self._update: BackgroundUpdate | None = None
        self._updated = 0.0
        self._unreadable = self._listed = 0
        self.rounds = 0
        """How often the archive was brought in step."""
        self._lock = Lock()
        self.progress: Progress | None = None
        """How far the archive has come; None where it is in step."""
        self.is_paused = False
        """Whether the archive was left unfinished."""
        self.problem = ""
        """Why the archive cannot be used, in words."""

    @property
    def is_large(self) -> bool:
        """Whether the shelf is searched through the archive."""
        return self._services.shelf.is_large and cache_folder() is not None and not self.problem

    def stream(self, text: str, limit: int, stopped: Stop, at_hand: Document | None, only: bool) -> Iterator[Results]:
        """The hits of a query, so far and so far, until there are no more. `only`: of the document at hand alone."""
        path = at_hand.path if at_hand else None
        if only or not self.is_large:
            from ..search.engine import search  # imported here: the first screen does not wait for the search
            from ..search.index import Index

            index = Index([at_hand] if at_hand else []) if only else self._services.index()
            yield search(index, text, limit, stopped, path)
            return
        yield from self._from_archive(text, limit, stopped, path)

    def _from_archive(self, text: str, limit: int, stopped: Stop, path: str | None) -> Iterator[Results]:
        from ..library.archive.archive import is_damage  # imported here: small shelves have none
        from ..search.stored import Stored, stream

        archive, places = self._opened(), self._places_now()
        if not archive.exists:
            return
        try:
            with archive.reader(stopped) as reader:
                entry = self._services.shelf.entry_of(path) if path else None
                keys = reader.scope_keys(places.scope)
                stored = Stored(keys, places.path, self._services.document_of, entry.real if entry else None)
                yield from stream(reader, stored, text, limit, stopped)
        except sqlite3.Error as error:
            if is_damage(error) and not stopped():
                archive.renew()  # it is made anew when the folders are looked through, at once
                self._updated = 0.0

    @contextmanager
    def citations(self, stopped: Stop, without: str = "") -> Iterator[StoredCitations | None]:
        """The citations of a large shelf as far as they are in the archive, but for those of the file `without`.

        None where there is no archive to ask, or where it was stopped.
        """
        if not self.is_large or not self._opened().exists:
            yield None
            return
        from ..check.stored import StoredCitations  # imported here: nobody may ask for it

        try:
            with self._opened().reader(stopped) as reader:
                places = self._places_now()
                own = reader.number_of(without) if without else None
                others = [one for one in reader.documents_in(places.scope) if one != own]
                yield StoredCitations(reader, others, places.path)
        except sqlite3.Error:
            self._updated = 0.0

    def _opened(self) -> Archive:
        if self._archive is None:
            from ..library.archive.archive import Archive  # imported here: small shelves have none

            folder = cache_folder()
            assert folder is not None
            self._archive = Archive(folder)
        return self._archive

    def _places_now(self) -> Places:
        """The places of the shelf as it is now."""
        entries = self._services.shelf.entries
        if self._places is None or self._listed != len(entries):
            from ..library.archive.places import places  # imported here: small shelves have no archive

            self._listed = len(entries)
            self._places = places(list(entries), self._services.given)
        return self._places

    # -- in step

    def is_due(self) -> bool:
        """Whether the folders should be looked through."""
        waited = not self._updated or time.monotonic() - self._updated > _AGAIN
        return waited and self._update is None and self.is_large and not self.is_paused

    def bring_in_step(self, tell: Callable[[], None]) -> str:
        """Bring the archive in step; blocks, so in a thread. `tell` is called whenever `progress` is another. What is
        to be told at the end, or "". While one is under way another does nothing."""
        if not self._lock.acquire(blocking=False):
            return ""
        try:
            self._take_new_files()
            return self._bring_in_step(tell)
        finally:
            self._update, self.progress, self._updated = None, None, time.monotonic()
            self.rounds += 1
            self._lock.release()
            tell()

    def _take_new_files(self) -> None:
        """Put files on the shelf that have come into its folders."""
        shelf = self._services.shelf
        with suppress(ReadingError):
            for entry in find_entries(self._services.given, []) if self._services.given else ():
                if shelf.entry_of(entry.path) is None:
                    shelf.add(entry)

    def _bring_in_step(self, tell: Callable[[], None]) -> str:
        from ..library.archive.archive import ArchiveError
        from ..library.archive.background import BackgroundUpdate
        from ..presentation.progress import unreadable_line

        folder, words, places = cache_folder(), self._services.words, self._places_now()
        assert folder is not None
        update = self._update = BackgroundUpdate(folder, places.files, places.scope.folders)
        self.is_paused = False

        def progressed(progress: Progress) -> None:
            self.progress = progress if progress.files < progress.files_total else None
            tell()

        try:
            done = update.run(progressed)
        except ArchiveError as error:
            told = words("archive." + error.code, detail=error.detail)
            if error.code != "inner":
                self.problem = told
            return told
        if update.was_renewed:
            return words("archive.renewed")
        is_news = done.unreadable and done.unreadable != self._unreadable
        self._unreadable = done.unreadable
        return unreadable_line(done, words) if is_news else ""

    def stop(self) -> None:
        """Leave the archive as far as it has come."""
        update = self._update
        if update is not None:
            self.is_paused = True
            update.stop()
