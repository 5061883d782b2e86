"""Tables as lines."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from doichieu.presentation.tables import lay_table
from doichieu.text.cells import width, window

ROWS = [
    ["Chỉ tiêu", "Kế hoạch giao năm 2024", "Thực hiện"],
    ["Thu ngân sách nhà nước trên địa bàn", "16.068", "21.345,5"],
    ["Hộ nghèo", "1,8%", "1,82%"],
]


def test_words_are_wrapped_and_figures_are_whole_and_to_the_right() -> None:
    lines = lay_table(ROWS, 40).lines
    assert all(width(line) <= 40 for line in lines)
    body = [line for line in lines if "16.068" in line or "1,8%" in line]
    assert body[0].index("16.068") + 6 == body[1].index("1,8%") + 4
    assert "21.345,5" in body[0]


def test_a_head_of_several_lines_is_head_throughout() -> None:
    table = lay_table(ROWS, 40)
    assert table.rows.count(0) == table.heads > 1
    assert table.rows[table.line_of(2)] == 2


@given(st.lists(st.lists(st.text(max_size=20), max_size=5), max_size=6), st.integers(1, 60))
def test_every_line_of_any_table_is_as_wide_as_told_at_most(rows: list[list[str]], columns: int) -> None:
    table = lay_table(rows, columns)
    assert all(width(line) <= max(table.width, 1) for line in table.lines)
    assert len(table.lines) == len(table.rows)


@given(st.text(max_size=40), st.integers(0, 50), st.integers(1, 30))
def test_a_window_shows_no_more_than_it_is_wide(text: str, left: int, cells: int) -> None:
    assert width(window(text, left, cells)) <= max(cells, 1)


def test_arrows_say_where_a_line_goes_on() -> None:
    assert window("abcdefgh", 0, 5) == "abcd→"
    assert window("abcdefgh", 3, 5) == "←efgh"
    assert window("abcdefgh", 2, 4) == "←de→"
    assert window("abc", 0, 5) == "abc"
