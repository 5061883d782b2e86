"""The screen of findings: what someone sees and does."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from doichieu.presentation.commands import PANES
from doichieu.presentation.words import Words
from doichieu.tui.screens.findings import FindingsScreen

from .driver import reading

RATIO = "Hoàn thành 154/182 xã nông thôn mới, đạt 86,4%."
SUM = "Có 120 dự án, trong đó 50 dự án hoàn thành, 40 dự án đang thi công, 35 dự án chuẩn bị đầu tư."
NOTE = "Sửa 2/3 cầu, đạt 66,6%."
FIRST = "Theo Nghị định số 31/2022/NĐ-CP ngày 20/5/2022 của Chính phủ."


@pytest.fixture
def drafts(tmp_path: Path) -> list[Path]:
    lines = ["I. KẾT QUẢ", RATIO, "Trồng rừng.", SUM, NOTE, FIRST]
    texts = {"bao-cao.md": lines, "khac.md": ["II. KHÁC", FIRST.replace("20/5", "20/6")]}
    for name, told in texts.items():
        (tmp_path / name).write_text("\n\n".join(told), encoding="utf-8")
    return [tmp_path / name for name in texts]


async def test_findings_stand_by_rule_with_proof_and_place(drafts: list[Path]) -> None:
    async with reading(drafts) as reader:
        await reader.press("f6")
        assert reader.sees("✗ dòng 3", "ghi 86,4%, tính ra 84,62%", "✗ dòng 7", "· dòng 9", "✗ dòng 11")
        assert reader.sees("chắc 95%", "3 chỗ sai, 0 chỗ ngờ, 1 lưu ý", "Đã xem")
        await reader.press("down")
        assert reader.sees("▸", "bao-cao.md:")


async def test_accepting_with_and_without_a_reason(drafts: list[Path]) -> None:
    async with reading(drafts) as reader:
        await reader.press("p", "home", "v")
        assert reader.sees("✓ dòng", "1 đã chấp nhận")
        await reader.press("e")
        await reader.type("da hoi")
        await reader.press("enter")
        assert reader.sees("đã chấp nhận: da hoi")
        await reader.press("h")
        assert not reader.sees("✓ dòng")
        assert reader.sees("1 điều đã chấp nhận")
        await reader.press("h", "home", "v")
        assert not reader.sees("đã chấp nhận")


async def test_filters_say_what_they_hide(drafts: list[Path]) -> None:
    async with reading(drafts) as reader:
        await reader.press("p", "o", "o")
        assert not reader.sees("· dòng 9")
        assert reader.sees("chỉ chỗ sai", "1 điều không thuộc yêu cầu lọc")
        await reader.press("r", "down", "enter")
        assert reader.sees("3 điều không thuộc yêu cầu lọc")


async def test_reading_at_a_place_and_back_to_the_list(drafts: list[Path]) -> None:
    async with reading(drafts) as reader:
        await reader.press("p", "end", "enter")
        assert reader.app.screen is reader.app.read_screen
        assert reader.app.read_screen.document is not None
        await reader.press("escape")
        assert isinstance(reader.app.screen, FindingsScreen)
        kept = reader.app.screen.rows.cursor
        await reader.press("end")
        assert reader.app.screen.rows.cursor == kept


async def test_the_place_in_the_open_document_is_read_first(drafts: list[Path]) -> None:
    async with reading(drafts) as reader:
        await reader.press("p")
        for _ in range(5):
            if reader.sees("31/2022/NĐ-CP được ghi 2 ngày"):
                break
            await reader.press("down")
        await reader.press("enter")
        assert reader.app.read_screen.document is not None
        assert reader.app.read_screen.document.name == "bao-cao.md"


async def test_the_margin_marks_what_is_not_accepted(drafts: list[Path]) -> None:
    async with reading(drafts) as reader:
        await reader.settle()
        assert reader.sees("! Hoàn thành 154/182")
        await reader.press("p", "home")
        for _ in range(5):
            if reader.sees("= 154/182"):
                break
            await reader.press("down")
        await reader.press("v", "escape")
        assert not reader.sees("! Hoàn thành")
        assert reader.sees("! Có 120 dự án")


async def test_the_whole_shelf(drafts: list[Path]) -> None:
    async with reading(drafts) as reader:
        await reader.press("p", "a")
        assert reader.sees("cả kệ tài liệu", "bao-cao.md:3")


async def test_help_and_language(drafts: list[Path]) -> None:
    async with reading(drafts) as reader:
        await reader.press("p", "question_mark")
        assert reader.sees("Trợ giúp", "đã chấp nhận")
        await reader.press("escape", "L")
        assert reader.sees("Findings", "says 86,4%, comes to 84,62%", "% certain", "3 errors")


async def test_a_small_window_wraps_what_is_told(drafts: list[Path]) -> None:
    async with reading(drafts, size=(80, 24)) as reader:
        await reader.press("p", "end")
        while not reader.sees("được ghi 2 ngày khác nhau"):
            await reader.press("up")
        assert reader.sees("chắc 95%)")


async def test_an_export_holds_what_is_shown(drafts: list[Path], tmp_path: Path) -> None:
    async with reading(drafts) as reader:
        await reader.press("p", "home", "v", "o", "o", "x")
        await reader.press("home", "ctrl+k")
        await reader.paste(str(tmp_path / "ra.json"))
        await reader.press("enter")
        data = json.loads((tmp_path / "ra.json").read_text("utf-8"))
        assert {one["severity"] for one in data["findings"]} == {"error"}
        assert [one["accepted"] for one in data["findings"]].count(True) == 1


@pytest.mark.parametrize("scope", sorted(PANES))
def test_every_screen_has_help(scope: str) -> None:
    for language in ("vi", "en"):
        assert Words(language)(f"help.about.{scope}")
