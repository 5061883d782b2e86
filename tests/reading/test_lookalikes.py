"""What looks like something and is not: each rule on the case that it must leave alone."""

import pytest

from doichieu.model.document import BlockKind, SectionKind
from doichieu.reading.phrases import REFERS
from doichieu.reading.reader import read_text
from doichieu.reading.titles import name_end
from tests.reading.making import make, paragraphs, tree
from tests.reading.test_places import check


@pytest.mark.parametrize("unit", ["km2", "cm3", "ha2"])
def test_powers_of_units_are_no_notes(unit: str) -> None:
    document = make(f"Diện tích là 3.895 {unit}, dân số đông.", "Các huyện:", f"{unit[-1]} Huyện Lạng rộng nhất.")
    assert f"3.895 {unit}," in paragraphs(document)[0]
    assert not document.notes


def test_grades_above_a_list_are_no_notes() -> None:
    document = make("Nhà cấp4 và nhà tạm1 còn nhiều.", "1 Nguyễn Văn A\n2 Lê Thị B\n3 Trần C\n4 Đỗ Văn D")
    assert "cấp4 và nhà tạm1" in paragraphs(document)[0]
    assert not document.notes


def test_signs_of_units_and_marks_on_letters_are_no_old_font() -> None:
    document = make("Bụi mịn được đo theo ba cỡ.", "- TSP: 100 µm;", "- PM10: 10 µm;", "- PM2,5: 2,5 µm.", "c¹ d¹ h¹")
    assert [text for text in paragraphs(document) if "µm" in text] == [
        "- TSP: 100 µm;", "- PM10: 10 µm;", "- PM2,5: 2,5 µm."
    ]  # fmt: skip
    assert not any("ạ" in text for text in paragraphs(document))


def test_a_quotation_that_lost_its_end_swallows_no_chapter() -> None:
    document = make(
        "I. MỞ ĐẦU", "1. Triển khai chủ đề: “Kỷ cương, sáng tạo", "2. Kết quả", "II. KINH TẾ", "Tăng 7%.",
        "III. VĂN HÓA", "Phong trào “Dân vận khéo”.", "IV. TỒN TẠI", "Còn chậm.",
    )  # fmt: skip
    assert [section.label for section in document.sections if section.depth == 1] == ["I.", "II.", "III.", "IV."]


@pytest.mark.parametrize("heading", ["VI. TÀI LIỆU THAM KHẢO", "## 6. Tài liệu tham khảo", "Tài liệu tham khảo"])
def test_sources_below_any_heading_of_theirs_are_no_notes(heading: str) -> None:
    document = make("I. MỞ ĐẦU", "Theo nghiên cứu [1] và [2], tốt.", heading, "[1] Lê A, Kinh tế.", "[2] Hồ B, Đê.")
    assert "nghiên cứu [1] và [2], tốt." in " ".join(paragraphs(document))


def test_two_lines_of_a_contract_are_no_stamp() -> None:
    document = make("1. Hợp đồng", "Đơn vị: Công ty Xây dựng A\nNgày ký: 12/5/2024")
    assert not any(block.kind is BlockKind.FURNITURE for block in document.blocks)


def test_a_signed_letter_is_no_scan() -> None:
    stamp = "Người ký: Văn phòng\nEmail: vp@x.vn\nCơ quan: UBND huyện\nThời gian ký: 5.6.2024 10:00"
    words = "Ủy ban nhân dân huyện yêu cầu các phòng, ban báo cáo kết quả thực hiện trước ngày 20 tháng 6 năm 2024. "
    assert not [w for w in make(stamp, words * 3).warnings if w.code == "scan"]
    assert [w for w in make(stamp, "1 2").warnings if w.code == "scan"]


def test_the_time_of_a_meeting_opens_no_closing() -> None:
    document = make(
        "GIẤY MỜI", "Kính mời các đồng chí dự họp.", "Thời gian: 8 giờ, ngày 5 tháng 6 năm 2024",
        "Địa điểm: Hội trường", "Nơi nhận:", "- Như trên;",
    )  # fmt: skip
    closing = next(section for section in document.sections if section.kind is SectionKind.CLOSING)
    assert document.blocks[closing.first].text == "Nơi nhận:"


def test_years_before_a_colon_name_nothing() -> None:
    assert not name_end("Năm 2023, 2024; 2025: hoạt động của các cơ sở lưu trú")
    assert name_end("Đối tượng: hoạt động của các cơ sở lưu trú")


def test_a_stamp_within_a_name() -> None:
    document = make("I. A", "Nội dung.", "Nơi nhận:", "- Như trên;", "CHỦ TỊCH", "(đã ký) Nguyễn Văn An")
    assert document.metadata.signer is not None
    assert document.metadata.signer.value == "Nguyễn Văn An"
    check("I. A\n\nNội dung.\n\nNơi nhận:\n\n- Như trên;\n\nCHỦ TỊCH\n\nNguyễn (đã ký) Văn An\n")


def test_ticks_in_a_row_are_read_at_once() -> None:
    assert not REFERS.search("Danh mục " + "x " * 5000 + "kg")
    assert REFERS.search("theo khoản 1, 2 và điểm i, x")


@pytest.mark.parametrize(
    "source", ["|a\\|\n|a|b|\n", "| a | b |\n\\|mat | con |\n", "| a | b |\n|---|---|\n| -- | -- |\n"]
)
def test_what_stands_beside_the_bars_is_a_cell(source: str) -> None:
    check(source)


def test_two_dashes_in_a_row_of_figures_stay() -> None:
    document = read_text("| Chỉ tiêu | Năm |\n|--|--|\n| -- | -- |\n| Lúa | 7 |\n", "x")
    assert document.blocks[0].rows == (("Chỉ tiêu", "Năm"), ("--", "--"), ("Lúa", "7"))


@pytest.mark.parametrize("end", ["</table>\n", "</table>", ""])
def test_a_table_at_the_end_of_a_file(end: str) -> None:
    rows = "<tr><td>a</td><td>b</td></tr>\n<tr><td>c</td><td>d</td></tr>\n"
    document = read_text(f"Bảng sau:\n\n<table>\n{rows}{end}", "x")
    assert document.blocks[-1].rows == (("a", "b"), ("c", "d"))


def test_the_closing_below_the_appendix_of_a_regulation_is_nobodys_child() -> None:
    document = make(
        "QUYẾT ĐỊNH", "Ban hành quy chế", "Điều 1. Ban hành quy chế kèm theo.", "Nơi nhận:", "- Như Điều 1.", "QUY CHẾ",
        "(Ban hành kèm theo Quyết định số 5)", "Điều 1. Phạm vi", "Nội dung.", "Phụ lục I", "DANH MỤC",
        "Nội dung phụ lục.", "Nơi nhận:", "- Lưu.",
    )  # fmt: skip
    assert tree(document)[-2:] == ["Phụ lục I DANH MỤC", "- Nơi nhận"]
    assert document.sections[-1].parent == -1
