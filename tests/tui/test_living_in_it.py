"""Reading for an hour and coming back tomorrow: places, notes, copying, jumping, how the text looks."""

from __future__ import annotations

import os
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from textual.selection import Selection

from doichieu.library.bundled import bundled, corpus_folder
from doichieu.library.cache import Cache
from doichieu.library.choices import WELCOMED, Choices
from doichieu.library.entries import find_entries
from doichieu.library.shelf import Shelf
from doichieu.library.store import Store
from doichieu.presentation.words import Words
from doichieu.settings.keymap import Keymap
from doichieu.settings.themes import load_themes
from doichieu.tui import taking
from doichieu.tui.app import DoichieuApp
from doichieu.tui.jumping import labels
from doichieu.tui.screens.targets import TargetsScreen
from doichieu.tui.services import Services

from .driver import Reader, reading

ROWS = "".join(f"Câu thứ {n} nói về {n} việc đã làm trong năm qua ở huyện.\n\n" for n in range(60))
YEARS = "".join(f" Năm {year} |" for year in range(2021, 2028))
TABLE = (
    f"| Chỉ tiêu |{YEARS} Tỷ lệ |\n|{'---|' * 9}\n| Thu ngân sách nhà nước trên địa bàn tỉnh |"
    f"{' 1.234.567.890 |' * 7} 8,52 |\n\n"
)
FACTS = "Tỷ lệ hộ nghèo còn 1,82% vào ngày 05/12/2031 theo Quyết định số 45/QĐ-UBND.\n\n"
END = "".join(f"Câu cuối {n}.\n\n" for n in range(40))
LONG = f"# I. Kinh tế\n\n{ROWS}# II. Xã hội\n\n{FACTS}{TABLE}{END}"


@pytest.fixture
def files(tmp_path: Path) -> list[Path]:
    (tmp_path / "a.md").write_text(LONG, "utf-8")
    (tmp_path / "b.md").write_text(LONG.replace("huyện", "xã"), "utf-8")
    return [tmp_path / "a.md", tmp_path / "b.md"]


@asynccontextmanager
async def sitting(files: list[Path], data: Path, size: tuple[int, int] = (100, 30)) -> AsyncIterator[Reader]:
    """One sitting of a reader whose store is in a folder."""
    themes = load_themes([bundled("themes")])
    shelf = Shelf(find_entries([str(path) for path in files]), Cache(None), Store(data))
    app = DoichieuApp(Services(shelf, Words("vi"), themes, themes.themes["dark"]))
    async with app.run_test(size=size, notifications=True) as pilot:
        reader = Reader(app, pilot)
        await reader.settle()
        yield reader


async def test_the_next_sitting_begins_where_the_last_one_ended(files: list[Path], tmp_path: Path) -> None:
    async with sitting(files, tmp_path / "data") as reader:
        await reader.press("tab", "end", "enter", "tab")
        await reader.press("pagedown", "pagedown")
        top = next(line[38:] for line in reader.lines[1:] if "Câu thứ" in line)
        name = reader.lines[0].split("›")[0].split()[-1]
        await reader.press("q")
    async with sitting(files, tmp_path / "data") as reader:
        assert reader.lines[0].split("›")[0].split()[-1] == name
        assert top.strip() in reader.text
        await reader.press("home")
        assert reader.sees("I. Kinh tế")


async def test_folds_are_as_they_were(files: list[Path], tmp_path: Path) -> None:
    async with sitting(files[:1], tmp_path / "data") as reader:
        await reader.press("pagedown")
        reader.app.read_screen.shelf.closed[0] = {1}
        reader.app.read_screen.resuming.keep()
    async with sitting(files[:1], tmp_path / "data") as reader:
        assert reader.app.read_screen.shelf.closed[0] == {1}


