"""Notes, bookmarks, last places and choices: found again in another draft, without a store, after a restart."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from doichieu.library.anchors import anchor_of, locate
from doichieu.library.choices import Choices
from doichieu.library.entries import find_entries
from doichieu.library.last_places import LastPlaces
from doichieu.library.reader_notes import ReaderNotes
from doichieu.library.store import Store
from doichieu.model.document import Document
from doichieu.reading.reader import read_file, read_text

DRAFT = """# I. Kinh tế

Tổng sản phẩm tăng 13,45%, cao nhất trong các tỉnh miền núi phía Bắc.

Thu ngân sách đạt 16.068 tỷ đồng, vượt dự toán được giao đầu năm.

# II. Xã hội

Tỷ lệ hộ nghèo còn 1,82% theo chuẩn giai đoạn 2021-2025.

Thu ngân sách đạt 16.068 tỷ đồng, vượt dự toán được giao đầu năm.
"""


def block(document: Document, words: str) -> int:
    return next(i for i, one in enumerate(document.blocks) if words in one.text)


def moved(text: str) -> Document:
    return read_text(text, "a.md")


def test_a_passage_is_found_where_it_was() -> None:
    document = moved(DRAFT)
    for index in range(len(document.blocks)):
        assert locate(anchor_of(document, index), document) == index


def test_a_passage_is_found_after_others_came_before_it() -> None:
    old, new = moved(DRAFT), moved("# 0. Mở đầu\n\nLời nói đầu.\n\n" + DRAFT)
    assert locate(anchor_of(old, block(old, "hộ nghèo")), new) == block(new, "hộ nghèo")


def test_a_passage_is_found_when_its_figures_changed() -> None:
    old, new = moved(DRAFT), moved(DRAFT.replace("còn 1,82%", "giảm xuống dưới 1,8%"))
    assert locate(anchor_of(old, block(old, "hộ nghèo")), new) == block(new, "hộ nghèo")


def test_of_two_passages_alike_the_nearest_is_taken_and_the_one_of_its_section() -> None:
    old = moved(DRAFT)
    new = moved(DRAFT.replace("16.068", "16.168"))
    second = len(old.blocks) - 1
    assert locate(anchor_of(old, second), new) == len(new.blocks) - 1
    assert locate(anchor_of(old, block(old, "Thu ngân sách")), new) == block(new, "Thu ngân sách")


def test_a_passage_that_has_gone_is_nowhere() -> None:
    old, new = moved(DRAFT), moved(DRAFT.replace("Tỷ lệ hộ nghèo còn 1,82% theo chuẩn giai đoạn 2021-2025.", "Hết."))
    assert locate(anchor_of(old, block(old, "hộ nghèo")), new) is None


def test_rows_of_one_pattern_do_not_take_the_place_of_one_that_has_gone() -> None:
    rows = [f"Đoạn số {number} của báo cáo này nói về {number},5% kết quả." for number in range(30)]
    old, new = moved("\n\n".join(rows)), moved("\n\n".join(rows[:16] + rows[17:]))
    assert locate(anchor_of(old, block(old, "Đoạn số 16 ")), new) is None


@given(st.text(max_size=60), st.integers(0, 5))
def test_any_text_may_be_looked_through(text: str, index: int) -> None:
    old, new = moved(DRAFT), moved(text or "x")
    found = locate(anchor_of(old, min(index, len(old.blocks) - 1)), new)
    assert found is None or 0 <= found < len(new.blocks)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "a.md"
    path.write_text(DRAFT, "utf-8")
    return path


def test_notes_and_bookmarks_stand_beside_their_passages_in_the_next_draft(tmp_path: Path, file: Path) -> None:
    document = read_file(file)
    notes = ReaderNotes(Store(tmp_path / "data"))
    notes.add(document, block(document, "hộ nghèo"), "hỏi Sở LĐ", "Báo cáo")
    notes.add(document, block(document, "Thu ngân sách"), "", "Báo cáo")
    file.write_text("# 0. Mới\n\nCâu mới.\n\n" + DRAFT.replace("1,82%", "1,9%"), "utf-8")
    later = read_file(file)
    again = ReaderNotes(Store(tmp_path / "data")).of(later)
    assert [(note.text, later.blocks[at or 0].text[:12]) for note, at in again] == [
        ("", "Thu ngân sác"), ("hỏi Sở LĐ", "Tỷ lệ hộ ngh"),
    ]  # fmt: skip


def test_a_note_whose_passage_has_gone_stays(tmp_path: Path, file: Path) -> None:
    notes = ReaderNotes(Store(tmp_path / "data"))
    document = read_file(file)
    notes.add(document, block(document, "hộ nghèo"), "quan trọng", "Báo cáo")
    file.write_text("Khác hẳn.\n", "utf-8")
    ((note, at),) = notes.of(read_file(file))
    assert (note.text, at) == ("quan trọng", None)
    assert [one.text for one in notes.all()] == ["quan trọng"]


def test_notes_may_be_written_anew_and_taken_away(tmp_path: Path, file: Path) -> None:
    notes = ReaderNotes(Store(tmp_path / "data"))
    note = notes.add(read_file(file), 1, "a", "")
    notes.write(note, "b")
    assert [one.text for one in notes.all()] == ["b"]
    notes.remove(note)
    assert notes.all() == []


@pytest.mark.parametrize("folder", [None, "taken"])
def test_without_a_store_notes_last_as_long_as_the_program(tmp_path: Path, file: Path, folder: str | None) -> None:
    if folder:
        (tmp_path / folder).write_text("a file", "utf-8")
    notes = ReaderNotes(Store(tmp_path / folder if folder else None))
    note = notes.add(read_file(file), 1, "a", "")
    assert not notes.lasting
    notes.write(note, "b")
    assert [one.text for one, _ in notes.of(read_file(file))] == ["b"]
    notes.remove(note)
    assert notes.all() == []


def test_notes_without_a_store_are_told_apart_whatever_was_taken_away(file: Path) -> None:
    notes = ReaderNotes(Store(None))
    document = read_file(file)
    first, _ = notes.add(document, 1, "a", ""), notes.add(document, 2, "b", "")
    notes.remove(first)
    notes.add(document, 3, "c", "")
    assert len({note.number for note in notes.all()}) == 2
    notes.restore(first)
    assert sorted(note.text for note in notes.all()) == ["a", "b", "c"]
    assert len({note.number for note in notes.all()}) == 3


def test_the_last_place_is_found_again_and_the_folds_with_the_same_text(tmp_path: Path, file: Path) -> None:
    places = LastPlaces(Store(tmp_path / "data"))
    document = read_file(file)
    assert places.of(document) is None
    places.keep(document, block(document, "hộ nghèo"), 4, {0})
    place = LastPlaces(Store(tmp_path / "data")).of(document)
    assert place is not None
    assert (document.blocks[place.block].text[:8], place.offset, place.closed) == ("Tỷ lệ hộ", 4, {0})
    file.write_text("Mới.\n\n" + DRAFT, "utf-8")
    later = read_file(file)
    place = places.of(later)
    assert place is not None
    assert later.blocks[place.block].text[:8] == "Tỷ lệ hộ"
    assert place.closed is None


def test_the_file_that_was_read_last_is_known(tmp_path: Path, file: Path) -> None:
    other = tmp_path / "b.md"
    other.write_text("Một.\n", "utf-8")
    places = LastPlaces(Store(tmp_path / "data"))
    both = find_entries([str(other), str(file)])
    assert places.latest(both) is None
    places.keep(read_file(other), 0, 0, ())
    places.keep(read_file(file), 0, 0, ())
    assert places.latest(both) == both[1]
    assert places.latest(both[:1]) == both[0]


def test_choices_are_found_again(tmp_path: Path) -> None:
    Choices(Store(tmp_path)).keep("theme", "light")
    assert Choices(Store(tmp_path)).get("theme") == "light"
    assert Choices(Store(tmp_path)).get("width") is None
    unkept = Choices(Store(None))
    unkept.keep("theme", "light")
    assert unkept.get("theme") == "light"
