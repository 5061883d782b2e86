"""What a section is called where one is named: its labels, and "Opening" for what stands above the first heading."""

from __future__ import annotations

from ..model.document import BlockKind, Document, Section, SectionKind
from .words import Words


def note_mark(document: Document, index: int) -> str:
    """The mark of a footnote among the blocks of a document that is prepared for comparing; empty for other blocks."""
    if document.blocks[index].kind is not BlockKind.NOTE:
        return ""
    at = index - (len(document.blocks) - len(document.notes))
    return next((note.mark for note in document.footnotes if note.blocks[:1] == (at,)), "")


def path_of(section: Section, words: Words) -> tuple[str, ...]:
    """The way to a section, as a reader sees it."""
    return (words("section.preamble"),) if section.kind is SectionKind.PREAMBLE else section.path


def name_of(section: Section, words: Words) -> str:
    """A section's label and title."""
    if section.kind is SectionKind.PREAMBLE:
        return words("section.preamble")
    return f"{section.label or ''} {section.title}".strip()
