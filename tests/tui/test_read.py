"""Reading: what someone sees and does on the first screen."""

from __future__ import annotations

from pathlib import Path

import pytest

from doichieu.presentation.spans import plain

from .driver import reading


async def test_the_first_screen_shows_shelf_tree_and_text() -> None:
    async with reading() as reader:
        assert reader.sees("Kệ tài liệu", "BC Bắc Giang 2023", "NQ HĐND Bắc Giang 2024", "A. KẾT QUẢ ĐẠT ĐƯỢC")
        assert reader.sees("Sau đại dịch Covid-19, năm 2023 tỉnh Bắc Giang")
        assert "tìm" in reader.lines[-1]


@pytest.mark.parametrize("size", [(60, 20), (80, 24), (200, 50), (250, 60)])
async def test_every_size_shows_text(size: tuple[int, int]) -> None:
    async with reading(size=size) as reader:
        assert reader.sees("Sau đại dịch Covid-19")
        assert all(len(line) <= size[0] for line in reader.lines)


async def test_a_resize_keeps_the_place() -> None:
    async with reading(size=(120, 30)) as reader:
        await reader.press(*["right_square_bracket"] * 4)
        top = reader.app.read_screen.reader.top_place()[0]
        await reader.pilot.resize_terminal(80, 24)
        await reader.settle()
        assert reader.app.read_screen.reader.top_place()[0] == top


async def test_the_next_section_is_one_key_away_and_the_breadcrumb_follows() -> None:
    async with reading() as reader:
        await reader.press("right_square_bracket", "right_square_bracket", "right_square_bracket")
        assert "Phần thứ nhất › A. › I." in reader.lines[0]
        await reader.press("left_square_bracket")
        assert "Phần thứ nhất › A." in reader.lines[0]


async def test_footnotes_stand_below_the_text_while_their_mark_is_in_view() -> None:
    async with reading() as reader:
        assert not reader.sees("Chỉ tiêu tốc độ tăng trưởng")
        await reader.press("pagedown")
        assert reader.sees("không hoàn thành¹", "  1 Chỉ tiêu tốc độ tăng trưởng")


@pytest.mark.parametrize("width", [80, 104, 140])
async def test_no_word_of_a_footnote_is_cut_off(width: int) -> None:
    async with reading(size=(width, 36)) as reader:
        view = reader.app.read_screen.reader
        for _ in range(6):
            if not view.notes:
                await reader.press("pagedown")
        shown = " ".join(plain(line)[5:].strip() for line in view.notes[1:])
        assert view.document is not None
        assert view.document.notes[0].text[:160] in shown
        assert len(view.notes) > 2
        assert max(len(plain(line)) for line in view.notes) <= view.columns


async def test_enter_gives_the_footnotes_half_of_the_pane_and_back() -> None:
    async with reading(size=(80, 30)) as reader:
        view = reader.app.read_screen.reader
        for _ in range(9):
            if len(view.notes) < 8:
                await reader.press("pagedown")
        before = len(view.notes)
        await reader.press("enter")
        assert len(view.notes) > before
        await reader.press("enter")
        assert len(view.notes) == before


async def test_the_last_line_can_be_read_although_footnotes_stand_over_it(tmp_path: Path) -> None:
    text = "I. MỤC\n\n" + "".join(f"Câu số {n} của bài.\n\n" for n in range(60))
    (tmp_path / "a.md").write_text(text + "Câu cuối<sup>1</sup>.\n\n<sup>1</sup> Chú thích.\n", "utf-8")
    async with reading([tmp_path / "a.md"]) as reader:
        await reader.press("end")
        assert reader.sees("Câu cuối¹.", "  1 Chú thích.")


async def test_finding_in_the_text_counts_and_steps() -> None:
    async with reading() as reader:
        await reader.press("slash")
        await reader.type("ho ngheo")
        assert reader.sees("1/")
        await reader.press("enter", "n")
        assert reader.sees("2/")
        assert "hộ nghèo" in " ".join(reader.styled("match_current")).lower()
        await reader.press("escape")
        assert not reader.styled("match_current")


async def test_a_search_without_a_match_says_so() -> None:
    async with reading() as reader:
        await reader.press("slash")
        await reader.type("zzzq")
        assert reader.sees("không thấy")


