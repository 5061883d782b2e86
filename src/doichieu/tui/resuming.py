"""Where the reader stopped: noted while reading, so that it survives a kill, and taken up again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.timer import Timer

from ..model.document import Document

if TYPE_CHECKING:
    from .screens.read import ReadScreen

_AFTER = 1.0
"""Seconds of rest after which the place is noted."""


class Resuming:
    """The last place in each document."""

    def __init__(self, screen: ReadScreen) -> None:
        self.screen = screen
        self._timer: Timer | None = None
        self._kept: tuple[str, int, int, frozenset[int]] | None = None

    def first_entry(self) -> int:
        """The entry to open at the start: the one that was read last."""
        shelf = self.screen.doichieu.services.shelf
        latest = self.screen.doichieu.services.places.latest(shelf.entries)
        return shelf.number_of(latest.path) or 0 if latest else 0

    def resume(self, document: Document) -> None:
        """Go where the reader stopped in a document, folds as they were."""
        place = self.screen.doichieu.services.places.of(document)
        if place is None:
            return
        if place.closed is not None:
            self.screen.shelf.closed[self.screen.entry] = set(place.closed)
            self.screen.shelf.rebuild()
        if place.block or place.offset:
            self.screen.reader.go_to(place.block, place.offset)

    def moved(self) -> None:
        """The text stands elsewhere: note where, once it rests."""
        if self._timer is not None:
            self._timer.stop()
        self._timer = self.screen.set_timer(_AFTER, self.keep)

    def keep(self) -> None:
        """Note where the reader is."""
        document = self.screen.document
        if document is None or document.path == "-":
            return
        block, offset = self.screen.reader.top_place()
        closed = frozenset(self.screen.shelf.closed.get(self.screen.entry, ()))
        if (document.path, block, offset, closed) != self._kept:
            self._kept = (document.path, block, offset, closed)
            self.screen.doichieu.services.places.keep(document, block, offset, closed)
