"""What a change is said to be, in the line at the foot of a comparison."""

from __future__ import annotations

from doichieu.compare.compare import compare
from doichieu.model.side import Sides
from doichieu.presentation.comparing import lay_out_comparison
from doichieu.presentation.spans import plain
from doichieu.presentation.telling import detail_line
from doichieu.presentation.words import Words
from doichieu.reading.reader import read_bytes

TABLE = "I. THU\n\n| TT | Khoản thu | Số tiền |\n|---|---|---|\n| 1 | Thuế | 500 |\n| 2 | Phí | {} |\n"


def test_a_changed_cell_is_named_by_its_row() -> None:
    a, b = (read_bytes(TABLE.format(sum_).encode(), name) for sum_, name in ((300, "a.md"), (350, "b.md")))
    table = lay_out_comparison(compare(Sides(a, b)), 80, "changes", None)
    assert plain(detail_line(table, 0, Words("vi"))).startswith("số liệu: Phí: 300 → 350")
