"""Files and lines from before Unicode: recognised by what comes out, refused where it is not sure."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from doichieu.model.document import Document
from doichieu.reading.charset import decode_bytes, font_of
from doichieu.reading.errors import ReadingError
from doichieu.reading.reader import read_bytes, read_text
from doichieu.text import legacy
from tests.reading.making import warnings
from tests.reading.test_places import check

TEXT = (
    "UBND tỉnh Bắc Giang\nBÁO CÁO\nKết quả thực hiện nhiệm vụ năm 2008\n\n"
    "I. Kết quả\n\n1. Tỷ lệ hộ nghèo giảm còn 12,5%, đường giao thông nông thôn được mở rộng.\n\n"
    "2. Thu ngân sách đạt 1.200 tỷ đồng, vượt dự toán được giao.\n"
)
_TCVN3 = {letter: chr(code) for code, letter in legacy.TCVN3.items()}
_VNI = {letter: codes for codes, letter in reversed([*legacy._VNI_PAIRS.items(), *legacy._VNI_ALONE.items()])}


def to_tcvn3(text: str) -> str:
    """Typed in TCVN3: capitals with tones are of another font and come as small letters."""
    return "".join(_TCVN3.get(c, _TCVN3.get(c.lower(), c)) for c in text)


def to_vni(text: str) -> str:
    return "".join(_VNI.get(c, c) for c in text)


def to_cp1258(text: str) -> bytes:
    """In Windows' code for Vietnamese: hats and horns on the letter, tones behind it."""
    out = b""
    for letter in text:
        parts = unicodedata.normalize("NFD", letter)
        tones = "".join(p for p in parts if p in "\u0300\u0301\u0303\u0309\u0323")
        out += (unicodedata.normalize("NFC", "".join(p for p in parts if p not in tones)) + tones).encode("cp1258")
    return out


WAYS = [
    ("TCVN3", to_tcvn3(TEXT).encode("cp1252")),
    ("VNI", to_vni(TEXT).encode("cp1252")),
    ("CP1258", to_cp1258(TEXT)),
    ("TCVN3", to_tcvn3(TEXT).encode()),
    ("VNI", to_vni(TEXT).encode()),
]


def places_of(document: Document) -> list[tuple[str | None, int, int]]:
    return [(section.label, section.line, section.depth) for section in document.sections]


@pytest.mark.parametrize(("charset", "data"), WAYS, ids=["tcvn3", "vni", "cp1258", "tcvn3 in utf-8", "vni in utf-8"])
def test_old_files_read_like_new_ones_and_say_so(charset: str, data: bytes) -> None:
    document = read_bytes(data, "x")
    meant = read_text(TEXT, "x")
    assert [b.text.lower() for b in document.blocks] == [b.text.lower() for b in meant.blocks]
    assert places_of(document) == places_of(meant)
    assert warnings(document) == [f"charset-converted {charset}"]


def test_places_count_the_characters_that_stand_in_the_file() -> None:
    typed = to_vni(TEXT)
    document = read_bytes(typed.encode("cp1252"), "x")
    block = next(b for b in document.blocks if "nghèo" in b.text)
    at = block.text.index("nghèo")
    place = document.place(block, at, at + len("nghèo"))
    assert typed.split("\n")[place.line - 1][place.column : place.end_column] == "ngheøo"


def test_lines_in_unicode_stay_among_old_ones_and_mixed_ones_are_named() -> None:
    old = to_tcvn3("Tỷ lệ hộ nghèo giảm còn 12,5%, đường giao thông nông thôn được mở rộng.")
    mixed = "Hộ nghèo vµ ®Êt ®ai của xã"
    document = read_text(f"Thu ngân sách được giao.\n\n{old}\n\n{mixed}\n", "x")
    assert [b.text for b in document.blocks] == [
        "Thu ngân sách được giao.",
        "Tỷ lệ hộ nghèo giảm còn 12,5%, đường giao thông nông thôn được mở rộng.",
        mixed,
    ]
    assert warnings(document) == ["charset-converted TCVN3", "charset-mixed TCVN3"]


@pytest.mark.parametrize(
    "text", ["Größe und Übung in Köln, schöne Grüße", "l'été où l'élève reçoit son café crème", "x² + y² ± 3 § 5 « a »"]
)
def test_other_languages_are_left_alone_or_refused(text: str) -> None:
    assert font_of(text) == ""
    assert decode_bytes(text.encode("latin-1")) is None
    with pytest.raises(ReadingError, match="encoding"):
        read_bytes(text.encode("latin-1"), "x")


def test_one_broken_character_does_not_make_a_file_unreadable() -> None:
    data = (TEXT * 3).encode()
    at = data.index("ộ".encode())
    document = read_bytes(data[: at + 1] + data[at + 2 :], "x")
    assert warnings(document)[0].startswith("charset-damaged")
    assert "\ufffd" in "".join(b.text for b in document.blocks)


@given(st.lists(st.sampled_from(TEXT.split()), max_size=40).map(" ".join), st.sampled_from(["TCVN3", "VNI"]))
def test_any_old_text_keeps_its_letters_and_their_places(text: str, font: str) -> None:
    check((to_tcvn3(text) if font == "TCVN3" else to_vni(text)) + "\n\nĐiều 1. Của tỉnh")
