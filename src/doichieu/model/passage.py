"""Passages: what a search finds. A passage is one block of a document or one paragraph of a note.

A passage knows what part it plays (its field), the section it stands in and the block a reader is led to:
for a note that is the block its mark stands in.
"""

from __future__ import annotations

import re
from enum import IntEnum
from typing import NamedTuple

from ..text.letters import fold
from .document import Block, BlockKind, Document, SectionKind

_TITLE_LENGTH = 200
"""What opens a section and is longer than this is the section's text rather than its title."""


class Field(IntEnum):
    """The part a passage plays, the weightiest first."""

    HEADING = 0
    ITEM = 1
    """A numbered entry that is its own text, such as a target."""
    TEXT = 2
    TABLE = 3
    LETTERHEAD = 4
    NOTE = 5


class Passage(NamedTuple):
    """A stretch of text that can be found."""

    text: str
    field: Field
    origin: int
    """Index of its block in the document; for a note -1 less its index among the notes."""
    section: int
    """Index of the section it stands in, for a note the one its mark stands in; -1 for none."""
    anchor: int
    """Index of the block that holds it, for a note the one its mark stands in; -1 for none."""


class About(NamedTuple):
    """What a document is, as far as a query can ask for it: folded words, "" where it does not say."""

    name: str
    """Its file's name and its title."""
    kind: str
    issuer: str
    year: str


def passages_of(document: Document) -> list[Passage]:
    """A document's passages, its text in reading order and then its notes; page furniture is none."""
    found = [
        Passage(block.text, _field(document, block), at, block.section, at)
        for at, block in enumerate(document.blocks)
        if block.kind is not BlockKind.FURNITURE
    ]
    anchors = {index: note.refs[0][0] for note in document.footnotes if note.refs for index in note.blocks}
    for index, block in enumerate(document.notes):
        anchor = anchors.get(index, -1)
        section = document.blocks[anchor].section if anchor >= 0 else -1
        found.append(Passage(block.text, Field.NOTE, -1 - index, section, anchor))
    return found


def _field(document: Document, block: Block) -> Field:
    if block.kind is BlockKind.HEADING:
        is_item = block.section >= 0 and document.sections[block.section].kind is SectionKind.ITEM
        return Field.ITEM if is_item or len(block.text) > _TITLE_LENGTH else Field.HEADING
    return _FIELDS.get(block.kind, Field.TEXT)


_FIELDS = {BlockKind.TABLE: Field.TABLE, BlockKind.LETTERHEAD: Field.LETTERHEAD, BlockKind.NOTE: Field.NOTE}


_ABOUT = re.compile(r"[^\W_]+")


def words_about(folded: str) -> list[str]:
    """The words by which a query may ask for what a document is."""
    return _ABOUT.findall(folded)


def about(document: Document) -> About:
    """What a document is."""
    data = document.metadata
    facts = [data.title, data.subject, data.number]
    told = [fact.value or fact.raw for fact in facts if fact]
    date = data.date.value if data.date else None
    return About(
        name=fold(" ".join([document.name, *told])),
        kind=fold((data.kind.value if data.kind else None) or ""),
        issuer=fold((data.issuer.value if data.issuer else None) or ""),
        year=date[:4] if date else "",
    )


def section_words(document: Document, index: int) -> str:
    """Folded labels and titles of the sections above a section and of itself, a line each; "" outside of every one."""
    if index < 0:
        return ""
    chain = [document.sections[i] for i in (*document.ancestors(index), index)]
    return "\n".join(fold(f"{section.label or ''} {section.title}") for section in chain)
