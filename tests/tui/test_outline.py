"""Correcting an outline by hand: what someone sees and does."""

from __future__ import annotations

from pathlib import Path

import pytest

from .driver import reading

TEXT = """BÁO CÁO
Kết quả năm 2024

I. KẾT QUẢ

1. Công nghiệp

Sản xuất tăng 5%.

Về thủy lợi

Đã sửa mười cống.

3. Dịch vụ

Khách đông.
"""


@pytest.fixture
def report(tmp_path: Path) -> Path:
    path = tmp_path / "bao-cao.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


async def test_the_tree_marks_a_section_that_is_odd_and_says_why_above_it(report: Path) -> None:
    async with reading([report]) as reader:
        assert any("3. Dịch vụ" in line and line.rstrip().split("│")[0].find("?") > 0 for line in reader.lines)
        await reader.press("right_square_bracket", "right_square_bracket", "right_square_bracket", "tab", "end")
        assert reader.sees("? số thứ tự nhảy cóc: 3.")


async def test_a_missed_heading_is_made_kept_and_read(report: Path) -> None:
    async with reading([report]) as reader:
        await reader.press("e")
        assert reader.sees("Sửa mục lục", "3 đề mục", "số thứ tự nhảy cóc")
        await reader.press("down", "down", "down", "space")
        assert reader.sees("4 đề mục", "■ Về thủy lợi", "sửa tay: đặt làm đề mục")
        await reader.press("left")
        assert reader.app.read_screen.doichieu.services.shelf.entries
        await reader.press("escape")
        shelf = reader.app.read_screen.shelf
        assert [(row.depth, row.title) for row in shelf.rows][1:] == [
            (1, "KẾT QUẢ"), (2, "Công nghiệp"), (2, "Về thủy lợi"), (2, "Dịch vụ"),
        ]  # fmt: skip
    assert report.read_text(encoding="utf-8") == TEXT


async def test_a_correction_is_taken_back(report: Path) -> None:
    async with reading([report]) as reader:
        await reader.press("ctrl+e", "end", "up", "space")
        assert reader.sees("2 đề mục")
        await reader.press("u")
        assert reader.sees("3 đề mục")
        await reader.press("u")
        assert reader.sees("Chưa sửa gì để hoàn tác")


async def test_what_cannot_be_done_is_said(report: Path) -> None:
    async with reading([report]) as reader:
        await reader.press("e", "left")
        assert reader.sees("Không sửa như vậy được ở đây")
        await reader.press("down", "down", "right")
        assert reader.sees("Dòng này chưa là đề mục")


async def test_headings_alone_are_shown_at_a_key(report: Path) -> None:
    async with reading([report]) as reader:
        await reader.press("e", "o")
        assert not reader.sees("Sản xuất tăng 5%")
        assert reader.sees("■ 1. Công nghiệp")


@pytest.mark.parametrize("size", [(60, 20), (80, 24), (200, 50)])
async def test_it_fits_every_size(report: Path, size: tuple[int, int]) -> None:
    async with reading([report], size=size) as reader:
        await reader.press("e")
        assert reader.sees("■ I. KẾT QUẢ")
        assert all(len(line) <= size[0] for line in reader.lines)


async def test_it_speaks_english_too(report: Path) -> None:
    async with reading([report], lang="en") as reader:
        await reader.press("e")
        assert reader.sees("Correct the outline", "3 headings", "a number is skipped")


async def test_a_click_goes_to_a_line_and_one_more_changes_it(report: Path) -> None:
    async with reading([report]) as reader:
        await reader.press("e")
        view = reader.app.screen.query_one("#outline-lines")
        await reader.pilot.click(view, offset=(4, 3))
        assert reader.sees("3 đề mục")
        await reader.pilot.click(view, offset=(4, 3))
        assert reader.sees("4 đề mục", "■ Về thủy lợi")
