"""Syllables: where the tone mark stands, and spellings that are one word.

Vietnamese writes hòa or hoà, thủy or thuỷ: one word, two places of the mark. `canonical` brings a
syllable to the old style (rule U-4), so that two texts can be compared without calling a habit of
spelling a difference. `variant_key` goes further, for search alone: it also equates i and y where
Vietnamese does (tỉ, tỷ; U-5).

The rule of U-4: take off the tone; the onset is the longest of the consonants, where `qu` always
takes the u and `gi` takes the i before a vowel other than ê; what follows is the nucleus, then the
coda. The tone goes (1) on the last of ă â ê ô ơ ư; else (2) on the only vowel; else (3) with a
coda on the last vowel; else (4) of three vowels on the middle one; else (5) of oa, oe, uy on the
first; else (6) on the first.
"""

from __future__ import annotations

import re

from .letters import fold_letter, shape_of, strip_tone, tone_of, with_tone

_ONSET = re.compile(r"(?:ngh|ng|nh|gh|gi|ph|th|tr|ch|kh|qu|[bcdđghklmnprstvx])", re.IGNORECASE)
_PLAIN_VOWELS = frozenset("aeiouy")
_IY = re.compile(r"(?:^|(?<=[^a-zđ]))(?:qu|[hklmst])([iy])$")

_FOREIGN_D = re.compile(r"(?<![^\W\d_])[^\W\d_]{0,9}[Ðð][^\W\d_]{0,9}(?![^\W\d_])")
"""A word with such a letter; no syllable or abbreviation is longer."""
_POINT_D = re.compile(r"^([ \t]*)ð(?=\)\s)", re.MULTILINE)
"""The point after d), which stands alone."""
_D_OF = str.maketrans("Ðð", "Đđ")
_D_SYLLABLE = re.compile(r"đ[aăâeêioôơuưy]{1,3}(?:c|ch|m|n|ng|nh|p|t)?", re.IGNORECASE)
_D_ABBREVIATION = re.compile(r"(?=..)[BCDĐGHKLMNPQRSTVX]*Đ[BCDĐGHKLMNPQRSTVX]*|Q[yu]Đ")
"""Capitals with no vowel among them, as syllables are shortened: HĐND, QĐ, NĐ, BCĐ."""

_canonical_cache: dict[str, str] = {}
_CACHE_LIMIT = 50_000


def _is_vowel(letter: str) -> bool:
    return fold_letter(letter) in _PLAIN_VOWELS


def _onset_length(toneless: str) -> int:
    """Letters of the onset of a toneless syllable."""
    match = _ONSET.match(toneless)
    if not match:
        return 0
    onset = match.group().lower()
    end = match.end()
    rest = toneless[end:]
    if onset == "gi":
        follows_vowel = bool(rest) and _is_vowel(rest[0])
        if not follows_vowel or rest[0].lower() == "ê":
            return 1
    if onset == "qu" and not (rest and _is_vowel(rest[0])):
        return 1 if not rest else end
    return end


def _tone_place(nucleus: str, has_coda: bool) -> int:
    """Which letter of the nucleus bears the tone, in the old style."""
    shaped = [i for i, letter in enumerate(nucleus) if shape_of(letter)]
    if shaped:
        return shaped[-1]
    if len(nucleus) == 1:
        return 0
    if has_coda:
        return len(nucleus) - 1
    if len(nucleus) == 3:
        return 1
    return 0


def _place_tone(word: str) -> str:
    tones = [tone_of(letter) for letter in word]
    marked = [tone for tone in tones if tone]
    if len(marked) != 1:
        return word
    toneless = "".join(strip_tone(letter) for letter in word)
    start = _onset_length(toneless)
    end = start
    while end < len(toneless) and _is_vowel(toneless[end]):
        end += 1
    coda = toneless[end:]
    if end == start or end - start > 3 or any(_is_vowel(letter) for letter in coda) or len(coda) > 2:
        return word
    place = start + _tone_place(toneless[start:end], bool(coda))
    return toneless[:place] + with_tone(toneless[place], marked[0]) + toneless[place + 1 :]


def canonical(word: str) -> str:
    """The word with its tone mark where the old style puts it; other words come back as they are."""
    known = _canonical_cache.get(word)
    if known is None:
        known = word if word.isascii() or not word.isalpha() else _place_tone(word)
        if len(_canonical_cache) > _CACHE_LIMIT:
            _canonical_cache.clear()
        _canonical_cache[word] = known
    return known


def mend_d(text: str) -> str:
    """The text with Ð and ð (U+00D0, U+00F0) as Đ and đ in words that are otherwise Vietnamese (U-3)."""
    if "Ð" not in text and "ð" not in text:
        return text
    return _POINT_D.sub(r"\1đ", _FOREIGN_D.sub(_mend_word, text))


def _mend_word(match: re.Match[str]) -> str:
    """A syllable that đ begins, or an abbreviation; other words (Icelandic ones) stay as they are."""
    word = match.group()
    mended = word.translate(_D_OF)
    toneless = "".join(strip_tone(letter) for letter in mended)
    return mended if _D_SYLLABLE.fullmatch(toneless) or _D_ABBREVIATION.fullmatch(mended) else word


_ODD_TONE = re.compile(r"[òóỏõọ][ae][^\W\d_]|[ùúủũụ][yôêơ]|[ìíỉĩị]ê", re.IGNORECASE)
"""Marks on the wrong letter of a closed syllable or of iê, uô: khỏan, tòan, đỉêm."""
_WORD = re.compile(r"[^\W\d_]+")


def mend_tones(text: str) -> str:
    """The text with such marks where they belong, letter by letter as long as before."""
    if not _ODD_TONE.search(text):
        return text
    return _WORD.sub(lambda match: canonical(match.group()), text)


def variant_key(word: str) -> str:
    """A key that spellings of one word share: lower case, tone placed, y for a lone final i (U-5)."""
    key = canonical(word.lower())
    toneless = "".join(strip_tone(letter) for letter in key)
    match = _IY.search(toneless)
    if not match:
        return key
    at = match.start(1)
    return key[:at] + with_tone("y", tone_of(key[at])) + key[at + 1 :]
