"""The figures, dates and citations of a text as roles, for styling them where they are read."""

from __future__ import annotations

from ..facts.tokens import TokenKind, facts_in
from ..model.document import Block

_ROLES = {TokenKind.QUANTITY: "figure", TokenKind.DATE: "date", TokenKind.CITATION: "citation"}


def fact_roles(block: Block) -> list[tuple[int, int, str]]:
    """(start, end, role) of each fact behind a block's label, in offsets of its text."""
    tokens = facts_in(block.text, block.body)
    return [(token.start, token.end, _ROLES[token.kind]) for token in tokens if token.kind in _ROLES]
