"""What is told of work that takes its time: for how long it will still go on, and how to stop it."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import TYPE_CHECKING

from textual.timer import Timer

from ..presentation.progress import left_line
from .paces import PATIENCE

if TYPE_CHECKING:
    from .screens.base import CommandScreen

_EVERY = 0.5
LARGE = 1_500_000
"""Characters of text together from which on work is done in a process of its own."""


class LongWork:
    """Tells of one piece of work on one screen as long as it goes on."""

    def __init__(self, screen: CommandScreen, say: Callable[[str], None]) -> None:
        self._screen, self._say = screen, say
        self._timer: Timer | None = None
        self._kind, self._size, self._begun = "", 0, 0.0

    @property
    def is_under_way(self) -> bool:
        return self._timer is not None

    def begin(self, kind: str, size: int) -> None:
        """Work of a kind begins; `size` is how many characters it is about."""
        self.end(is_done=False)
        self._kind, self._size, self._begun = kind, size, time.monotonic()
        self._say(self._screen.doichieu.services.words(f"work.{kind}"))
        self._timer = self._screen.set_interval(_EVERY, self._tell)

    def end(self, *, is_done: bool = True) -> None:
        """The work is done, or was given up."""
        if self._timer is None:
            return
        self._timer.stop()
        self._timer = None
        if is_done:
            self._screen.doichieu.services.paces.learn(self._kind, self._size, time.monotonic() - self._begun)

    def _tell(self) -> None:
        seconds = time.monotonic() - self._begun
        services = self._screen.doichieu.services
        if seconds < PATIENCE:
            return
        left = services.paces.expected(self._kind, self._size) - seconds
        words = services.words
        told = [words(f"work.{self._kind}"), left_line(left, words) if left > 0 else words("work.soon")]
        self._say(" · ".join([*told, words("work.stop")]))
