"""Working through a comparison: seen, noted, matched by hand, stacked, figures, versions."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from doichieu.library.bundled import bundled
from doichieu.library.cache import Cache
from doichieu.library.entries import find_entries
from doichieu.library.shelf import Shelf
from doichieu.library.store import Store
from doichieu.presentation.words import Words
from doichieu.settings.themes import load_themes
from doichieu.tui.app import DoichieuApp
from doichieu.tui.services import Services

from .driver import Reader, reading

TEXTS = {
    "du-thao-1.txt": ("Trồng 40 ha chè, thu 7 tấn búp.", "Sửa 12 km đường liên xã cả năm.", "Khám cho 300 người già."),
    "du-thao-2.txt": ("Trồng 45 ha chè, thu 14 tấn búp.", "Sửa 12 km đường liên xã.", "Khám cho 300 người già."),
    "du-thao-3.txt": ("Trồng 50 ha chè, thu 14 tấn búp.", "Sửa 12 km đường liên xã.", "Khám cho 500 người già."),
}


@pytest.fixture
def drafts(tmp_path: Path) -> list[Path]:
    for name, told in TEXTS.items():
        titles = ("I. Chè", "II. Đường", "III. Y tế")
        lines = [line for both in zip(titles, told, strict=True) for line in both]
        (tmp_path / name).write_text("\n\n".join(lines), encoding="utf-8")
    return [tmp_path / name for name in TEXTS]


@asynccontextmanager
async def comparing(paths: list[Path], data: Path | None, size: tuple[int, int] = (120, 36)) -> AsyncIterator[Reader]:
    """The first two documents compared, with a data folder."""
    themes = load_themes([bundled("themes")])
    shelf = Shelf(find_entries([str(path) for path in paths]), Cache(None), Store(data))
    app = DoichieuApp(Services(shelf, Words("vi"), themes, themes.themes["dark"]))
    async with app.run_test(size=size, notifications=True) as pilot:
        reader = Reader(app, pilot)
        await reader.settle()
        await reader.press("c")
        await reader.type("toan van")
        await reader.press("enter")
        yield reader


async def test_a_change_is_marked_as_seen_and_the_next_one_comes(drafts: list[Path], tmp_path: Path) -> None:
    async with comparing(drafts, tmp_path / "data") as reader:
        assert reader.sees("1/3", "40 ha → 45 ha")
        await reader.press("v")
        assert reader.sees("2/3", "7 tấn → 14 tấn")
        await reader.press("[")
        assert reader.sees("1/3  ✓")
        await reader.press("v")
        assert not reader.sees("✓")


async def test_marks_and_notes_are_there_the_next_time_from_either_side(drafts: list[Path], tmp_path: Path) -> None:
    async with comparing(drafts, tmp_path / "data") as reader:
        await reader.press("f4", "e")
        await reader.type("hoi lai so")
        await reader.press("enter")
        assert reader.sees("✎ hoi lai so")
    async with comparing(drafts, tmp_path / "data") as reader:
        assert reader.sees("1/3  ✓")
        await reader.press("s")
        assert reader.sees("1/3  ✓", "45 ha → 40 ha")
        await reader.press("]")
        assert reader.sees("✎ hoi lai so")
        await reader.press("e", *["backspace"] * 12, "enter")
        assert not reader.sees("✎")


async def test_what_was_seen_can_be_left_out(drafts: list[Path], tmp_path: Path) -> None:
    async with comparing(drafts, tmp_path / "data") as reader:
        await reader.press("v", "k")
        await reader.type("an nhung")
        await reader.press("enter")
        assert reader.sees("1/2", "7 tấn → 14 tấn", "chưa xem")
        await reader.press("v")
        assert reader.sees("1/1", "cả năm")
        await reader.press("v")
        assert reader.sees("Mọi khác biệt đều đã xem.")


async def test_without_a_data_folder_marks_last_as_long_as_the_screen(drafts: list[Path]) -> None:
    async with comparing(drafts, None) as reader:
        await reader.press("v")
        assert reader.sees("thư mục dữ liệu")
        await reader.press("[")
        assert reader.sees("1/3  ✓")


async def test_sections_are_matched_and_parted_by_hand_and_stay_so(drafts: list[Path], tmp_path: Path) -> None:
    async with comparing(drafts, tmp_path / "data") as reader:
        await reader.press("m")
        await reader.type("khong ghep")
        await reader.press("enter")
        assert reader.sees("chỉ có bên trái", "chỉ có bên phải")
    async with comparing(drafts, tmp_path / "data") as reader:
        assert reader.sees("chỉ có bên trái")
        await reader.press("]", "m")
        await reader.type("bo het")
        await reader.press("enter")
        assert not reader.sees("chỉ có bên trái")
        assert reader.sees("40 ha → 45 ha")


async def test_figures_alone_the_largest_difference_first(drafts: list[Path]) -> None:
    async with comparing(drafts, None) as reader:
        await reader.press("#")
        rows = [line for line in reader.lines if "tấn" in line or " ha" in line]
        assert reader.sees("2 số liệu khác nhau; thay đổi nhiều nhất (theo %) trước")
        figures = [row for row in rows if "+" in row]
        assert "+7 tấn; +100 %" in figures[0]
        assert "+5 ha; +12,5 %" in figures[1]
        await reader.press("enter")
        assert reader.sees("2/3", "7 tấn → 14 tấn")


async def test_one_under_the_other_by_key_and_on_a_narrow_screen(drafts: list[Path]) -> None:
    async with comparing(drafts, None) as reader:
        await reader.press("|")
        old = next(i for i, line in enumerate(reader.lines) if "40 ha chè" in line)
        new = next(i for i, line in enumerate(reader.lines) if "45 ha chè" in line)
        assert new == old + 1
        assert "#−" in reader.lines[old]
        assert "#+" in reader.lines[new]
    async with comparing(drafts, None, size=(64, 24)) as reader:
        assert reader.sees("#− Trồng 40 ha chè", "#+ Trồng 45 ha chè")


async def test_the_map_at_the_edge_tells_where_changes_are(drafts: list[Path]) -> None:
    async with comparing(drafts, None) as reader:
        assert {"#", "±"} <= {line[-1:] for line in reader.lines}
        await reader.pilot.click("#map", offset=(0, 2))
        await reader.settle()
        assert reader.sees("40 ha")


async def test_three_versions_of_a_section_one_under_another(drafts: list[Path]) -> None:
    async with comparing(drafts, None) as reader:
        await reader.press("V", "a", "enter")
        text = reader.text
        assert text.index("40 ha") < text.index("45 ha") < text.index("50 ha")
        assert reader.sees("2 khác biệt so với bản trên", "1 khác biệt so với bản trên")
        assert "50 ha" in reader.styled("added_word")
        await reader.press("d")
        assert not reader.sees("50 ha")
        await reader.press("escape")
        assert reader.sees("⇔")


async def test_a_version_that_a_document_lacks_is_named(drafts: list[Path], tmp_path: Path) -> None:
    other = tmp_path / "xa-khac.txt"
    other.write_text("I. Nghề rèn\n\nLò rèn nổi lửa từ sáng sớm.", encoding="utf-8")
    async with reading([*drafts[:2], other]) as reader:
        await reader.press("c")
        await reader.type("du-thao-1 du-thao-2 toan van")
        await reader.press("enter", "V", "a", "enter")
        assert reader.sees("không có mục tương ứng")


@pytest.fixture
def long(tmp_path: Path) -> list[Path]:
    """Two long drafts with a difference near the beginning and one behind the middle."""
    made = [tmp_path / "dai-1.txt", tmp_path / "dai-2.txt"]
    for number, path in enumerate(made):
        lines = [f"{n}. Xã thứ {n} trồng {n + number * (n in (1, 40))} ha chè trên đất đồi." for n in range(1, 60)]
        path.write_text("\n\n".join(["I. Chè", *lines]), encoding="utf-8")
    return made


async def test_a_mark_goes_to_a_change_on_the_screen(long: list[Path], tmp_path: Path) -> None:
    async with comparing(long, tmp_path / "data", size=(120, 20)) as reader:
        assert reader.sees("1/2", "1 ha → 2 ha")
        await reader.press("o", "o", "end", "v")
        assert reader.sees("không có khác biệt nào")
        await reader.press("home", "v", "[")
        assert reader.sees("1/2  ✓")


async def test_sections_only_on_the_right_are_matched_by_hand_too(drafts: list[Path], tmp_path: Path) -> None:
    async with comparing(drafts, tmp_path / "data") as reader:
        await reader.press("m")
        await reader.type("khong ghep")
        await reader.press("enter")
        for _ in range(6):
            if reader.sees("thêm:"):
                break
            await reader.press("[")
        await reader.press("m")
        assert reader.sees("Ghép “I. Chè” với mục nào của du-thao-1")
        await reader.type("I. Che")
        await reader.press("enter")
        assert not reader.sees("chỉ có bên phải")


async def test_another_file_joins_the_versions(drafts: list[Path], tmp_path: Path) -> None:
    other = tmp_path / "xa" / "du-thao-4.txt"
    other.parent.mkdir()
    other.write_text(drafts[2].read_text(encoding="utf-8").replace("50 ha", "77 ha"), encoding="utf-8")
    async with comparing(drafts, None) as reader:
        await reader.press("V", "a")
        await reader.type("mot tep khac")
        await reader.press("enter")
        await reader.paste(str(other).replace("/", "/"))
        await reader.press("enter")
        assert reader.sees("77 ha")
        await reader.press("a")
        await reader.type("mot tep khac")
        await reader.press("enter")
        await reader.type("khong-co.txt")
        await reader.press("enter")
        assert reader.sees("không thấy tệp")


async def test_a_passage_that_went_elsewhere_is_seen_at_both_ends(tmp_path: Path) -> None:
    moved = "Đã bón phân hữu cơ cho toàn bộ diện tích cây mới trồng."
    one, other = tmp_path / "a.txt", tmp_path / "b.txt"
    one.write_text(f"I. Chè\n\nTrồng 40 ha.\n\n{moved}\n\nII. Cam\n\nSâu bệnh ít hơn mọi năm.", encoding="utf-8")
    other.write_text(f"I. Chè\n\nTrồng 40 ha.\n\nII. Cam\n\nSâu bệnh ít hơn mọi năm.\n\n{moved}", encoding="utf-8")
    async with comparing([one, other], None) as reader:
        assert reader.sees("chuyển chỗ", "sang II.")
        ends = [line for line in reader.lines if "Đã bón phân" in line and "↷" in line]
        assert len(ends) == 2


async def test_a_changed_footnote_is_shown_behind_its_mark_and_read_with_its_section(tmp_path: Path) -> None:
    one, other = tmp_path / "a.md", tmp_path / "b.md"
    text = "I. Chè\n\nTrồng 40 ha[^1] chè trên đất đồi.\n\nII. Cam\n\nTốt.\n\n[^1]: Không kể {} ha trồng dặm."
    one.write_text(text.format(5), encoding="utf-8")
    other.write_text(text.format(7), encoding="utf-8")
    async with comparing([one, other], None) as reader:
        assert reader.sees("[1] Không kể 5 ha", "[1] Không kể 7 ha")
        await reader.press("r")
        assert reader.app.screen is reader.app.read_screen
        assert reader.sees("Trồng 40 ha")


async def test_what_is_told_and_what_the_keys_act_on_is_what_is_in_view(long: list[Path], tmp_path: Path) -> None:
    async with comparing(long, tmp_path / "data", size=(120, 20)) as reader:
        await reader.press("o", "o", "right_square_bracket")
        assert reader.sees("2/2", "40 ha → 41 ha")
        await reader.press("home")
        await reader.pilot.pause(0.6)  # the way there is scrolled over
        assert reader.sees("1/2", "1 ha → 2 ha")
        await reader.press("end")
        await reader.pilot.pause(0.6)
        assert reader.sees("không có khác biệt nào")
        assert not reader.sees("1/2")


async def test_from_the_text_esc_leads_back_to_the_change(drafts: list[Path], tmp_path: Path) -> None:
    async with comparing(drafts, tmp_path / "data") as reader:
        await reader.press("right_square_bracket")
        told = reader.lines[-2]
        await reader.press("r")
        assert reader.lines[-2] != told
        await reader.press("escape")
        assert reader.lines[-2] == told
