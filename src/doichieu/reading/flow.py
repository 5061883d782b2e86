"""The flow: the paragraphs of the body in reading order, and what is known of them before any opens a section.

Notes and page furniture are no part of it. What only the whole can tell is found here once: what is
quoted, which articles leave their row, which lines name parallel groups or periods, and where
lettered and Roman parts go on further down.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator
from operator import itemgetter

from .closing import Closings
from .evidence import fits_structural, is_lead, is_run_in
from .paragraphs import Paragraph
from .phrases import CAPTION, is_capitals, period_of
from .quoting import Candidate, out_of_row, quoted

_LISTED = frozenset({"letter", "roman", "decimal1", "point", "parens", "arabic_paren"})


class Flow:
    """The body's paragraphs; a place in it is called `at`."""

    def __init__(self, paragraphs: list[Paragraph], body_start: int) -> None:
        self.all = paragraphs
        self.indices = [i for i, p in enumerate(paragraphs) if i >= body_start and p.kind in ("text", "table")]
        """Where each stands among all paragraphs."""
        self.closings = Closings(paragraphs, self.indices)
        self.closing = self.closings.after(0)
        """Index of the paragraph that opens the closing, or None."""
        texts = [p.text if p.kind == "text" else "" for p in self]
        self.quoted = quoted(texts)
        self.out_of_row = out_of_row(self._articles(), texts)
        body = [i for i in self.indices if self.closing is None or i < self.closing]
        self.leads = _parallel_leads([paragraphs[i] for i in body], body)
        self.run_ins = sum(is_run_in(paragraphs[i]) for i in body)
        self.periods = Counter(period_of(paragraphs[i].text) for i in body)
        families = {marker.family for p in self for marker in p.markers}
        self.parted = next((family for family in ("part", "chapter") if family in families), "")
        """The family of the paper's largest divisions, where they are parts or chapters."""
        self._ahead: dict[str, list[tuple[int, int]]] = {}
        for at, paragraph in enumerate(self):
            for marker in paragraph.markers:
                if marker.family in _LISTED and marker.numbers:
                    self._ahead.setdefault(marker.family, []).append((at, marker.numbers[-1]))

    def __len__(self) -> int:
        return len(self.indices)

    def __getitem__(self, at: int) -> Paragraph:
        return self.all[self.indices[at]]

    def __iter__(self) -> Iterator[Paragraph]:
        return (self.all[i] for i in self.indices)

    def next(self, at: int) -> Paragraph | None:
        """The next paragraph before the closing, or None."""
        if at + 1 >= len(self.indices) or self.indices[at + 1] == self.closing:
            return None
        return self[at + 1]

    def is_announced(self, at: int) -> bool:
        """Whether the text before ends with a colon."""
        return at > 0 and self[at - 1].text.rstrip().endswith(":")

    def is_captioned(self, at: int) -> bool:
        """Whether a caption stands above, so that the line is (more of) the name of a table or a figure."""
        return at > 0 and CAPTION.match(self[at - 1].text) is not None

    def goes_on(self, family: str, at: int, number: int) -> bool:
        """Whether the next of a family of parts or entries below a place bears the number."""
        places = self._ahead.get(family, [])
        found = bisect_right(places, at, key=itemgetter(0))
        return found < len(places) and places[found][1] == number

    def _articles(self) -> list[Candidate]:
        """The paragraphs outside of quotations that read like articles."""
        found = []
        for at, paragraph in enumerate(self):
            marker = paragraph.markers[0] if paragraph.markers else None
            if marker is None or marker.family != "article" or self.quoted[at]:
                continue
            if paragraph.text[marker.end :] and not marker.label.endswith((".", ":", "-", "–")):
                continue
            if fits_structural(paragraph, marker, marker.numbers[0] - 1).score:
                found.append(Candidate(at, marker.numbers[0], marker.suffix))
        return found


def _parallel_leads(body: list[Paragraph], indices: list[int]) -> set[int]:
    """Lines with a colon that name groups: two or more in one section, each over its bullets or its text."""
    found: set[int] = set()
    chain: list[int] = []
    for at, paragraph in enumerate(body):
        if is_lead(paragraph, body[at + 1] if at + 1 < len(body) else None):
            chain.append(indices[at])
        elif paragraph.markers or paragraph.strong or paragraph.hashes or is_capitals(paragraph.text):
            found.update(chain if len(chain) > 1 else ())
            chain = []
    return found.union(chain if len(chain) > 1 else ())
