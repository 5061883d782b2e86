"""The search behind the search screen: made anew with each letter, and once more when the archive is whole."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from textual.message import Message

from ..search.engine import Results

if TYPE_CHECKING:
    from .screens.find import FindScreen

_LIMIT = 300
_EVERY = 0.06
"""Seconds between two looks at the hits so far."""
_SLOW = 0.4
"""Seconds after which is told that a search is under way."""
_AGAIN = 2.0
"""Seconds after which an archive that grows is searched again."""


class HitSearch:
    """Searches for what is typed; a newer letter makes older answers void."""

    class Found(Message):
        """A search has found something, or has ended. `number` says which one: answers to older ones are dropped."""

        def __init__(self, number: int, results: Results, is_last: bool) -> None:
            super().__init__()
            self.number = number
            self.results = results
            self.is_last = is_last

    def __init__(self, screen: FindScreen) -> None:
        self.screen = screen
        self._text = ""
        self._number = 0
        self.results: Results | None = None
        self.is_done = False
        self.is_moved = False
        """Whether the reader moved the cursor among the hits of this search."""
        self._is_again = False
        """Whether the same words are searched for again since the archive has come further."""
        self._is_stale = False
        """Whether the archive has come further since this search began."""
        self._searched = self._asked = 0.0

    def begin(self, text: str) -> None:
        """Search for other words."""
        self._asked = time.monotonic() if text.strip() else 0.0
        self._text = text
        self.is_moved = False
        self._run(is_again=False)
        self.screen.set_timer(_SLOW, self.screen.retell)

    def _run(self, *, is_again: bool) -> None:
        self._number += 1
        self._is_stale, self.is_done, self._is_again = False, False, is_again
        number, text = self._number, self._text
        self.screen.run_worker(lambda: self._search(number, text), thread=True, exclusive=True, group="search")

    def archive_progressed(self) -> None:
        """The archive has come further: search it again, now and then as long as there is room for more hits, and when
        it is whole."""
        has_room = self.results is not None and len(self.results.hits) < _LIMIT
        is_whole = not self.screen.doichieu.services.archive_progress()
        if not self.is_done:
            self._is_stale = True
        elif is_whole or (has_room and time.monotonic() - self._searched > _AGAIN):
            self._run(is_again=True)

    def _search(self, number: int, text: str) -> None:
        """Search; blocks, so in a thread."""
        screen = self.screen
        searching, at_hand = screen.doichieu.services.searching, screen.doichieu.read_screen.document
        shown, results = 0.0, None
        for results in searching.stream(text, _LIMIT, lambda: number != self._number, at_hand, screen.only_open):
            if number != self._number:
                return
            if results.hits and time.monotonic() - shown > _EVERY:
                shown = time.monotonic()
                screen.post_message(self.Found(number, results, is_last=False))
        if number == self._number and results is not None:
            screen.post_message(self.Found(number, results, is_last=True))
        if searching.is_due() and screen.app.is_running:
            screen.app.call_from_thread(screen.doichieu.read_screen.follow_folders)

    def take(self, event: Found) -> bool:
        """Take what was found, unless something else is searched for by now; whether it was taken."""
        if event.number != self._number or (self._is_again and not event.is_last):
            return False
        self.results, self.is_done = event.results, event.is_last
        if event.is_last:
            self._searched = time.monotonic()
        return True

    def go_on(self) -> None:
        """Search again where the archive has become whole meanwhile."""
        if self.is_done and self._is_stale and not self.screen.doichieu.services.archive_progress():
            self._run(is_again=True)

    @property
    def is_slow(self) -> bool:
        """Whether a search that takes its time is under way."""
        return not self.is_done and bool(self._asked) and time.monotonic() - self._asked > _SLOW
