"""What a reader decided about a comparison outlives the program, from either side."""

from __future__ import annotations

from pathlib import Path

from doichieu.library.pair_marks import PairMarks, PairStore
from doichieu.library.store import Store
from doichieu.model.correction import Act, Correction


def test_marks_are_kept_by_content_whichever_stands_left(tmp_path: Path) -> None:
    marks = PairMarks({"x"}, {"x": "hỏi Sở Tài chính", "y": "đúng"}, [(1, 2)], [(3, 4), (5, 6)])
    store = PairStore(Store(tmp_path))
    assert store.keep_change("b", "a", "x", marks)
    assert store.keep_change("b", "a", "y", marks)
    assert store.keep_links("b", "a", marks)
    again = PairStore(Store(tmp_path))
    assert again.load("b", "a") == marks
    assert again.load("a", "b") == marks.swapped()
    assert again.load("a", "c") == PairMarks()


def test_what_is_taken_back_is_gone(tmp_path: Path) -> None:
    store = PairStore(Store(tmp_path))
    marks = PairMarks({"x"}, {"x": "?"}, [(1, 2)])
    store.keep_change("a", "b", "x", marks)
    store.keep_links("a", "b", marks)
    store.keep_change("a", "b", "x", PairMarks())
    store.keep_links("a", "b", PairMarks())
    assert store.load("a", "b") == PairMarks()


def test_nothing_is_written_by_looking(tmp_path: Path) -> None:
    assert PairStore(Store(tmp_path / "data")).load("a", "b") == PairMarks()
    assert not (tmp_path / "data").exists()


def test_without_a_folder_it_says_so() -> None:
    store = PairStore(Store(None))
    assert not store.keep_change("a", "b", "x", PairMarks({"x"}))
    assert store.load("a", "b") == PairMarks()


def test_an_older_store_gets_the_new_tables(tmp_path: Path) -> None:
    import sqlite3

    store = Store(tmp_path)
    store.add("d", Correction(Act.MAKE, 3))
    with sqlite3.connect(tmp_path / "reader.db") as db:
        db.executescript("DROP TABLE reviews; DROP TABLE links; PRAGMA user_version = 1;")
    pairs = PairStore(Store(tmp_path))
    assert pairs.load("a", "b") == PairMarks()
    assert pairs.keep_change("a", "b", "x", PairMarks({"x"}))
    assert Store(tmp_path).corrections("d") == (Correction(Act.MAKE, 3),)
