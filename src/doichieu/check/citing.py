"""Citations with what they stand in: the place in the document, the place of the organ, the document's own day."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from ..facts.mentions import Mention
from ..facts.places import homed_mentions, own_date
from ..model.document import Document
from .result import Spot


class Cited(NamedTuple):
    """One citation of an instrument in a document."""

    mention: Mention
    spot: Spot
    """The symbol with what is told of it."""
    home: str
    """The place of the organ, without marks; "" for one of the whole country."""
    own_date: str
    """Of the document, in ISO form; "" where it does not say."""


def cited_in(document: Document) -> Iterator[Cited]:
    """The citations of a document in reading order, its notes last."""
    dated = own_date(document)
    for block, note, mention, home in homed_mentions(document):
        yield Cited(mention, Spot(document, block, mention.start, mention.last, note), home, dated)
