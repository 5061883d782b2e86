"""Indicators out of clauses: name, figure, what it is a part of."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from doichieu.facts.indicators import indicators, lead_of


def told(text: str) -> list[str]:
    """Each indicator as "part of › name = figure"."""
    return [f"{' › '.join((*i.parts_of, i.name))} = {i.direction}{i.quantity.raw}" for i in indicators(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Tỷ lệ hộ nghèo còn 1,82%.", ["Tỷ lệ hộ nghèo = 1,82%"]),
        ("Phấn đấu tỷ lệ che phủ rừng đạt trên 37%;", ["tỷ lệ che phủ rừng = trên 37%"]),
        ("Thu ngân sách nhà nước: 1.010 tỷ đồng.", ["Thu ngân sách nhà nước = 1.010 tỷ đồng"]),
        ("Trồng mới 300 ha rừng; nuôi 20 lồng cá.", ["Trồng mới rừng = 300 ha", "nuôi lồng cá = 20"]),
        ("44% lao động tham gia bảo hiểm.", ["lao động tham gia bảo hiểm = 44%"]),
        ("Xóa 100% nhà tạm, nhà dột nát và hỗ trợ 90% hộ khó khăn.",
         ["Xóa nhà tạm, nhà dột nát = 100%", "hỗ trợ hộ khó khăn = 90%"]),
        ("Số giường bệnh/10.000 dân đạt 34,4 giường", ["Số giường bệnh/10.000 dân = 34,4"]),
        ("Giá trị sản xuất/01ha đất đạt 138-140 triệu đồng", ["Giá trị sản xuất/01ha đất = 138-140 triệu đồng"]),
        ("Tỷ lệ trẻ em dưới 5 tuổi bị suy dinh dưỡng: 15,8%", ["Tỷ lệ trẻ em dưới 5 tuổi bị suy dinh dưỡng = 15,8%"]),
        ("Tỷ lệ hộ nghèo giảm từ 5% xuống còn 3%", ["Tỷ lệ hộ nghèo = 3%"]),
        ("Tuổi thọ trung bình 74 tuổi", ["Tuổi thọ trung bình = 74 tuổi"]),
        ("Kế hoạch 5 năm được thông qua", []),
        ("Tỷ lệ trường chuẩn mức độ 1 đạt 95%, mức độ 2 đạt 26%",
         ["Tỷ lệ trường chuẩn mức độ 1 = 95%", "Tỷ lệ trường chuẩn mức độ 2 = 26%"]),
        ("đơn vị cấp huyện đạt chuẩn: lũy kế 7 huyện (bao gồm cả thành phố).", ["đơn vị cấp huyện đạt chuẩn = 7"]),
        ("Đạt 16 tỷ đồng, tăng 10% so với năm 2023.", []),
    ],
)  # fmt: skip
def test_clauses(text: str, expected: list[str]) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Tăng trưởng 8%, trong đó nông nghiệp tăng 3% (trồng trọt tăng 2%, chăn nuôi tăng 4%); dịch vụ tăng 9%.",
         ["Tăng trưởng = 8%", "Tăng trưởng › nông nghiệp = +3%", "Tăng trưởng › nông nghiệp › trồng trọt = +2%",
          "Tăng trưởng › nông nghiệp › chăn nuôi = +4%", "Tăng trưởng › dịch vụ = +9%"]),
        ("Tỷ lệ nước sạch 63% (thành thị 94%; nông thôn 57,5%).",
         ["Tỷ lệ nước sạch = 63%", "Tỷ lệ nước sạch › thành thị = 94%", "Tỷ lệ nước sạch › nông thôn = 57,5%"]),
        ("Cơ cấu kinh tế: Công nghiệp 68%; dịch vụ 20,6%; tỷ lệ đô thị hóa 30%.",
         ["Cơ cấu kinh tế › Công nghiệp = 68%", "Cơ cấu kinh tế › dịch vụ = 20,6%", "tỷ lệ đô thị hóa = 30%"]),
        ("Tỷ lệ hộ nghèo 1,8%; trong đó: xã khó khăn 10%. Tỷ lệ cận nghèo 3%",
         ["Tỷ lệ hộ nghèo = 1,8%", "Tỷ lệ hộ nghèo › xã khó khăn = 10%", "Tỷ lệ cận nghèo = 3%"]),
        ("Tỷ lệ dân dùng nước sạch (đạt quy chuẩn 01 trở lên) đạt 63%", ["Tỷ lệ dân dùng nước sạch = 63%"]),
    ],
)  # fmt: skip
def test_parts(text: str, expected: list[str]) -> None:
    assert told(text) == expected


def test_period_is_that_of_the_clause_and_not_of_what_it_is_compared_with() -> None:
    assert [i.period for i in indicators("Đến năm 2025, tỷ lệ hộ nghèo 1%; sản lượng lúa 5 tấn so với năm 2023.")] == [
        "2025", None
    ]  # fmt: skip


def test_what_a_list_below_is_part_of() -> None:
    assert lead_of("Tỷ lệ dân dùng nước sạch đạt 63%, trong đó:") == "Tỷ lệ dân dùng nước sạch"
    assert lead_of("Cơ cấu lao động:") == "Cơ cấu lao động"
    assert lead_of("Về kinh tế:") == ""
    assert lead_of("Tỷ lệ hộ nghèo 1%.") == ""


@given(st.text(max_size=200), st.text(alphabet="0123456789 %,.;:()tỷđồngvàtrong", max_size=120))
def test_any_text_is_read_and_figures_stand_where_they_say(noise: str, figures: str) -> None:
    text = f"{noise} tỷ lệ {figures}"
    for found in indicators(text):
        assert 0 <= found.start < found.end <= len(text)
        assert found.name


@pytest.mark.parametrize(
    ("text", "name", "direction"),
    [
        ("Tỷ lệ hộ nghèo giảm còn 2,5%.", "Tỷ lệ hộ nghèo", ""),
        ("Tỷ lệ lao động qua đào tạo tăng lên 42%.", "Tỷ lệ lao động qua đào tạo", ""),
        ("Tỷ lệ hộ nghèo giảm xuống còn 3%.", "Tỷ lệ hộ nghèo", ""),
        ("Số vụ tai nạn giảm xuống 20 vụ.", "Số vụ tai nạn", ""),
        ("Tỷ lệ đô thị hóa tăng từ 30% lên 32%.", "Tỷ lệ đô thị hóa", ""),
        ("Thu ngân sách tăng 12%.", "Thu ngân sách", "+"),
        ("Tỷ lệ hộ cận nghèo giảm 0,5 điểm phần trăm.", "Tỷ lệ hộ cận nghèo", "-"),
    ],
)
def test_what_is_reached_is_no_step(text: str, name: str, direction: str) -> None:
    (told,) = indicators(text)
    assert (told.name, told.direction) == (name, direction)


def test_parts_behind_a_figure_and_a_colon() -> None:
    told = indicators("Tổng giá trị sản xuất tăng 13% trở lên: công nghiệp 15,6%; dịch vụ 14,1%.")
    assert [(i.name, i.parts_of, i.quantity.comparator) for i in told] == [
        ("Tổng giá trị sản xuất", (), ">="),
        ("công nghiệp", ("Tổng giá trị sản xuất",), "="),
        ("dịch vụ", ("Tổng giá trị sản xuất",), "="),
    ]
