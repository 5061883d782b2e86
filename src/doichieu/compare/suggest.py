"""What is worth comparing: counterparts of a section in other documents, and lists of targets.

Cheap on purpose, since it runs over a whole shelf: each section and all below it as a set of word
pairs, figures made one; two sections are alike by the share of pairs they have in common (Dice).
Numbered entries that are their own text (targets, tasks) are what people hold against each other
first, so sections made of such entries are offered before anything else.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from ..model.document import Document, SectionKind
from ..text.letters import fold

_WORD = re.compile(r"[a-z]+|[0-9][0-9.,]*")
_LIST_ITEMS = 5
_LIKELY = 0.12
_LIST_LIKELY = 0.25


class Suggestion(NamedTuple):
    """Two sections (None: the whole document) of two documents, by their places in the list given."""

    a: int
    a_section: int | None
    b: int
    b_section: int | None
    score: float


class Fingerprints:
    """The word pairs of every section of a document, with all below it."""

    def __init__(self, document: Document) -> None:
        self.document = document
        own: list[set[int]] = [set() for _ in document.sections]
        for block in document.blocks:
            if block.section >= 0:
                words = ["#" if w[0].isdigit() else w for w in _WORD.findall(fold(block.text[block.body :]))]
                own[block.section].update(hash(pair) for pair in pairwise(words))
        for section in reversed(document.sections):
            if section.parent >= 0:
                own[section.parent] |= own[section.index]
        self.sets = own

    def lists(self) -> list[int]:
        """Sections that are lists of entries, outermost last."""
        found = []
        for section in self.document.sections:
            below = self.document.sections[section.index + 1 : self.document.subtree_end(section.index)]
            items = sum(s.kind is SectionKind.ITEM for s in below)
            others = sum(s.kind not in (SectionKind.ITEM, SectionKind.GROUP) for s in below)
            if items >= _LIST_ITEMS and others == 0 and section.kind is not SectionKind.GROUP:
                found.append(section.index)
        return found


def likeness(a: set[int], b: set[int]) -> float:
    """Share of word pairs in common, 0 to 1."""
    return 2 * len(a & b) / (len(a) + len(b)) if a and b else 0.0


def counterparts(mine: Fingerprints, section: int, other: Fingerprints, limit: int = 3) -> list[tuple[int, float]]:
    """Sections of the other document that are most like a section: (index, likeness), best first."""
    wanted = mine.sets[section]
    title = _title(mine.document, section)
    scored = []
    for index, candidate in enumerate(other.sets):
        score = likeness(wanted, candidate)
        if title and title == _title(other.document, index):
            score += 0.15
        if score >= _LIKELY:
            scored.append((index, min(score, 1.0)))
    scored.sort(key=lambda item: (-item[1], item[0]))
    return scored[:limit]


def _title(document: Document, section: int) -> str:
    return " ".join(_WORD.findall(fold(document.sections[section].title)))


def matching_lists(prints: Sequence[Fingerprints]) -> list[Suggestion]:
    """Lists of entries that two documents share, most alike first."""
    found: list[Suggestion] = []
    for a, mine in enumerate(prints):
        for b in range(a + 1, len(prints)):
            best: Suggestion | None = None
            for one in mine.lists():
                for two in prints[b].lists():
                    score = likeness(mine.sets[one], prints[b].sets[two])
                    if score >= _LIST_LIKELY and (best is None or score > best.score):
                        best = Suggestion(a, one, b, two, score)
            if best is not None:
                found.append(best)
    return sorted(found, key=lambda s: -s.score)
