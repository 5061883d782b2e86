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


KEEPING = ["Điều 6. Bảo vệ tài sản", "1. Ban chủ nhiệm phân công người trực và kiểm kê tài sản mỗi năm."]
MENDING = [
    "Điều 7. Bảo dưỡng, sửa chữa",
    "1. Bảo dưỡng định kỳ hai năm một lần; sửa chữa lớn theo kế hoạch được duyệt.",
    "2. Việc chọn đơn vị thi công theo pháp luật về đấu thầu.",
]
BOTH = [
    "Điều 6. Bảo vệ, bảo dưỡng và sửa chữa tài sản", KEEPING[1], MENDING[1].replace("1.", "2.", 1),
    MENDING[2].replace("2.", "3.", 1),
]  # fmt: skip
FUNDS = ["Điều 5. Kinh phí hoạt động", "1. Ngân sách cấp xã hỗ trợ mười lăm triệu đồng mỗi năm."]
DOING = ["Điều 8. Tổ chức thực hiện", "1. Chủ tịch Ủy ban nhân dân cấp xã chịu trách nhiệm thi hành."]


def _relations(a: list[str], b: list[str]) -> dict[str, Relation]:
    documents = Sides(read_text("\n\n".join(a), "a.txt"), read_text("\n\n".join(b), "b.txt"))
    return {
        (documents.a if pair.sections.a is not None else documents.b)
        .sections[pair.sections.a if pair.sections.a is not None else pair.sections.b or 0]
        .title: pair.relation
        for pair in compare(documents).pairs
    }


def test_an_article_that_takes_in_the_clauses_of_another_is_told_as_joined() -> None:
    apart, joined = [*FUNDS, *KEEPING, *MENDING, *DOING], [*FUNDS, *BOTH, *DOING]
    told = _relations(apart, joined)
    assert Relation.MERGED in (told["Bảo vệ tài sản"], told["Bảo dưỡng, sửa chữa"])
    told = _relations(joined, apart)
    assert told["Bảo vệ, bảo dưỡng và sửa chữa tài sản"] is Relation.SPLIT


def test_a_heading_that_was_taken_out_joins_nothing() -> None:
    with_heading = [*FUNDS, "Điều 6. Tài sản", "1. Bảo vệ", f"a) {KEEPING[1][3:]}", f"b) {MENDING[1][3:]}", *DOING]
    without = [*FUNDS, "Điều 6. Tài sản", f"1. {KEEPING[1][3:]}", f"2. {MENDING[1][3:]}", *DOING]
    assert {Relation.MERGED, Relation.SPLIT}.isdisjoint(_relations(with_heading, without).values())
