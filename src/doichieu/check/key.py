"""What a finding is known by when its document is checked again: what it says, not where it stands.

The words at its places, with a little of what stands before the first, make the key; so it outlives lines put in or
taken out elsewhere, and goes when the words it is about are changed. A conflict about an instrument is known by its
symbol and what is told of it, however often and in however many documents. Of two findings that say the same the
second has a number.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Sequence
from typing import overload

from .result import Finding

_BEFORE = 40
_PLACES = 6


def keys_of(findings: Sequence[Finding]) -> list[str]:
    """A key for each of some findings, no two alike."""
    seen: Counter[str] = Counter()
    out: list[str] = []
    for finding in findings:
        said = "\x1f".join(_said(finding))
        seen[said] += 1
        told = said if seen[said] == 1 else f"{said}\x1f{seen[said]}"
        out.append(hashlib.sha256(told.encode()).hexdigest()[:16])
    return out


def _said(finding: Finding) -> list[str]:
    if finding.known_by:
        return [str(finding.rule), *finding.known_by]
    first = finding.spots[0]
    before = first.around[max(first.start - _BEFORE, 0) : first.start]
    return [str(finding.rule), " ".join(before.split()), *(spot.text for spot in finding.spots[:_PLACES])]


class Keyed(Sequence[tuple[str, Finding]]):
    """Findings with their keys; those that are not in memory are read when asked for."""

    def __init__(self, findings: Sequence[Finding]) -> None:
        self._keys, self._findings = keys_of(findings), findings

    def __len__(self) -> int:
        return len(self._keys)

    @overload
    def __getitem__(self, number: int) -> tuple[str, Finding]: ...
    @overload
    def __getitem__(self, number: slice) -> list[tuple[str, Finding]]: ...
    def __getitem__(self, number: int | slice) -> tuple[str, Finding] | list[tuple[str, Finding]]:
        if isinstance(number, slice):
            return list(zip(self._keys[number], self._findings[number], strict=True))
        return self._keys[number], self._findings[number]
