"""The cache: what comes out of it equals what went in, and nothing wrong with it is ever felt."""

from __future__ import annotations

from pathlib import Path

import pytest

from doichieu.library import codec
from doichieu.library.cache import Cache
from doichieu.reading.reader import read_bytes


@pytest.mark.parametrize("number", range(5))
def test_a_report_comes_back_equal(number: int, corpus: Path) -> None:
    file = sorted(corpus.glob("bac-*"))[number]
    document = read_bytes(file.read_bytes(), str(file))
    assert codec.load(codec.dump(document), str(file)) == document


def test_a_kept_document_is_found_again_under_another_path(tmp_path: Path) -> None:
    cache = Cache(tmp_path)
    first = cache.document("I. MỤC\n\nChữ.".encode(), "a.md")
    assert len(list(tmp_path.glob("*.bin"))) == 1
    second = cache.document("I. MỤC\n\nChữ.".encode(), "b.md")
    assert second.path == "b.md"
    assert second.sections == first.sections


@pytest.mark.parametrize("damage", [b"", b"\x00\x01garbage", b"N", None])
def test_a_damaged_entry_is_read_afresh(tmp_path: Path, damage: bytes | None) -> None:
    cache = Cache(tmp_path)
    data = "I. MỤC\n\nChữ.".encode()
    wanted = cache.document(data, "a.md")
    entry = next(tmp_path.glob("*.bin"))
    entry.write_bytes(entry.read_bytes()[:-7] if damage is None else damage)
    assert cache.document(data, "a.md") == wanted


def test_changed_bytes_are_another_document(tmp_path: Path) -> None:
    cache = Cache(tmp_path)
    assert cache.document(b"Mot.", "a.md") != cache.document(b"Hai.", "a.md")


def test_a_folder_that_cannot_be_written_is_no_harm(tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("")
    assert Cache(blocked / "below").document(b"Mot.", "a.md").blocks
