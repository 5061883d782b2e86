"""How far a long piece of work has come, in words."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Protocol

from ..text.clean import one_line
from .words import Words

if TYPE_CHECKING:
    from ..library.archive.updating import Updated


_NAMED = 3


def unreadable_line(updated: Updated, words: Words) -> str:
    """Which files an update could not read."""
    named = ", ".join(one_line(path) for path in updated.examples)
    more = ", …" if updated.unreadable > len(updated.examples) else ""
    return words.counted("archive.unreadable", updated.unreadable, list=named + more)


def paths_line(name: str, paths: Sequence[str], words: Words) -> str:
    """How many files something is said of, and the first of them."""
    named = ", ".join(one_line(path) for path in paths[:_NAMED])
    return words.counted(name, len(paths), list=named + (", …" if len(paths) > _NAMED else ""))


class Advance(Protocol):
    """How far something has come that goes through files."""

    @property
    def files(self) -> int: ...

    @property
    def files_total(self) -> int: ...

    @property
    def seconds(self) -> float: ...

    @property
    def seconds_left(self) -> float | None: ...


def progress_line(progress: Advance, words: Words, name: str = "archive.reading") -> str:
    """Files read of those to be read, and about how long it will still take."""
    told = words(name, done=_grouped(progress.files, words), total=_grouped(progress.files_total, words))
    left = progress.seconds_left
    return told if left is None else f"{told} · {left_line(left, words)}"


def left_line(seconds: float, words: Words) -> str:
    """A time that is left, as roughly as it is known."""
    if seconds < 55:
        return words("archive.seconds_left", count=max(round(seconds / 5) * 5, 5))
    return words("archive.minutes_left", count=max(round(seconds / 60), 1))


def _grouped(number: int, words: Words) -> str:
    """A count with its digits grouped as the language does it."""
    return f"{number:,}".replace(",", "." if words.language == "vi" else ",")
