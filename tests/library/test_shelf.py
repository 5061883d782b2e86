"""The shelf: files and folders, names out of a manifest, documents read once."""

from __future__ import annotations

import os
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from doichieu.library.bundled import bundled, corpus_folder
from doichieu.library.cache import Cache
from doichieu.library.entries import Entry, find_entries
from doichieu.library.shelf import Shelf, own_title
from doichieu.reading.errors import ReadingError
from doichieu.reading.reader import read_text


def test_without_paths_the_bundled_reports_are_found_with_their_names() -> None:
    entries = find_entries([])
    assert len(entries) == 5
    assert all(entry.title and entry.short for entry in entries)


def test_bundled_data_is_there() -> None:
    assert corpus_folder().is_dir()
    assert list(bundled("themes").glob("*.toml"))


def test_a_folder_is_searched_in_order_and_its_readme_left_out(tmp_path: Path) -> None:
    for name in ("b.txt", "a.md", "README.md", "x.pdf", ".hidden.md"):
        (tmp_path / name).write_text("Chữ.", "utf-8")
    (tmp_path / "sub").mkdir()
    (tmp_path / "sub" / "c.txt").write_text("Chữ.", "utf-8")
    assert [Path(e.path).name for e in find_entries([str(tmp_path)])] == ["a.md", "b.txt", "c.txt"]


def test_a_file_named_twice_stands_once(tmp_path: Path) -> None:
    file = tmp_path / "a.md"
    file.write_text("Chữ.", "utf-8")
    assert len(find_entries([str(file), str(tmp_path), str(file)])) == 1


@pytest.mark.parametrize(("name", "code"), [("nothing.md", "missing"), ("", "no_documents")])
def test_what_is_not_there_is_named(tmp_path: Path, name: str, code: str) -> None:
    with pytest.raises(ReadingError) as caught:
        find_entries([str(tmp_path / name)])
    assert caught.value.code == code


def test_a_broken_manifest_is_no_harm(tmp_path: Path) -> None:
    (tmp_path / "corpus.toml").write_text("[[document]\nfile=", "utf-8")
    (tmp_path / "a.md").write_text("Chữ.", "utf-8")
    assert len(find_entries([str(tmp_path)])) == 1


def test_a_manifest_cannot_point_outside_its_folder(tmp_path: Path) -> None:
    (tmp_path / "corpus.toml").write_text('[[document]]\nfile = "../secret.md"\ntitle = "x"\n', "utf-8")
    (tmp_path / "a.md").write_text("Chữ.", "utf-8")
    assert [Path(e.path).name for e in find_entries([str(tmp_path)])] == ["a.md"]


def test_one_unreadable_document_keeps_none_of_the_others_away(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_bytes(b"\x00\x01\x02")
    (tmp_path / "b.md").write_text("I. MỤC\n\nChữ.", "utf-8")
    shelf = Shelf(find_entries([str(tmp_path)]), Cache(None))
    assert [d.name for d in shelf.read_all()] == ["b.md"]
    assert [e.code for e in shelf.errors.values()] == ["binary"]


def test_a_document_is_read_once(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("Chữ.", "utf-8")
    shelf = Shelf(find_entries([str(tmp_path)]), Cache(None))
    assert shelf.document(shelf.entries[0]) is shelf.document(shelf.entries[0])


def test_of_several_paths_the_bad_one_is_told_and_the_others_are_found(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("Chữ.", "utf-8")
    missing: list[ReadingError] = []
    found = find_entries([str(tmp_path / "nope.md"), str(tmp_path / "a.md")], missing)
    assert [Path(e.path).name for e in found] == ["a.md"]
    assert [error.code for error in missing] == ["missing"]
    with pytest.raises(ReadingError):
        find_entries([str(tmp_path / "nope.md")], missing)


def test_two_threads_get_one_and_the_same_document(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("I. MỤC\n\nChữ.\n" * 200, "utf-8")
    shelf = Shelf(find_entries([str(tmp_path)]), Cache(None))
    with ThreadPoolExecutor(4) as pool:
        found = list(pool.map(lambda _: id(shelf.document(shelf.entries[0])), range(8)))
    assert len(set(found)) == 1


def test_no_name_can_drive_the_terminal(tmp_path: Path) -> None:
    (tmp_path / "c\x1b]0;x\x07.md").write_text("Chữ.", "utf-8")
    (tmp_path / "d.md").write_text("Chữ.", "utf-8")
    (tmp_path / "corpus.toml").write_text(
        '[[document]]\nfile = "d.md"\ntitle = "t\\u001b[31m"\nshort = "s\\u001b[31m"\n', "utf-8"
    )
    shelf = Shelf(find_entries([str(tmp_path)]), Cache(None))
    for entry in shelf.entries:
        shelf.document(entry)
        assert "\x1b" not in shelf.title(entry) + shelf.title(entry, short=True)


def test_documents_without_a_manifest_are_told_apart_by_their_files() -> None:
    shelf = Shelf([Entry("x/bao-cao-1.txt"), Entry("x/bao-cao-2.txt")], Cache(None))
    assert [shelf.title(entry, short=True) for entry in shelf.entries] == ["bao-cao-1", "bao-cao-2"]


def test_a_document_is_called_by_what_it_says_of_itself() -> None:
    text = "ỦY BAN NHÂN DÂN HUYỆN AN LỘC\nSố: 12/BC-UBND\n\nBÁO CÁO\n\nVề việc gì đó\n\nI. MỤC\n\nChữ.\n"
    assert own_title(read_text(text, "x.txt")) == "Báo cáo · Ủy ban nhân dân huyện An Lộc · 12/BC-UBND"
    assert own_title(read_text("Chữ thường.", "dir/ten-tep.txt")) == "ten-tep"


def test_where_a_file_really_is_is_known_links_followed(tmp_path: Path) -> None:
    folder = tmp_path / "kho"
    (folder / "huyen").mkdir(parents=True)
    for name in ("b.txt", "a.md", "huyen/c.txt", ".an.txt", "README.md"):
        (folder / name).write_text("Chữ.", "utf-8")
    (folder / "z.txt").symlink_to(folder / "a.md")
    (folder / "vong").symlink_to(folder)
    (tmp_path / "duong-tat").symlink_to(folder)
    found = find_entries([str(tmp_path / "duong-tat")])
    assert [Path(entry.path).name for entry in found] == ["a.md", "b.txt", "c.txt"]
    assert [entry.real for entry in found] == [os.path.realpath(entry.path) for entry in found]
