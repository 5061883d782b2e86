"""Forms of other times and offices: bold phrases as headings, clauses with a dash."""

import pytest

from doichieu.reading.reader import read_text
from tests.reading.making import kinds, make, paragraphs, tree

VACCINES = "**Tiêm chủng mở rộng.** Tỷ lệ tiêm chủng đủ đạt mức cao nhất từ trước tới nay."
SCHOOLS = "**Giáo dục mầm non**: Các trường đã nhận trẻ đúng tuổi vào lớp."


def test_bold_phrases_that_open_paragraphs_are_headings() -> None:
    document = make("Mở đầu của thông cáo.", VACCINES, "Lời thêm.", SCHOOLS)
    assert tree(document) == ["- Mở đầu của thông cáo", "- Tiêm chủng mở rộng", "- Giáo dục mầm non"]
    assert [s.run_in for s in document.sections] == [False, True, True]
    assert document.sections[1].label is None


def test_bold_phrase_beside_bold_headings_is_one() -> None:
    document = make("**Y tế**", "Lời.", VACCINES)
    assert tree(document) == ["- Y tế", "- Tiêm chủng mở rộng"]


def test_bold_phrases_below_a_numbered_heading() -> None:
    document = make("1. Xã hội", VACCINES, SCHOOLS, "2. Kinh tế", "Lời.")
    assert [s.depth for s in document.sections] == [1, 2, 2, 1]


@pytest.mark.parametrize(
    "line",
    [
        VACCINES,
        "**Đồng chí Lê Thị Nhài** phát biểu ý kiến. Mọi người nghe.",
        "Riêng **tiêm chủng mở rộng.** Tỷ lệ tiêm chủng đạt mức cao nhất.",
    ],
)
def test_bold_words_alone_are_no_heading(line: str) -> None:
    document = make("1. Xã hội", line, "Lời.")
    assert tree(document) == ["1. Xã hội"]


@pytest.mark.parametrize("dash", ["-", " -", "–", " –"])
@pytest.mark.parametrize("break_", ["\n", "\n\n"])
def test_clauses_of_older_laws(dash: str, break_: str) -> None:
    lines = (
        "Điều 5. Nguyên tắc", f"1{dash} Công khai.", f"2{dash} Minh bạch;", "a) Trong xã;", f"3{dash} Kịp thời.",
        "Điều 6. Việc khác", f"1{dash} Kiểm tra.",
    )  # fmt: skip
    assert kinds(read_text(break_.join(lines), "x")) == [
        "article Điều 5.", f"clause 1{dash}", f"clause 2{dash}", "point a)", f"clause 3{dash}",
        "article Điều 6.", f"clause 1{dash}",
    ]  # fmt: skip


@pytest.mark.parametrize("line", ["1 - Công khai.", "12 - Hồ Đá.", "5-7 xã có bến."])
def test_dash_after_a_number_outside_an_article_opens_nothing(line: str) -> None:
    assert tree(make("I. KẾT QUẢ", "Lời.", line)) == ["I. KẾT QUẢ"]
    assert line in paragraphs(make("I. KẾT QUẢ", "Lời.", line))
