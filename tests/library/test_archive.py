"""The archive: kept in step with folders, safe beside another program, made anew where it is damaged."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from doichieu.library.archive.archive import Archive, Scope
from doichieu.library.archive.keys import keys_of, words_of
from doichieu.library.archive.updating import Progress
from doichieu.model.passage import Field
from doichieu.text.letters import fold


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "kho"
    (made / "huyen").mkdir(parents=True)
    (made / "a.txt").write_text("BÁO CÁO\n\nTỷ lệ hộ nghèo giảm còn 2%.\n", "utf-8")
    (made / "huyen" / "b.txt").write_text("NGHỊ QUYẾT\n\nPhát triển đường thủy nội địa.\n", "utf-8")
    return made


@pytest.fixture
def archive(tmp_path: Path) -> Archive:
    return Archive(tmp_path / "cache")


def files(folder: Path) -> list[str]:
    return sorted(os.path.realpath(path) for path in folder.rglob("*.txt"))


def having(archive: Archive, *keys: str) -> list[str]:
    """The texts of the passages that have all keys."""
    with archive.reader() as reader:
        numbers = list(reader.numbers(" AND ".join(f'"{key}"' for key in keys)))
        return [found.passage.text for found in reader.passages(numbers)] if numbers else []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Hộ nghèo", ["ho", "ngheo"]), ("16.068 tỷ", ["16068", "ty"]), ("13,450%", ["13,45"]),
        ("ngày 05/01/2031", ["ngay", "5", "1", "2031"]),
        ("46.7113", ["46", "7113"]), ("12.4.2021", ["12", "4", "2021"]), ("100 m²", ["100", "m2"]), ("0", ["0"]),
    ],
)  # fmt: skip
def test_words_and_numbers_have_one_form(text: str, words: list[str]) -> None:
    assert words_of(fold(text)) == words


def test_neighbours_and_symbols_are_keys() -> None:
    keys = keys_of(fold("Kết luận số 0247-KL/TU"), Field.TEXT)
    assert {"ket_luan", "luan_so", "247kl", "247kltu", "#c", "#f", "#2"} <= set(keys)


def test_what_is_written_is_found_and_what_has_gone_is_not(folder: Path, archive: Archive) -> None:
    assert archive.update(files(folder), [str(folder)]).read == 2
    assert having(archive, "ho_ngheo") == ["Tỷ lệ hộ nghèo giảm còn 2%."]
    (folder / "a.txt").unlink()
    done = archive.update(files(folder), [str(folder)])
    assert (done.read, done.removed) == (0, 1)
    assert having(archive, "ho_ngheo") == []
    assert having(archive, "duong_thuy") == ["Phát triển đường thủy nội địa."]


def test_a_changed_file_is_read_again_and_a_touched_one_is_not(folder: Path, archive: Archive) -> None:
    archive.update(files(folder), [str(folder)])
    os.utime(folder / "a.txt", ns=(1, 1))
    assert archive.update(files(folder), [str(folder)]).read == 0
    (folder / "a.txt").write_text("BÁO CÁO\n\nTỷ lệ hộ khá tăng thêm 2%.\n", "utf-8")
    assert archive.update(files(folder), [str(folder)]).read == 1
    assert having(archive, "ho_ngheo") == []
    assert having(archive, "ho_kha") != []
    with archive.reader() as reader:
        assert reader.frequency(["ngheo", "kha"]) == {"kha": 1}


def test_a_moved_file_is_found_where_it_is(folder: Path, archive: Archive) -> None:
    archive.update(files(folder), [str(folder)])
    (folder / "a.txt").rename(folder / "huyen" / "c.txt")
    archive.update(files(folder), [str(folder)])
    with archive.reader() as reader:
        (found,) = reader.passages(list(reader.numbers('"ho_ngheo"')))
        assert reader.document(found.document).path.endswith("c.txt")


def test_a_folder_is_searched_alone(folder: Path, archive: Archive) -> None:
    archive.update(files(folder), [str(folder)])
    with archive.reader() as reader:
        (key,) = reader.scope_keys(Scope(folders=(os.path.realpath(folder / "huyen"),)))
    assert len(having(archive, key)) == 2
    assert having(archive, key, "ho_ngheo") == []


def test_other_folders_stay_when_one_is_brought_in_step(folder: Path, archive: Archive, tmp_path: Path) -> None:
    other = tmp_path / "khac"
    other.mkdir()
    (other / "d.txt").write_text("Đất đai và nhà ở.\n", "utf-8")
    archive.update(files(folder), [str(folder)])
    archive.update(files(other), [str(other)])
    assert having(archive, "dat_dai")
    assert having(archive, "ho_ngheo")


def test_headings_come_before_text_and_notes_last(tmp_path: Path, archive: Archive) -> None:
    text = "Đầu tư công dài hơn[^1].\n\nI. ĐẦU TƯ CÔNG\n\nÝ.\n\n[^1]: Vốn đầu tư công.\n"
    (tmp_path / "x.md").write_text(text, "utf-8")
    archive.update([os.path.realpath(tmp_path / "x.md")], [])
    with archive.reader() as reader:
        numbers = list(reader.numbers('"dau_tu" AND "tu_cong"'))
        fields = {found.number: found.passage.field for found in reader.passages(numbers)}
    assert [fields[number] for number in numbers] == sorted(fields.values())


def test_a_stop_keeps_what_was_read_and_the_rest_follows(folder: Path, archive: Archive) -> None:
    seen: list[Progress] = []
    done = archive.update(files(folder), [str(folder)], seen.append, stopped=lambda: bool(seen))
    assert (done.read, done.is_whole) == (1, False)
    assert archive.update(files(folder), [str(folder)]).read == 1
    assert having(archive, "ho_ngheo")
    assert having(archive, "duong_thuy")
    assert seen[0].files_total == 2


def test_unreadable_files_are_told_and_tried_again(folder: Path, archive: Archive) -> None:
    (folder / "c.txt").write_bytes(b"\x00\x01\x02" * 50)
    assert archive.update(files(folder), [str(folder)]).unreadable == 1
    again = archive.update(files(folder), [str(folder)])
    assert (again.read, again.unreadable) == (1, 1)


def test_a_name_that_is_no_text_keeps_no_other_file_out(folder: Path, archive: Archive) -> None:
    odd = os.fsencode(folder) + b"/\xff\xfe.txt"
    with open(odd, "wb") as file:
        file.write("Hộ nghèo.\n".encode())
    done = archive.update([*files(folder), os.fsdecode(odd)], [str(folder)])
    assert (done.read, done.unreadable) == (2, 1)


def test_a_folder_that_is_empty_all_at_once_is_thought_to_be_away(folder: Path, archive: Archive) -> None:
    archive.update(files(folder), [str(folder)])
    assert archive.update([], [str(folder)]).removed == 0
    assert having(archive, "ho_ngheo")


def test_one_file_named_twice_is_read_once(folder: Path, archive: Archive) -> None:
    assert archive.update(files(folder) * 2, [str(folder)]).read == 2
    assert not archive.was_renewed


def test_files_of_others_with_like_names_stay(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "cache").mkdir()
    (tmp_path / "cache" / "archive-2023.db").write_bytes(b"mine")
    Archive(tmp_path / "cache").update(files(folder), [str(folder)])
    assert (tmp_path / "cache" / "archive-2023.db").read_bytes() == b"mine"


def test_a_symbol_without_end_does_not_fill_the_disk() -> None:
    keys = keys_of("1/a" + "-a" * 5000, Field.TEXT)
    assert sum(len(key) for key in keys if key.startswith("1a")) < 500


def test_programs_beside_the_documents_are_not_run(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from doichieu.library.archive.background import BackgroundUpdate

    (folder / "json.py").write_text(f"open({str(tmp_path / 'run')!r}, 'w')\n")
    monkeypatch.chdir(folder)
    BackgroundUpdate(tmp_path / "cache", files(folder), [str(folder)]).run(lambda progress: None)
    assert not (tmp_path / "run").exists()


@pytest.mark.parametrize("damage", [b"", b"no database at all", None])
def test_a_damaged_file_is_made_anew(folder: Path, archive: Archive, tmp_path: Path, damage: bytes | None) -> None:
    archive.update(files(folder), [str(folder)])
    (file,) = (tmp_path / "cache").glob("archive-*.db")
    file.write_bytes(file.read_bytes()[:9000] + b"\xff" * 50_000 if damage is None else damage)
    for tail in ("-wal", "-shm"):
        file.with_name(file.name + tail).unlink(missing_ok=True)
    again = Archive(tmp_path / "cache")
    again.update(files(folder), [str(folder)])
    assert again.was_renewed
    assert having(again, "ho_ngheo")


def test_an_archive_of_another_program_is_put_away(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "cache").mkdir()
    (tmp_path / "cache" / "archive-0.0.db").write_bytes(b"older")
    archive = Archive(tmp_path / "cache")
    archive.update(files(folder), [str(folder)])
    assert archive.was_renewed
    assert not (tmp_path / "cache" / "archive-0.0.db").exists()


_UPDATE = """
import sys
from pathlib import Path
from doichieu.library.archive.archive import Archive
folder = Path(sys.argv[2])
Archive(Path(sys.argv[1])).update(sorted(map(str, folder.rglob("*.txt"))), [str(folder)], processes=0)
"""


def test_two_programs_at_once_leave_each_document_once(tmp_path: Path) -> None:
    folder = tmp_path / "kho"
    folder.mkdir()
    for number in range(60):
        (folder / f"{number}.txt").write_text(f"Xã Số {number} có hộ nghèo giảm.\n" * 20, "utf-8")
    command = [sys.executable, "-c", _UPDATE, str(tmp_path / "cache"), str(folder.resolve())]
    running = [subprocess.Popen(command, stderr=subprocess.PIPE) for _ in range(3)]
    for one in running:
        assert one.communicate()[1] == b""
    (file,) = (tmp_path / "cache").glob("archive-*.db")
    with sqlite3.connect(file) as db:
        assert db.execute("SELECT count(*), count(DISTINCT path) FROM documents").fetchone() == (60, 60)
        passages = db.execute("SELECT count(*) FROM passages").fetchone()[0]
        found = db.execute("""SELECT count(*) FROM postings WHERE postings MATCH '"ho_ngheo"'""").fetchone()[0]
        assert found == passages


def test_a_kill_in_the_middle_leaves_an_archive_that_goes_on(tmp_path: Path) -> None:
    folder = tmp_path / "kho"
    folder.mkdir()
    for number in range(400):
        (folder / f"{number:03}.txt").write_text(f"Xã Số {number} có hộ nghèo giảm.\n\n" * 80, "utf-8")
    running = subprocess.Popen([sys.executable, "-c", _UPDATE, str(tmp_path / "cache"), str(folder.resolve())])
    while not list((tmp_path / "cache").glob("archive-*.db-wal")):
        assert running.poll() is None
    running.kill()
    running.wait()
    archive = Archive(tmp_path / "cache")
    archive.update(sorted(map(os.path.realpath, map(str, folder.glob("*.txt")))), [str(folder.resolve())], processes=0)
    assert not archive.was_renewed
    with archive.reader() as reader:
        assert len(list(reader.numbers('"ho_ngheo"'))) == 400 * 80
