"""Names of changes that stay: by what they say on both sides, not by where they stand in a result.

They do not depend on which document stands left, nor on the kind that was told, so a mark that a reader puts on a
change stays with it when the sides are swapped or other changes appear. Of several that say the same each
has its number, in order.
"""

from __future__ import annotations

from collections import Counter
from hashlib import blake2b

from .result import Change, Comparison


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
            keys[number, at] = blake2b(f"{said}\0{told[said]}".encode(), digest_size=12).hexdigest()
    return keys


def _said(change: Change, turned: bool) -> str:
    texts = ["" if side is None else " ".join(side.text.split()) for side in change.sides]
    return "\0".join(reversed(texts) if turned else texts)
