"""Shares told one an entry of a list: "Cơ cấu kinh tế:", and below it what each sector has.

Each entry tells its share first; what it says of a change behind it is none. All of them make a hundred, or nearly so
where taxes are left out, but never more.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from .claims import Claim
from .passages import Figure, Passage, spoken
from .result import Proof, Rule
from .rounding import Verdict, exactly, span_of
from .wholes import CHANGED, FULL, LEAST_PARTS, STRUCTURE, breaks_whole

_COMPARED = re.compile(spoken("tăng|giảm|tốc độ|so với cùng kỳ|mức tăng"))


def shares_below(lead: Passage, entries: Sequence[Passage]) -> Claim | None:
    """The claim of a sentence that names a structure and ends in a colon; None where its list tells no shares."""
    if not STRUCTURE.search(lead.skeleton) or _COMPARED.search(lead.skeleton) or len(entries) < LEAST_PARTS:
        return None
    told = [(entry, _share(entry)) for entry in entries]
    parts = [(entry, share) for entry, share in told if share is not None]
    if len(parts) < len(entries):
        return None
    adding = exactly(0)
    for _, share in parts:
        value = span_of(share.quantity)
        if value is None or share.quantity.comparator != "=":
            return None
        adding = adding + value
    if adding.meets(FULL):
        verdict = Verdict.HOLDS
    elif breaks_whole(adding):
        verdict = Verdict.FAILS
    else:
        return None
    proof = Proof("a+b", tuple(share.quantity.raw for _, share in parts), adding.point, "%")
    return Claim(Rule.SHARES, "shares", verdict, tuple(entry.spot(share) for entry, share in parts), "100%", proof)


def _share(entry: Passage) -> Figure | None:
    """The first figure of an entry, where it is a share and no change."""
    first = next(iter(entry.figures), None)
    if first is None or first.quantity.unit != "%" or first.depth or CHANGED.search(entry.before(first)):
        return None
    return first
