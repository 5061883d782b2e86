"""Which code a text was typed in, where it is not Unicode: by what comes out, not by what goes in.

Bytes that are no UTF-8 are read in each way that Vietnamese files were written (CP1258; the fonts
TCVN3 and VNI over Windows' Latin codes), and the reading whose words with marks are Vietnamese
syllables is the right one: after the right table nearly all are, after a wrong one at most half
(U-10). It needs some words to judge by, and a clear winner; else the file is refused by name rather
than guessed at.

Unicode files hold such text, too, pasted line by line out of old documents. There a line with a
letter that only Unicode has is left alone (U-8: mixed lines cannot be told apart), and the others
are converted if that makes syllables of their words.
"""

from __future__ import annotations

import unicodedata
from collections import Counter
from typing import NamedTuple

from ..text.legacy import SUSPECT, UNICODE, from_tcvn3, from_vni, marked_words

_FONTS = {"TCVN3": from_tcvn3, "VNI": from_vni}
_ENOUGH = 3
"""Fewer words with marks prove nothing."""
_CODES = 3
"""Fewer different codes in a Unicode file are signs of their own: µ, ©, × and the like."""
_SURE = 0.85
"""At least so many of them are syllables after the right table: names and abbreviations are the rest."""
_AHEAD = 0.2
"""By so much more than as the text stands, or than in any other reading."""
_DAMAGED = 0.02
"""A file in UTF-8 may have so many broken characters among those that are not ASCII."""


class Decoded(NamedTuple):
    """Text out of bytes."""

    text: str
    charset: str
    damaged: int = 0
    """How many characters could not be read and stand as U+FFFD."""


def decode_bytes(data: bytes) -> Decoded | None:
    """The text of bytes that are no UTF-8 and bear no mark of their code; None where it is not sure."""
    utf8 = data.decode("utf-8", errors="replace")
    broken = utf8.count("\ufffd")
    if broken <= (sum(1 for letter in utf8 if letter > "\x7f") - broken) * _DAMAGED:
        return Decoded(utf8, "UTF-8", broken)
    cp1258 = data.decode("cp1258", errors="replace")
    western = _western(data)
    ways = {
        "CP1258": marked_words(unicodedata.normalize("NFC", cp1258)),
        "TCVN3": marked_words(from_tcvn3(western)),
        "VNI": marked_words(from_vni(western)),
    }
    best = _best(ways)
    if best is None:
        return None
    return Decoded(cp1258 if best == "CP1258" else western, best)


def font_of(text: str) -> str:
    """The font whose codes stand in lines of a text; nothing where there are none, or it is not sure."""
    if not SUSPECT.search(text):
        return ""
    lines = [line for line in text.split("\n") if SUSPECT.search(line) and not UNICODE.search(line)]
    if len({code for line in lines for code in SUSPECT.findall(line)}) < _CODES:
        return ""
    totals: dict[str, Counter[str]] = {"": Counter(), "TCVN3": Counter(), "VNI": Counter()}
    for line in lines:
        for font, total in totals.items():
            marked, syllables = marked_words(_FONTS[font](line) if font else line)
            total.update(marked=marked, syllables=syllables)
    return _best({font: (total["marked"], total["syllables"]) for font, total in totals.items()}) or ""


def is_typed_in(line: str, font: str) -> bool:
    """Whether a line of a text with that font is typed in it."""
    if line.isascii() or UNICODE.search(line):
        return False
    _, before = marked_words(line)
    marked, after = marked_words(_FONTS[font](line))
    return after > before and after * 2 >= marked


def is_mixed(line: str, font: str) -> bool:
    """Whether a line holds codes of the font beside letters that only Unicode has."""
    if not SUSPECT.search(line) or not UNICODE.search(line):
        return False
    _, before = marked_words(line)
    return marked_words(_FONTS[font](line))[1] > before


def _western(data: bytes) -> str:
    """Windows' Latin codes; those it does not use stay what they are."""
    return "".join(chr(byte) if chr(byte) in _UNUSED else _LATIN[byte] for byte in data)


_LATIN = bytes(range(256)).decode("cp1252", errors="replace")
_UNUSED = {chr(code) for code, letter in enumerate(_LATIN) if letter == "\ufffd"}


def _best(ways: dict[str, tuple[int, int]]) -> str | None:
    """The way of reading that makes syllables of nearly all words with marks, far ahead of the rest."""
    ranked = sorted(((syllables / marked, way) for way, (marked, syllables) in ways.items() if marked), reverse=True)
    if not ranked or ways[ranked[0][1]][0] < _ENOUGH or ranked[0][0] < _SURE:
        return None
    if len(ranked) > 1 and ranked[0][0] - ranked[1][0] < _AHEAD and not _covers(ways, ranked[0][1], ranked[1][1]):
        return None
    return ranked[0][1]


def _covers(ways: dict[str, tuple[int, int]], best: str, other: str) -> bool:
    """Whether the other reading is right about far fewer words: its codes leave most of them without marks."""
    return ways[other][1] * 2 <= ways[best][1]
