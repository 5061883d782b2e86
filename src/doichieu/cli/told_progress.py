"""How far a long piece of work has come, on one line of a terminal that somebody watches."""

from __future__ import annotations

import sys

from ..presentation.progress import Advance, progress_line
from ..presentation.words import Words

_PATIENCE = 1.0
"""Seconds that nobody needs to be told of."""


class ToldProgress:
    """Tells of one piece of work; nothing where standard error is no terminal. `name` are the words for it."""

    def __init__(self, name: str, words: Words) -> None:
        self._name, self._words = name, words
        self._is_told = False

    def tell(self, progress: Advance) -> None:
        """Say how far it has come, in place of what was said before."""
        if progress.seconds > _PATIENCE and sys.stderr.isatty():
            self._is_told = True
            line = progress_line(progress, self._words, self._name)
            print(f"\r\x1b[K{line}", end="", file=sys.stderr, flush=True)

    def wipe(self) -> None:
        """Take the line away."""
        if self._is_told:
            print("\r\x1b[K", end="", file=sys.stderr, flush=True)
