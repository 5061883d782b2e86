"""Bytes that are a text, bytes that are none, and what each refusal is called."""

import codecs
import os
import unicodedata
from pathlib import Path

import pytest

from doichieu.model.document import Document
from doichieu.reading import files
from doichieu.reading.decode import normalise
from doichieu.reading.errors import ReadingError
from doichieu.reading.files import MAX_BYTES
from doichieu.reading.reader import read_bytes, read_file, read_text

TEXT = "BÁO CÁO\n\nI. KẾT QUẢ\n\nHộ nghèo còn 1,8%.\n"


def shape(document: Document) -> list[tuple[str, str, int]]:
    return [(str(b.kind), b.text, document.place(b).line) for b in document.blocks]


@pytest.mark.parametrize(
    "data",
    [
        codecs.BOM_UTF8 + TEXT.encode(),
        codecs.BOM_UTF16_LE + TEXT.encode("utf-16-le"),
        codecs.BOM_UTF16_BE + TEXT.encode("utf-16-be"),
        codecs.BOM_UTF32_LE + TEXT.encode("utf-32-le"),
        TEXT.replace("\n", "\r\n").encode(),
        unicodedata.normalize("NFD", TEXT).encode(),
        TEXT.replace("Hộ nghèo", "Hộ\u200b ng\u00adhèo").encode(),
        TEXT.replace("\n\n", "\n \u00a0\n").encode(),
    ],
    ids=["bom", "utf-16-le", "utf-16-be", "utf-32-le", "crlf", "nfd", "zero-width", "nbsp"],
)
def test_every_way_of_writing_a_text_reads_alike(data: bytes) -> None:
    assert shape(read_bytes(data, "x")) == shape(read_bytes(TEXT.encode(), "x"))


def test_byte_order_mark_and_carriage_return_are_no_columns() -> None:
    document = read_bytes(codecs.BOM_UTF8 + TEXT.replace("\n", "\r\n").encode(), "x")
    place = document.place(document.blocks[0])
    assert (place.line, place.column, place.end_line, place.end_column) == (1, 0, 1, 7)


def test_byte_order_mark_of_a_decoded_text_is_no_character() -> None:
    assert read_text("\ufeff" + TEXT, "x") == read_text(TEXT, "x")


def test_eth_of_a_wrong_font_keeps_its_place() -> None:
    document = read_text("Hồ Ðá và hồ Đất", "x")
    assert document.blocks[0].text == "Hồ Đá và hồ Đất"
    place = document.place(document.blocks[0], 3, 5)
    assert (place.column, place.end_column) == (3, 5)


def test_columns_of_decomposed_text_count_its_own_characters() -> None:
    raw = unicodedata.normalize("NFD", "Hộ nghèo ở đây")
    document = read_bytes(raw.encode(), "x")
    at = document.blocks[0].text.index("ở")
    place = document.place(document.blocks[0], at, at + 1)
    assert raw[place.column : place.end_column] == unicodedata.normalize("NFD", "ở")


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "empty"),
        (b" \r\n\t\n\f ", "empty"),
        (codecs.BOM_UTF8, "empty"),
        ("\u200b\u00ad\n".encode(), "empty"),
        (b"a\x00b", "binary"),
        (TEXT.encode("utf-16-le"), "binary"),
        (b"h\xe9 l\xf4", "encoding"),
        (codecs.BOM_UTF16_LE + b"\x00\xd8\x00", "encoding"),
        (b"%PDF-1.7\nx", "format"),
        (b"PK\x03\x04x", "format"),
        (b"\xd0\xcf\x11\xe0x", "format"),
        (b"{\\rtf1 x}", "format"),
    ],
)
def test_what_is_no_text_is_refused_by_name(data: bytes, code: str, tmp_path: Path) -> None:
    path = tmp_path / "tệp.txt"
    path.write_bytes(data)
    with pytest.raises(ReadingError) as caught:
        read_file(path)
    assert (caught.value.code, caught.value.path) == (code, str(path))


def test_too_large_a_file_is_refused() -> None:
    with pytest.raises(ReadingError, match="too_large"):
        read_bytes(b"a" * (MAX_BYTES + 1), "x")


def test_missing_files_and_folders_are_refused(tmp_path: Path) -> None:
    for path, code in ((tmp_path / "none.txt", "missing"), (tmp_path, "folder"), (Path("a\0b"), "missing")):
        with pytest.raises(ReadingError) as caught:
            read_file(path)
        assert caught.value.code == code


def test_forbidden_file_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The refusal is the system's; a superuser, who may read everything, has it played to him."""
    path = tmp_path / "a.txt"
    path.write_text("a")
    path.chmod(0)

    def refuse(file: str, mode: str) -> bytes:
        raise PermissionError(13, "Permission denied", file)

    if os.geteuid() == 0:
        monkeypatch.setattr(files, "open", refuse, raising=False)
    with pytest.raises(ReadingError, match="unreadable"):
        read_file(path)


def test_name_that_is_too_long_is_refused() -> None:
    with pytest.raises(ReadingError, match="unreadable"):
        read_file("a" * 5000)


@pytest.mark.parametrize(
    ("raw", "shown"),
    [
        ("a\x1b[31mb", "a␛[31mb"), ("a\x07b", "a␇b"), ("a\x9bb", "a\ufffdb"), ("a\u202eb", "a\ufffdb"),
        ("a\u2066b", "a\ufffdb"), ("a\rb\n", "a␍b\n"), ("a\r\nb", "a\r\nb"), ("a\fb", "a␌b"), ("\fa\f\n", "\fa\f\n"),
        ("a\x7fb", "a␡b"), ("a\u2028b", "a\ufffdb"), ("a\x0bb", "a␋b"), ("a\tb", "a\tb"),
    ],
)  # fmt: skip
def test_control_characters_become_marks_one_for_one(raw: str, shown: str) -> None:
    assert normalise(raw)[0] == shown


@pytest.mark.parametrize(
    "raw", ["각 하", "ô\u0323 Å ﬁ Ω", "क़ া", "\u0301 a", "a\u0323\u0302 e\u0302\u0323", "\u0f71\u0f72 x"]
)
def test_composing_agrees_with_unicode(raw: str) -> None:
    for text in (raw, unicodedata.normalize("NFD", raw), raw + " e\u0301\n" + unicodedata.normalize("NFD", raw)):
        assert normalise(text)[0] == unicodedata.normalize("NFC", text)
