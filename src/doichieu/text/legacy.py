"""Texts typed with the fonts of before Unicode: TCVN3 (ABC) and VNI, and what a Vietnamese syllable is.

Provincial files of about 2000 to 2010 hold the codes of those fonts, which read as Latin-1 are
"Tû lÖ hé nghÌo" (TCVN3: one code a letter; capitals with marks were a second font and are kept as
small letters) or "Tyû leä hoä ngheøo" (VNI: the letter and then a code for its marks). Which it is
shows in the syllables: after the right table nearly all words with marks are Vietnamese, after the
wrong one or none they are not (rules U-8 to U-10).
"""

from __future__ import annotations

import re
from itertools import groupby

from .letters import strip_tone, tone_of

_TCVN3_ROWS = {
    "a": "µ¶·¸¹", "ă": "»¼½¾Æ", "â": "ÇÈÉÊË", "e": "ÌÎÏÐÑ", "ê": "ÒÓÔÕÖ", "i": "×ØÜÝÞ", "o": "ßáâãä",
    "ô": "åæçèé", "ơ": "êëìíî", "u": "ïñòóô", "ư": "õö÷øù", "y": "úûüýþ",
}  # fmt: skip
"""Each vowel and its codes with huyền, hỏi, ngã, sắc, nặng."""
_TCVN3_PLAIN = {
    "¡": "Ă", "¢": "Â", "£": "Ê", "¤": "Ô", "¥": "Ơ", "¦": "Ư", "§": "Đ", "¨": "ă", "©": "â", "ª": "ê", "«": "ô",
    "¬": "ơ", "\u00ad": "ư", "®": "đ",
}  # fmt: skip
_TONED = {
    "a": "àảãáạ", "ă": "ằẳẵắặ", "â": "ầẩẫấậ", "e": "èẻẽéẹ", "ê": "ềểễếệ", "i": "ìỉĩíị", "o": "òỏõóọ", "ô": "ồổỗốộ",
    "ơ": "ờởỡớợ", "u": "ùủũúụ", "ư": "ừửữứự", "y": "ỳỷỹýỵ",
}  # fmt: skip

TCVN3 = {ord(code): letter for code, letter in _TCVN3_PLAIN.items()} | {
    ord(code): letter for vowel, codes in _TCVN3_ROWS.items() for code, letter in zip(codes, _TONED[vowel], strict=True)
}
"""Code to letter."""


def _vni_pairs() -> dict[str, str]:
    tones = "øûõùï"
    hats, breves = "àåãáä", "èúüéë"
    pairs: dict[str, str] = {}
    for base, vowel in (("a", "a"), ("e", "e"), ("o", "o"), ("u", "u"), ("y", "y"), ("ô", "ơ"), ("ö", "ư")):
        pairs.update({base + mark: letter for mark, letter in zip(tones, _TONED[vowel], strict=False)})
    for base, vowel in (("a", "â"), ("e", "ê"), ("o", "ô")):
        pairs[base + "â"] = vowel
        pairs.update({base + mark: letter for mark, letter in zip(hats, _TONED[vowel], strict=True)})
    pairs["aê"] = "ă"
    pairs.update({"a" + mark: letter for mark, letter in zip(breves, _TONED["ă"], strict=True)})
    del pairs["yï"]
    out = dict(pairs)
    for key, letter in pairs.items():
        out[key[0].upper() + key[1]] = out[key.upper()] = letter.upper()
    return out


_VNI_PAIRS = _vni_pairs()
_VNI_ALONE = {"æ": "ỉ", "ó": "ĩ", "ò": "ị", "î": "ỵ", "ñ": "đ", "ô": "ơ", "ö": "ư"}
_VNI_ALONE |= {code.upper(): letter.upper() for code, letter in _VNI_ALONE.items()}
_VNI = re.compile("[AEOUYÔÖaeouyôö][øùûõïâàáåãäêèéúüëØÙÛÕÏÂÀÁÅÃÄÊÈÉÚÜË]|[æóòîñôöÆÓÒÎÑÔÖ]")

SUSPECT = re.compile("[\u00ad¸µ¶¹»¼½¾®©ª«¬¨§¦Æ×ØÜÞßåæçëîïðñö÷øûüþäÖÑÏËÎÅÄÛ]")
"""Codes of both fonts that Vietnamese in Unicode hardly uses."""
UNICODE = re.compile("[ăđơưĂĐƠƯ\u1ea0-\u1ef9]")
"""Letters that neither font has: text with one of them is Unicode already (U-8)."""

