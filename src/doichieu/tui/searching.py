"""Searching the shelf: a small one in memory, a large one by way of the archive, which is kept in step beside.

Every search runs in a thread and hands on what it has found so far. The archive is brought in step by a process
of its own; what it has taken in until now can be found already.
"""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from ..library.cache import cache_folder
from ..model.document import Document

if TYPE_CHECKING:
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
        from ..search.stored import Shelf, stream  # imported here: small shelves are scanned

        archive, places = self._opened()
        if not archive.exists:
            return
        try:
            with archive.reader(stopped) as reader:
                keys = reader.scope_keys(places.scope)
                real = places.real(path) if path else None
                shelf = Shelf(keys, places.path, self._services.document_of, real)
                yield from stream(reader, shelf, text, limit, stopped)
        except sqlite3.DatabaseError:
            if not stopped():  # a damaged file: it is made anew the next time the folders are looked through
                archive.renew()
                self._updated = 0.0

    def _opened(self) -> tuple[Archive, Places]:
        if self._archive is None or self._places is None:
            from ..library.archive.archive import Archive  # imported here: small shelves have none
            from ..library.archive.places import places

            folder = cache_folder()
            assert folder is not None
            self._archive, self._places = Archive(folder), places(self._services.given)
        return self._archive, self._places

    # -- in step

    def is_due(self) -> bool:
        """Whether the folders should be looked through."""
        waited = not self._updated or time.monotonic() - self._updated > _AGAIN
        return waited and self._update is None and self.is_large and not self.is_paused

    def bring_in_step(self, tell: Callable[[], None]) -> str:
        """Bring the archive in step; blocks, so in a thread. `tell` is called whenever `progress` is another. What is
        to be told at the end, or ""."""
        from ..library.archive.archive import ArchiveError
        from ..library.archive.background import BackgroundUpdate

        _, places = self._opened()
        folder, words = cache_folder(), self._services.words
        assert folder is not None
        files = [places.real(entry.path) for entry in self._services.shelf.entries]
        self._update = BackgroundUpdate(folder, files, places.scope.folders)
        self.is_paused = False

        def progressed(progress: Progress) -> None:
            self.progress = progress if progress.files < progress.files_total else None
            tell()

        try:
            done = self._update.run(progressed)
            if self._update.was_renewed:
                return words("archive.renewed")
            return words("archive.unreadable", count=done.unreadable) if done.unreadable else ""
        except ArchiveError as error:
            self.problem = words("archive." + error.code, detail=error.detail)
            return self.problem
        finally:
            self._update, self.progress, self._updated = None, None, time.monotonic()
            tell()

    def stop(self) -> None:
        """Leave the archive as far as it has come."""
        if self._update is not None:
            self.is_paused = True
            self._update.stop()
