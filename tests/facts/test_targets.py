"""Targets of a document: which sections and sentences set them, tables, periods."""

from pathlib import Path

from doichieu.facts.targets import Target, targets_of
from doichieu.model.document import Document
from tests.reading.making import make


def told(document: Document, root: int | None = None) -> list[str]:
    return [_line(target) for target in targets_of(document, root)]


def _line(target: Target) -> str:
    indicator = target.indicator
    return f"{target.period or '-'} {' › '.join((*indicator.parts_of, indicator.name))} = {indicator.quantity.raw}"


def test_sections_of_targets_and_not_those_of_results_or_tasks() -> None:
    document = make(
        "BÁO CÁO", "Phần thứ nhất", "KẾT QUẢ NĂM 2030", "1. Chỉ tiêu đạt được", "Sản lượng lúa đạt 5 tấn.",
        "Phần thứ hai", "MỤC TIÊU, NHIỆM VỤ NĂM 2031", "I. CHỈ TIÊU CHỦ YẾU", "1. Sản lượng lúa 6 tấn.",
        "2. Tỷ lệ hộ nghèo 3%.",
        "II. NHIỆM VỤ", "Xây 12 cầu. Phấn đấu tỷ lệ nhựa hóa đường đạt 70%.",
    )  # fmt: skip
    assert told(document) == [
        "2031 Sản lượng lúa = 6 tấn", "2031 Tỷ lệ hộ nghèo = 3%", "2031 tỷ lệ nhựa hóa đường = 70%",
    ]  # fmt: skip


def test_without_a_section_of_targets_every_numbered_entry_with_a_figure_is_one() -> None:
    document = make("KẾ HOẠCH", "Về việc A", "1. Trồng 300 ha rừng.", "2. Nuôi 40 lồng cá.", "3. Họp dân.")
    assert [line[2:] for line in told(document)] == ["Trồng rừng = 300 ha", "Nuôi lồng cá = 40"]


def test_one_section_tells_all_its_figures() -> None:
    document = make("I. KẾT QUẢ", "Sản lượng lúa đạt 5 tấn.", "II. CHỈ TIÊU", "Sản lượng lúa 6 tấn.")
    assert [line[2:] for line in told(document, 0)] == ["Sản lượng lúa = 5 tấn"]


def test_a_list_below_a_name_with_a_colon_is_part_of_it() -> None:
    document = make("I. CHỈ TIÊU", "1. Tỷ lệ nước sạch đạt 63%, trong đó:", "- Thành thị: 94%;", "- Nông thôn: 57,5%.")
    assert [line[2:] for line in told(document)] == [
        "Tỷ lệ nước sạch = 63%", "Tỷ lệ nước sạch › Thành thị = 94%", "Tỷ lệ nước sạch › Nông thôn = 57,5%",
    ]  # fmt: skip


def test_tables_tell_an_indicator_a_row_in_the_unit_of_its_column() -> None:
    rows = (
        "| TT | Chỉ tiêu | Đơn vị tính | Ước thực hiện năm 2030 | Kế hoạch năm 2031 |",
        "|---|---|---|---|---|",
        "| 1 | Tỷ lệ dùng nước sạch | % | 60 | 63,8 |",
        "| | - Thành thị | % | 90 | 94 |",
        "| 2 | Sản lượng lúa | nghìn tấn | 5 | 6,5 |",
    )
    document = make("I. CHỈ TIÊU", "\n".join(rows))
    targets = targets_of(document)
    assert [_line(target) for target in targets] == [
        "2031 Tỷ lệ dùng nước sạch = 63,8", "2031 Tỷ lệ dùng nước sạch › Thành thị = 94", "2031 Sản lượng lúa = 6,5",
    ]  # fmt: skip
    assert [str(target.indicator.quantity.value) for target in targets] == ["63.8", "94", "6500.0"]
    block = document.blocks[targets[0].block]
    assert [block.text[t.indicator.start : t.indicator.end] for t in targets] == ["63,8", "94", "6,5"]


def test_the_resolution_of_the_corpus(corpus: Path) -> None:
    from doichieu.reading.reader import read_file

    targets = targets_of(read_file(corpus / "bac-giang-hdnd-nghi-quyet-2024.txt"))
    numbered = [t for t in targets if t.indicator.period is None and t.period == "2024"]
    assert len(numbered) == 49
