"""The rows of a shelf are those that a plain list of all of them would hold."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from doichieu.presentation.shelf import DOCUMENT, ShelfRow, ShelfRows


def _document(number: int) -> ShelfRow:
    return ShelfRow(number, DOCUMENT, 0, "", f"document {number}", 1, False)


def _section(entry: int, section: int) -> ShelfRow:
    return ShelfRow(entry, section, 1, f"{section}.", "", 0, True)


@st.composite
def shelves(draw: st.DrawFn) -> tuple[int, dict[int, list[ShelfRow]]]:
    """How many documents there are, and the rows below those that are open (some hold none)."""
    entries = draw(st.integers(1, 12))
    below = draw(st.dictionaries(st.integers(0, entries - 1), st.sets(st.integers(0, 9), max_size=5)))
    return entries, {entry: [_section(entry, section) for section in sorted(found)] for entry, found in below.items()}


@given(shelves())
def test_rows_are_those_of_a_plain_list(shelf: tuple[int, dict[int, list[ShelfRow]]]) -> None:
    entries, below = shelf
    plain = [row for entry in range(entries) for row in (_document(entry), *below.get(entry, []))]
    rows = ShelfRows(entries, below, _document)
    assert len(rows) == len(plain)
    assert [rows[number] for number in range(len(rows))] == plain
    for entry in range(entries):
        for section in range(-1, 11):
            nearest = max(n for n, row in enumerate(plain) if row.entry == entry and row.section <= section)
            assert rows.number_of(entry, section) == nearest


@given(shelves())
def test_there_is_no_row_before_the_first_and_behind_the_last(shelf: tuple[int, dict[int, list[ShelfRow]]]) -> None:
    entries, below = shelf
    rows = ShelfRows(entries, below, _document)
    for number in (-1, len(rows)):
        with pytest.raises(IndexError):
            rows[number]


def test_documents_are_made_rows_only_when_they_are_looked_at() -> None:
    made: list[int] = []

    def document(number: int) -> ShelfRow:
        made.append(number)
        return _document(number)

    rows = ShelfRows(10_000, {3: [_section(3, 0)]}, document)
    assert rows[4] == _section(3, 0)
    assert rows.number_of(9_999, DOCUMENT) == 10_000
    assert made == []
    assert not len(ShelfRows())
