"""A passage as it is handed on: its text, and where it stands."""

from __future__ import annotations

from ..model.document import Document
from .words import Words


def citation_line(document: Document, block: int, title: str, words: Words) -> str:
    """Where a block stands, in one line: the document, its number and date, the path of its section, the paragraph
    within that."""
    one = document.blocks[block]
    meta = document.metadata
    facts = (fact.value for fact in (meta.number, meta.date) if fact is not None)
    named = [title, *(value for value in facts if value and value not in title)]
    path = document.sections[one.section].path if one.section >= 0 else ()
    first = document.sections[one.section].first if one.section >= 0 else 0
    paragraph = words("copy.paragraph", number=block - first + 1)
    return " · ".join([", ".join(named), " › ".join(path), paragraph] if path else [", ".join(named), paragraph])
