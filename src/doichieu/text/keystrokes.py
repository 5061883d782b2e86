"""Raw keystrokes of Vietnamese input methods, read as the syllables they were meant for (Q-5).

Who types with the input method switched off leaves its keys in the text: `hooj ngheof` is hộ nghèo in
Telex, `ho65 ngheo2` in VNI. Keys may stand right behind their letter or at the end of the syllable
(`dduwowngf`, `duongw`, `duong972`). Only what comes out as a possible Vietnamese syllable is taken, so
that words of other languages and abbreviations stay; `test` and `cost` do come out as one, and so a
decoded form is another reading of what was typed, never its replacement.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from .letters import fold, fold_letter, shape_of, strip_tone, with_tone
from .syllables import canonical

_TELEX_TONES = {"f": 1, "r": 2, "x": 3, "s": 4, "j": 5, "z": 0}
_VNI_TONES = {"2": 1, "3": 2, "4": 3, "1": 4, "5": 5, "0": 0}
_HAT = {"a": "â", "e": "ê", "o": "ô"}
_HORN = {"o": "ơ", "u": "ư"}

_ONSETS = r"(?:ngh|ng|nh|gh|gi|g|ph|p|th|tr|t|ch|c|kh|k|qu|b|d|đ|h|l|m|n|r|s|v|x)?"
_OPEN = (
    "ai|ao|au|ay|âu|ây|eo|êu|iu|oi|ôi|ơi|ui|ưi|ưu|uôi|ươi|ươu|iêu|yêu|oai|oay|oao|oeo|uây|uya|uyu|"
    "ia|ua|ưa|uơ|a|e|ê|i|o|ô|ơ|u|ư|y|oa|oe|uê|uy"
)
_CLOSED = "uyê|iê|yê|uô|ươ|oa|oă|oe|uâ|uê|uy|oo|a|ă|â|e|ê|i|o|ô|ơ|u|ư|y"
_SYLLABLE = re.compile(rf"{_ONSETS}(?:(?:{_OPEN})|(?:{_CLOSED})(ng|nh|ch|n|m|p|t|c))")
_FOLDED = re.compile(fold(_SYLLABLE.pattern))
_STOPS = frozenset({"p", "t", "c", "ch"})
_SHARP = frozenset({4, 5})
"""The tones (sắc, nặng) that a syllable with a stop at its end can bear."""


def decode(word: str) -> str | None:
    """The syllable a word's raw keystrokes were meant for, in small letters; None where they were meant for none."""
    low = word.lower()
    if not low.isascii() or not low.isalnum() or not low[:1].isalpha():
        return None
    for toneless, tone in _meant(low):
        if (toneless != low or tone) and _is_syllable(toneless, tone):
            return _bear(toneless, tone)
    return None


def _meant(word: str) -> Iterator[tuple[str, int]]:
    """What keystrokes may mean: letters without tone, and the tone."""
    if any(c.isdigit() for c in word):
        found = [_vni(word)]
    else:
        found = [_telex(word, anywhere=True), _telex(word, anywhere=False)]
    for toneless, tone in found:
        yield toneless, tone
        yield toneless.replace("ươ", "uơ"), tone


def decode_all(words: list[str]) -> list[str] | None:
    """Words with those decoded that can be; None where none can."""
    decoded = [decode(word) for word in words]
    if not any(decoded):
        return None
    return [new or old for new, old in zip(decoded, words, strict=True)]


def could_be_syllable(folded: str) -> bool:
    """Whether some Vietnamese syllable folds to a word."""
    return bool(_FOLDED.fullmatch(folded))


def _is_syllable(toneless: str, tone: int) -> bool:
    match = _SYLLABLE.fullmatch(toneless)
    return match is not None and (match[1] not in _STOPS or tone in _SHARP)


def _bear(toneless: str, tone: int) -> str:
    """A syllable with its tone where it belongs."""
    if not tone:
        return toneless
    vowels = [i for i, letter in enumerate(toneless) if fold_letter(letter) in "aeiouy"]
    at = next((i for i in reversed(vowels) if shape_of(toneless[i])), vowels[-1])
    return canonical(toneless[:at] + with_tone(strip_tone(toneless[at]), tone) + toneless[at + 1 :])


def _telex(word: str, anywhere: bool) -> tuple[str, int]:
    """Letters without tone, and the tone, of Telex keystrokes; a second a, e, o shapes the first one anywhere before
    it or only right before it (ngoeo)."""
    letters: list[str] = []
    tone = 0
    for key in word:
        if key in _TELEX_TONES and any(fold_letter(c) in "aeiouy" for c in letters):
            tone = _TELEX_TONES[key]
        elif not (
            (key == "w" and _horn(letters, also_breve=True))
            or (key in _HAT and (anywhere or letters[-1:] == [key]) and _shape(letters, key, _HAT[key]))
            or (key == "d" and letters[:1] == ["d"] and _shape(letters, "d", "đ"))
        ):
            letters.append("ư" if key == "w" else key)
    return "".join(letters), tone


def _vni(word: str) -> tuple[str, int]:
    """Letters without tone, and the tone, of VNI keystrokes."""
    letters: list[str] = []
    tone = 0
    for key in word:
        if key in _VNI_TONES:
            tone = _VNI_TONES[key]
        elif key == "6":
            _ = any(_shape(letters, c, _HAT[c]) for c in "aeo")
        elif key == "7":
            _horn(letters, also_breve=False)
        elif key == "8":
            _shape(letters, "a", "ă")
        elif key == "9":
            _shape(letters, "d", "đ")
        else:
            letters.append(key)
    return "".join(letters), tone


def _shape(letters: list[str], plain: str, shaped: str) -> bool:
    """Give the last such letter its shape; whether there was one."""
    for at in range(len(letters) - 1, -1, -1):
        if letters[at] == plain:
            letters[at] = shaped
            return True
    return False


def _horn(letters: list[str], also_breve: bool) -> bool:
    """The horn on u, o, or both of uo; with Telex's w also the breve on a."""
    for at in range(len(letters) - 1, -1, -1):
        letter = letters[at]
        after_u = letters[at - 1 : at] == ["u"] and letters[max(at - 2, 0) : at - 1] != ["q"]
        if letter == "a" and also_breve and not after_u:
            letters[at] = "ă"
            return True
        if letter in _HORN:
            letters[at] = _HORN[letter]
            if letter == "o" and after_u:
                letters[at - 1] = "ư"
            return True
    return False
