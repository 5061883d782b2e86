"""What stands above and beside two sections, and how far that speaks for or against their being one."""

from __future__ import annotations

from ..model.document import Document, SectionKind
from ..model.side import Sides

_FRAMING = (SectionKind.PREAMBLE, SectionKind.CLOSING, SectionKind.APPENDIX)
_ROOF, _OTHER_ROOF = 0.16, 0.1
_BESIDE, _NEAR = 0.06, 0.06


def compatible(documents: Sides[Document], i: int, j: int) -> bool:
    """Whether two sections may be one at all: a preamble, a closing or an appendix is matched with its like only."""
    a, b = documents.a.sections[i].kind, documents.b.sections[j].kind
    return a is b if a in _FRAMING or b in _FRAMING else True


class Roofs:
    """What stands above two sections, and beside them."""

    def __init__(self, documents: Sides[Document], matched: dict[int, int]) -> None:
        self._documents, self._matched = documents, matched
        self._back = {b: a for a, b in matched.items()}
        self._size = Sides(max(len(documents.a.sections), 1), max(len(documents.b.sections), 1))

    def agree(self, i: int, j: int) -> float:
        """How far the places of two sections speak for their being one."""
        score = _NEAR * (1 - abs(i / self._size.a - j / self._size.b))
        if self.conflict(i, j):
            score -= _OTHER_ROOF
        else:
            score += _ROOF if self._above(i) >= 0 else _ROOF / 2
        for step in (-1, 1):
            if self._matched.get(i + step) == j + step:
                score += _BESIDE
        return score

    def conflict(self, i: int, j: int) -> bool:
        """Whether what stands above the one is matched with something else than what stands above the other."""
        above = self._above(i)
        return (self._matched[above] if above >= 0 else -1) != self._above(j, b=True)

    def _above(self, section: int, *, b: bool = False) -> int:
        """The nearest section above one that is matched, or -1."""
        document, known = (self._documents.b, self._back) if b else (self._documents.a, self._matched)
        at = document.sections[section].parent
        while at >= 0 and at not in known:
            at = document.sections[at].parent
        return at
