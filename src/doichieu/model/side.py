"""The same thing on both sides of a comparison."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Generic, TypeVar

T = TypeVar("T")
U = TypeVar("U")


@dataclass(frozen=True, slots=True)
class Sides(Generic[T]):
    """A value for A and one for B."""

    a: T
    b: T

    def __iter__(self) -> Iterator[T]:
        yield self.a
        yield self.b

    def map(self, change: Callable[[T], U]) -> Sides[U]:
        """The sides with a function applied to each."""
        return Sides(change(self.a), change(self.b))

    def swapped(self) -> Sides[T]:
        """B on the left, A on the right."""
        return Sides(self.b, self.a)
