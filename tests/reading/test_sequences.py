"""Where a number stands that does not go on the one before: extracts, lost headings, lists within lists."""

import pytest

from doichieu.model.document import SectionKind
from doichieu.reading.reader import read_bytes, read_text
from tests.reading.making import kinds, make, paragraphs, tree, warnings


def test_sections_below_a_lost_heading_stay() -> None:
    document = make("1. Thu", "Đạt.", "2.1. Chi thường xuyên", "Đủ.", "2.2. Chi đầu tư", "Chậm.", "3. Khác", "Lời.")
    assert tree(document) == ["1. Thu", "  2.1. Chi thường xuyên", "  2.2. Chi đầu tư", "3. Khác"]
    assert warnings(document) == ["numbering-starts 2.1.", "numbering-skipped 3."]


def test_lost_heading_after_sections_of_the_one_before() -> None:
    document = make("1. Thu", "1.1. Thuế", "Đủ.", "2.1. Chi đầu tư", "Chậm.", "2.2. Chi khác", "Lời.")
    assert [s.label for s in document.sections] == ["1.", "1.1.", "2.1.", "2.2."]
    assert warnings(document) == ["numbering-starts 2.1."]


def test_lists_nest_at_most_twice() -> None:
    document = make(*["1. Nội dung gồm các việc:"] * 5)
    assert max(s.depth for s in document.sections) == 2
    assert warnings(document) == ["numbering-repeated 1."] * 3


def test_list_within_a_list_is_no_repetition() -> None:
    document = make("1. Việc gồm:", "1. Sửa cống:", "2. Sửa đập.")
    assert max(s.depth for s in document.sections) == 2
    assert not document.warnings


def test_announced_lists_without_end_are_read_to_their_end() -> None:
    document = read_text("1. Nội dung gồm các việc:\n\n" * 4000, "x")
    assert len(document.sections) == 4000
    assert max(section.depth for section in document.sections) == 2


@pytest.mark.parametrize("before", ["Theo quy định tại", "Hộ nuôi cá thực hiện khoản 3"])
@pytest.mark.parametrize("break_", ["\n", "\n\n"])
def test_sentence_that_wraps_onto_an_article_opens_none(before: str, break_: str) -> None:
    document = read_text(break_.join(("1. Cá", before, "Điều 12. Các tổ chức phải báo cáo.", "2. Tôm", "Lời.")), "x")
    assert [s.label for s in document.sections] == ["1.", "2."]


def test_sentence_that_waits_for_an_article_is_one_paragraph() -> None:
    text = "I. CÁ\nTheo quy định tại\nĐiều 12. Các tổ chức phải báo cáo."
    assert paragraphs(read_text(text, "x"))[1] == "Theo quy định tại Điều 12. Các tổ chức phải báo cáo."


def test_extract_of_a_law_keeps_its_articles() -> None:
    document = make("Chương II", "Hồ và đầm", "Điều 12. Hồ", "Hồ sâu.", "Điều 15. Đầm", "Đầm rộng.")
    assert kinds(document) == ["chapter Chương II", "article Điều 12.", "article Điều 15."]


@pytest.mark.parametrize(
    ("first", "second", "label"),
    [
        ("3. Chi ngân sách", "3.1. Chi đầu tư", "3."),
        ("III. Nhiệm vụ", "1. Việc", "III."),
        ("III. NHIỆM VỤ", "1. Việc", "III."),
    ],
)
def test_extract_that_begins_in_a_sequence(first: str, second: str, label: str) -> None:
    document = make(first, second, "Lời.")
    assert [s.depth for s in document.sections] == [1, 2]
    assert document.sections[0].label == label
    assert warnings(document) == [f"numbering-starts {label}"]


@pytest.mark.parametrize("first", ["12. tháng chạp", "2.5 triệu lượt khách.", "15 trạm bơm hỏng."])
def test_text_that_begins_with_a_figure_is_no_extract(first: str) -> None:
    assert make(first, "Lời.").sections[0].label is None


def test_targets_run_on_below_the_next_numbered_heading() -> None:
    document = make(
        "I. CHỈ TIÊU", "1. Kinh tế", "(1) Lúa 5 tấn.", "(2) Ngô 3 tấn.", "2. Xã hội", "(3) Trường đạt chuẩn.",
        "(4) Trạm đạt chuẩn.", "II. GIẢI PHÁP", "1. Vốn", "Đủ.",
    )  # fmt: skip
    assert tree(document) == [
        "I. CHỈ TIÊU", "  1. Kinh tế", "    (1) Lúa 5 tấn", "    (2) Ngô 3 tấn", "  2. Xã hội",
        "    (3) Trường đạt chuẩn", "    (4) Trạm đạt chuẩn", "II. GIẢI PHÁP", "  1. Vốn",
    ]  # fmt: skip
    assert not document.warnings