async def test_the_shelf_opens_a_section_of_another_document() -> None:
    async with reading() as reader:
        await reader.press("tab", "end", "up", "up", "up", "enter")
        assert reader.sees("HỘI ĐỒNG NHÂN DÂN TỈNH BẮC GIANG")
        assert reader.sees("Điều 2.")
        await reader.press("down", "down", "down")
        assert "Điều 2." in reader.lines[0]


async def test_folding_hides_what_lies_below() -> None:
    async with reading() as reader:
        await reader.press("tab", "down", "left")
        assert not reader.sees("A. KẾT QUẢ")
        await reader.press("right")
        assert reader.sees("A. KẾT QUẢ")


async def test_going_to_a_section_by_typing() -> None:
    async with reading() as reader:
        await reader.press("g")
        await reader.type("chi tieu chu")
        await reader.press("down", "enter")
        assert "II." in reader.lines[0]


async def test_help_palette_theme_and_language() -> None:
    async with reading() as reader:
        await reader.press("question_mark")
        assert reader.sees("Trợ giúp", "Đối chiếu với văn bản khác", "F4")
        await reader.press("escape", "ctrl+p")
        await reader.type("tieng anh")
        await reader.press("enter")
        assert reader.sees("Shelf", "find")
        await reader.press("t")
        await reader.type("high")
        await reader.press("enter")
        assert reader.app.theme == "high-contrast"


async def test_the_shelf_can_be_put_away() -> None:
    async with reading() as reader:
        await reader.press("b")
        assert not reader.sees("Kệ tài liệu")
        await reader.press("b")
        assert reader.sees("Kệ tài liệu")


async def test_a_hostile_file_cannot_drive_the_terminal(tmp_path: Path) -> None:
    file = tmp_path / "x.md"
    file.write_text("I. MỤC [b]lạ[/b]\n\nChữ\x1b]0;owned\x07 và \x9b31m \u202eđảo [red]thẻ[/red].\n", "utf-8")
    async with reading([file]) as reader:
        assert reader.sees("␛", "[b]lạ[/b]", "[red]thẻ[/red]")
        assert not any(c in reader.text for c in "\x1b\x07\x9b\u202e")


async def test_a_document_that_cannot_be_read_is_named_and_the_others_open(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_bytes(b"\x00\x00")
    (tmp_path / "b.md").write_text("I. MỤC\n\nChữ của tệp thứ hai.\n", "utf-8")
    async with reading([tmp_path]) as reader:
        assert reader.sees("Chữ của tệp thứ hai.")
        assert reader.sees("không phải tệp văn bản")


async def test_a_large_document_is_read_while_the_screen_is_there(tmp_path: Path) -> None:
    paragraph = "Đây là một câu dài của báo cáo để thử việc đọc một văn bản lớn trong nền.\n\n"
    (tmp_path / "a.md").write_text("I. MỤC LỚN\n\n" + paragraph * 12_000, "utf-8")
    (tmp_path / "b.md").write_text("I. MỤC NHỎ\n\nChữ.\n", "utf-8")
    async with reading([tmp_path]) as reader:
        assert reader.sees("I. MỤC LỚN", "đọc một văn bản lớn", "b")


async def test_a_long_text_keeps_its_place_through_one_width_after_another(tmp_path: Path) -> None:
    lines = "\n\n".join(f"{n}. {'Trồng rừng phòng hộ ven biển, ' * 6}đợt {n}." for n in range(1, 2600))
    (tmp_path / "dai.txt").write_text(lines, encoding="utf-8")
    async with reading([tmp_path / "dai.txt"], size=(120, 36)) as reader:
        await reader.press("end", "pageup", "pageup")
        place = reader.app.read_screen.reader.top_place()
        for key in ("-", "-", "+", "+"):
            await reader.press(key)
            assert reader.app.read_screen.reader.top_place()[0] == place[0]
        assert reader.app.read_screen.reader.top_place() == place
        page = reader.app.read_screen.reader.page
        assert page is not None
        assert page.lines[0].block >= 0  # the whole text is laid out by now
        await reader.press("home")
        assert reader.sees("1. Trồng rừng phòng hộ ven biển")
