"""Which sections are matched, through new numbers, new titles and new places, and which are not."""

from __future__ import annotations

import random
from collections import Counter

import pytest

from doichieu.compare.compare import compare
from doichieu.compare.result import Comparison, Pair, Relation
from doichieu.model.side import Sides
from doichieu.reading.reader import read_text
from tests.compare.making import Printer, document

FARM = "Đẩy mạnh trồng cây ăn quả theo hướng hữu cơ, mở rộng vùng chuyên canh vải thiều và cam sành ở các xã vùng cao."
ROAD = "Hoàn thành nâng cấp các tuyến đường liên huyện, khởi công cầu vượt sông và cải tạo bến xe khách trung tâm."
SCHOOL = "Củng cố mạng lưới trường lớp mầm non, bổ sung giáo viên tiếng Anh và tin học cho các điểm trường lẻ."
HEALTH = "Nâng chất lượng khám chữa bệnh ban đầu, trang bị máy siêu âm cho trạm y tế và luân phiên bác sĩ về xã."
WATER = "Nạo vét kênh mương nội đồng, sửa chữa hồ đập xung yếu trước mùa mưa lũ và vận hành trạm bơm tiết kiệm điện."


def comparison(a: list[str], b: list[str]) -> Comparison:
    return compare(Sides(read_text("\n\n".join(a), "a.txt"), read_text("\n\n".join(b), "b.txt")))


def held(a: list[str], b: list[str]) -> list[tuple[str | None, str | None, str]]:
    documents = Sides(read_text("\n\n".join(a), "a.txt"), read_text("\n\n".join(b), "b.txt"))

    def told(pair: Pair) -> tuple[str | None, str | None, str]:
        left, right = pair.sections.a, pair.sections.b
        return (
            None if left is None else documents.a.sections[left].title,
            None if right is None else documents.b.sections[right].title,
            str(pair.relation),
        )

    return [told(pair) for pair in compare(documents).pairs]


def test_an_inserted_section_in_front_renumbers_the_rest() -> None:
    a = ["I. Nông nghiệp", FARM, "II. Giao thông", ROAD]
    b = ["I. Giáo dục", SCHOOL, "II. Nông nghiệp", FARM, "III. Giao thông", ROAD]
    assert held(a, b) == [
        (None, "Giáo dục", "only_b"),
        ("Nông nghiệp", "Nông nghiệp", "identical"),
        ("Giao thông", "Giao thông", "identical"),
    ]


def test_a_new_title_over_the_same_text() -> None:
    a = ["I. Nông nghiệp", FARM, "II. Giao thông", ROAD]
    b = ["I. Phát triển trồng trọt bền vững", FARM, "II. Giao thông", ROAD]
    assert held(a, b)[0] == ("Nông nghiệp", "Phát triển trồng trọt bền vững", "edited")


def test_two_neighbours_change_places() -> None:
    a = ["I. Nông nghiệp", FARM, "II. Giao thông", ROAD, "III. Y tế", HEALTH]
    b = ["I. Nông nghiệp", FARM, "II. Y tế", HEALTH, "III. Giao thông", ROAD]
    relations = [relation for _, _, relation in held(a, b)]
    assert sorted(relations) == ["identical", "identical", "moved"]
    assert relations[0] == "identical"


def test_a_section_goes_to_another_chapter() -> None:
    a = [
        "Chương I",
        "KINH TẾ",
        "Điều 1. Nông nghiệp",
        FARM,
        "Điều 2. Thủy lợi",
        WATER,
        "Chương II",
        "XÃ HỘI",
        "Điều 3. Y tế",
        HEALTH,
    ]
    b = [
        "Chương I",
        "KINH TẾ",
        "Điều 1. Nông nghiệp",
        FARM,
        "Chương II",
        "XÃ HỘI",
        "Điều 2. Y tế",
        HEALTH,
        "Điều 3. Thủy lợi",
        WATER,
    ]
    assert ("Thủy lợi", "Thủy lợi", "moved") in held(a, b)
    assert sum(relation == "identical" for _, _, relation in held(a, b)) == 4


