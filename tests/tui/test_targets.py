"""The table of targets: what someone sees and does."""

from __future__ import annotations

from pathlib import Path

import pytest

from doichieu.tui.screens.targets import TargetsScreen

from .driver import reading


@pytest.fixture
def drafts(tmp_path: Path) -> list[Path]:
    texts = {
        "bao-cao.txt": ("1. Tỷ lệ hộ nghèo đạt 1,82%.", "2. Sản lượng lúa 5 tấn.", "3. Thu ngân sách 16 tỷ đồng."),
        "nghi-quyet.txt": ("1. Tỷ lệ hộ nghèo dưới 1,8%.", "2. Sản lượng lúa 9 tấn.", "3. Thu ngân sách 16 tỷ đồng."),
        "khac.txt": ("1. Trồng 300 ha rừng.", "2. Nuôi 40 lồng cá."),
    }
    for name, lines in texts.items():
        (tmp_path / name).write_text("\n\n".join(["I. CHỈ TIÊU", *lines]), encoding="utf-8")
    return [tmp_path / name for name in texts]


async def test_targets_stand_beside_those_of_the_document_that_shares_them(drafts: list[Path]) -> None:
    async with reading(drafts) as reader:
        await reader.press("i")
        assert reader.sees("≠ Tỷ lệ hộ nghèo", "dưới 1,8%", "= Thu ngân sách", "3 chỉ tiêu: 1 khớp, 2 khác", "+4 tấn")
        assert not reader.sees("Nuôi")


async def test_only_what_differs_and_the_largest_first(drafts: list[Path]) -> None:
    async with reading(drafts) as reader:
        await reader.press("f5", "o", "s")
        rows = [line for line in reader.lines if line.startswith("≠")]
        assert [row.split()[1] for row in rows] == ["Sản", "Tỷ"]
        assert not reader.sees("= Thu")


async def test_a_target_is_read_where_it_stands(drafts: list[Path]) -> None:
    async with reading(drafts) as reader:
        await reader.press("i", "right", "enter")
        assert reader.app.screen is reader.app.read_screen
        assert reader.app.read_screen.reader.document is not None
        assert reader.app.read_screen.reader.document.path.endswith("nghi-quyet.txt")


async def test_the_sections_of_a_target_are_compared(drafts: list[Path]) -> None:
    async with reading(drafts) as reader:
        await reader.press("i", "c")
        assert reader.sees("⇔", "1,82%", "dưới 1,8%")


async def test_documents_are_added_and_taken_out(drafts: list[Path]) -> None:
    async with reading(drafts) as reader:
        await reader.press("i", "d")
        assert isinstance(reader.app.screen, TargetsScreen)
        assert len(reader.app.screen.documents) == 1
        await reader.press("a")
        await reader.type("khac")
        await reader.press("enter")
        assert reader.sees("∅ Nuôi lồng cá", "∅ Sản lượng lúa")


async def test_a_document_without_targets_says_what_to_do(tmp_path: Path) -> None:
    (tmp_path / "thu.txt").write_text("Kính gửi ông A,\n\nMời ông đến họp.\n", encoding="utf-8")
    async with reading([tmp_path / "thu.txt"]) as reader:
        await reader.press("i")
        assert reader.sees("Không đọc được chỉ tiêu nào trong văn bản này")
        await reader.press("enter", "c", "o", "s", "right", "d")
        assert reader.sees("Bảng cần ít nhất một văn bản")
        await reader.press("escape")
        assert reader.sees("Mời ông đến họp")


async def test_the_table_is_written_to_a_file(
    drafts: list[Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    async with reading(drafts) as reader:
        await reader.press("i", "x")
        assert reader.sees("chi-tieu.docx")
        await reader.press("enter")
        assert reader.sees("Đã ghi")
    assert (tmp_path / "chi-tieu.docx").stat().st_size > 1000


async def test_a_comparison_is_written_to_a_file_and_a_bad_name_is_told(
    drafts: list[Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    async with reading(drafts) as reader:
        await reader.press("i", "c", "x", "ctrl+u")
        await reader.type("so.pdf")
        await reader.press("enter")
        assert reader.sees("không biết dạng tệp", "so.pdf")  # what was typed is still there
        await reader.press(*["backspace"] * 3)
        await reader.type("docx")
        await reader.press("enter")
        assert reader.sees("Đã ghi so.docx")
        await reader.press("x", "ctrl+u")
        await reader.type("so.docx")
        await reader.press("enter")
        assert reader.sees("tệp đã có, không ghi đè: so.docx")
        assert not reader.sees("--force")
    assert (tmp_path / "so.docx").stat().st_size > 1000


async def test_documents_of_another_place_have_other_targets(tmp_path: Path) -> None:
    told = "I. CHỈ TIÊU\n\n1. Tỷ lệ hộ nghèo đạt {}%.\n\n2. Sản lượng lúa {} tấn.\n"
    for name, place, figures in (("a", "HÀ GIANG", (2, 5)), ("b", "LÀO CAI", (9, 8)), ("c", "HÀ GIANG", (3, 5))):
        (tmp_path / f"{name}.txt").write_text(f"UBND TỈNH {place}\n\nBÁO CÁO\n\n{told.format(*figures)}", "utf-8")
    async with reading([tmp_path]) as reader:
        await reader.press("i")
        assert reader.sees("a", "c", "+1 điểm %")
        assert not reader.sees("9%")


async def test_the_chosen_row_is_told_in_full_where_columns_are_narrow(drafts: list[Path], tmp_path: Path) -> None:
    third = tmp_path / "ke-hoach.txt"
    third.write_text("I. CHỈ TIÊU\n\n1. Tỷ lệ hộ nghèo 1,7%.\n\n2. Sản lượng lúa 8 tấn.", encoding="utf-8")
    async with reading([*drafts[:2], third], size=(80, 24)) as reader:
        await reader.press("i")
        assert reader.sees("Tỷ lệ hộ nghèo (đầu đến cuối -0,12 điểm %): 1,82% (bao-cao) → dưới 1,8%")
        await reader.press("down")
        assert reader.sees("Sản lượng lúa (đầu đến cuối +3 tấn; +60 %): 5 tấn (bao-cao) → 9 tấn")


async def test_between_two_documents_the_difference_needs_no_other_words(drafts: list[Path]) -> None:
    async with reading(drafts[:2], size=(80, 24)) as reader:
        await reader.press("i", "down")
        assert reader.sees("Sản lượng lúa (+4 tấn; +80 %): 5 tấn (bao-cao) → 9 tấn (nghi-quyet)")
