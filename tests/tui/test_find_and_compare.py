"""Finding across documents and comparing, as someone does it."""

from __future__ import annotations

import time
from pathlib import Path
from typing import Any

import pytest

from doichieu.tui.comparing import ComparisonChoice
from doichieu.tui.screens import compare as compare_screen
from doichieu.tui.screens.compare import CompareScreen

from .driver import reading

A = """I. MỤC MỘT

Doanh thu đạt 100 tỷ đồng; văn hoá phát triển khắp nơi trong huyện.

II. MỤC HAI

Câu này giữ nguyên ở cả hai bản thảo đang xem.
"""


@pytest.fixture
def drafts(tmp_path: Path) -> list[Path]:
    (tmp_path / "a.txt").write_text(A, "utf-8")
    (tmp_path / "b.txt").write_text(A.replace("100 tỷ", "150 tỷ").replace("văn hoá", "văn hóa"), "utf-8")
    return [tmp_path / "a.txt", tmp_path / "b.txt"]


async def test_hits_appear_as_one_types_grouped_by_document() -> None:
    async with reading() as reader:
        await reader.press("f")
        await reader.type("tru so cong an")
        assert reader.sees("BC Bắc Giang 2023  (", "NQ HĐND Bắc Giang 2024  (", "trụ sở công an xã")


async def test_a_hit_opens_at_its_place() -> None:
    async with reading() as reader:
        await reader.press("f")
        await reader.type("da voi tang")
        await reader.press("enter")
        assert "BC Bắc Kạn 2023" in reader.lines[0]
        assert "đá vôi tăng" in " ".join(reader.styled("match_current"))


async def test_nothing_found_says_what_to_try() -> None:
    async with reading() as reader:
        await reader.press("f")
        await reader.type("qqzzqq")
        assert reader.sees("Không thấy", "gõ không dấu")
        await reader.press("escape")
        assert reader.sees("Kệ tài liệu")


async def test_the_2024_targets_are_two_keys_away() -> None:
    async with reading(size=(140, 44)) as reader:
        await reader.press("c", "enter")
        assert isinstance(reader.app.screen, CompareScreen)
        assert reader.sees("BC Bắc Giang 2023 › Phần thứ hai › II. › 2.", "NQ HĐND Bắc Giang 2024 › Điều 2. › 2.")
        await reader.press("right_square_bracket", "right_square_bracket")
        assert reader.sees("3/5", "đạt 1,82% → dưới 1,8%")
        await reader.press("right_square_bracket")
        assert reader.sees("10% → 19%", "+9 điểm %")
        await reader.press("right_square_bracket")
        assert reader.sees("khởi công → triển khai")


async def test_spelling_is_not_marked_as_a_difference() -> None:
    async with reading(size=(160, 50)) as reader:
        await reader.press("c", "enter")
        marked = " ".join(reader.styled("removed_word") + reader.styled("added_word"))
        assert reader.sees("thuỷ sản", "thủy sản")
        assert "thuỷ" not in marked
        assert "thủy" not in marked


async def test_whole_documents_show_what_differs(drafts: list[Path]) -> None:
    async with reading(drafts) as reader:
        await reader.press("c", "enter")
        assert reader.sees("100 tỷ", "150 tỷ", "+50 tỷ đồng")
        assert not reader.sees("Câu này giữ nguyên")
        await reader.press("o")
        assert reader.sees("Câu này giữ nguyên")


async def test_sides_can_be_swapped(drafts: list[Path]) -> None:
    async with reading(drafts) as reader:
        await reader.press("c", "enter")
        left = next(line for line in reader.lines if "150 tỷ" in line and "100 tỷ" in line)
        assert left.index("100 tỷ") < left.index("150 tỷ")
        await reader.press("s")
        right = next(line for line in reader.lines if "150 tỷ" in line and "100 tỷ" in line)
        assert right.index("150 tỷ") < right.index("100 tỷ")


async def test_the_counterpart_can_be_chosen_by_hand(drafts: list[Path]) -> None:
    async with reading(drafts) as reader:
        await reader.press("c", "enter", "m")
        await reader.type("muc hai")
        await reader.press("enter")
        screen = reader.app.screen
        assert isinstance(screen, CompareScreen)
        assert screen.view.comparison is not None
        pairs = {(p.sections.a, p.sections.b) for p in screen.view.comparison.pairs}
        assert (0, 1) in pairs


async def test_from_a_change_to_its_place_in_the_document(drafts: list[Path]) -> None:
    async with reading(drafts) as reader:
        await reader.press("c", "enter", "r")
        assert reader.sees("Kệ tài liệu", "Doanh thu đạt 100 tỷ đồng")


