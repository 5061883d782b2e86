"""One text out of two: B's paragraphs in order, with what went out of A and what came into B marked."""

from __future__ import annotations

from typing import NamedTuple

from ...compare.blocks import side_by_side
from ...compare.diff import hunks_of
from ...compare.result import Comparison
from ...compare.stream import Stream, block_stream
from ...model.document import BlockKind, Document
from ...model.side import Sides
from .sheet import Piece


class MarkedParagraph(NamedTuple):
    """A paragraph in pieces."""

    pieces: tuple[Piece, ...]
    heading: bool


def marked_paragraphs(comparison: Comparison) -> list[MarkedParagraph]:
    """The paragraphs of the comparison; those of one side only are marked whole."""
    out: list[MarkedParagraph] = []
    a, b = comparison.documents
    for pair in comparison.pairs:
        for blocks in side_by_side(comparison.documents, pair.sections):
            if blocks.b is None and blocks.a is not None:
                out.append(_whole(a, blocks.a, "removed"))
            elif blocks.a is None and blocks.b is not None:
                out.append(_whole(b, blocks.b, "added"))
            elif blocks.a is not None and blocks.b is not None:
                heading = b.blocks[blocks.b].kind is BlockKind.HEADING
                out.append(MarkedParagraph(_merged(comparison.documents, blocks.a, blocks.b), heading))
    return out


def _whole(document: Document, block: int, mark: str) -> MarkedParagraph:
    found = document.blocks[block]
    return MarkedParagraph((Piece(found.text, mark),), found.kind is BlockKind.HEADING)


def _merged(documents: Sides[Document], a: int, b: int) -> tuple[Piece, ...]:
    """B's paragraph with its changes: accepted it is B's, rejected it says what A's says."""
    streams = Sides(block_stream(documents.a, a), block_stream(documents.b, b))
    old, new = documents.a.blocks[a].text, documents.b.blocks[b].text
    pieces: list[Piece] = []
    at = 0
    for hunk in hunks_of(streams):
        low = _start(streams.b, hunk.b0, new)
        high = streams.b.tokens[hunk.b1 - 1].end if hunk.b1 > hunk.b0 else low
        pieces.append(Piece(new[at:low]))
        removed = old[streams.a.tokens[hunk.a0].start : streams.a.tokens[hunk.a1 - 1].end] if hunk.a1 > hunk.a0 else ""
        before = _parted(streams.a, hunk.a0) and not new[max(low - 1, 0) : low].isspace()
        after = _parted(streams.a, hunk.a1) and not new[high : high + 1].isspace()
        blank = "" if removed or not (before and after) else " "
        pieces.append(Piece(f"{' ' * before}{removed}{' ' * after}" if removed else blank, "removed"))
        pieces.append(Piece(new[low:high], "added"))
        at = high
    pieces.append(Piece(new[at:]))
    return tuple(piece for piece in pieces if piece.text)


def _parted(stream: Stream, at: int) -> bool:
    """Whether blanks stand before a token that is not the first."""
    return 0 < at < len(stream) and stream.tokens[at].start > stream.tokens[at - 1].end


def _start(stream: Stream, at: int, text: str) -> int:
    """Where a token begins; the end of the text for the one after the last."""
    return stream.tokens[at].start if at < len(stream) else len(text)
