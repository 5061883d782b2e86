"""Capitals and small letters, as character classes for patterns."""

from __future__ import annotations


def _class(wanted: str) -> str:
    letters = [*range(0x41, 0x250), *range(0x1E00, 0x1F00)]
    return "".join(c for c in map(chr, letters) if (c.isupper() if wanted == "upper" else c.islower()))


UPPER = _class("upper")
"""All Latin capitals, for a character class: ranges such as À-Ỹ hold small letters, too (S-14)."""
LOWER = _class("lower")