async def test_filtering_by_kind(drafts: list[Path]) -> None:
    async with reading(drafts) as reader:
        await reader.press("c", "enter", "k")
        await reader.type("ngay thang")
        await reader.press("enter")
        assert not reader.sees("100 tỷ")


async def test_format_is_shown_only_when_asked_for(drafts: list[Path]) -> None:
    async with reading(drafts) as reader:
        await reader.press("c", "enter")
        assert not reader.styled("format")
        await reader.press("F")
        assert "hoá" in " ".join(reader.styled("format"))


@pytest.mark.parametrize("size", [(60, 20), (80, 24), (200, 50)])
async def test_comparing_works_at_every_size(drafts: list[Path], size: tuple[int, int]) -> None:
    async with reading(drafts, size=size) as reader:
        await reader.press("c", "enter")
        assert reader.sees("100 tỷ", "150 tỷ")


async def test_one_document_alone_says_what_is_missing(drafts: list[Path]) -> None:
    async with reading(drafts[:1]) as reader:
        await reader.press("c")
        assert reader.sees("ít nhất hai văn bản")


TABLE = "I. THU\n\n| STT | Chỉ tiêu | Năm |\n|---|---|---|\n| 1 | Thu nội địa | 2.150,4 |\n| 2 | Thu khác | 70 |\n"


async def test_tables_are_compared_without_breaking_the_screen(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text(TABLE, "utf-8")
    (tmp_path / "b.md").write_text(TABLE.replace("2.150,4", "2.199,4"), "utf-8")
    async with reading([tmp_path / "a.md", tmp_path / "b.md"], size=(100, 20)) as reader:
        await reader.press("c", "enter")
        assert reader.sees("2.150,4", "2.199,4")
        assert not any(c in line for line in reader.lines for c in "\t\r\n")
        rows = [line for line in reader.lines if "Thu khác" in line]
        assert len(rows) == 1
        assert rows[0].count("Thu khác") == 2


async def test_a_hit_in_a_table_stays_on_its_line(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text(TABLE, "utf-8")
    async with reading([tmp_path / "a.md"], size=(100, 20)) as reader:
        await reader.press("f")
        await reader.type("thu noi dia")
        assert reader.sees("Thu nội địa")
        assert not any(c in line for line in reader.lines for c in "\t\r\n")


async def test_leaving_before_the_choices_are_known_is_no_harm(
    drafts: list[Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    options = ComparisonChoice.options

    def slowly(self: ComparisonChoice, *arguments: Any) -> Any:
        time.sleep(0.3)
        return options(self, *arguments)

    monkeypatch.setattr(ComparisonChoice, "options", slowly)
    async with reading(drafts) as reader:
        await reader.pilot.press("c", "escape")
        await reader.settle()
        assert reader.sees("Kệ tài liệu")
        await reader.pilot.press("c", "enter")
        await reader.settle()
        await reader.settle()
        assert isinstance(reader.app.screen, CompareScreen)


async def test_only_the_newest_comparison_is_shown(drafts: list[Path], monkeypatch: pytest.MonkeyPatch) -> None:
    real = compare_screen.compare
    calls: list[int] = []

    def slow_first(*arguments: Any) -> Any:
        calls.append(1)
        time.sleep(0.4 if len(calls) == 1 else 0.0)
        return real(*arguments)

    async with reading(drafts) as reader:
        await reader.press("c", "enter")
        monkeypatch.setattr(compare_screen, "compare", slow_first)
        await reader.pilot.press("F", "s")
        await reader.settle()
        screen = reader.app.screen
        assert isinstance(screen, CompareScreen)
        assert screen.view.comparison is not None
        assert screen.view.comparison.documents.a.digest == screen.choice.a.digest


async def test_own_documents_are_told_apart_by_their_files(tmp_path: Path) -> None:
    for name in ("bao-cao-thang-1", "bao-cao-thang-2"):
        (tmp_path / f"{name}.txt").write_text("BÁO CÁO\n\nI. MỤC\n\nChữ của " + name + ".\n", "utf-8")
    async with reading([tmp_path]) as reader:
        assert reader.sees("bao-cao-thang-1", "bao-cao-thang-2")
        await reader.press("c")
        assert reader.sees("bao-cao-thang-1 ⇔ bao-cao-thang-2")


async def test_the_values_of_a_change_are_told_even_on_a_narrow_screen() -> None:
    async with reading(size=(80, 24)) as reader:
        await reader.press("c", "enter", "right_square_bracket", "right_square_bracket")
        assert reader.sees("đạt 1,82% → dưới 1,8%")