_WORD = re.compile(r"[^\W\d_]+")
_SIGN = re.compile("[µμ][A-Za-z]{1,2}|[A-Za-z]{1,2}[¹²³ªº]")
"""No words: a unit (µm), a letter with a mark or a power."""
_NUCLEI = frozenset((
    "a", "ă", "â", "e", "ê", "i", "o", "ô", "ơ", "u", "ư", "y", "ai", "ao", "au", "ay", "âu", "ây", "eo", "êu",
    "ia", "iê", "iu", "oa", "oă", "oe", "oi", "oo", "ôi", "ơi", "ua", "uâ", "uê", "ui", "uô", "uơ", "uy", "ưa",
    "ưi", "ươ", "ưu", "yê", "oai", "oao", "oay", "oeo", "uây", "uôi", "ươi", "ươu", "iêu", "yêu", "uya", "uyê",
    "uyu", "uêu",
))  # fmt: skip
_SYLLABLE = re.compile(
    r"(?P<onset>ngh|ng|nh|gh|gi|ph|th|tr|ch|kh|qu|[bcdđghklmnprstvx])??(?P<nucleus>[aăâeêioôơuưy]{1,3})"
    r"(?P<coda>c|ch|m|n|ng|nh|p|t)?"
)
_STOPS = frozenset({"c", "ch", "p", "t"})


def vni_letter(codes: str) -> str:
    """The letter of one match of `vni_matches`; other pairs come back as they are."""
    return _VNI_PAIRS.get(codes) or _VNI_ALONE.get(codes, codes)


def vni_matches(text: str) -> list[tuple[int, int, str]]:
    """(start, end, letter) of everything in the text that VNI means as a letter with marks."""
    out = []
    at = 0
    while match := _VNI.search(text, at):
        codes, at = match.group(), match.end()
        if len(codes) == 2 and codes not in _VNI_PAIRS:
            codes, at = codes[0], match.start() + 1
        letter = vni_letter(codes)
        if letter != codes:
            out.append((match.start(), at, letter))
    return out


def from_vni(text: str) -> str:
    """The text with VNI's codes as letters; shorter than before."""
    parts: list[str] = []
    at = 0
    for start, end, letter in vni_matches(text):
        parts += (text[at:start], letter)
        at = end
    return "".join([*parts, text[at:]])


def from_tcvn3(text: str) -> str:
    """The text with TCVN3's codes as letters; as long as before.

    The capitals of all letters but seven were in a font of their own, so "B¸O C¸O" is typed for BÁO
    CÁO: words whose plain letters are capitals get capitals throughout, and those between them with
    no more than one plain letter ("Uû BAN", "ë X·") follow their neighbours.
    """
    letters = text.translate(TCVN3)
    return letters if letters.islower() else "".join(map(_shout, letters.splitlines(keepends=True)))


def _shout(line: str) -> str:
    """The line with the words in capitals that are meant so."""
    words = list(_WORD.finditer(line))
    shouted = [_is_shouted(word.group()) for word in words]
    out = list(line)
    at = 0
    for known, group in groupby(shouted):
        size = len(list(group))
        beside = {shouted[i] for i in (at - 1, at + size) if 0 <= i < len(words)}
        if known or (known is None and beside == {True}):
            for word in words[at : at + size]:
                out[word.start() : word.end()] = word.group().upper()
        at += size
    return "".join(out)


def _is_shouted(word: str) -> bool | None:
    """Whether a word is meant in capitals; None where it has too few plain letters to tell."""
    if any("a" <= letter <= "z" for letter in word):
        return False
    capitals = sum(letter.isupper() for letter in word)
    return True if capitals > 1 or (capitals and len(word) == 1) else None


def is_syllable(word: str) -> bool:
    """Whether a word of composed letters is spelled like a Vietnamese syllable, tone and all."""
    low = word.lower()
    tones = [tone for letter in low if (tone := tone_of(letter))]
    match = _SYLLABLE.fullmatch("".join(map(strip_tone, low)))
    if not match or len(tones) > 1 or match["nucleus"] not in _NUCLEI:
        return False
    return match["coda"] not in _STOPS or bool(tones and tones[0] in (4, 5))


def marked_words(text: str) -> tuple[int, int]:
    """How many words of two letters or more bear marks, and how many of those are Vietnamese syllables."""
    marked = [w for w in _WORD.findall(text) if len(w) > 1 and not w.isascii() and not _SIGN.fullmatch(w)]
    return len(marked), sum(map(is_syllable, marked))
