"""An update of the archive beside the program: told, stopped, never left behind."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from doichieu.library.archive.archive import Archive, ArchiveError
from doichieu.library.archive.background import BackgroundUpdate
from doichieu.library.archive.updating import Progress


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = Path(os.path.realpath(tmp_path)) / "kho"
    made.mkdir()
    for number in range(30):
        (made / f"{number}.txt").write_text(f"Xã Số {number} có hộ nghèo giảm.\n\n" * 40, "utf-8")
    return made


def files(folder: Path) -> list[str]:
    return sorted(map(str, folder.glob("*.txt")))


def test_it_reads_and_tells_how_far_it_has_come(folder: Path, tmp_path: Path) -> None:
    seen: list[Progress] = []
    done = BackgroundUpdate(tmp_path / "cache", files(folder), [str(folder)]).run(seen.append)
    assert (done.read, done.is_whole) == (30, True)
    assert seen[-1].files == seen[-1].files_total == 30
    with Archive(tmp_path / "cache").reader() as reader:
        assert len(list(reader.numbers('"ho_ngheo"'))) == 1200


def test_one_that_is_stopped_keeps_what_it_has(folder: Path, tmp_path: Path) -> None:
    update = BackgroundUpdate(tmp_path / "cache", files(folder), [str(folder)])
    update.stop()
    done = update.run(lambda progress: None)
    assert not done.is_whole or done.read == 30
    assert BackgroundUpdate(tmp_path / "cache", files(folder), [str(folder)]).run(lambda progress: None).is_whole


def test_a_folder_that_cannot_be_written_is_an_error_with_a_reason(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "cache").write_text("a file")
    with pytest.raises(ArchiveError) as caught:
        BackgroundUpdate(tmp_path / "cache", files(folder), [str(folder)]).run(lambda progress: None)
    assert caught.value.code == "folder"
    assert caught.value.detail


_PROGRAM = """
import sys
from pathlib import Path
from doichieu.library.archive.background import BackgroundUpdate
folder = Path(sys.argv[2])
update = BackgroundUpdate(Path(sys.argv[1]), sorted(map(str, folder.glob("*.txt"))), [str(folder)])
update.run(lambda progress: print(update._process.pid, flush=True))
"""


def test_it_does_not_outlive_a_program_that_is_killed(folder: Path, tmp_path: Path) -> None:
    for number in range(30, 600):
        (folder / f"{number}.txt").write_text(f"Xã Số {number} có hộ nghèo giảm.\n\n" * 40, "utf-8")
    command = [sys.executable, "-c", _PROGRAM, str(tmp_path / "cache"), str(folder)]
    program = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    assert program.stdout is not None
    worker = int(program.stdout.readline())
    program.send_signal(signal.SIGKILL)
    program.wait()
    program.stdout.close()
    deadline = time.monotonic() + 20
    while _lives(worker):
        assert time.monotonic() < deadline
        time.sleep(0.05)


def _lives(process: int) -> bool:
    """Whether a process runs; one that has ended and whose end nobody took note of does not."""
    try:
        return Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False
