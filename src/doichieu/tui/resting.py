"""Garbage is collected while the reader rests: to look through all that is there takes several frames.

The young generations are collected as ever; the oldest when no key has come for a moment, and only by so many of the
younger ones where that moment never comes.
"""

from __future__ import annotations

import gc
from typing import TYPE_CHECKING

from textual.timer import Timer

from ..text.collecting import spare_what_is_there

if TYPE_CHECKING:
    from textual.app import App

_AFTER = 2.0
"""Seconds without a key."""
_SELDOM = 1000


class Resting:
    """When the collector works."""

    def __init__(self, app: App[int]) -> None:
        self._app = app
        self._timer: Timer | None = None

    def begin(self) -> None:
        """What was loaded at the start stays; the collector, switched off by the launcher, works from now on."""
        spare_what_is_there()
        young, older, _ = gc.get_threshold()
        gc.set_threshold(young, older, _SELDOM)
        gc.enable()

    def stirred(self) -> None:
        """The reader did something."""
        if self._timer is None:
            self._timer = self._app.set_timer(_AFTER, self._collect)
        else:
            self._timer.reset()

    def _collect(self) -> None:
        self._timer = None
        gc.collect()
