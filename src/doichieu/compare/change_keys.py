"""Names of changes that stay: by what they say on both sides, not by where they stand in a result.

They do not depend on which document stands left, nor on the kind that was told, so a mark that a reader puts on a
change stays with it when the sides are swapped or other changes appear. Of several that say the same each
has its number, in order.
"""

from __future__ import annotations

from collections import Counter
from hashlib import blake2b

from .result import Change, Comparison, Pair, Relation

WHOLE = -1
"""The place of a change that is the move of the whole section."""


def change_keys(comparison: Comparison) -> dict[tuple[int, int], str]:
    """The key of each change, by the index of its pair and its place there."""
    a, b = comparison.documents
    turned = a.digest > b.digest
    told: Counter[str] = Counter()
    keys: dict[tuple[int, int], str] = {}
    for number, pair in enumerate(comparison.pairs):
        for at, change in enumerate(pair.changes):
            said = _said(change, turned)
            told[said] += 1
            keys[number, at] = _name(said, told[said])
        if pair.relation in (Relation.MOVED, Relation.MOVED_EDITED):
            said = _moved(comparison, pair, turned)
            told[said] += 1
            keys[number, WHOLE] = _name(said, told[said])
    return keys


def _name(said: str, number: int) -> str:
    return blake2b(f"{said}\0{number}".encode(), digest_size=12).hexdigest()


def _moved(comparison: Comparison, pair: Pair, turned: bool) -> str:
    texts = [
        "" if section is None else f"\0moved {document.sections[section].title}"
        for document, section in zip(comparison.documents, pair.sections, strict=True)
    ]
    return "\0".join(reversed(texts) if turned else texts)


def _said(change: Change, turned: bool) -> str:
    texts = ["" if side is None else " ".join(side.text.split()) for side in change.sides]
    return "\0".join(reversed(texts) if turned else texts)
