"""Folding keeps length and changes nothing twice; tone marks have one canonical place."""

import sys
import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from doichieu.text.clean import visible
from doichieu.text.letters import fold, has_marks, nfc, shape_of, strip_tone, tone_of, with_tone
from doichieu.text.syllables import canonical, mend_d, variant_key

VOWELS = "aăâeêioôơuưy"
ALPHABET = [
    letter for base in VOWELS for tone in range(6) for letter in (with_tone(base, tone), with_tone(base.upper(), tone))
] + list("đĐ")


def test_every_character_folds_to_one_that_folds_no_further() -> None:
    for code in range(sys.maxunicode + 1):
        folded = fold(chr(code))
        assert len(folded) == 1
        assert fold(folded) == folded


@pytest.mark.parametrize("letter", ALPHABET)
def test_vietnamese_letters_fold_to_plain_ones(letter: str) -> None:
    plain = unicodedata.normalize("NFD", letter)[0].lower().replace("đ", "d")
    assert fold(letter) == plain
    toneless = [c for c in unicodedata.normalize("NFD", letter) if c not in "\u0300\u0301\u0303\u0309\u0323"]
    assert strip_tone(letter) == nfc("".join(toneless))
    assert with_tone(strip_tone(letter), tone_of(letter)) == letter
    assert has_marks(letter) == (letter.lower() != plain)
    assert bool(shape_of(letter)) == (strip_tone(letter).lower() != plain)


@given(st.text())
@settings(max_examples=500)
def test_folding_keeps_length_and_is_idempotent(text: str) -> None:
    assert len(fold(text)) == len(text)
    assert fold(fold(text)) == fold(text)


@given(st.text())
def test_showing_controls_keeps_length_and_is_idempotent(text: str) -> None:
    assert len(visible(text)) == len(text)
    assert visible(visible(text)) == visible(text)


@pytest.mark.parametrize(
    ("word", "wanted"),
    [
        ("hoà", "hòa"), ("thuỷ", "thủy"), ("khoẻ", "khỏe"), ("hòa", "hòa"), ("HOÀ", "HÒA"), ("quý", "quý"),
        ("quà", "quà"), ("giá", "giá"), ("gì", "gì"), ("gìn", "gìn"), ("giếng", "giếng"), ("giầy", "giầy"),
        ("toàn", "toàn"), ("khoái", "khoái"), ("ngoằn", "ngoằn"), ("tuyến", "tuyến"), ("mía", "mía"), ("lụa", "lụa"),
        ("nghĩa", "nghĩa"), ("uỷ", "ủy"), ("Uỷ", "Ủy"), ("xoá", "xóa"), ("huỷ", "hủy"), ("quỹ", "quỹ"),
        ("khuỷu", "khuỷu"), ("café", "café"), ("COVID", "COVID"), ("", ""),
    ],
)  # fmt: skip
def test_tone_mark_goes_where_the_old_style_puts_it(word: str, wanted: str) -> None:
    assert canonical(word) == wanted


@given(st.text(alphabet=[*ALPHABET, *"bcdghklmnpqrstvx"], max_size=8))
@settings(max_examples=1000)
def test_canonical_form_is_idempotent_and_folds_alike(word: str) -> None:
    once = canonical(word)
    assert canonical(once) == once
    assert fold(once) == fold(word)


@given(st.text(max_size=12))
def test_canonical_form_of_any_text_is_idempotent(word: str) -> None:
    assert canonical(canonical(word)) == canonical(word)


@pytest.mark.parametrize(
    ("a", "b"), [("tỉ", "tỷ"), ("sĩ", "sỹ"), ("kĩ", "kỹ"), ("lí", "lý"), ("quí", "quý"), ("Hoà", "hòa")]
)
def test_spellings_of_one_word_share_a_key(a: str, b: str) -> None:
    assert variant_key(a) == variant_key(b)


@pytest.mark.parametrize(("a", "b"), [("tai", "tay"), ("thúi", "thúy"), ("ba", "bà"), ("đa", "da")])
def test_different_words_have_different_keys(a: str, b: str) -> None:
    assert variant_key(a) != variant_key(b)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Ðiều 5. Ðất ðai và ðường", "Điều 5. Đất đai và đường"), ("HÐND, UBND, QÐ-UBND", "HĐND, UBND, QĐ-UBND"),
        ("ÐIỀU 1", "ĐIỀU 1"), ("  ð) Ðò;", "  đ) Đò;"), ("ðô thị", "đô thị"),
        ("Guðmundur það MAÐUR", "Guðmundur það MAÐUR"),
        ("âm ð và Ð", "âm ð và Ð"), ("Sigurður Ðæ", "Sigurður Ðæ"), ("Đất đai", "Đất đai"), ("", ""),
    ],
)  # fmt: skip
def test_icelandic_eth_is_mended_in_vietnamese_words(text: str, wanted: str) -> None:
    assert mend_d(text) == wanted


@given(st.text(alphabet=[*"ÐðĐđaeiouâơưyngchtQH .()\n"], max_size=40))
def test_mending_keeps_the_length(text: str) -> None:
    once = mend_d(text)
    assert len(once) == len(text)
    assert mend_d(once) == once
