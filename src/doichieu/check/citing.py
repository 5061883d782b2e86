"""Citations with what they stand in: the place in the document, the place of the organ, the document's own day."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ..facts.mentions import Mention, mentions_of
from ..facts.places import home_of, place_of
from ..model.document import Document
from .result import Spot


@dataclass(frozen=True, slots=True)
class Cited:
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
    place = ""
    date = document.metadata.date
    own_date = (date.value or "") if date else ""
    for block, note, mention in mentions_of(document):
        place = place or place_of(document)  # looked up once, and not for a document that cites nothing
        spot = Spot(document, block, mention.start, mention.last, note)
        yield Cited(mention, spot, home_of(mention, place), own_date)
