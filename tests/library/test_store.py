"""The reader's store: what is decided by hand outlives the program, and a damaged file is put aside."""

import os
import signal
import sqlite3
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from doichieu.library.cache import Cache
from doichieu.library.entries import find_entries
from doichieu.library.shelf import Shelf
from doichieu.library.store import Store, data_folder
from doichieu.model.correction import Act, Correction

MADE = Correction(Act.MAKE, 7)
RAISED = Correction(Act.PROMOTE, 7)


def test_corrections_are_kept_in_order_by_content(tmp_path: Path) -> None:
    store = Store(tmp_path / "new" / "folder")
    store.add("a", MADE)
    store.add("b", RAISED)
    store.add("a", RAISED)
    again = Store(tmp_path / "new" / "folder")
    assert again.corrections("a") == (MADE, RAISED)
    assert again.drop_last("a")
    assert (again.corrections("a"), again.corrections("b")) == ((MADE,), (RAISED,))
    assert not again.drop_last("c")


def test_nothing_is_written_before_something_is_decided(tmp_path: Path) -> None:
    assert Store(tmp_path / "data").corrections("a") == ()
    assert not (tmp_path / "data").exists()


def test_without_a_folder_corrections_last_as_long_as_the_program(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DOICHIEU_DATA", "")
    store = Store(data_folder())
    store.add("a", MADE)
    assert store.corrections("a") == (MADE,)
    assert store.drop_last("a")
    assert store.corrections("a") == ()
    assert not store.lasting


def test_folder_that_cannot_be_made_is_no_reason_to_fail(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    store = Store(tmp_path / "file" / "below")
    store.add("a", MADE)
    assert store.corrections("a") == (MADE,)
    assert not store.lasting


def test_damaged_file_is_put_aside_and_kept(tmp_path: Path) -> None:
    (tmp_path / "reader.db").write_bytes(b"no database at all" * 100)
    store = Store(tmp_path)
    assert store.corrections("a") == ()
    store.add("a", MADE)
    assert Store(tmp_path).corrections("a") == (MADE,)
    assert store.put_aside is not None
    assert store.put_aside.read_bytes().startswith(b"no database")


def test_what_a_locked_file_refuses_lasts_as_long_as_the_program(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("doichieu.library.store._WAIT", 0.05)
    store = Store(tmp_path)
    store.add("a", MADE)
    other = sqlite3.connect(tmp_path / "reader.db")
    other.execute("BEGIN IMMEDIATE")
    assert not store.drop_last("a")
    store.add("a", RAISED)
    assert store.corrections("a") == (MADE, RAISED)
    assert not store.lasting
    other.rollback()
    assert store.corrections("a") == (MADE, RAISED)
    assert store.drop_last("a")
    assert store.drop_last("a")
    assert store.corrections("a") == ()
    assert store.lasting
    other.close()


def test_damaged_file_is_told_of_once(tmp_path: Path) -> None:
    (tmp_path / "reader.db").write_bytes(b"no database at all" * 100)
    store = Store(tmp_path)
    store.corrections("a")
    assert store.take_put_aside() is not None
    assert store.take_put_aside() is None


def test_act_of_a_later_version_is_passed_over(tmp_path: Path) -> None:
    store = Store(tmp_path)
    store.add("a", MADE)
    with sqlite3.connect(tmp_path / "reader.db") as db:
        db.execute("INSERT INTO corrections (digest, line, act, made) VALUES ('a', 3, 'fold', 0)")
    assert store.corrections("a") == (MADE,)


def test_threads_and_programs_write_side_by_side(tmp_path: Path) -> None:
    with ThreadPoolExecutor(8) as pool:
        list(pool.map(lambda line: Store(tmp_path).add("a", Correction(Act.MAKE, line)), range(40)))
    assert sorted(c.line for c in Store(tmp_path).corrections("a")) == list(range(40))


def test_program_killed_while_it_writes_leaves_whole_corrections(tmp_path: Path) -> None:
    code = (
        "import sys; from pathlib import Path\n"
        "from doichieu.library.store import Store\nfrom doichieu.model.correction import Act, Correction\n"
        "store = Store(Path(sys.argv[1]))\n"
        "for line in range(100000):\n"
        "    store.add('a', Correction(Act.MAKE, line)); print(line, flush=True)\n"
    )
    with subprocess.Popen([sys.executable, "-c", code, str(tmp_path)], stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        told = [process.stdout.readline() for _ in range(5)]
        os.kill(process.pid, signal.SIGKILL)
    kept = [c.line for c in Store(tmp_path).corrections("a")]
    assert len(told) == 5
    assert kept[:5] == [0, 1, 2, 3, 4]
    assert kept == list(range(len(kept)))


def test_shelf_opens_a_document_as_it_was_corrected(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("I. KẾT QUẢ\n\nVề đê\n\nĐắp xong.\n", encoding="utf-8")
    entries = find_entries([str(path)])
    shelf = Shelf(entries, Cache(tmp_path / "cache"), Store(tmp_path / "data"))
    assert len(shelf.document(entries[0]).sections) == 1
    assert shelf.correct(entries[0], Correction(Act.MAKE, 3))
    assert not shelf.correct(entries[0], Correction(Act.MAKE, 3))
    again = Shelf(entries, Cache(tmp_path / "cache"), Store(tmp_path / "data"))
    assert [s.title for s in again.document(entries[0]).sections] == ["KẾT QUẢ", "Về đê"]
    assert again.take_back(entries[0])
    assert not again.take_back(entries[0])
    assert len(again.document(entries[0]).sections) == 1


def test_outline_of_a_file_that_is_gone_can_still_be_corrected(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("I. KẾT QUẢ\n\nVề đê\n\nĐắp xong.\n", encoding="utf-8")
    entries = find_entries([str(path)])
    shelf = Shelf(entries, Cache(None), Store(tmp_path / "data"))
    shelf.document(entries[0])
    path.unlink()
    assert shelf.correct(entries[0], Correction(Act.MAKE, 3))
    assert len(shelf.document(entries[0]).sections) == 2
    assert shelf.take_back(entries[0])
    assert len(shelf.document(entries[0]).sections) == 1