async def test_back_and_forward_over_documents(files: list[Path]) -> None:
    async with reading(files, (100, 30)) as reader:
        await reader.press("right_square_bracket", "right_square_bracket")
        here = reader.lines[1:8]
        await reader.press("tab", "end", "enter")
        assert "b" in reader.lines[0].split("›")[0].split()[-1]
        await reader.press("ctrl+o")
        assert reader.lines[0].split("›")[0].split()[-1] == "a"
        assert [line[40:] for line in reader.lines[1:8]] == [line[40:] for line in here]
        await reader.press("alt+right")
        assert reader.lines[0].split("›")[0].split()[-1] == "b"
        await reader.press("alt+right")
        assert reader.sees("Không còn chỗ nào sau đó")


async def test_a_bookmark_and_a_note_stand_in_the_margin_and_in_the_list(files: list[Path], tmp_path: Path) -> None:
    async with sitting(files, tmp_path / "data") as reader:
        await reader.press("right_curly_bracket", "right_curly_bracket", "m")
        assert reader.sees("▌ Câu thứ 0", "Đã đánh dấu")
        await reader.press("shift+down", "insert")
        await reader.type("hỏi lại")
        await reader.press("enter")
        assert reader.sees("» Câu thứ 1")
        await reader.press("f12")
        assert reader.sees("2 ghi chú", "(dấu)", "hỏi lại", "Câu thứ 1")
    files[0].write_text("# 0. Mới\n\nCâu mới.\n\n" + LONG, "utf-8")
    async with sitting(files, tmp_path / "data") as reader:
        await reader.press("u", "down", "enter")
        assert reader.sees("» Câu thứ 1", "▌ Câu thứ 0")
        await reader.press("u", "d")
        assert reader.sees("1 ghi chú", "z lấy lại")
        await reader.press("z")
        assert reader.sees("2 ghi chú")
        await reader.press("home", "d")
        await reader.press("escape")
        assert not reader.sees("▌ Câu thứ 0")


async def test_notes_are_written_to_a_file(files: list[Path], tmp_path: Path) -> None:
    async with reading(files, (100, 30)) as reader:
        await reader.press("right_curly_bracket", "right_curly_bracket", "a")
        await reader.type("xem *lại*")
        await reader.press("enter", "u", "x", "home", "ctrl+k")
        await reader.paste(str(tmp_path / "ra.md"))
        await reader.press("enter")
        text = (tmp_path / "ra.md").read_text("utf-8")
        assert "## a" in text
        assert "> Câu thứ 0" in text
        assert r"xem \*lại\*" in text


async def test_without_notes_the_list_says_how_to_make_one(files: list[Path]) -> None:
    async with reading(files, (100, 30)) as reader:
        await reader.press("u")
        assert reader.sees("Chưa có dấu hay ghi chú nào", "m đánh dấu đoạn")


async def test_a_passage_is_copied_with_its_source(files: list[Path], monkeypatch: pytest.MonkeyPatch) -> None:
    taken: list[str] = []
    monkeypatch.setattr(taking, "copy_by_program", lambda text: taken.append(text) or "xclip")
    async with reading(files, (100, 30)) as reader:
        await reader.press("right_curly_bracket", "right_curly_bracket", "y")
        assert taken == ["Câu thứ 0 nói về 0 việc đã làm trong năm qua ở huyện."]
        assert reader.sees("Đã chép", "xclip")
        await reader.press("ctrl+x")
        assert taken[1].splitlines()[1] == "— a · I. · đoạn 2"


