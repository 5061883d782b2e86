"""Sentences that went to another section."""

from __future__ import annotations

from doichieu.compare.compare import compare
from doichieu.compare.result import Comparison, Relation
from doichieu.model.side import Sides
from doichieu.reading.reader import read_text

FARM = [
    "- Mở rộng vùng chuyên canh vải thiều và cam sành ở các xã vùng cao của tỉnh.",
    "- Hỗ trợ giống, phân bón hữu cơ và tập huấn kỹ thuật cho bà con nông dân.",
]
ROAD = [
    "- Hoàn thành nâng cấp các tuyến đường liên huyện và khởi công cầu vượt sông.",
    "- Cải tạo bến xe khách trung tâm và lắp đèn chiếu sáng trên các trục chính.",
]
GOES = "- Bê tông hóa 120 km đường nội đồng để xe cơ giới vào tận ruộng thu hoạch."
NEXT = "- Xây dựng 15 trạm bơm điện phục vụ tưới tiêu chủ động cho cánh đồng mẫu."
SHORT = "- Xóa cầu tạm."


def held(farm_a: list[str], road_a: list[str], farm_b: list[str], road_b: list[str]) -> Sides[Comparison]:
    def made(farm: list[str], road: list[str]) -> str:
        return "\n\n".join(["I. Nông nghiệp", *farm, "II. Giao thông", *road])

    documents = Sides(read_text(made(farm_a, road_a), "a.txt"), read_text(made(farm_b, road_b), "b.txt"))
    return Sides(compare(documents), compare(documents.swapped()))


def told(comparison: Comparison) -> list[list[tuple[str, str, str]]]:
    def text(extent: object) -> str:
        return getattr(extent, "text", "").replace("\n", " ")

    return [[(str(c.kind), text(c.sides.a), text(c.sides.b)) for c in pair.changes] for pair in comparison.pairs]


def test_a_sentence_that_went_to_another_section_is_one_move() -> None:
    there, back = held([FARM[0], GOES, FARM[1]], ROAD, FARM, [ROAD[0], GOES, ROAD[1]])
    assert told(there) == [[("moved", GOES[2:], GOES[2:])], []]
    assert told(back) == [[], [("moved", GOES[2:], GOES[2:])]]
    for comparison in (there, back):
        assert [pair.relation for pair in comparison.pairs] == [Relation.EDITED] * 2
        assert comparison.differs()


def test_its_edits_stand_beside_it_and_what_is_left_stays() -> None:
    gone = "- Đóng cửa các lò gạch thủ công nằm dọc theo bờ sông trong quý này."
    there, back = held([*FARM, gone, GOES], ROAD, FARM, [GOES.replace("120", "150"), *ROAD, SHORT])
    moved, inner = ("moved", GOES[2:], GOES[2:].replace("120", "150")), ("quantity", "120 km", "150 km")
    assert told(there) == [[("removed", gone[2:], ""), moved, inner], [("added", "", SHORT[2:])]]
    assert sorted(change for pair in told(back) for change in pair) == sorted(
        [
            ("added", "", gone[2:]),
            ("removed", SHORT[2:], ""),
            (moved[0], moved[2], moved[1]),
            ("quantity", "150 km", "120 km"),
        ]
    )


def test_neighbours_that_went_together_are_one_move() -> None:
    there, _ = held([*FARM, GOES, NEXT], ROAD, FARM, [GOES, NEXT, *ROAD])
    assert told(there) == [[("moved", f"{GOES[2:]} {NEXT[2:]}", f"{GOES[2:]} {NEXT[2:]}")], []]


def test_a_short_sentence_is_removed_and_added() -> None:
    there, _ = held([*FARM, SHORT], ROAD, FARM, [SHORT, *ROAD])
    assert sorted(kind for pair in told(there) for kind, _, _ in pair) == ["added", "removed"]
