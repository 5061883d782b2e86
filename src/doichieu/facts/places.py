"""Places of organs: which province, district or commune an instrument's organ belongs to (VIETNAMESE.md C-1).

Every province numbers its documents alike, so the place is part of what an instrument is known by, but for the
organs of the whole country, of which there is one each.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from ..model.document import Document
from ..text.cases import UPPER
from ..text.letters import fold
from .mentions import Mention, mentions_of

_CENTRAL = re.compile(
    r"[/-](?:CP|TTg|TW|TƯ|QH[0-9]+|UBTVQH[0-9]*|CTN|B[A-ZĐ]{1,6}|NHNN|TTCP|KTNN|VPCP|TANDTC|"
    r"VKSNDTC|TTLT.*)$",
    re.IGNORECASE,
)
_PLACE = re.compile(rf"(?i:tỉnh|thành phố|huyện|quận|thị xã|xã|phường|thị trấn)\s+((?:[{UPPER}][^\W\d_]*\s?){{1,4}})")


def home_of(mention: Mention, place: str) -> str:
    """The place of a cited organ, without marks: "" for a central one, else told with it, else its document's."""
    if _CENTRAL.search(mention.symbol.organ):
        return ""
    found = _PLACE.search(mention.issuer)
    return fold(found[1].strip()) if found else place


def homed_mentions(document: Document) -> Iterator[tuple[int, bool, Mention, str]]:
    """The citations of a document as `mentions_of` tells them, each with the place of its organ."""
    place = ""
    for block, note, mention in mentions_of(document):
        place = place or place_of(document)  # looked up once, and not for a document that cites nothing
        yield block, note, mention, home_of(mention, place)


def own_date(document: Document) -> str:
    """When a document is dated, in ISO form; "" where it does not say."""
    date = document.metadata.date
    return (date.value or "") if date else ""


def place_of(document: Document) -> str:
    """The place whose organ issued a document, without marks: its issuer's, the one it names most, or its path."""
    issuer = document.metadata.issuer
    if issuer and issuer.value and (found := _PLACE.search(issuer.value)):
        return fold(found[1].strip())
    return _most_named(document) or document.path


def _most_named(document: Document) -> str:
    named = Counter(fold(found[1].strip()) for block in document.blocks for found in _PLACE.finditer(block.text))
    return named.most_common(1)[0][0] if named else ""
