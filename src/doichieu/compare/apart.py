"""A comparison made in a process of its own: documents go there as the cache keeps them, pairs come back."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from ..library import codec
from ..library.apart import run_apart
from ..library.workers import Stop
from ..model.document import Document
from ..model.side import Sides
from .compare import as_compared, compare
from .result import Comparison

ByHand = Sides[list[tuple[int, int]]]
"""Pairs of sections that the reader matched, and those that were kept apart."""


def compare_apart(
    documents: Sides[Document], roots: Sides[int | None], with_format: bool, by_hand: ByHand, stopped: Stop
) -> Comparison | None:
    """The same as `compare`; None where it was stopped. Blocks, so in a thread."""
    dumped = [(codec.dump(document), document.path) for document in documents]
    made = run_apart(_compare, dumped, roots, with_format, by_hand, stopped=stopped)
    return None if made is None else made._replace(documents=as_compared(documents))


def _compare(
    dumped: Sequence[tuple[bytes, str]], roots: Sides[int | None], with_format: bool, by_hand: ByHand
) -> Comparison:
    a, b = (codec.load(data, path) for data, path in dumped)
    made = compare(Sides(a, b), roots, with_format, *by_hand)
    return made._replace(documents=Sides(_left(a), _left(b)))


def _left(document: Document) -> Document:
    """A document without its text: whoever asked has it."""
    return replace(document, blocks=(), notes=(), sections=(), footnotes=(), warnings=())
