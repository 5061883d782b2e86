"""Finding on a shelf that is too large to be read in one go, as someone does it."""

from __future__ import annotations

from pathlib import Path

import pytest

from doichieu.library import shelf
from doichieu.library.archive.updating import Progress
from doichieu.tui.screens.find import FindScreen
from doichieu.tui.widgets.reader_view import ReaderView

from .driver import reading

ROWS = "Huyện {name} có {count} hộ nghèo, giảm {count} hộ so với năm trước.\n\nĐường thủy nội địa dài {count} km.\n"


@pytest.fixture
def archive(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of documents, of which a few are more than is read in one go."""
    monkeypatch.setattr(shelf, "_LARGE", 200)
    monkeypatch.setattr(shelf, "_HELD", 2)
    monkeypatch.setenv("DOICHIEU_CACHE", str(tmp_path / "cache"))
    folder = tmp_path / "kho"
    folder.mkdir()
    for number, name in enumerate(["An Lộc", "Bình Minh", "Chợ Mới", "Đông Hà", "Ea Kar", "Giồng Riềng"]):
        (folder / f"bc-{number}.txt").write_text(f"BÁO CÁO\n\n{ROWS.format(name=name, count=100 + number)}", "utf-8")
    return folder


async def test_hits_come_from_documents_that_nobody_opened(archive: Path) -> None:
    async with reading([archive]) as reader:
        await reader.press("f")
        await reader.type("giong rieng")
        assert reader.sees("bc-5  (1)", "Giồng Riềng")
        await reader.press("enter")
        assert "bc-5" in reader.lines[0]
        assert reader.styled("match_current") == ["Giồng Riềng"]


async def test_typos_marks_and_figures_work_as_on_a_small_shelf(archive: Path) -> None:
    async with reading([archive]) as reader:
        await reader.press("f")
        await reader.type("duong thuy 103")
        assert reader.sees("bc-3")
        await reader.press("escape", "f")
        await reader.type("doongf haf")
        assert reader.sees("bc-3  (1)", "Đông Hà")


async def test_the_cursor_walks_over_documents_and_the_preview_follows(archive: Path) -> None:
    async with reading([archive], size=(130, 30)) as reader:
        await reader.press("f")
        await reader.type("duong thuy noi dia")
        assert reader.sees("6 đoạn trong 6 văn bản")
        seen = set()
        for _ in range(6):
            seen.update(count for count in range(100, 106) if reader.sees(f"dài {count} km.", f"có {count} hộ nghèo"))
            await reader.press("down")
        assert seen == set(range(100, 106))


async def test_a_file_that_has_gone_is_told_in_one_line(archive: Path) -> None:
    async with reading([archive]) as reader:
        await reader.press("f")
        (archive / "bc-5.txt").unlink()
        await reader.type("giong rieng")
        assert reader.sees("không thấy tệp")
        await reader.press("enter")
        assert reader.sees("bc-5  (1)")


async def test_only_a_few_documents_are_kept(archive: Path) -> None:
    async with reading([archive]) as reader:
        await reader.press("f")
        await reader.type("duong thuy noi dia")
        for _ in range(6):
            await reader.press("down")
        assert len(reader.app.services.shelf._held) <= 2


async def test_without_a_cache_folder_a_large_shelf_is_scanned(archive: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DOICHIEU_CACHE", "")
    async with reading([archive]) as reader:
        await reader.press("f")
        await reader.type("giong rieng")
        assert reader.sees("bc-5  (1)")


async def test_the_same_passage_is_found_in_other_documents(archive: Path) -> None:
    async with reading([archive]) as reader:
        await reader.press("f")
        await reader.type("thuy noi dia dai 104")
        await reader.press("f5")
        assert reader.sees("Đường thủy nội địa dài", "6 đoạn trong 6 văn bản")


async def test_the_index_of_a_large_shelf_is_complete(archive: Path) -> None:
    async with reading([archive]) as reader:
        await reader.press("K")
        assert reader.sees("chỉ mục đã đủ")


async def test_a_small_shelf_needs_no_index() -> None:
    async with reading() as reader:
        await reader.press("K")
        assert reader.sees("không cần chỉ mục")


async def test_how_far_the_index_has_come_stands_on_every_screen_that_searches(archive: Path) -> None:
    async with reading([archive]) as reader:
        services = reader.app.services
        services.searching.progress = Progress(3, 6, 300, 600, 20.0)
        reader.app.read_screen.in_step.tell()
        await reader.settle()
        assert reader.sees("lập chỉ mục 3/6 · còn ~20 giây")
        await reader.press("f")
        services.searching.progress = Progress(4, 6, 400, 600, 20.0)
        reader.app.read_screen.in_step.tell()
        await reader.settle()
        assert reader.sees("lập chỉ mục 4/6 · còn ~10 giây")
        await reader.type("qqqq")
        assert reader.sees("chưa thấy “qqqq” trong phần đã đọc")


async def test_a_folder_may_be_spelled_in_any_way(archive: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(archive.parent)
    async with reading([Path("./kho/../kho")]) as reader:
        await reader.press("f")
        await reader.type("giong rieng")
        await reader.press("enter")
        assert "bc-5" in reader.lines[0]


async def test_a_document_behind_a_link_is_found(archive: Path) -> None:
    (archive.parent / "ngoai.txt").write_text("Tài liệu ngoài kho về Hồ Tràm.\n", "utf-8")
    (archive / "lien-ket.txt").symlink_to(archive.parent / "ngoai.txt")
    async with reading([archive]) as reader:
        await reader.press("f")
        await reader.type("ho tram")
        assert reader.sees("lien-ket  (1)")


async def test_a_document_that_changed_since_is_told_or_found_where_it_is(archive: Path) -> None:
    async with reading([archive]) as reader:
        await reader.press("f")
        await reader.type("giong rieng")
        (archive / "bc-5.txt").write_text("Khác hẳn.\n", "utf-8")
        reader.app.services.shelf._held.clear()
        await reader.press("f4")
        assert reader.sees("Tìm trong các văn bản") or reader.sees("đã thay đổi")


async def test_files_that_come_into_a_folder_are_found_and_stand_on_the_shelf(archive: Path) -> None:
    async with reading([archive]) as reader:
        (archive / "moi.txt").write_text("Tin mới về Hồ Tràm.\n", "utf-8")
        reader.app.services.searching._updated = 0.0
        reader.app.read_screen.follow_folders()
        await reader.settle()
        assert reader.sees("moi")
        await reader.press("f")
        await reader.type("ho tram")
        assert reader.sees("moi  (1)")


async def test_a_search_is_made_again_when_the_index_is_whole(archive: Path) -> None:
    async with reading([archive]) as reader:
        services = reader.app.services
        services.searching.progress = Progress(3, 6, 300, 600, 20.0)
        await reader.press("f")
        await reader.type("ho ngheo")
        assert reader.sees("ít nhất 6 đoạn")
        (archive / "bc-6.txt").write_text("BÁO CÁO\n\nXã Phú Lộc có 7 hộ nghèo.\n", "utf-8")
        services.searching.bring_in_step(lambda: None)
        reader.app.read_screen.in_step.tell()
        await reader.settle()
        await reader.settle()
        assert reader.sees("7 đoạn trong 7 văn bản")
        assert not reader.sees("ít nhất")


async def test_a_paused_index_is_told_as_long_as_it_is_incomplete(archive: Path) -> None:
    async with reading([archive]) as reader:
        reader.app.services.searching.is_paused = True
        await reader.press("f")
        await reader.type("ho ngheo")
        assert reader.sees("chỉ mục đang tạm dừng, chưa đủ", "ít nhất 6 đoạn")


async def test_the_file_of_a_hit_that_has_gone_leaves_no_other_text_below_its_heading(archive: Path) -> None:
    async with reading([archive]) as reader:
        await reader.press("f")
        await reader.type("ho ngheo")
        assert reader.sees("hộ so với năm trước")
        for file in archive.iterdir():
            file.unlink()
        await reader.press("down")
        preview = reader.app.screen.query_one("#preview", ReaderView)
        assert preview.document is None


async def test_the_index_may_come_further_while_the_search_is_being_opened(archive: Path) -> None:
    async with reading([archive]) as reader:
        reader.app.services.searching.progress = Progress(3, 6, 300, 600, 20.0)
        reader.app.push_screen(FindScreen())
        reader.app.read_screen.in_step.progressed()
        await reader.settle()
        assert reader.sees("lập chỉ mục 3/6")


CITED = "UBND TỈNH HÀ GIANG\n\nBÁO CÁO\n\nThực hiện Nghị quyết số 05/NQ-HĐND ngày {} của HĐND tỉnh Hà Giang.\n"


async def test_a_citation_is_held_against_documents_that_nobody_opened(archive: Path) -> None:
    (archive / "a-cu.txt").write_text(CITED.format("10/7/2023"), "utf-8")
    (archive / "a-moi.txt").write_text(CITED.format("12/7/2023"), "utf-8")
    async with reading([archive], size=(150, 30)) as reader:
        await reader.press("f")
        await reader.type("nghi quyet so 05")  # the index is made
        await reader.press("escape")
        assert "a-cu" in reader.lines[0]
        await reader.press("p")
        assert reader.sees("05/NQ-HĐND", "10/7/2023", "12/7/2023", "a-moi.txt")
        assert reader.sees("viện dẫn đã đối chiếu với 7 văn bản khác")
        await reader.press("tab", "enter")
        assert "a-moi" in reader.lines[0]
        assert reader.sees("ngày 12/7/2023")


async def test_the_whole_of_a_large_shelf_is_checked_for_its_citations(archive: Path) -> None:
    (archive / "y.txt").write_text(CITED.format("10/7/2023"), "utf-8")
    (archive / "z.txt").write_text(CITED.format("12/7/2023"), "utf-8")
    async with reading([archive], size=(150, 30)) as reader:
        await reader.press("f")
        await reader.type("nghi quyet so 05")
        await reader.press("escape", "p")
        assert not reader.sees("05/NQ-HĐND")
        await reader.press("a")
        assert reader.sees("05/NQ-HĐND", "y.txt", "z.txt", "viện dẫn được đối chiếu giữa tất cả")


async def test_documents_that_nobody_read_yet_can_be_compared(archive: Path) -> None:
    async with reading([archive], size=(150, 30)) as reader:
        await reader.press("c")
        await reader.type("bc-4")
        assert reader.sees("bc-0", "⇔ bc-4")
        await reader.press("enter")
        assert reader.sees("An Lộc", "Ea Kar")
