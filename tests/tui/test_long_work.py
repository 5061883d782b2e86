"""Work that takes its time: it says for how long, it can be stopped, keys are answered meanwhile."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path
from threading import Event
from typing import Any

import pytest

from doichieu.tui import long_work
from doichieu.tui.paces import Paces

from .driver import Reader, reading

OLD = "BÁO CÁO\n\nI. KẾT QUẢ\n\n1. Tỷ lệ hộ nghèo còn 2,5%.\n\n2. Trồng 51 ha rừng.\n"


@pytest.fixture
def drafts(tmp_path: Path) -> list[Path]:
    made = [tmp_path / "a.md", tmp_path / "b.md"]
    made[0].write_text(OLD, "utf-8")
    made[1].write_text(OLD.replace("2,5%", "2,4%"), "utf-8")
    return made


@pytest.fixture
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    """Everything is large, and is told of at once."""
    monkeypatch.setattr(long_work, "PATIENCE", 0.0)
    monkeypatch.setattr(long_work, "_EVERY", 0.02)
    monkeypatch.setattr("doichieu.tui.screens.compare.LARGE", 0)
    monkeypatch.setattr("doichieu.tui.checking.LARGE", 0)


async def patiently(reader: Reader, *keys: str) -> None:
    """Press keys and do not wait until everything they set off is done."""
    for key in keys:
        await reader.pilot.press(key)
        await reader.pilot.pause(0.2)


def test_what_was_done_before_says_how_long_it_takes() -> None:
    paces = Paces()
    paces.learn("comparing", 1_000_000, 20.0)
    assert paces.expected("comparing", 2_000_000) == 40.0
    before = paces.expected("checking", 1_000)
    paces.learn("checking", 1_000, 0.1)  # what nobody has to wait for tells nothing
    assert paces.expected("checking", 1_000) == before


@pytest.mark.usefixtures("impatient")
async def test_a_long_comparison_says_so_and_ends_with_its_changes(drafts: list[Path]) -> None:
    async with reading(drafts, size=(120, 30)) as reader:
        await reader.press("c", "enter")
        assert reader.sees("2,5%", "2,4%")
        assert not reader.sees("Đang đối chiếu")


@pytest.mark.usefixtures("impatient")
async def test_a_long_comparison_can_be_left(drafts: list[Path], monkeypatch: pytest.MonkeyPatch) -> None:
    stopped = Event()

    def endless(*given: Any) -> None:
        ends: Callable[[], bool] = given[-1]
        while not ends():
            time.sleep(0.01)
        stopped.set()

    monkeypatch.setattr("doichieu.compare.apart.compare_apart", endless)
    async with reading(drafts, size=(120, 30)) as reader:
        await patiently(reader, "c", "enter")
        assert reader.sees("Đang đối chiếu…", "Esc: dừng")
        await reader.press("escape")
        assert reader.sees("hộ nghèo còn 2,5%")
        assert stopped.wait(5)


@pytest.mark.usefixtures("impatient")
async def test_a_long_check_says_so_and_can_be_left(drafts: list[Path], monkeypatch: pytest.MonkeyPatch) -> None:
    stopped = Event()

    def endless(_: object, ends: Callable[[], bool]) -> None:
        while not ends():
            time.sleep(0.01)
        stopped.set()

    async with reading(drafts, size=(120, 30)) as reader:
        monkeypatch.setattr("doichieu.check.apart.check_apart", endless)
        monkeypatch.setattr(reader.app.services.findings, "_kept", {})
        await patiently(reader, "p")
        assert reader.sees("Đang kiểm tra…", "Esc: dừng")
        await reader.press("escape")
        assert stopped.wait(5)


async def test_reading_a_large_document_can_be_stopped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(long_work, "PATIENCE", 0.0)
    monkeypatch.setattr(long_work, "_EVERY", 0.02)
    (tmp_path / "a.md").write_text("I. MỤC NHỎ\n\nChữ của tệp nhỏ.\n", "utf-8")
    ended = Event()

    def endless(*_: object, stopped: Callable[[], bool]) -> None:
        while not stopped():
            time.sleep(0.01)
        ended.set()

    (tmp_path / "b.md").write_text("I. MỤC LỚN\n\n" + "Một câu dài của báo cáo.\n\n" * 40_000, "utf-8")
    monkeypatch.setattr("doichieu.library.apart.run_apart", endless)
    monkeypatch.setattr("doichieu.tui.in_step.KeepingInStep.read_rest", lambda _: False)
    monkeypatch.setenv("DOICHIEU_CACHE", str(tmp_path / "cache"))
    async with reading([tmp_path], size=(120, 30)) as reader:
        await patiently(reader, "tab", "end", "enter")
        assert reader.sees("b · Đang đọc…", "Esc: dừng")
        await reader.press("escape")
        assert reader.sees("Đã dừng.", "Chữ của tệp nhỏ.")
        assert ended.wait(5)
        assert not reader.sees("Đang đọc")
