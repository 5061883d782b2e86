"""The plain result of a comparison, read by screens, exports and the JSON alike."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import NamedTuple

from ..facts.tokens import Value
from ..model.document import Document
from ..model.side import Sides


class ChangeKind(StrEnum):
    """The kinds of a change; `format` is none of substance."""

    QUANTITY = "quantity"
    DATE = "date"
    CITATION = "citation"
    WORDING = "wording"
    ADDED = "added"
    REMOVED = "removed"
    MOVED = "moved"
    FORMAT = "format"


class Relation(StrEnum):
    """How the two sections of a pair relate."""

    IDENTICAL = "identical"
    EDITED = "edited"
    MOVED = "moved"
    MOVED_EDITED = "moved_edited"
    SPLIT = "split"
    MERGED = "merged"
    ONLY_A = "only_a"
    ONLY_B = "only_b"


class Span(NamedTuple):
    """A stretch of one block's text."""

    block: int
    start: int
    end: int


class Extent(NamedTuple):
    """What a change covers on one side: its words and where they stand, block by block."""

    text: str
    spans: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Change:
    """One difference. A side is None where nothing stands there."""

    kind: ChangeKind
    sides: Sides[Extent | None]
    values: Sides[Value] = field(default_factory=lambda: Sides(None, None))
    """The figures, dates or citations that differ."""


class Pair(NamedTuple):
    """Two matching sections, or one without a match. Indices into the documents' sections."""

    sections: Sides[int | None]
    relation: Relation
    renumbered: bool
    similarity: float
    changes: tuple[Change, ...]
    reason: str = ""
    """What the match rests on: `title`, `text`, `both`, `children`, `hand`, `place`."""

    whole: int | None = None
    """Of a section of one side only: the section of the other side that it was divided from, or joined into."""

    def substance(self) -> tuple[Change, ...]:
        """The changes that are no mere format."""
        return tuple(change for change in self.changes if change.kind is not ChangeKind.FORMAT)


class Coverage(NamedTuple):
    """How many characters (blanks left out) a side has, and how many were compared."""

    characters: int
    compared: int


class NotCompared(NamedTuple):
    """A part that was left out, named."""

    side: str
    what: str
    characters: int


class Comparison(NamedTuple):
    """Two documents held against each other."""

    documents: Sides[Document]
    roots: Sides[int | None]
    """The sections compared, None for the whole document."""
    pairs: tuple[Pair, ...]
    coverage: Sides[Coverage]
    not_compared: tuple[NotCompared, ...]

    def by_kind(self) -> dict[str, int]:
        """How many changes of each kind."""
        counts: dict[str, int] = {}
        for pair in self.pairs:
            for change in pair.changes:
                counts[change.kind.value] = counts.get(change.kind.value, 0) + 1
        return counts

    def differs(self) -> bool:
        """Whether there is any difference of substance."""
        return any(
            pair.relation not in (Relation.IDENTICAL, Relation.EDITED) or pair.substance() for pair in self.pairs
        )