def test_two_conventions_of_numbering() -> None:
    a = ["I. Nhiệm vụ và giải pháp", f"1. Nông nghiệp: {FARM}", f"2. Giao thông: {ROAD}", f"3. Giáo dục: {SCHOOL}"]
    b = [
        "Điều 3. Nhiệm vụ, giải pháp chủ yếu",
        f"(1) Nông nghiệp: {FARM}",
        f"(2) Giao thông: {ROAD}",
        f"(3) Giáo dục: {SCHOOL}",
    ]
    assert [relation for _, _, relation in held(a, b)] == ["edited", "identical", "identical", "identical"]


def test_one_boilerplate_title_over_two_texts_goes_by_its_neighbours() -> None:
    a = ["I. Nông nghiệp", FARM, "1. Mục tiêu", SCHOOL, "II. Giao thông", ROAD, "1. Mục tiêu", HEALTH]
    b = ["I. Nông nghiệp", FARM, "1. Mục tiêu", SCHOOL, "II. Giao thông", ROAD, "1. Mục tiêu", HEALTH]
    assert all(relation == "identical" for _, _, relation in held(a, b))


@pytest.mark.parametrize("seed", range(4))
def test_unrelated_documents_share_nothing(seed: int) -> None:
    made = Printer(random.Random(seed)).text(document(random.Random(seed)))
    other = [
        "I. Lịch sử quần đảo",
        "Người xưa đi thuyền buồm tới vịnh nhỏ, dựng lều bên bãi cát.",
        "1. Di chỉ",
        "Gốm thô, rìu đá cùng xương thú.",
    ]
    documents = Sides(read_text(made, "a.txt"), read_text("\n\n".join(other), "b.txt"))
    assert {pair.relation for pair in compare(documents).pairs} == {Relation.ONLY_A, Relation.ONLY_B}


def test_matched_by_hand() -> None:
    a = read_text("\n\n".join(["I. Nông nghiệp", FARM, "II. Giao thông", ROAD]), "a.txt")
    b = read_text("\n\n".join(["I. Giáo dục", SCHOOL, "II. Y tế", HEALTH]), "b.txt")
    pairs = compare(Sides(a, b), forced=[(0, 1)]).pairs
    assert [(p.sections.a, p.sections.b) for p in pairs] == [(None, 0), (0, 1), (1, None)]
    back = compare(Sides(b, a), forced=[(1, 0)]).pairs
    assert {(p.sections.a, p.sections.b) for p in back} == {(0, None), (1, 0), (None, 1)}


def test_a_match_by_hand_outside_what_is_compared_is_left_alone() -> None:
    a = read_text("\n\n".join(["I. Nông nghiệp", FARM, "II. Giao thông", ROAD]), "a.txt")
    b = read_text("\n\n".join(["I. Giáo dục", SCHOOL, "II. Giao thông", ROAD]), "b.txt")
    for forced in ([(0, 1)], [(1, 0)], [(0, 0)], [(99, 99)]):
        (pair,) = compare(Sides(a, b), Sides(1, 1), forced=forced).pairs
        assert (pair.sections, pair.relation) == (Sides(1, 1), Relation.IDENTICAL)


def _communes(count: int, changed: int = 0) -> list[str]:
    """`count` communes with the same two lines each; the revenue of `changed` is another."""
    lines = []
    for k in range(1, count + 1):
        lines += [
            f"{k}. Xã số {k}",
            f"a) Thu ngân sách: {100 + 3 * k + (7 if k == changed else 0)} triệu đồng.",
            "b) Không phát sinh nợ đọng xây dựng cơ bản.",
        ]
    return lines


