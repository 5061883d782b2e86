"""What is searched: the folded text of documents, each as one string with the way back to blocks.

Folding keeps length, so a match in the folded text has the same offsets in the text that is shown.
A document's folded text is made when it is first searched.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, field

from ..facts.abbreviations import definitions
from ..model.document import Block, BlockKind, Document
from ..text.letters import fold


@dataclass(slots=True)
class Searchable:
    """A document ready to be searched."""

    document: Document
    blocks: tuple[Block, ...] = ()
    """The blocks searched: text first, then notes."""
    origins: tuple[int, ...] = ()
    """For each of them its index in the document's blocks, for a note -1 less its index in the notes."""
    starts: list[int] = field(default_factory=list)
    """Offset of each block in `folded`."""
    folded: str = ""
    defined: dict[str, str] = field(default_factory=dict)

    def block_at(self, offset: int) -> int:
        """Index of the block that an offset of the folded text lies in."""
        return bisect_right(self.starts, offset) - 1

    def block_end(self, index: int) -> int:
        """Offset in the folded text just after a block."""
        return self.starts[index + 1] - 1 if index + 1 < len(self.starts) else len(self.folded)

    def folded_block(self, index: int) -> str:
        """The folded text of a block."""
        return self.folded[self.starts[index] : self.block_end(index)]


def searchable(document: Document) -> Searchable:
    """Fold a document for searching; its page furniture is left out."""
    kept = [i for i, block in enumerate(document.blocks) if block.kind is not BlockKind.FURNITURE]
    blocks = (*(document.blocks[i] for i in kept), *document.notes)
    starts: list[int] = []
    at = 0
    for block in blocks:
        starts.append(at)
        at += len(block.text) + 1
    return Searchable(
        document=document,
        blocks=blocks,
        origins=(*kept, *(-1 - i for i in range(len(document.notes)))),
        starts=starts,
        folded="\x00".join(fold(block.text) for block in blocks),
        defined=definitions(block.text for block in blocks),
    )


class Index:
    """The documents of a search, in the order they were given; each is folded when it is first needed."""

    def __init__(self, documents: Iterable[Document] = ()) -> None:
        self.documents: list[Document] = list(documents)
        self._made: dict[int, Searchable] = {}

    def of(self, document: Document) -> Searchable:
        """The searchable form of a document."""
        made = self._made.get(id(document))
        if made is None or made.document is not document:
            made = self._made[id(document)] = searchable(document)
        return made

    def all(self) -> list[Searchable]:
        """Every document, searchable."""
        return [self.of(document) for document in self.documents]
