"""How far a long piece of work has come, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..text.clean import one_line
from .words import Words

if TYPE_CHECKING:
    from ..library.archive.updating import Progress, Updated


def unreadable_line(updated: Updated, words: Words) -> str:
    """Which files an update could not read."""
    named = ", ".join(one_line(path) for path in updated.examples)
    more = ", …" if updated.unreadable > len(updated.examples) else ""
    return words.counted("archive.unreadable", updated.unreadable, list=named + more)


def progress_line(progress: Progress, words: Words) -> str:
    """Files read of those to be read, and about how long it will still take."""
    told = words("archive.reading", done=_grouped(progress.files, words), total=_grouped(progress.files_total, words))
    left = progress.seconds_left
    return told if left is None else f"{told} · {_left(left, words)}"


def _left(seconds: float, words: Words) -> str:
    """A time that is left, as roughly as it is known."""
    if seconds < 55:
        return words("archive.seconds_left", count=max(round(seconds / 5) * 5, 5))
    return words("archive.minutes_left", count=max(round(seconds / 60), 1))


def _grouped(number: int, words: Words) -> str:
    """A count with its digits grouped as the language does it."""
    return f"{number:,}".replace(",", "." if words.language == "vi" else ",")
