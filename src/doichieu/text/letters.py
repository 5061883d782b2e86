"""Letters of Vietnamese: folding that keeps length, and the marks that folding drops.

Everything here works on NFC text and maps one character to one character, so an offset in folded
text is an offset in the text that is shown (rule U-2). Folding goes through a table rather than
through decomposition because Đ and đ do not decompose (U-3) and because decomposition changes
length.

A letter carries two kinds of marks: its *shape* (circumflex, breve, horn, stroke) and its *tone*
(grave, hook, tilde, acute, dot below). A reader who types without marks, or with some of them,
means every text whose marks contain the typed ones (Q-1): `shape_of` and `tone_of` answer that.
"""

from __future__ import annotations

import unicodedata

TONES = {"\u0300": 1, "\u0309": 2, "\u0303": 3, "\u0301": 4, "\u0323": 5}
"""Combining tone mark to its place in the Vietnamese order (ngang is 0; Q-10)."""

_SHAPES = {"\u0302": 1, "\u0306": 2, "\u031b": 3}
_STROKE = 4
_D_FORMS = "ĐđÐðƉɖ"

_SAME = {
    "\u00a0": " ", "\u2002": " ", "\u2003": " ", "\u2009": " ", "\u202f": " ", "\u3000": " ", "\t": " ",
    "\n": " ", "\r": " ", "\f": " ", "\v": " ",
    "–": "-", "—": "-", "‐": "-", "‑": "-", "‒": "-", "−": "-",
    "“": '"', "”": '"', "„": '"', "«": '"', "»": '"', "‘": "'", "’": "'", "‚": "'", "´": "'",
    "⁰": "0", "¹": "1", "²": "2", "³": "3", "⁴": "4", "⁵": "5", "⁶": "6", "⁷": "7", "⁸": "8", "⁹": "9",
}  # fmt: skip


def _build() -> tuple[dict[int, str], dict[str, int], dict[str, int]]:
    fold: dict[int, str] = {ord(a): b for a, b in _SAME.items()}
    shapes: dict[str, int] = {}
    tones: dict[str, int] = {}
    latin = [*range(0xC0, 0x250), *range(0x1E00, 0x1F00)]
    for code in latin:
        letter = chr(code)
        parts = unicodedata.normalize("NFD", letter)
        if len(parts) == 1:
            low = letter.lower()
            if low != letter and len(low) == 1:
                fold[code] = low
            continue
        if not parts[0].isascii():
            continue
        fold[code] = parts[0].lower()
        for mark in parts[1:]:
            if mark in TONES:
                tones[letter] = TONES[mark]
            elif mark in _SHAPES:
                shapes[letter] = _SHAPES[mark]
    for letter in _D_FORMS:
        fold[ord(letter)] = "d"
        shapes[letter] = _STROKE
    for code in range(ord("A"), ord("Z") + 1):
        fold[code] = chr(code).lower()
    return fold, shapes, tones


_FOLD, _SHAPE, _TONE = _build()


def nfc(text: str) -> str:
    """The text in Unicode's composed form (U-1)."""
    return text if unicodedata.is_normalized("NFC", text) else unicodedata.normalize("NFC", text)


def fold(text: str) -> str:
    """Lower case without any mark, dashes, quotes and spaces made one; as long as the text it was given."""
    return text.translate(_FOLD)


def fold_letter(letter: str) -> str:
    """`fold` of a single character."""
    return _FOLD.get(ord(letter), letter)


def shape_of(letter: str) -> int:
    """Which shape mark a letter bears: 0 none, 1 circumflex, 2 breve, 3 horn, 4 stroke."""
    return _SHAPE.get(letter, 0)


def tone_of(letter: str) -> int:
    """Which tone a letter bears: 0 none, then huyền, hỏi, ngã, sắc, nặng."""
    return _TONE.get(letter, 0)


def has_marks(text: str) -> bool:
    """Whether any letter bears a Vietnamese mark."""
    return any(c in _SHAPE or c in _TONE for c in text)


def strip_tone(letter: str) -> str:
    """The letter without its tone, shape and case kept: ộ gives ô."""
    if letter not in _TONE:
        return letter
    parts = unicodedata.normalize("NFD", letter)
    return unicodedata.normalize("NFC", "".join(p for p in parts if p not in TONES))


_TONE_MARKS = {number: mark for mark, number in TONES.items()}


def with_tone(letter: str, tone: int) -> str:
    """The letter bearing a tone (0 to 5); it must not bear one yet."""
    return letter if tone == 0 else unicodedata.normalize("NFC", letter + _TONE_MARKS[tone])