@pytest.mark.parametrize("count", [12, 41, 60, 150])
def test_lines_that_stand_many_times_over_keep_their_places(count: int) -> None:
    result = comparison(_communes(count), _communes(count, changed=count // 2))
    assert [str(change.kind) for pair in result.pairs for change in pair.changes] == ["quantity"]


@pytest.mark.parametrize("count", [12, 60, 150])
def test_a_new_one_among_many_of_a_kind_is_the_only_change(count: int) -> None:
    a = _communes(count)
    at = count // 2 * 3
    new = ["0. Xã mới lập", "a) Thu ngân sách: 99.999 triệu đồng.", "b) Không phát sinh nợ đọng xây dựng cơ bản."]
    b, number = [], 0
    for line in [*a[:at], *new, *a[at:]]:
        if line[0].isdigit():
            number += 1
            line = f"{number}.{line.split('.', 1)[1]}"
        b.append(line)
    relations = Counter(str(pair.relation) for pair in comparison(a, b).pairs)
    assert relations == {"identical": 3 * count, "only_b": 3}


def test_entries_reworded_to_the_last_pair_of_words() -> None:
    a = [
        "III. CHỈ TIÊU CHỦ YẾU", "1. Tốc độ tăng trưởng GRDP: 8,5%.", 
        "2. Tổng lượt khách du lịch: trên 1,8 triệu lượt.", "3. Tỷ lệ đô thị hóa: 31,2%.",
        "4. Kim ngạch xuất khẩu: 1.280 triệu USD.",
    ]  # fmt: skip
    b = [
        "2. Các chỉ tiêu chủ yếu", "(1) Tốc độ tăng trưởng GRDP đạt 8,5%.", "(2) Kim ngạch xuất khẩu đạt 1,28 tỷ USD.",
        "(3) Tỷ lệ dân số đô thị đạt 31,2%.", "(4) Đón 1,8 triệu lượt khách du lịch.",
    ]  # fmt: skip
    found = comparison(a, b)
    lines = {(p.sections.a, p.sections.b) for p in found.pairs}
    assert lines == {(0, 0), (1, 1), (2, 4), (3, 3), (4, 2)}
    (change,) = [c for p in found.pairs for c in p.changes if c.kind.value == "quantity"]
    assert change.sides.a
    assert change.sides.a.text == "trên 1,8 triệu lượt"


def test_two_provinces_call_one_field_by_other_words() -> None:
    a = ["I. KINH TẾ", "1. Nuôi trồng thủy sản", "Cá tra được giá.", "2. Ngân sách, tiền tệ", "Thu vượt dự toán.",
         "II. XÃ HỘI", "1. Y tế", "Trạm xá được sửa.", "2. Giáo dục", "Đủ lớp."]  # fmt: skip
    b = ["I. KINH TẾ", "1. Hoạt động tài chính - tín dụng", "Nợ đọng giảm.", "2. Phát triển du lịch", "Khách đông.",
         "II. XÃ HỘI", "1. Sự nghiệp giáo dục và đào tạo", "Thiếu lớp.", "2. Chăm sóc sức khỏe", "Tốt."]  # fmt: skip
    pairs = {(x, y) for x, y, _ in held(a, b) if x and y}
    assert {
        ("Ngân sách, tiền tệ", "Hoạt động tài chính - tín dụng"), ("Y tế", "Chăm sóc sức khỏe"),
        ("Giáo dục", "Sự nghiệp giáo dục và đào tạo"),
    } <= pairs  # fmt: skip
    assert not any("thủy sản" in x or "du lịch" in y for x, y in pairs)


def test_one_name_below_two_other_roofs_is_not_one_section() -> None:
    a = ["A. KẾT QUẢ", "I. Về kinh tế", FARM, "B. CHỈ TIÊU NĂM TỚI", "1. Lúa đạt 5 tấn trên một ha.",
         "2. Ngô đạt 4 tấn trên một ha.", "3. Khoai đạt 9 tấn trên một ha."]  # fmt: skip
    b = ["Điều 1. Chỉ tiêu năm tới", "* Về kinh tế:", "(1) Lúa đạt 5 tấn trên một ha.",
         "(2) Ngô đạt 4 tấn trên một ha.", "(3) Khoai đạt 9 tấn trên một ha."]  # fmt: skip
    assert ("Về kinh tế", "Về kinh tế") not in {(x, y) for x, y, _ in held(a, b)}
