"""How a difference reads: whole phrases, figures as single things, nothing shown as changed that stayed."""

from __future__ import annotations

import pytest

from doichieu.compare.compare import compare
from doichieu.compare.result import ChangeKind
from doichieu.model.side import Sides
from doichieu.reading.reader import read_text

Told = tuple[str, str | None, str | None]


def told(a: str, b: str) -> list[Told]:
    documents = Sides(read_text(f"I. Mục tiêu\n\n{a}", "a.txt"), read_text(f"I. Mục tiêu\n\n{b}", "b.txt"))
    changes = [change for pair in compare(documents).pairs for change in pair.changes]
    return [(str(c.kind), c.sides.a and c.sides.a.text, c.sides.b and c.sides.b.text) for c in changes]


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        (
            "Tỷ lệ hộ nghèo còn 2,35%, hộ cận nghèo 12%.",
            "Tỷ lệ hộ nghèo dưới 2,3%, hộ cận nghèo 21%.",
            [("quantity", "còn 2,35%", "dưới 2,3%"), ("quantity", "12%", "21%")],
        ),
        ("Thu ngân sách đạt 1.234,5 tỷ đồng.", "Thu ngân sách đạt 1.234,5 triệu đồng.", "quantity"),
        ("Mỗi xã có từ 138-140 hộ khá.", "Mỗi xã có từ 138-145 hộ khá.", [("quantity", "từ 138-140", "từ 138-145")]),
        ("Chi không quá 30% dự toán.", "Chi ít nhất 30% dự toán.", [("quantity", "không quá 30%", "ít nhất 30%")]),
        ("Chi hơn 30% dự toán năm.", "Chi trên 30% dự toán năm.", [("wording", "hơn 30%", "trên 30%")]),
        (
            "Theo Kết luận số 12-KL/TU ngày 5/7/2022 của Tỉnh ủy.",
            "Theo Kết luận số 13-KL/TU ngày 05/08/2022 của Tỉnh ủy.",
            [("citation", "12-KL/TU", "13-KL/TU"), ("date", "5/7/2022", "05/08/2022")],
        ),
        (
            "Sớm khởi công tuyến đường qua 3 xã vùng cao.",
            "Sớm triển khai tuyến đường qua 3 xã vùng cao.",
            [("wording", "khởi công", "triển khai")],
        ),
        (
            "Tỉnh cho phép nuôi mới tại lòng hồ.",
            "Tỉnh không cho phép nuôi mới tại lòng hồ.",
            [("wording", None, "không")],
        ),
        (
            "Sở Y tế rà soát nhân lực của các trạm và báo cáo kết quả cho tỉnh trong 15 ngày.",
            "Sở Y tế tuyển thêm bác sĩ của chương trình mới và báo cáo kết quả cho tỉnh trong 15 ngày.",
            [("wording", "rà soát nhân lực của các trạm", "tuyển thêm bác sĩ của chương trình mới")],
        ),
        ("Trả kết quả trong 30 ngày.", "Trả kết quả trong 30 tháng.", [("quantity", "30 ngày", "30 tháng")]),
        ("Hoàn thành 17/18 chỉ tiêu.", "Hoàn thành 17/20 chỉ tiêu.", [("quantity", "17/18", "17/20")]),
        ("Trồng từ 5 đến 10 ha.", "Trồng từ 5-10 ha.", []),
        ("Đạt 12 345 tấn cá.", "Đạt 12.345 tấn cá.", []),
        ("Hòa giải ở cơ sở đạt 05 vụ.", "Hoà giải ở cơ sở đạt 5 vụ;", []),
    ],
)
def test_reads_well(a: str, b: str, expected: list[Told] | str) -> None:
    found = told(a, b)
    if isinstance(expected, str):
        assert [kind for kind, _, _ in found] == [expected]
    else:
        assert found == expected


def test_a_sentence_gone_and_one_come() -> None:
    first, second = "Mở rộng vùng chè đặc sản ở các xã phía bắc.", "Đóng cửa các lò gạch thủ công dọc bờ sông."
    third = "Lắp camera tại mọi ngã tư trong thành phố."
    both = told(f"{first} {second}", f"{first} {third}")
    assert sorted(both, key=lambda change: change[0]) == [("added", None, third), ("removed", second, None)]
    assert told(f"{first} {second}", second) == [("removed", first, None)]
    assert told(first, f"{third} {first}") == [("added", None, third)]


def test_a_sentence_with_a_common_opener_is_removed_whole() -> None:
    gone = "Các sở, ngành rà soát quỹ đất công dôi dư."
    stays = "Các sở, ngành đấu thầu mua thuốc tập trung trong quý II."
    assert told(f"{gone} {stays}", stays) == [("removed", gone, None)]
    edited = stays.replace("đấu thầu", "tổ chức đấu thầu").replace("quý II", "quý III")
    assert ("removed", gone, None) in told(f"{gone} {stays}", edited)


def test_a_moved_sentence_keeps_its_edit() -> None:
    moving = "Trồng mới 120 ha rừng gỗ lớn tại ba huyện miền núi phía đông của tỉnh."
    others = [
        "Nạo vét kênh mương trước mùa mưa lũ.",
        "Xóa nhà tạm cho hộ nghèo vùng biên.",
        "Bảo dưỡng cầu treo dân sinh.",
    ]
    a = " ".join([moving, *others])
    b = " ".join([*others, moving.replace("120", "150")])
    assert [(kind, x and x[:8]) for kind, x, _ in told(a, b)] == [("moved", "Trồng mớ"), ("quantity", "120 ha")]


def test_figures_that_changed_places_are_each_another_than_before() -> None:
    found = told("Hai ngành tăng 17% và 41% so với năm trước.", "Hai ngành tăng 41% và 17% so với năm trước.")
    assert found == [("quantity", "17%", "41%"), ("quantity", "41%", "17%")]


def test_words_between_that_differ_are_no_exchange() -> None:
    found = told("Chè tăng 17% và 41% là cam của xã.", "Chè tăng 41% hoặc 17% là cam của xã.")
    assert any("hoặc" in (new or "") for _, _, new in found)


def test_a_section_without_a_word_is_compared() -> None:
    one = "<sup>1</sup>\n\n1. Nông nghiệp\n\n1. Nông nghiệp"
    assert compare(Sides(read_text(one, "a.txt"), read_text("1. Nông nghiệp\n\n1. Nông nghiệp", "b.txt"))).pairs


def test_another_name_below_is_one_change() -> None:
    first = "Quyết định có hiệu lực từ ngày ký.\n\nTM. ỦY BAN NHÂN DÂN\n\nCHỦ TỊCH\n\n{}\n"
    documents = Sides(*(read_text(first.format(name), "a.txt") for name in ("Lê Quốc Minh", "Đặng Thị Hữu Tân")))
    (change,) = (change for pair in compare(documents).pairs for change in pair.changes)
    assert change.kind is ChangeKind.WORDING
    assert [extent and extent.text for extent in change.sides] == ["Lê Quốc Minh", "Đặng Thị Hữu Tân"]
