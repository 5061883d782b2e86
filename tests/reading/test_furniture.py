"""Page numbers and running headers are set aside; figures on lines of their own are not."""

import pytest

from doichieu.model.document import BlockKind, Document
from doichieu.reading.reader import read_bytes, read_text
from tests.reading.making import make, paragraphs

SENTENCE = "Huyện đã sửa các trạm bơm ở những xã ven sông và nạo vét kênh dẫn nước vào các cánh đồng. "


def furniture(document: Document) -> list[str]:
    return [b.text for b in document.blocks if b.kind is BlockKind.FURNITURE]


@pytest.mark.parametrize(
    "cells",
    [
        "1⏎Chợ A⏎2⏎Chợ B⏎3⏎Chợ C",
        "Số chợ⏎11⏎Số bến⏎12⏎Số đò⏎13⏎Số thuyền⏎14",
        "1⏎Chợ Đầu⏎Đã hoàn thành đúng hạn⏎2⏎Chợ Giữa⏎Đã hoàn thành đúng hạn⏎3⏎Chợ Cuối⏎Đã hoàn thành đúng hạn",
        "11⏎12⏎13⏎14",
        "STT⏎1⏎xã Thượng⏎120⏎2⏎xã Hạ⏎121⏎3⏎xã Trung⏎122",
    ],
)
@pytest.mark.parametrize("break_", ["\n", "\n\n"])
def test_cells_one_a_line_stay_text(cells: str, break_: str) -> None:
    document = read_text("PHỤ LỤC\n\nDANH MỤC CHỢ\n\n" + cells.replace("⏎", break_), "x")
    assert furniture(document) == []


def test_numbers_a_page_apart_are_page_numbers() -> None:
    document = make(*(part for n in range(2, 7) for part in (SENTENCE * 10, str(n))))
    assert furniture(document) == ["2", "3", "4", "5", "6"]


def test_figures_of_a_table_between_pages_stay_text() -> None:
    pages = [SENTENCE * 10, "2", SENTENCE * 10, "120", "3", "121", SENTENCE * 10, "3", SENTENCE * 10, "4"]
    assert furniture(make(*pages)) == ["2", "3", "4"]


def test_two_figures_are_too_few_to_count_pages() -> None:
    assert furniture(make(SENTENCE * 10, "2", SENTENCE * 10, "3", "Hết.")) == []


def test_figures_at_form_feeds_must_count_the_pages() -> None:
    lines = [f"{SENTENCE}\n{n}\n\f" for n in (4, 5, 6)]
    assert furniture(read_text("".join(lines) + "Hết.", "x")) == ["4", "5", "6"]
    lines = [f"{SENTENCE}\n{n}\n\f" for n in (40, 17, 63)]
    assert furniture(read_text("".join(lines) + "Hết.", "x")) == []


def test_short_last_lines_of_pages_are_no_headers() -> None:
    dates = ("ngày 14/9/2020", "ngày 3/5/2021", "ngày 7/8/2022", "ngày 1/2/2023")
    pages = "\f".join(f"{SENTENCE}Thực hiện kế hoạch\n{date}\n" for date in dates)
    document = read_text(pages, "x")
    assert furniture(document) == []
    pages = "\f".join(f"{SENTENCE}Thực hiện kế hoạch\nNgày 14/9/202{n}\n" for n in range(5))
    assert furniture(read_text(pages, "x")) == []


def test_header_with_the_same_words_at_page_edges_is_set_aside() -> None:
    pages = "\f".join(f"Báo cáo thủy lợi năm {n}\n{SENTENCE}\n" for n in (2, 3, 4))
    assert len(furniture(read_text(pages, "x"))) == 3
    assert paragraphs(make(*(["Báo cáo thủy lợi", SENTENCE] * 3))).count("Báo cáo thủy lợi") == 3


PROSE = "Toàn huyện đã trồng mới bốn mươi héc-ta chè trên đất đồi của các xã phía bắc."


@pytest.mark.parametrize("number", ["- 7 -", "Trang 9/60", "Page 3 of 8", "17"])
def test_a_page_number_alone_between_paragraphs(number: str) -> None:
    document = read_text(f"{PROSE}\n\n{number}\n\n{PROSE}\n", "x.txt")
    assert [b.text for b in document.blocks if b.kind is BlockKind.FURNITURE] == [number]


def test_a_page_number_alone_above_a_numbered_heading() -> None:
    document = read_text(f"{PROSE[:-1]}\n\n17\n\n2. Trồng rừng và chăn nuôi\n\n{PROSE}\n", "x.txt")
    assert [b.text for b in document.blocks if b.kind is BlockKind.FURNITURE] == ["17"]


def test_pages_that_count_on_from_26_are_no_list() -> None:
    text = "\n\n".join(
        (
            "a) Mức vốn huy động từ doanh nghiệp;",
            "26",
            "b) Danh mục, mức hỗ trợ:",
            "27",
            "- Chủ tàu từ 06 mét;",
            "28",
            "Hết.",
        )
    )
    document = read_text(text, "x.txt")
    assert [b.text for b in document.blocks if b.kind is BlockKind.FURNITURE] == ["26", "27", "28"]


@pytest.mark.parametrize("cells", [("Hộ nghèo", "12", "Hộ cận nghèo", "15"), ("1", "Tủa", "2", "Lập", "3", "Dân")])
def test_cells_that_fall_one_a_line_stay_text(cells: tuple[str, ...]) -> None:
    document = read_text("\n\n".join((PROSE, *cells, PROSE)), "x.txt")
    assert not [b.text for b in document.blocks if b.kind is BlockKind.FURNITURE]


def test_two_page_numbers_with_one_header_beside_them_are_furniture() -> None:
    page = "Chữ của trang này dài vừa phải, đủ để thành một dòng trong văn bản của cơ quan.\n" * 10
    cut = "Yêu cầu các cơ quan, đơn vị tổ chức thực hiện; khó khăn, vướng\n- 2 -\n"
    cut += "Kế hoạch phòng, chống dịch năm 2024\nmắc thì báo cáo.\n"
    text = f"I. MỘT\n\n{page}- 1 -\nKế hoạch phòng, chống dịch năm 2024\n{page}{cut}"
    document = read_bytes(text.encode(), "a.txt")
    told = [block.text for block in document.blocks if block.kind is BlockKind.FURNITURE]
    assert sorted(told) == sorted(["- 1 -", "- 2 -", *["Kế hoạch phòng, chống dịch năm 2024"] * 2])
    assert any("khó khăn, vướng mắc thì báo cáo" in block.text for block in document.blocks)
