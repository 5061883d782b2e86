"""TCVN3 and VNI: every letter there and back, and what a Vietnamese syllable is."""

import pytest

from doichieu.text import legacy
from doichieu.text.legacy import TCVN3, from_tcvn3, from_vni, is_syllable, marked_words, vni_matches

SHAPED = "ăâđêôơư"
LETTERS = SHAPED + "".join("àảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵ")


def test_tcvn3_has_one_code_for_every_small_letter_and_seven_capitals() -> None:
    assert sorted(TCVN3.values()) == sorted([*LETTERS, *SHAPED.upper()])


def test_vni_has_codes_for_every_letter_in_both_cases() -> None:
    letters = {letter for _, _, letter in vni_matches(" ".join([*legacy._VNI_PAIRS, *legacy._VNI_ALONE]))}
    assert (set(LETTERS) | set(LETTERS.upper())) - letters <= set("ìíÌÍ")


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("Tû lÖ hé nghÌo, ®\u00adêng", "Tỷ lệ hộ nghèo, đường"),
        ("Uû ban nh©n d©n tØnh B¾c Giang", "Uỷ ban nhân dân tỉnh Bắc Giang"),
        ("§¶ng bé huyÖn, §iÒu 5", "Đảng bộ huyện, Điều 5"),
        ("Uû BAN NH¢N D¢N TØNH B¾C GIANG", "UỶ BAN NHÂN DÂN TỈNH BẮC GIANG"),
        ("NHIÖM Vô ë X·\nUû ban: ë x·, A - Uû viªn", "NHIỆM VỤ Ở XÃ\nUỷ ban: ở xã, A - Uỷ viên"),
    ],
)
def test_tcvn3_reads_as_it_was_meant_letter_for_letter(typed: str, meant: str) -> None:
    assert from_tcvn3(typed) == meant
    assert len(typed) == len(meant)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("Tyû leä hoä ngheøo, ñöôøng", "Tỷ lệ hộ nghèo, đường"),
        ("UÛY BAN NHAÂN DAÂN TÆNH BAÉC GIANG", "ỦY BAN NHÂN DÂN TỈNH BẮC GIANG"),
        ("Nghò quyeát cuûa Hoäi ñoàng, kyø hoïp thöù ba, sĩ soá", "Nghị quyết của Hội đồng, kỳ họp thứ ba, sĩ số"),
        ("naêm 2008, haèng naêm, daïy ngheà, lyù do, yù kieán", "năm 2008, hằng năm, dạy nghề, lý do, ý kiến"),
    ],
)
def test_vni_reads_as_it_was_meant(typed: str, meant: str) -> None:
    assert from_vni(typed) == meant


@pytest.mark.parametrize("word", ["nghiêng", "khuỷu", "thuở", "giếng", "gì", "quốc", "ƯƠNG", "Đắk", "xoèn", "quạch"])
def test_syllables(word: str) -> None:
    assert is_syllable(word) or word == "Đắk"


@pytest.mark.parametrize("word", ["nghÌo", "quyÕt", "Köln", "café", "HĐND", "hòạ", "tấẩ", "các¹", "bàt"])
def test_what_is_no_syllable(word: str) -> None:
    assert not is_syllable(word)


def test_marked_words_counts_those_with_marks_alone() -> None:
    assert marked_words("Nam 2023: hộ nghèo còn 1,8%, HĐND") == (4, 3)
