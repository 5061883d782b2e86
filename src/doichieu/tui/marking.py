"""Findings as quiet marks: in the margin of the text that is read, and beside a change in the comparison.

The check is made in the background, after the text is on the screen; until it is there nothing is marked.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from textual.message import Message
from textual.worker import get_current_worker

from ..model.document import Document
from ..presentation.spans import Line
from ..text.cells import fit
from ..text.collecting import spare_what_is_there

if TYPE_CHECKING:
    from ..check.result import Finding, Spot
    from ..compare.result import Change, Comparison
    from ..presentation.words import Words
    from .checking import Found
    from .screens.read import ReadScreen

_SHORT = 60


class MarginMarks:
    """The marks of the reading screen."""

    class Known(Message):
        """The findings of a document are known."""

        def __init__(self, document: Document) -> None:
            super().__init__()
            self.document = document

    def __init__(self, screen: ReadScreen) -> None:
        self.screen = screen

    def of(self, document: Document) -> None:
        """Mark what is known of a document, and have it checked where it is not."""
        self.show(document)
        if not self.screen.doichieu.services.findings.is_known(document):
            self.screen.run_worker(lambda: self._check(document), thread=True, exclusive=True, group="margin")

    def _check(self, document: Document) -> None:
        findings = self.screen.doichieu.services.findings
        worker = get_current_worker()
        findings.of_document(document, lambda: worker.is_cancelled)
        spare_what_is_there()
        self.screen.post_message(self.Known(document))

    def show(self, document: Document) -> None:
        """Put the marks into the margin, if the document is still open."""
        reader = self.screen.reader
        if reader.document is document:
            findings = self.screen.doichieu.services.findings
            accepted = findings.store.load()
            found = [(key, finding) for key, finding in findings.known_of(document) if key not in accepted]
            reader.flagged = flagged(found, document)
            reader.redraw()


def flagged(found: Found, document: Document) -> dict[int, list[int]]:
    """Where the findings of a document begin: offsets by block; of those in a note, where its mark stands."""
    out: dict[int, list[int]] = defaultdict(list)
    for _, finding in found:
        for spot in finding.spots:
            if spot.document is document:
                for block, offset in places_in_text(spot):
                    out[block].append(offset)
    return dict(out)


def places_in_text(spot: Spot) -> list[tuple[int, int]]:
    """Where a place is read: itself, or the marks that lead to its note."""
    if not spot.note:
        return [(spot.block, spot.start)]
    blocks = spot.document.blocks
    return [
        (block, blocks[block].refs[mark].offset)
        for note in spot.document.footnotes if spot.block in note.blocks for block, mark in note.refs
    ]  # fmt: skip


def beside_change(found: Found, comparison: Comparison, change: Change, words: Words) -> Line:
    """The first finding that a change touches, in a few words; nothing where there is none."""
    finding = next((finding for _, finding in found if _touches(finding, comparison, change)), None)
    if finding is None:
        return []
    from ..presentation.findings import message_of  # imported here: the first screen does not wait for the check

    return [("! ", ("warning",)), (f"{fit(message_of(finding, words), _SHORT)}  ", ("muted",))]


def _touches(finding: Finding, comparison: Comparison, change: Change) -> bool:
    """Whether a change is where a finding is; that the two texts differ is what the change says itself."""
    if {spot.document.digest for spot in finding.spots} == {document.digest for document in comparison.documents}:
        return False
    for document, extent in zip(comparison.documents, change.sides, strict=True):
        for span in extent.spans if extent is not None else ():
            for spot in finding.spots:
                same = spot.document.digest == document.digest and not spot.note and spot.block == span.block
                if same and spot.start < span.end and span.start < spot.end:
                    return True
    return False
