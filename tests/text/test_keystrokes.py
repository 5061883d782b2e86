"""Raw keystrokes of Telex and VNI, read as the syllables they were meant for (Q-5)."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from doichieu.text.keystrokes import could_be_syllable, decode, decode_all
from doichieu.text.letters import fold, strip_tone, tone_of

_TELEX = {"â": "aa", "ê": "ee", "ô": "oo", "ă": "aw", "ơ": "ow", "ư": "uw", "đ": "dd"}
_VNI = {"â": "a6", "ê": "e6", "ô": "o6", "ă": "a8", "ơ": "o7", "ư": "u7", "đ": "d9"}
SYLLABLES = re.findall(
    r"\w+",
    """hộ nghèo đường thủy quặng khuấy nguyễn huyện quyết giữa giếng gì quốc ưu ước yếu oan xoắn khoẻ tuần người mưa
    lúa nghĩa đầu điều ruộng rượu thuở việt trường cơ sở hoà ngoài giải phóng mặt bằng khuya ngoéo""",
)


def typed(syllable: str, letters: dict[str, str], tones: str) -> str:
    """A syllable's keystrokes, the tone's key at its end."""
    tone = max(map(tone_of, syllable))
    plain = "".join(letters.get(strip_tone(letter), strip_tone(letter)) for letter in syllable)
    return plain + tones[tone].strip()


@pytest.mark.parametrize("syllable", SYLLABLES)
def test_keystrokes_come_out_as_the_syllable(syllable: str) -> None:
    from doichieu.text.syllables import canonical

    for letters, tones in ((_TELEX, " frxsj"), (_VNI, " 23415")):
        keys = typed(syllable, letters, tones)
        if keys != syllable:
            assert decode(keys) == canonical(syllable), keys


@pytest.mark.parametrize(
    ("keys", "meant"),
    [("dduwowngf", "đường"), ("duong972", "đường"), ("dduowngf", "đường"), ("tieengs", "tiếng"), ("THUYR", "thủy")],
)
def test_keys_may_stand_behind_their_letter_or_at_the_end(keys: str, meant: str) -> None:
    assert decode(keys) == meant


@pytest.mark.parametrize(
    "word", ["KCN", "FDI", "OCOP", "GRDP", "UBND", "ngheo", "phat", "trien", "2024", "m2", "hộ", ""]
)
def test_what_was_not_meant_so_stays(word: str) -> None:
    assert decode(word) is None


def test_words_that_decode_to_nothing_stay_beside_those_that_do() -> None:
    assert decode_all(["ty", "leej", "KCN"]) == ["ty", "lệ", "KCN"]
    assert decode_all(["ty", "le"]) is None


def test_initials_are_no_syllable() -> None:
    assert could_be_syllable("thuong")
    assert not could_be_syllable("ubnd")


@given(st.text(alphabet="abcdefghijklmnopqrstuvwxyz0123456789", max_size=12))
def test_whatever_is_typed_decodes_to_a_syllable_of_the_same_letters_or_to_none(keys: str) -> None:
    meant = decode(keys)
    if meant is not None:
        assert could_be_syllable(fold(meant)) or could_be_syllable(meant)
        assert len(meant) <= len(keys)