def test_a_number_in_brackets_that_runs_on_nothing_opens_nothing() -> None:
    document = make("I. CHỈ TIÊU", "1. Kinh tế", "(1) Lúa 5 tấn.", "2. Xã hội", "(9) Trường đạt chuẩn.")
    assert [s.label for s in document.sections] == ["I.", "1.", "(1)", "2."]


@pytest.mark.parametrize("labels", [("b)", "c)", "d)"), ("2.", "3.", "4."), ("(2)", "(3)", "(4)")])
def test_a_list_whose_first_was_struck_out_is_still_a_list(labels: tuple[str, ...]) -> None:
    document = make("Điều 1. Hồ sơ", *(f"{label} Giấy của bên {label[0]};" for label in labels))
    assert [s.label for s in document.sections] == ["Điều 1.", *labels]
    assert warnings(document) == [f"numbering-starts {labels[0]}"]


def test_a_second_that_no_third_follows_is_text() -> None:
    assert [s.label for s in make("Điều 1. Hồ sơ", "2. Nộp một bộ.", "Hết.").sections] == ["Điều 1."]


def test_a_regulation_right_below_the_last_article_of_its_decision() -> None:
    document = make(
        "QUYẾT ĐỊNH", "Về chợ", "Điều 1. Ban hành kèm theo Quyết định này Quy định về chợ.",
        "Điều 2. Các sở chịu trách nhiệm thi hành Quyết định này./.",
        "QUY ĐỊNH", "Về chợ", "(Ban hành kèm theo Quyết định số 5/2024/QĐ-UBND)", "Chương I", "CHUNG",
        "Điều 1. Phạm vi", "Các chợ.", "Điều 2. Đối tượng", "Người bán.",
    )  # fmt: skip
    assert [s.label for s in document.sections if s.kind == "article"] == ["Điều 1.", "Điều 2."] * 2
    assert document.sections[-1].depth == 3


def test_a_list_set_in_below_another_stands_within_it_however_either_is_numbered() -> None:
    text = "I. CÂY\n\n1) Lúa\n\n2) Chăn nuôi\n\n    1. Lợn đạt 40 con.\n\n    2. Gà đạt 90 con.\n\n3) Rừng\n\nXanh.\n"
    assert tree(read_text(text, "x.md")) == [
        "I. CÂY",
        "  1) Lúa",
        "  2) Chăn nuôi",
        "    1. Lợn đạt 40 con",
        "    2. Gà đạt 90 con",
        "  3) Rừng",
    ]


def test_a_point_with_a_dash_may_begin_with_a_figure() -> None:
    document = make("1. Mục tiêu", "a- Đến năm 2027 có 15 bản;", "b- 100% hộ có nước.", "2. Giải pháp", "Lời.")
    assert [s.label for s in document.sections] == ["1.", "a-", "b-", "2."]
    assert [s.label for s in make("1. Lúa", "Đạt mức", "a -100 tấn.", "2. Ngô", "Lời.").sections] == ["1.", "2."]


def test_parts_may_be_lettered() -> None:
    text = "PHẦN A. KẾT QUẢ\n\nI. MỘT\n\nChữ.\n\nPHẦN B\n\nNHIỆM VỤ\n\nI. HAI\n\nChữ.\n\n"
    text += "Phần C – Kiến nghị\n\n1. Ba\n\nChữ.\n"
    found = [(s.label, s.title, s.kind) for s in read_bytes(text.encode(), "a.txt").sections if s.depth == 1]
    assert found == [
        ("PHẦN A", "KẾT QUẢ", SectionKind.PART),
        ("PHẦN B", "NHIỆM VỤ", SectionKind.PART),
        ("Phần C", "Kiến nghị", SectionKind.PART),
    ]


def test_a_sentence_about_a_lettered_part_is_no_heading() -> None:
    text = "I. MỘT\n\nPhần A của dự án đã xong.\n\nII. HAI\n\nChữ.\n"
    assert [s.label for s in read_bytes(text.encode(), "a.txt").sections] == ["I.", "II."]
