"""One section's text over two of the other side, and the reverse."""

from __future__ import annotations

from doichieu.compare.compare import compare
from doichieu.compare.result import ChangeKind, Comparison, Relation
from doichieu.model.side import Sides
from doichieu.reading.reader import read_text

FIRST = [
    "- Mở rộng vùng chuyên canh vải thiều và cam sành ở các xã vùng cao của tỉnh.",
    "- Hỗ trợ giống, phân bón hữu cơ và tập huấn kỹ thuật cho bà con nông dân.",
    "- Xây dựng mã số vùng trồng và truy xuất nguồn gốc cho 120 hợp tác xã.",
]
SECOND = [
    "- Nạo vét kênh mương nội đồng trước mùa mưa lũ hằng năm.",
    "- Sửa chữa 15 hồ đập xung yếu và vận hành trạm bơm tiết kiệm điện.",
]
OTHER = ["II. Y tế", "- Trang bị máy siêu âm cho trạm y tế và luân phiên bác sĩ về các xã."]
WHOLE = ["I. Nông nghiệp và thủy lợi", *FIRST, *SECOND, *OTHER]
DIVIDED = ["I. Nông nghiệp", *FIRST, "II. Thủy lợi", *SECOND, *[line.replace("II.", "III.") for line in OTHER]]


def held(a: list[str], b: list[str]) -> Comparison:
    return compare(Sides(read_text("\n\n".join(a), "a.txt"), read_text("\n\n".join(b), "b.txt")))


def kinds(comparison: Comparison) -> list[ChangeKind]:
    return [change.kind for pair in comparison.pairs for change in pair.changes]


def test_a_divided_section() -> None:
    comparison = held(WHOLE, DIVIDED)
    assert [pair.relation for pair in comparison.pairs] == [Relation.SPLIT, Relation.ONLY_B, Relation.IDENTICAL]
    assert ChangeKind.REMOVED not in kinds(comparison)
    assert [change.kind for change in comparison.pairs[0].changes].count(ChangeKind.MOVED) == 1
    (title,) = comparison.pairs[1].changes
    assert title.sides.b is not None
    assert title.sides.b.text == "Thủy lợi"


def test_joined_sections() -> None:
    comparison = held(DIVIDED, WHOLE)
    assert [pair.relation for pair in comparison.pairs] == [Relation.MERGED, Relation.ONLY_A, Relation.IDENTICAL]
    assert ChangeKind.ADDED not in kinds(comparison)
    assert comparison.differs()


def test_an_edit_in_what_was_divided_off_is_found() -> None:
    comparison = held(WHOLE, [line.replace("15 hồ", "18 hồ") for line in DIVIDED])
    (figure,) = [c for pair in comparison.pairs for c in pair.changes if c.kind is ChangeKind.QUANTITY]
    assert figure.sides.map(lambda extent: extent and extent.text) == Sides("15", "18")


def test_a_new_section_beside_a_shorter_one_is_no_division() -> None:
    new = ["II. Văn hóa", "- Tu bổ di tích đình làng cổ và tổ chức lễ hội mùa xuân theo nếp sống mới."]
    comparison = held(
        WHOLE, ["I. Nông nghiệp và thủy lợi", *FIRST, *new, *[line.replace("II.", "III.") for line in OTHER]]
    )
    assert [pair.relation for pair in comparison.pairs] == [Relation.EDITED, Relation.ONLY_B, Relation.IDENTICAL]
