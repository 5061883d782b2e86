"""The whole program in a real (pseudo-)terminal: opens, obeys keys, ends, and ends with its terminal."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from .terminal import Terminal

CORPUS = Path(__file__).resolve().parents[2] / "corpus"
TARGETS = (
    f"{CORPUS}/bac-giang-ubnd-bao-cao-2023.md::Phần thứ hai/II/2",
    f"{CORPUS}/bac-giang-hdnd-nghi-quyet-2024.txt::Điều 2/2",
)


@pytest.fixture
def terminals() -> Iterator[list[Terminal]]:
    opened: list[Terminal] = []
    yield opened
    for terminal in opened:
        terminal.close()


def test_opens_reads_compares_and_quits(
    terminals: list[Terminal], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DOICHIEU_DATA", str(tmp_path))
    app = Terminal()
    terminals.append(app)
    assert app.wait_for("Covid-19")
    assert app.wait_for("Chào bạn")
    app.send("\r")
    app.send("c")
    assert app.wait_for("toàn văn")
    app.send("\r")
    assert app.wait_for("dưới 1,8%")
    app.send("q")
    assert app.ended(5) == 0
    assert b"\x1b[?1049l" in app.output, "the screen before is given back"


def test_opens_straight_on_a_comparison(terminals: list[Terminal]) -> None:
    app = Terminal(*TARGETS, "--compare")
    terminals.append(app)
    assert app.wait_for("dưới 1,8%")


@pytest.mark.parametrize("hang_up_proof", [False, True])
def test_ends_within_a_second_when_the_terminal_goes_away(terminals: list[Terminal], hang_up_proof: bool) -> None:
    app = Terminal(hang_up_proof=hang_up_proof)
    terminals.append(app)
    assert app.wait_for("Covid-19")
    app.hang_up()
    began = time.monotonic()
    assert app.ended(10) is not None
    assert time.monotonic() - began < 3, "a generous bound: the goal is one second on an idle machine"


def test_a_control_sequence_in_a_file_never_reaches_the_terminal(terminals: list[Terminal], tmp_path: Path) -> None:
    file = tmp_path / "x.md"
    file.write_text("I. MỤC ĐẦU\n\nChữ\x1b]0;CHIEM\x07 và \x9b5n rồi hết.\n", "utf-8")
    app = Terminal(str(file))
    terminals.append(app)
    assert app.wait_for("rồi hết")
    assert b"\x1b]0;CHIEM" not in app.output
    assert "\x9b5n".encode() not in app.output


@pytest.mark.parametrize("arguments", [["khong-co.md"], ["--nonsense"], ["a", "--compare"]])
def test_what_cannot_be_opened_is_one_line_and_no_screen(terminals: list[Terminal], arguments: list[str]) -> None:
    app = Terminal(*arguments)
    terminals.append(app)
    assert app.ended(10) == 2
    app.wait_for("\n", 1)
    assert app.output.count(b"\n") == 1
    assert b"\x1b[?1049h" not in app.output


def test_a_closed_pipe_is_no_error() -> None:
    report = CORPUS / "bac-giang-ubnd-bao-cao-2023.md"
    command = f'"{sys.executable}" -m doichieu read "{report}" | head -n 1'
    done = subprocess.run(command, shell=True, capture_output=True, check=False, env=os.environ)
    assert done.stderr == b""


BROKEN = """
import sys

from doichieu.launcher import main
from doichieu.tui.screens.read import ReadScreen

def broken(self):
    raise ValueError("cầu gãy")

ReadScreen.action_toggle_shelf = broken
sys.exit(main())
"""


def test_a_mistake_of_the_program_ends_it_with_one_line(terminals: list[Terminal]) -> None:
    app = Terminal(code=BROKEN)
    terminals.append(app)
    assert app.wait_for("Covid-19")
    app.send("b")
    assert app.ended(10) == 2
    after = app.output.rsplit(b"\x1b[?1049l", 1)[1].decode()
    assert "ValueError" in after
    assert "Traceback" not in after
    assert len([line for line in after.splitlines() if line.strip()]) <= 3, "one line, wrapped at most"
