"""Official letters and letterheads: what they are about, who sends them, which kinds there are."""

import pytest

from doichieu.reading.letterhead import KINDS
from doichieu.reading.reader import read_text
from tests.reading.making import kinds, make, tree

LETTER = (
    "Số: 123/STC-NS",
    "V/v báo cáo thu chi",
    "Nghệ An, ngày 3 tháng 4 năm 2024",
    "Kính gửi: Ủy ban nhân dân các xã.",
    "Sở Tài chính đề nghị các xã báo cáo thu chi quý I.",
    "1. Nộp báo cáo trước ngày 10.",
    "2. Gửi kèm sổ quỹ.",
)


@pytest.mark.parametrize("break_", ["\n", "\n\n"])
def test_letter_is_titled_by_what_it_is_about(break_: str) -> None:
    document = read_text(break_.join(LETTER), "x")
    facts = document.metadata
    values = [fact.value if fact else None for fact in (facts.title, facts.number, facts.date, facts.kind)]
    assert values == ["V/v báo cáo thu chi", "123/STC-NS", "2024-04-03", "công văn"]
    assert [fact.value for fact in (facts.subject, facts.kind) if fact] == ["Báo cáo thu chi", "công văn"]
    assert tree(document)[0] == "- Sở Tài chính đề nghị các xã báo cáo thu chi quý I"
    assert [s.label for s in document.sections] == [None, "1.", "2."]


def test_letter_out_of_two_columns_with_a_list_of_addressees() -> None:
    document = read_text(
        "UBND TỈNH NGHỆ AN      CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n"
        "SỞ TÀI CHÍNH           Độc lập - Tự do - Hạnh phúc\n"
        "Số: 123/STC-NS         Nghệ An, ngày 3 tháng 4 năm 2024\n"
        "V/v báo cáo tình hình thu, chi\nngân sách nhà nước năm 2024\n"
        "Kính gửi:\n- Ủy ban nhân dân các huyện;\n- Các sở.\n"
        "Sở đề nghị báo cáo:\n1. Thu\nĐạt.\n2. Chi\nĐủ.",
        "x",
    )
    facts = document.metadata
    values = [fact.value if fact else None for fact in (facts.title, facts.issuer, facts.number, facts.date)]
    title = "V/v báo cáo tình hình thu, chi ngân sách nhà nước năm 2024"
    assert values == [title, "Sở Tài chính", "123/STC-NS", "2024-04-03"]
    assert tree(document) == ["- Sở đề nghị báo cáo", "1. Thu", "2. Chi"]


@pytest.mark.parametrize("line", ["V/v sửa cống", "V/V SỬA CỐNG", "A/B là hai bờ", "I/O của máy"])
def test_slash_without_a_blank_numbers_nothing(line: str) -> None:
    document = make("Mở đầu.", line, "Lời.")
    assert all(section.label is None for section in document.sections)


def test_slash_with_a_blank_numbers() -> None:
    assert kinds(make("I/ KẾT QUẢ", "Lời.", "II/ NHIỆM VỤ", "Lời.")) == ["heading I/", "heading II/"]


def test_circled_digits_as_notes_are_no_numbers() -> None:
    document = make("Trạm một[^①] và hai[^²] và ba[^4].", "[^①]: Điện.", "4 Dầu.", "[^²]: Than.")
    assert [note.mark for note in document.footnotes] == ["①", "²"]


@pytest.mark.parametrize(
    ("lines", "issuer"),
    [
        (
            "ỦY BAN NHÂN DÂN   CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nTỈNH LÀO CAI   Độc lập - Tự do - Hạnh phúc",
            "Ủy ban nhân dân tỉnh Lào Cai",
        ),
        (
            "UBND TỈNH LÀO CAI   CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nSỞ TÀI CHÍNH   Độc lập - Tự do - Hạnh phúc",
            "Sở Tài chính",
        ),
        ("ỦY BAN NHÂN DÂN\nTỈNH LÀO CAI", "Ủy ban nhân dân tỉnh Lào Cai"),
    ],
)
@pytest.mark.parametrize("break_", ["\n", "\n\n"])
def test_issuer_of_two_columns_keeps_its_province(lines: str, issuer: str, break_: str) -> None:
    tail = "\n\nSố: 3/BC-UBND   Lào Cai, ngày 3 tháng 4 năm 2024\n\nBÁO CÁO\n\nVề cây chè\n\n1. Chè\n\nTốt."
    facts = read_text(lines.replace("\n", break_) + tail, "x").metadata
    assert facts.issuer
    assert facts.issuer.value == issuer


@pytest.mark.parametrize(
    "kind", ["quy hoạch", "chiến lược", "nghị quyết liên tịch", "công bố", "thư công", "giấy nghỉ phép"]
)
def test_kinds_that_a_line_may_name(kind: str) -> None:
    document = make(kind.upper(), "Về cây chè", "1. Chè", "Tốt.")
    assert KINDS[kind] == kind
    assert document.metadata.kind
    assert document.metadata.kind.value == kind
    assert [s.label for s in document.sections] == ["1."]
