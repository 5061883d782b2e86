"""Wrapping and fitting: every line fits its cells, and the lines are the whole text."""

from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from doichieu.text.cells import both_fit, fit, pad, width, wrap

LETTERS = st.one_of(st.sampled_from("ab ộ đ  漢\u0301\u200b"), st.characters(exclude_categories=["Cc", "Cs"]))
TEXTS = st.text(alphabet=LETTERS, max_size=120)


@given(TEXTS, st.integers(2, 30), st.integers(0, 8))
@settings(max_examples=600)
def test_lines_fit_and_leave_out_nothing_but_the_spaces_they_break_at(text: str, cells: int, hanging: int) -> None:
    lines = wrap(text, cells, hanging)
    assert lines[0][0] == 0
    assert lines[-1][1] == len(text)
    for number, (start, end) in enumerate(lines):
        room = cells if number == 0 else max(cells - hanging, 2)
        assert start <= end
        assert width(text[start:end]) <= room
    for (_, end), (start, _) in pairwise(lines):
        assert text[end:start] in ("", " ")


@given(st.text(alphabet="aộ bđ ", max_size=120), st.integers(2, 30))
def test_slow_way_agrees_with_the_fast_one(text: str, cells: int) -> None:
    with_wide = wrap(text + " \u200b", cells)
    fast = wrap(text + " x", cells)
    assert with_wide[: len(fast) - 2] == fast[: len(fast) - 2]


@given(TEXTS, st.integers(0, 40))
def test_fitted_text_takes_no_more_cells_than_asked(text: str, cells: int) -> None:
    assert width(fit(text, cells)) <= max(cells, 0)
    assert width(pad(text, cells)) == cells


def test_vietnamese_takes_one_cell_a_letter_composed_or_not() -> None:
    assert width("Hộ nghèo") == width("Ho\u0323\u0302 nghe\u0300o") == 8


def test_two_texts_share_their_room() -> None:
    assert both_fit("ngắn", "cũng ngắn", 20) == ("ngắn", "cũng ngắn")
    assert both_fit("ngắn", "một tên tài liệu rất dài", 14) == ("ngắn", "một tên t…")
    a, b = both_fit("một tên tài liệu rất dài", "một tên khác cũng rất dài", 20)
    assert (width(a), width(b)) == (10, 10)
