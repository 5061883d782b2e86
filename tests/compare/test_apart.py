"""A comparison made in another process is the comparison."""

from __future__ import annotations

from doichieu.compare.apart import compare_apart
from doichieu.compare.compare import compare
from doichieu.model.side import Sides
from doichieu.reading.reader import read_bytes

OLD = "BÁO CÁO\n\nI. KẾT QUẢ\n\n1. Tỷ lệ hộ nghèo còn 2,5%.\n\n2. Trồng 51 ha rừng.\n\nII. NHIỆM VỤ\n\n1. Trồng rừng.\n"


def test_the_pairs_are_the_same_and_of_the_documents_at_hand() -> None:
    a, b = read_bytes(OLD.encode(), "a.md"), read_bytes(OLD.replace("2,5%", "2,4%").encode(), "b.md")
    whole: Sides[int | None] = Sides(None, None)
    for roots in (whole, Sides(0, 0)):
        plain = compare(Sides(a, b), roots)
        made = compare_apart(Sides(a, b), roots, False, Sides([], []), lambda: False)
        assert made == plain
        assert made is not None
        assert made.documents.a is plain.documents.a


def test_a_comparison_that_nobody_waits_for_is_stopped() -> None:
    a = read_bytes(OLD.encode(), "a.md")
    assert compare_apart(Sides(a, a), Sides(None, None), False, Sides([], []), lambda: True) is None