async def test_without_a_program_the_terminal_is_asked_and_that_is_told(
    files: list[Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(taking, "copy_by_program", lambda text: None)
    async with reading(files, (120, 30)) as reader:
        await reader.press("y")
        assert reader.sees("OSC 52", "không biết chắc")
        assert reader.app.clipboard.startswith("I. Kinh tế")


async def test_the_editor_opens_at_the_line_and_what_changed_is_read_again(
    files: list[Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    script = tmp_path / "editor"
    script.write_text('#!/bin/sh\necho "$@" > "$0.told"\nprintf "\\nCâu thêm vào.\\n" >> "$2"\n', "utf-8")
    script.chmod(0o755)
    monkeypatch.setenv("VISUAL", str(script))
    async with reading(files, (100, 30)) as reader:
        await reader.press("right_curly_bracket", "right_curly_bracket")
        monkeypatch.setattr(reader.app, "suspend", open_devnull)
        await reader.press("E")
        assert (tmp_path / "editor.told").read_text("utf-8").split() == ["+3", str(files[0])]
        await reader.press("end")
        assert reader.sees("Câu thêm vào.")


def open_devnull() -> object:
    return open(os.devnull)


async def test_an_editor_that_cannot_be_run_is_told_and_the_screen_comes_back(
    files: list[Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    async with reading(files, (100, 30)) as reader:
        monkeypatch.setattr(reader.app, "suspend", open_devnull)
        for editor, told in (("no-such-editor", "No such file"), ("false", "status 1")):
            monkeypatch.setenv("VISUAL", editor)
            await reader.press("E")
            assert reader.sees("Không chạy được", told, "I. Kinh tế")


async def test_no_editor_is_told(files: list[Path], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("VISUAL", raising=False)
    monkeypatch.delenv("EDITOR", raising=False)
    async with reading(files, (100, 30)) as reader:
        await reader.press("E")
        assert reader.sees("Chưa đặt $EDITOR")


async def test_letters_lead_to_any_place_on_the_screen(files: list[Path]) -> None:
    async with reading(files, (100, 30)) as reader:
        await reader.press("apostrophe")
        assert reader.sees("Nhảy tới")
        await reader.press("d")
        assert reader.sees("› Câu thứ 1 ")
        assert not reader.sees("Nhảy tới")
        await reader.press("f11", "tab", "tab", "enter")
        assert reader.sees("› Câu thứ 0")
        await reader.press("apostrophe", "escape")
        assert not reader.sees("Nhảy tới")


def test_no_label_begins_another() -> None:
    for count in (1, 26, 27, 200):
        made = labels(count)
        assert len(set(made)) == count
        assert not any(a != b and b.startswith(a) for a in made for b in made)


async def test_zen_is_the_text_alone(files: list[Path]) -> None:
    async with reading(files, (100, 30)) as reader:
        await reader.press("Z")
        assert not reader.sees("Kệ tài liệu")
        assert not reader.sees("tìm khắp")
        await reader.press("escape")
        assert reader.sees("Kệ tài liệu", "tìm khắp")


async def test_the_column_is_as_wide_as_the_reader_wants(files: list[Path], tmp_path: Path) -> None:
    async with sitting(files, tmp_path / "data", (160, 30)) as reader:
        await reader.press("minus", "minus", "minus", "minus")
        assert reader.sees("Cột chữ rộng 64")
    async with sitting(files, tmp_path / "data", (160, 30)) as reader:
        assert reader.app.read_screen.reader.page is not None
        assert reader.app.read_screen.reader.page.width == 64


async def test_figures_dates_and_citations_are_styled_until_switched_off(files: list[Path]) -> None:
    async with reading(files, (100, 40)) as reader:
        await reader.press("right_square_bracket")
        assert "1,82%" in reader.styled("figure")
        assert "05/12/2031" in " ".join(reader.styled("date"))
        assert "45/QĐ-UBND" in " ".join(reader.styled("citation"))
        await reader.press("F")
        assert reader.styled("figure") == []


async def test_a_wide_table_loses_no_figure_and_is_moved_sideways(files: list[Path]) -> None:
    async with reading(files, (80, 40)) as reader:
        await reader.press("right_square_bracket")
        assert not reader.sees("8,52")
        assert reader.sees("→")
        await reader.press(*["greater_than_sign"] * 9)
        assert reader.sees("8,52", "Thu ngân")
        assert not reader.sees("Năm 2021")
        await reader.press(*["shift+left"] * 9)
        assert reader.sees("Thu ngân")


async def test_resizing_to_and_fro_leaves_the_text_where_it_was(files: list[Path]) -> None:
    async with reading(files, (160, 30)) as reader:
        await reader.press("pagedown", "down", "down", "down")
        before = reader.app.read_screen.reader.top_place()
        for columns in (80, 60, 40, 250, 160):
            await reader.pilot.resize_terminal(columns, 30)
            await reader.settle()
        assert reader.app.read_screen.reader.top_place() == before


async def test_the_path_keeps_its_end_where_there_is_no_room(tmp_path: Path) -> None:
    path = tmp_path / "mot-bao-cao-co-ten-that-la-dai-de-khong-vua-mot-dong.md"
    headings = "# Phần thứ nhất\n\n## A. ĐÁNH GIÁ\n\n### III. Kết quả\n\n#### 5. Chi tiết\n\n"
    path.write_text(headings + "Câu.\n\n" * 60, "utf-8")
    async with reading([path], (80, 24)) as reader:
        await reader.press(*["right_square_bracket"] * 4)
        assert reader.lines[0].split("%")[0].rstrip(" 0123456789").rstrip().endswith("5.")


async def test_a_stray_backspace_does_nothing() -> None:
    async with reading() as reader:
        before = reader.text
        await reader.press("backspace", "backspace")
        assert reader.text == before
        await reader.press("i")
        targets = reader.app.screen
        assert isinstance(targets, TargetsScreen)
        count = len(targets.documents)
        await reader.press("backspace")
        assert len(targets.documents) == count


async def test_keys_are_those_of_the_keymap(files: list[Path]) -> None:
    themes = load_themes([bundled("themes")])
    shelf = Shelf(find_entries([str(path) for path in files]), Cache(None))
    keymap = Keymap({"read.zen": ("f12",), "text.page_down": ("ctrl+v",), "read.notes": ("ctrl+w",)})
    app = DoichieuApp(Services(shelf, Words("vi"), themes, themes.themes["dark"], keymap=keymap))
    async with app.run_test(size=(100, 30), notifications=True) as pilot:
        reader = Reader(app, pilot)
        await reader.settle()
        await reader.press("Z")
        assert reader.sees("Kệ tài liệu")
        await reader.press("space")
        assert reader.app.read_screen.reader.scroll_offset.y == 0
        await reader.press("ctrl+v")
        assert reader.app.read_screen.reader.scroll_offset.y > 0
        await reader.press("f12")
        assert not reader.sees("Kệ tài liệu")


async def test_who_is_new_is_welcomed_until_it_is_enough(files: list[Path], tmp_path: Path) -> None:
    def app() -> DoichieuApp:
        themes = load_themes([bundled("themes")])
        store = Store(tmp_path / "data")
        shelf = Shelf(find_entries([str(path) for path in files]), Cache(None), store)
        greets = not Choices(store).get(WELCOMED)
        return DoichieuApp(Services(shelf, Words("vi"), themes, themes.themes["dark"], greets=greets))

    for key, is_welcomed in (("escape", True), ("enter", True), ("x", False)):
        one = app()
        async with one.run_test(size=(100, 30), notifications=True) as pilot:
            reader = Reader(one, pilot)
            await reader.settle()
            assert reader.sees("Chào bạn", "Tìm trong văn bản đang mở") is is_welcomed
            await reader.press(key)
            assert not reader.sees("Chào bạn")


async def test_the_keys_that_the_welcome_names_work(files: list[Path]) -> None:
    themes = load_themes([bundled("themes")])
    shelf = Shelf(find_entries([str(path) for path in files]), Cache(None))
    app = DoichieuApp(Services(shelf, Words("vi"), themes, themes.themes["dark"], greets=True))
    async with app.run_test(size=(100, 30), notifications=True) as pilot:
        reader = Reader(app, pilot)
        await reader.settle()
        await reader.press("L")
        assert reader.sees("Welcome", "Find in the open text")
        await reader.press("L", "f")
        assert not reader.sees("Chào bạn")
        assert reader.sees("Tìm trong các văn bản")


async def test_the_keys_stay_in_sight_below_the_field(files: list[Path]) -> None:
    async with reading(files, (100, 20)) as reader:
        await reader.press("slash")
        await reader.type("huyen")
        assert "tìm khắp" in reader.lines[-1]
        assert reader.lines[-2].strip() == "huyen"


async def test_notes_are_carried_over_to_the_next_draft(files: list[Path]) -> None:
    files[1].write_text("# 0. Mở đầu\n\nLời mới.\n\n" + LONG.replace("còn 1,82%", "giảm còn 1,9%"), "utf-8")
    async with reading(files, (100, 30)) as reader:
        await reader.press("right_square_bracket", "right_curly_bracket", "right_curly_bracket", "a")
        await reader.type("hỏi lại")
        await reader.press("enter", "u", "c", "enter")
        assert reader.sees("Đã chép 1 ghi chú sang b; 0 không có đoạn tương ứng")
        await reader.press("c", "enter", "escape")
        await reader.press("tab", "end", "enter", "u")
        assert reader.sees("1 ghi chú", "hỏi lại", "giảm còn 1,9%")


async def test_the_keys_in_the_bar_may_be_clicked(files: list[Path]) -> None:
    async with reading(files, (100, 30)) as reader:
        at = reader.lines[-1].index("trợ giúp")
        await reader.pilot.click("#keys", offset=(at + 2, 0))
        await reader.settle()
        assert reader.sees("Trợ giúp về màn hình này")


async def test_a_click_on_a_fold_mark_leaves_the_text_where_it_is(files: list[Path]) -> None:
    async with reading(files, (100, 30)) as reader:
        await reader.press("pagedown")
        before = reader.lines[0], reader.app.read_screen.reader.scroll_offset.y
        assert reader.sees("I. Kinh tế")
        await reader.pilot.click("#shelf", offset=(0, 0))
        await reader.settle()
        assert (reader.lines[0], reader.app.read_screen.reader.scroll_offset.y) == before
        assert reader.lines[1].startswith("▸ a")


async def test_what_is_marked_with_the_mouse_is_copied_as_paragraphs(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("Một câu dài " * 20 + "hết.\n\nCâu hai.\n", "utf-8")
    async with reading([path], (80, 24)) as reader:
        view = reader.app.read_screen.reader
        taken = view.get_selection(Selection(None, None))
        assert taken is not None
        assert taken[0] == ("Một câu dài " * 20 + "hết.") + "\n\nCâu hai."


async def test_the_place_before_walking_over_the_shelf_or_a_leap_is_not_lost(files: list[Path]) -> None:
    async with reading(files[:1], (100, 30)) as reader:
        view = reader.app.read_screen.reader
        await reader.press("pagedown")
        here = view.top_place()
        await reader.press("tab", "end", "tab")
        assert view.top_place() != here
        await reader.press("ctrl+o")
        assert view.top_place() == here
        await reader.press("end")
        assert view.top_place() != here
        await reader.press("ctrl+o")
        assert view.top_place() == here


async def test_the_theme_in_force_stands_first(files: list[Path]) -> None:
    async with reading(files, (100, 30), theme="light") as reader:
        await reader.press("t")
        assert reader.sees("✓ light")
        await reader.press("enter")
        assert reader.app.services.theme.name == "light"


async def test_letters_of_no_label_begin_anew(files: list[Path]) -> None:
    async with reading(files, (100, 30)) as reader:
        await reader.press("apostrophe", "m")
        assert reader.sees("Nhảy tới")
        await reader.press("d")
        assert not reader.sees("Nhảy tới")


@pytest.mark.parametrize(("given", "told"), [([str(corpus_folder())], True), (["mine"], False)])
async def test_the_welcome_says_how_to_open_ones_own_files_where_none_are(given: list[str], told: bool) -> None:
    themes = load_themes([bundled("themes")])
    shelf = Shelf(find_entries([]), Cache(None))
    app = DoichieuApp(Services(shelf, Words("vi"), themes, themes.themes["dark"], given=given, greets=True))
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        reader = Reader(app, pilot)
        await reader.settle()
        assert reader.sees("doichieu library add") is told
        assert reader.sees("Thoát", "Enter đóng")
