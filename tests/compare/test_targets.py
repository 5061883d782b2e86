"""Targets of several documents side by side."""

from pathlib import Path

import pytest

from doichieu.compare.targets import TargetTable, target_table
from doichieu.model.document import Document
from tests.reading.making import make


def rows(*documents: Document) -> list[str]:
    return [_line(table, i) for table in [target_table(documents)] for i in range(len(table.rows))]


def _line(table: TargetTable, i: int) -> str:
    row = table.rows[i]
    told = " | ".join(cell.target.indicator.quantity.raw if cell else "–" for cell in row.cells)
    return f"{ {True: '=', False: '≠', None: ' '}[row.agree] } {row.first.indicator.name}: {told}"


def test_targets_are_matched_by_what_they_say_wherever_they_stand() -> None:
    a = make("I. CHỈ TIÊU", "(1) Tỷ lệ hộ nghèo đạt 1,82%;", "(2) Thu ngân sách nhà nước 16 tỷ đồng;", "(3) Khách 5.")
    b = make("Điều 2. Chỉ tiêu", "1. Thu NSNN: 16 tỷ đồng.", "2. Tỷ lệ hộ nghèo dưới 1,8%.", "3. Sản lượng cá 7 tấn.")
    assert rows(a, b) == [
        "≠ Tỷ lệ hộ nghèo: 1,82% | dưới 1,8%", "  Sản lượng cá: – | 7 tấn",
        "= Thu ngân sách nhà nước: 16 tỷ đồng | 16 tỷ đồng", "  Khách: 5 | –",
    ]  # fmt: skip


def test_parts_are_matched_with_what_they_are_parts_of() -> None:
    a = make("I. CHỈ TIÊU", "1. Tỷ lệ nước sạch 63% (thành thị 94%).", "2. Tỷ lệ rác thu gom 80% (thành thị 97%).")
    b = make("I. CHỈ TIÊU", "1. Tỷ lệ rác thu gom 80% (thành thị 96%).", "2. Tỷ lệ nước sạch 63% (thành thị 94%).")
    assert [line for line in rows(a, b) if "thành thị" in line] == ["= thành thị: 94% | 94%", "≠ thành thị: 97% | 96%"]


def test_a_share_is_never_the_row_of_an_amount_nor_one_year_that_of_another() -> None:
    a = make("I. CHỈ TIÊU", "1. Thu ngân sách đạt 16 tỷ đồng.", "2. Đến năm 2035, sản lượng lúa 9 tấn.")
    b = make("I. CHỈ TIÊU", "1. Thu ngân sách tăng 16%.", "2. Đến năm 2030, sản lượng lúa 9 tấn.")
    assert all(line.startswith(" ") for line in rows(a, b))


def test_to_rise_and_to_fall_by_as_much_do_not_agree() -> None:
    a, b = make("I. CHỈ TIÊU", "1. Số vụ cháy giảm 5%."), make("I. CHỈ TIÊU", "1. Số vụ cháy tăng 5%.")
    assert rows(a, b) == ["≠ Số vụ cháy: 5% | 5%"]


def test_three_documents() -> None:
    made = [make("I. CHỈ TIÊU", f"1. Sản lượng lúa {n} tấn.") for n in (5, 5, 6)]
    assert rows(*made) == ["≠ Sản lượng lúa: 5 tấn | 5 tấn | 6 tấn"]


def test_report_against_resolution(corpus: Path) -> None:
    from doichieu.reading.reader import read_file

    names = ("bac-giang-ubnd-bao-cao-2023.md", "bac-giang-hdnd-nghi-quyet-2024.txt")
    table = target_table([read_file(corpus / name) for name in names])
    assert [_line(table, i) for i, row in enumerate(table.rows) if row.agree is False] == [
        "≠ Tỷ lệ hộ nghèo: 1,82% | dưới 1,8%", "≠ các xã đặc biệt khó khăn: 10% | 19%",
    ]  # fmt: skip
    assert sum(row.agree is True for row in table.rows) == 47


@pytest.mark.parametrize(
    ("one", "other", "agree"),
    [
        ("Tăng trưởng GRDP đạt 10,5%.", "Tổng sản phẩm trên địa bàn (GRDP) tăng 10,5%.", True),
        ("Tốc độ tăng tổng giá trị sản xuất: 13%.", "Tổng giá trị sản xuất tăng 13% trở lên.", False),
        ("Tỷ lệ hộ nghèo giảm còn 3%.", "Tỷ lệ hộ nghèo theo chuẩn đa chiều giai đoạn 2022-2025 còn dưới 3%.", False),
        ("Thu nhập bình quân đầu người: 76 triệu đồng.", "Thu nhập bình quân: 76 triệu đồng/người/năm.", True),
        ("Thu nhập bình quân đầu người: 76 triệu đồng.", "Thu nhập bình quân: 76 triệu đồng/hộ.", False),
    ],
)
def test_one_target_in_the_words_of_two_authors(one: str, other: str, agree: bool) -> None:
    documents = [make("I. CHỈ TIÊU", f"1. {text}", "2. Trồng 300 ha rừng.") for text in (one, other)]
    rows = [row for row in target_table(documents).rows if None not in row.cells]
    assert [row.agree for row in rows] == [agree, True]
