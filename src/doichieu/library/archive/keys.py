"""Keys: what the index knows a passage by.

phat, trien          its words, folded
phat_trien           neighbouring words
16068, 13,45         numbers: digits alone, a comma before decimals, no padding
247kltu              symbols without punctuation, also their beginnings (247kl)
#f #c #2             that it holds a figure or a symbol, and its field
@htrong @h2          words of the headings above it
@d12 @p3             its document, and each folder above it
@ynghi @kbao         words of its document's name, kind, issuer (@n, @k, @i) and year (@y2023)
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import islice, pairwise

from ...model.passage import About, Field, words_about

_WORD = re.compile(r"[0-9]+(?:[.,][0-9]+)*|[^\W_]+")
_GROUPED = re.compile(r"[0-9]{1,3}(?:\.[0-9]{3})+(?:,[0-9]+)?|[0-9]+(?:,[0-9]+)?")
_SYMBOL = re.compile(
    r"(?<![^\W_])([0-9]{1,5})\s?[/-]\s?((?:[12][0-9]{3}\s?[/-]\s?)?[a-z][a-z0-9]*(?:\s?[/&-]\s?[a-z0-9]+)*)"
)
_PARTS = re.compile(r"[a-z0-9]+")
_SYMBOL_PARTS, _SYMBOL_LENGTH = 8, 40
"""No symbol has more parts or letters."""


def words_of(folded: str) -> list[str]:
    """The words of a folded text, numbers in their normal form."""
    out: list[str] = []
    for word in _WORD.findall(folded):
        if "0" <= word[0] <= "9" and not word.isalpha():
            out.extend(_number(word))
        else:
            out.append(word)
    return out


def _number(word: str) -> list[str]:
    if not _GROUPED.fullmatch(word):
        return [part for piece in word.split(".") for part in _number(piece)] if "." in word else [_plain(word)]
    return [_plain(word.replace(".", ""))]


def _plain(number: str) -> str:
    whole, _, decimals = number.partition(",")
    decimals = decimals.rstrip("0")
    return (whole.lstrip("0") or "0") + ("," + decimals if decimals else "")


def pair(first: str, second: str) -> str:
    """The key of two neighbouring words."""
    return f"{first}_{second}"


def keys_of(folded: str, field: Field, headings: str = "") -> list[str]:
    """The keys of a passage's own text and of the headings above it: folded, a line each, the nearest last; of what
    opens a section that is its own."""
    words = words_of(folded)
    above = headings.rpartition("\n")[0] if field in (Field.HEADING, Field.ITEM) else headings
    out = [*words, *(pair(a, b) for a, b in pairwise(words)), field_key(field)]
    out.extend(heading_key(word) for word in sorted(set(words_of(above))))
    symbols = list(_symbols(folded))
    out.extend(symbols)
    if symbols:
        out.append(HAS_CITATION)
    if any("0" <= word[0] <= "9" for word in words):
        out.append(HAS_FIGURE)
    return out


def _symbols(folded: str) -> Iterable[str]:
    for match in _SYMBOL.finditer(folded):
        key = match[1].lstrip("0") or "0"
        for part in islice((found.group() for found in _PARTS.finditer(match[2])), _SYMBOL_PARTS):
            key = (key + part)[:_SYMBOL_LENGTH]
            yield key


HAS_FIGURE, HAS_CITATION = "#f", "#c"


def field_key(field: Field) -> str:
    """The key of passages that play a part."""
    return f"#{int(field)}"


def heading_key(word: str) -> str:
    """The key of passages below a heading with a word."""
    return f"@h{word}"


def document_key(number: int) -> str:
    """The key of a document's passages."""
    return f"@d{number}"


def folder_key(number: int) -> str:
    """The key of the passages of all documents below a folder."""
    return f"@p{number}"


def about_keys(about: About) -> list[str]:
    """The keys of what a document is."""
    facts = (("n", about.name), ("k", about.kind), ("i", about.issuer))
    out = [f"@{letter}{word}" for letter, fact in facts for word in sorted(set(words_about(fact)))]
    return [*out, f"@y{about.year}"] if about.year else out


_RANKS = {Field.LETTERHEAD: 7, Field.NOTE: 8, Field.TABLE: 6}
_SHORT, _MIDDLE = 60, 200


def rank_of(field: Field, length: int) -> int:
    """Where a passage comes among all of them, 0 first: about as the ranking of a search would have it."""
    if field is Field.HEADING:
        return 0 if length <= _SHORT else 1
    if field is Field.ITEM:
        return 2 if length <= _MIDDLE else 4
    if field is Field.TEXT:
        return 3 if length <= _SHORT else 5 if length <= _MIDDLE else 6
    return _RANKS[field]
