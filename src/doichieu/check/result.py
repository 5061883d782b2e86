"""Findings: rule, places, what is stated, what comes out, and how sure that is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import astuple, dataclass, field, replace
from enum import IntEnum, StrEnum
from fractions import Fraction
from typing import NamedTuple

from ..model.document import Document, Metadata
from ..model.place import Place, SourceMap

MUCH = 8_000_000
"""Up to so many bytes documents are checked together in memory: about half a minute and 300 MB."""


class Rule(StrEnum):
    """The rules, as the command line names them."""

    CITATION_DATE = "citation-date"
    CITATION_ISSUER = "citation-issuer"
    CITATION_FORM = "citation-form"
    RATIO = "ratio"
    SUM = "sum"
    SHARES = "shares"
    COUNT = "count"
    CHANGE = "change"
    PER_UNIT = "per-unit"
    SAME_FIGURE = "same-figure"
    IMPOSSIBLE_DATE = "impossible-date"
    NUMBERING = "numbering"
    CROSS_REFERENCE = "cross-reference"


class Severity(IntEnum):
    """How grave a finding is: an error cannot be so, a warning hardly, a note is worth a look."""

    NOTE = 0
    WARNING = 1
    ERROR = 2


class Apart(NamedTuple):
    """What is kept of a spot where its document is not kept: of that only path and digest are left."""

    around: str
    """The text of its block."""
    places: tuple[Place, ...]


Where = tuple[str, bool, int, int]
"""Path of a document, whether in its notes, number of the block, offset."""


class Spot(NamedTuple):
    """A stretch of a document's text."""

    document: Document
    block: int
    """Index into its blocks; into its notes where `note` says so."""
    start: int
    end: int
    note: bool = False
    apart: Apart | None = None

    @property
    def around(self) -> str:
        """The text of the block it stands in."""
        if self.apart is not None:
            return self.apart.around
        return (self.document.notes if self.note else self.document.blocks)[self.block].text

    @property
    def text(self) -> str:
        """Its words, on one line."""
        return " ".join(self.around[self.start : self.end].split())

    @property
    def places(self) -> tuple[Place, ...]:
        """Where it stands in the source: one place for every page that it stands on."""
        if self.apart is not None:
            return self.apart.places
        whole = (self.document.notes if self.note else self.document.blocks)[self.block]
        return tuple(self.document.places(whole, self.start, self.end))

    @property
    def line(self) -> int:
        """The line of the source on which it begins."""
        places = self.places
        return places[0].line if places else 0

    @property
    def where(self) -> Where:
        """What tells it from other spots."""
        return self.document.path, self.note, self.block, self.start


def bare(path: str, digest: str = "") -> Document:
    """A document of which only path and digest are kept."""
    return Document(path, (), (), (), (), Metadata(), (), SourceMap((0,)), digest)


class Proof(NamedTuple):
    """A sum as one does it on paper: what is done with which figures, and what comes out."""

    operation: str
    """`a/b`, `a+b`, `a-b`, `count` … : the name of a form of words."""
    operands: tuple[str, ...]
    """As printed."""
    result: Fraction | None = None
    unit: str = ""


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that does not hold."""

    rule: Rule
    severity: Severity
    certainty: float
    """From 0 to 1."""
    code: str
    """Which of the rule's messages tells it."""
    spots: tuple[Spot, ...]
    """Where, the one that is likely to be wrong first."""
    stated: str = ""
    computed: str = ""
    """What is expected instead, where that is no number."""
    proof: Proof | None = None
    named: dict[str, str] = field(default_factory=dict)
    """Words for the message: names, labels, counts."""
    known_by: tuple[str, ...] = ()
    """What it is recognised by where that is not the words at its places."""


def kept(finding: Finding, documents: dict[str, Document]) -> Finding:
    """A finding that keeps none of its documents; `documents` has what is left of them, by their paths."""
    return replace(finding, spots=tuple(_kept(spot, documents) for spot in finding.spots))


def _kept(spot: Spot, documents: dict[str, Document]) -> Spot:
    whole = spot.document
    document = documents.setdefault(whole.path, bare(whole.path, whole.digest))
    return spot._replace(document=document, apart=Apart(spot.around, spot.places))


@dataclass(slots=True)
class Coverage:
    """How much was understood."""

    figures: int = 0
    typed: int = 0
    """Figures with a unit or a counted noun."""
    not_understood: int = 0
    citations: int = 0
    claims_checked: int = 0
    """Sums, shares, counts … that were worked out, whether they hold or not."""

    def __add__(self, other: Coverage) -> Coverage:
        return Coverage(*(a + b for a, b in zip(astuple(self), astuple(other), strict=True)))


class Report(NamedTuple):
    """What was found in some documents."""

    documents: tuple[Document, ...]
    findings: Sequence[Finding]
    coverages: tuple[Coverage, ...]
    """How much of each document was understood."""
    unread: tuple[str, ...] = ()
    """Paths of documents that could not be checked by themselves."""
    together: bool = True
    """Whether the figures of all documents were held against each other, not only those of each."""
    beside: int = 0
    """So many documents that are not among them were held against them for their citations."""

    @property
    def coverage(self) -> Coverage:
        """How much of all documents was understood."""
        total = Coverage()
        for one in self.coverages:
            total = total + one
        return total

    def coverage_of(self, document: Document) -> Coverage:
        """How much of one of the documents was understood."""
        known = (one for known, one in zip(self.documents, self.coverages, strict=True) if known is document)
        return next(known, Coverage())
