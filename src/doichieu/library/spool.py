"""Sequences that need not be in memory: items in a file of their own, and some of another sequence's items."""

from __future__ import annotations

import pickle
import tempfile
import weakref
from collections.abc import Iterable, Sequence
from typing import TypeVar, overload

Item = TypeVar("Item")


class Spool(Sequence[Item]):
    """Items written to a file that nobody else sees and that goes with its program; each is read when asked for."""

    def __init__(self) -> None:
        self._file = tempfile.TemporaryFile(prefix="doichieu-")  # noqa: SIM115 (closed by the finalizer)
        weakref.finalize(self, self._file.close)
        self._starts = [0]

    def add(self, item: Item) -> None:
        """Put an item at the end. Raises `OSError` where there is no room."""
        self._file.seek(self._starts[-1])
        self._file.write(pickle.dumps(item, pickle.HIGHEST_PROTOCOL))
        self._starts.append(self._file.tell())

    def __len__(self) -> int:
        return len(self._starts) - 1

    @overload
    def __getitem__(self, number: int) -> Item: ...
    @overload
    def __getitem__(self, number: slice) -> list[Item]: ...
    def __getitem__(self, number: int | slice) -> Item | list[Item]:
        if isinstance(number, slice):
            return [self[one] for one in range(*number.indices(len(self)))]
        at = range(len(self))[number]
        self._file.seek(self._starts[at])
        item: Item = pickle.loads(self._file.read(self._starts[at + 1] - self._starts[at]))  # our own file
        return item


class Picked(Sequence[Item]):
    """Some items of a sequence, in an order of their own; they are taken from it when asked for."""

    def __init__(self, items: Sequence[Item], numbers: Iterable[int]) -> None:
        self._items, self._numbers = items, list(numbers)

    def __len__(self) -> int:
        return len(self._numbers)

    @overload
    def __getitem__(self, number: int) -> Item: ...
    @overload
    def __getitem__(self, number: slice) -> Picked[Item]: ...
    def __getitem__(self, number: int | slice) -> Item | Picked[Item]:
        if isinstance(number, slice):
            return Picked(self._items, self._numbers[number])
        return self._items[self._numbers[number]]
