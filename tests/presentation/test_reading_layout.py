"""Laying a document out: every word is on a line, none is wider than asked, marks are in place."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from doichieu.presentation.notes_below import notes_in_view
from doichieu.presentation.reading import lay_out, lay_out_around, line_spans
from doichieu.presentation.spans import overlay, plain
from doichieu.reading.reader import read_bytes, read_text
from doichieu.text.cells import width

TEXT = """BÁO CÁO

**Kết quả năm 2031**

I. KINH TẾ

1. Nông nghiệp tăng **mạnh** và *bền vững*<sup>1</sup>; diện tích 1.000 m<sup>2</sup>.

- Lúa: 500 ha, trong đó có nhiều giống mới được đưa vào gieo trồng trên địa bàn toàn huyện;
- Ngô: 200 ha.

| Cây | Diện tích |
|---|---|
| Lúa | 500 |

<sup>1</sup> So với cùng kỳ.
"""


@pytest.mark.parametrize("columns", [12, 30, 60, 96])
def test_no_line_is_wider_than_asked_and_no_word_is_lost(columns: int) -> None:
    document = read_text(TEXT, "a.md")
    layout = lay_out(document, columns)
    lines = [plain(line_spans(layout, n)) for n in range(len(layout.lines))]
    assert max(width(line) for line in lines) <= columns
    if columns >= 30:
        text = " ".join(" ".join(lines).replace("¹", "").split())
        for block in document.blocks:
            if not block.rows:
                assert all(word in text for word in block.text.split())


def test_a_footnote_mark_stands_where_it_stood_and_its_note_is_found() -> None:
    layout = lay_out(read_text(TEXT, "a.md"), 60)
    number = next(n for n in range(len(layout.lines)) if "bền vững" in plain(line_spans(layout, n)))
    assert "bền vững¹;" in plain(line_spans(layout, number))
    assert [text.text for _, text in notes_in_view(layout, number, number)] == ["So với cùng kỳ."]


def test_emphasis_is_shown_as_such() -> None:
    layout = lay_out(read_text(TEXT, "a.md"), 80)
    spans = [span for n in range(len(layout.lines)) for span in line_spans(layout, n)]
    assert any(text == "mạnh" and "strong" in roles for text, roles in spans)
    assert any(text == "bền vững" and "emphasis" in roles for text, roles in spans)


def test_the_cells_of_a_table_are_aligned() -> None:
    layout = lay_out(read_text(TEXT, "a.md"), 60)
    rows = [plain(line_spans(layout, n)) for n in range(len(layout.lines)) if "│" in plain(line_spans(layout, n))]
    assert len(rows) == 2
    assert len({row.index("│") for row in rows}) == 1


def test_a_place_is_found_on_its_line_at_every_width() -> None:
    document = read_text(TEXT, "a.md")
    index = next(i for i, b in enumerate(document.blocks) if "giống mới" in b.text)
    offset = document.blocks[index].text.index("toàn huyện")
    for columns in (20, 40, 80):
        layout = lay_out(document, columns)
        assert "toàn" in plain(line_spans(layout, layout.line_at(index, offset)))


@given(
    st.text(alphabet="ab cđ", max_size=30),
    st.lists(st.tuples(st.integers(0, 30), st.integers(0, 30), st.sampled_from(["x", "y"])), max_size=5),
)
def test_laying_roles_over_a_text_keeps_the_text(text: str, layers: list[tuple[int, int, str]]) -> None:
    tidy = [(min(a, b), max(a, b), role) for a, b, role in layers]
    assert plain(overlay(text, 0, len(text), ("base",), tidy)) == text


def test_a_footnote_mark_in_a_cell_is_shown_with_its_note() -> None:
    text = "| Nguồn | Tiền |\n|---|---|\n| Vay[^1] | 500 |\n| Thuế | 300 |\n\nChữ.\n\n[^1]: Theo hiệp định.\n"
    document = read_bytes(text.encode(), "x.md")
    layout = lay_out(document, 40)
    shown = [plain(line_spans(layout, number)) for number in range(len(layout.lines))]
    row = next(number for number, line in enumerate(shown) if "Vay¹" in line)
    assert [mark for mark, _ in notes_in_view(layout, row, row)] == ["1"]
    assert notes_in_view(layout, row + 1, row + 1) == []


@pytest.mark.parametrize(
    ("text", "indents"),
    [
        ("- Rà soát:\n  + Dự án cũ\n    * Đường 293\n  + Dự án mới\n- Khởi công\n", [2, 4, 6, 4, 2]),
        ("- Rà soát:\n+ Dự án cũ\n+ Dự án mới\n- Khởi công\n", [2, 4, 4, 2]),
        ("- Rà soát\n- Khởi công\n", [2, 2]),
    ],
)
def test_lists_within_lists_are_set_in_further(text: str, indents: list[int]) -> None:
    layout = lay_out(read_bytes(f"I. VIỆC\n\nGồm:\n\n{text}".encode(), "x.md"), 60)
    marked = [line.indent for line in layout.lines if line.block >= 0 and layout.blocks[line.block].text[0] in "-+*"]
    assert marked == indents


def test_a_note_with_two_marks_in_view_stands_below_once() -> None:
    text = "I. VIỆC\n\nMột đoạn[^1] có hai dấu[^1] của một chú thích.\n\n[^1]: Theo báo cáo.\n"
    layout = lay_out(read_bytes(text.encode(), "x.md"), 60)
    assert [mark for mark, _ in notes_in_view(layout, 0, len(layout.lines))] == ["1"]


@given(st.integers(20, 90), st.integers(20, 90), st.integers(0, 400), st.integers(5, 60))
def test_lines_that_come_at_once_are_those_of_the_whole_text(before: int, after: int, top: int, rows: int) -> None:
    document = read_text(
        "\n\n".join(f"{n}. {'Trồng rừng phòng hộ ven biển, ' * (n % 7)}xong." for n in range(1, 60)), "a"
    )
    former = lay_out(document, before)
    top = min(top, len(former.lines) - 1)
    line = next(line for line in former.lines[top:] if line.block >= 0)
    around = lay_out_around(former, after, (line.block, line.start), top, rows)
    whole = lay_out(document, after)
    if around is None:
        return
    at = whole.line_at(line.block, line.start)
    seen = min(rows - at + whole.first[line.block], len(whole.lines) - at)
    assert around.lines[top : top + max(seen, 0)] == whole.lines[at : at + max(seen, 0)]
    assert around.line_at(line.block, line.start) == top
    assert len(around.lines) >= len(former.lines)
