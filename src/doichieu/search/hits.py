"""What a search finds: passages, each with where its words stand and why it counts as it does."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple

from ..model.document import Block, Document
from ..model.passage import Passage, passages_of
from ..model.place import Place
from ..reading.errors import ReadingError
from .index import Searchable
from .ranking import Span


class Located(NamedTuple):
    """A passage in its document."""

    document: Document
    passage: Passage

    @property
    def block(self) -> Block:
        """The block that holds the passage, or the note that it is."""
        origin = self.passage.origin
        return self.document.blocks[origin] if origin >= 0 else self.document.notes[-1 - origin]


@dataclass(slots=True)
class Hit:
    """A passage that was found. Spans are offsets of its text."""

    source: Searchable
    number: int
    """Index of the passage in its source."""
    matched: str
    score: float
    spans: list[Span] = field(default_factory=list)
    phrase: bool = True
    """Whether the words stand together, one after the other."""
    is_neighbour: bool = False
    """Whether its marks are others than were typed (Q-2, Q-4)."""
    factors: tuple[tuple[str, float], ...] = ()
    """What the score is the product of."""

    @property
    def passage(self) -> Passage:
        return self.source.passages[self.number]

    @property
    def text(self) -> str:
        return self.passage.text

    @property
    def path(self) -> str:
        """The path of its document."""
        return self.source.path

    @property
    def name(self) -> str:
        """The last part of its document's path."""
        return self.path.replace("\\", "/").rsplit("/", 1)[-1]

    @property
    def section(self) -> int:
        """Index of the section the passage stands in; -1 for none."""
        return self.passage.section

    @property
    def section_path(self) -> tuple[str, ...]:
        """What a reader sees on the way to its section."""
        return self.source.section_path(self.section) if self.section >= 0 else ()

    @property
    def is_as_typed(self) -> bool:
        """Whether the whole phrase stands there as typed, marks left out aside."""
        return self.phrase and not self.is_neighbour and self.matched != "fuzzy"

    @property
    def anchor(self) -> int:
        """Index of the document's block a reader is led to; -1 for none."""
        return self.passage.anchor

    @property
    def is_note(self) -> bool:
        """Whether the passage is a footnote."""
        return self.passage.origin < 0

    def located(self) -> Located:
        """Where the passage stands in its document as it is now. May raise `ReadingError`: "changed" where the
        document no longer has it."""
        document = self.source.load()
        now = passages_of(document)
        same = [one for one in now if one.text == self.text]
        if not same:
            raise ReadingError("changed", self.path)
        passage = min(same, key=lambda one: abs(one.origin - self.passage.origin))
        return Located(document, passage)

    @property
    def place(self) -> Place:
        """The place of the first match. May raise `ReadingError`."""
        located = self.located()
        start, end = self.spans[0] if self.spans else (0, len(self.text))
        return located.document.place(located.block, start, end)
