"""Figures: the rows of VIETNAMESE.md 3.2, and forms made up beside them."""

from decimal import Decimal

import pytest

from doichieu.facts.numbers import number
from doichieu.facts.quantities import Quantity
from doichieu.facts.tokens import TokenKind, tokenize


def quantities(text: str) -> list[Quantity]:
    return [t.value for t in tokenize(text) if t.kind is TokenKind.QUANTITY and isinstance(t.value, Quantity)]


ROWS = [
    ("đạt 13,45%", "13.45", "%", "="),
    ("181,9 nghìn tỷ đồng", "181900000000000", "VND", "="),
    ("khoảng 7,6 tỷ USD", "7600000000", "USD", "~"),
    ("3.950 USD", "3950", "USD", "="),
    ("182,6 triệu đồng/lao động", "182600000", "VND/lao động", "="),
    ("11,35 điểm phần trăm", "11.35", "pp", "="),
    ("đạt hơn 439.178 tỷ đồng", "439178000000000", "VND", ">"),
    ("ước đạt 453.000 tỷ đồng", "453000000000000", "VND", "="),
    ("khoảng 8 triệu đồng/người/tháng", "8000000", "VND/người/tháng", "~"),
    ("đều dưới 1%", "1", "%", "<"),
    ("vượt 2,2 % kế hoạch", "2.2", "%", "="),
    ("trên 204 nghìn tấn", "204000", "tấn", ">"),
    ("12,05 ngàn ha", "12050", "ha", "="),
    ("1,12 triệu m³", "1120000", "m³", "="),
    ("26,579 m³", "26.579", "m³", "="),
    ("17,983m³", "17.983", "m³", "="),
    ("972,185 triệu đồng", "972185000", "VND", "="),
    ("ước đạt khoảng trên 4.658 tỷ đồng", "4658000000000", "VND", ">"),
    ("846.300 nghìn tấn.km", "846300000", "tấn.km", "="),
    ("27.820 nghìn lượt người", "27820000", "lượt người", "="),
    ("17.278,9 tỷ đồng", "17278900000000", "VND", "="),
    ("2.041,166 tỷ đồng", "2041166000000", "VND", "="),
    ("trên 11,14 tỷ USD", "11140000000", "USD", ">"),
    ("gấp gần 3 lần dự toán", "3", "lần", "~"),
    ("Số giường bệnh/vạn dân đạt 32,5 giường", "32.5", "giường", "="),
    ("1092 camera", "1092", "camera", "="),
    ("07 chỉ tiêu", "7", "chỉ tiêu", "="),
    ("887,6 tấn/ngày", "887.6", "tấn/ngày", "="),
    ("tăng 35 trạm", "35", "trạm", "="),
    ("(-17,2%)", "-17.2", "%", "="),
    ("gần 1.080 triệu USD", "1080000000", "USD", "~"),
    ("gần 23 nghìn tỷ đồng", "23000000000000", "VND", "~"),
    ("gần 34,8 nghìn người", "34800", "người", "~"),
    ("Ước đến 30/9/2022 được 7.410 tỷ đồng", "7410000000000", "VND", "="),
    ("nhà nước đạt 16.068 tỷ đồng", "16068000000000", "VND", "="),
    ("dưới 1,8%", "1.8", "%", "<"),
    ("2,3 triệu lượt", "2300000", "lượt", "="),
    ("8% trở lên", "8", "%", ">="),
    ("8 %/năm trở lên", "8", "%/năm", ">="),
    ("≤ 15,8", "15.8", None, "<="),
    (">90%", "90", "%", ">"),
    ("≥ 80%", "80", "%", ">="),
    ("521kg/người/năm", "521", "kg/người/năm", "="),
    ("95.000.000đ", "95000000", "VND", "="),
    ("2.421.618 triệu đồng", "2421618000000", "VND", "="),
    ("trên 3.700 triệu đồng", "3700000000", "VND", ">"),
    ("ít nhất 01 bậc", "1", "bậc", ">="),
    ("không thanh tra, kiểm tra quá 01 lần/năm", "1", "lần/năm", "<="),
    ("ít nhất 02 KCN", "2", "KCN", ">="),
    ("khoảng 15 triệu m³", "15000000", "m³", "~"),
    # made up
    ("không quá 30%", "30", "%", "<="),
    ("không vượt quá 4,5%", "4.5", "%", "<="),
    ("chưa đến 5 %", "5", "%", "<"),
    ("không dưới 20%", "20", "%", ">="),
    ("không thấp hơn 12 tỷ đồng", "12000000000", "VND", ">="),
    ("từ 15% trở xuống", "15", "%", "<="),
    ("tối đa khoảng 40 ha", "40", "ha", "<="),
    ("trên dưới 300 hộ", "300", "hộ", "~"),
    ("quá 10 ngày", "10", "ngày", ">"),
    ("TRÊN 12 TẤN", "12", "tấn", ">"),
    ("trên  12\u00a0nghìn  tấn", "12000", "tấn", ">"),
    ("trên địa bàn 12 xã", "12", "xã", "="),
    ("cao nhất là 3 vạn lượt khách", "30000", "lượt khách", "<="),
    ("100.000 đồng/m2/tháng", "100000", "VND/m²/tháng", "="),
    ("3 người/hộ/km2", "3", "người/hộ/km²", "="),
    ("Đợt 3 năm 2024", "3", None, "="),
    ("Kỳ họp thứ 3 ngày 5/7/2022", "3", None, "="),
    ("kế hoạch 5 năm 2021-2025", "5", "năm", "="),
    ("9 tháng năm 2022", "9", "tháng", "="),
    ("6 THÁNG đầu năm 2023", "6", "tháng", "="),
    ("2 tỷ đồng/01 ha", "2000000000", "VND/ha", "="),
    ("1.500 mét khối", "1500", "m³", "="),
]


@pytest.mark.parametrize(("text", "value", "unit", "comparator"), ROWS, ids=[row[0] for row in ROWS])
def test_one_figure(text: str, value: str, unit: str | None, comparator: str) -> None:
    (found,) = quantities(text)
    assert (found.value, found.unit, found.comparator) == (Decimal(value), unit, comparator)


@pytest.mark.parametrize(
    ("text", "low", "high", "unit"),
    [
        ("138-140 triệu đồng", "138000000", "140000000", "VND"),
        ("138 – 140 triệu đồng", "138000000", "140000000", "VND"),
        ("top 15-20 tỉnh, thành phố", "15", "20", "tỉnh"),
        ("2-2,5%", "2", "2.5", "%"),
        ("2- 2,5%", "2", "2.5", "%"),
        ("từ 3-5 dự án", "3", "5", "dự án"),
        ("30-50% diện tích", "30", "50", "%"),
        ("từ 5 đến 10 xã", "5", "10", "xã"),
        ("từ 3 đến 5 ngày", "3", "5", "ngày"),
        ("8 đến 8,5%", "8", "8.5", "%"),
    ],
)
def test_range(text: str, low: str, high: str, unit: str) -> None:
    (found,) = quantities(text)
    assert (found.value, found.low, found.high, found.unit) == (None, Decimal(low), Decimal(high), unit)


@pytest.mark.parametrize(
    ("text", "part", "whole", "unit"),
    [
        ("17/18 chỉ tiêu", "17", "18", "chỉ tiêu"),
        ("154/182 xã", "154", "182", "xã"),
        ("88,54/100 điểm", "88.54", "100", "điểm"),
        ("xếp thứ 4/63 tỉnh", "4", "63", "tỉnh"),
        ("09/18 dự án", "9", "18", "dự án"),
        ("22.103/22.553 ha", "22103", "22553", "ha"),
        ("4.574.822/4.927.240 con", "4574822", "4927240", "con"),
        ("ước đạt 8.523 tỷ đồng/7.619,3 tỷ đồng", "8523000000000", "7619300000000", "VND"),
        ("75,22/100%", "75.22", "100", "%"),
        ("104/115 vụ", "104", "115", "vụ"),
    ],
)
def test_part_of_whole(text: str, part: str, whole: str, unit: str) -> None:
    (found,) = quantities(text)
    assert (found.value, found.of, found.unit) == (Decimal(part), Decimal(whole), unit)


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("giảm 1,18% xuống còn 2,63%", ["1.18", "2.63"]),
        ("chiếm 65,7%, tăng 2,7%", ["65.7", "2.7"]),
        ("15-18 tiêu chí 02 xã", [None, "2"]),
        ("dưới 3 tháng 22.476 người", ["3", "22476"]),
        ("từ 5 xã đến 10 xã", ["5", "10"]),
        ("từ 5% đến 10%", [None]),
        ("từ 12 đến 30/6/2024", ["12"]),
        ("từ năm 2021 đến năm 2025", []),
        ("từ năm 2021 đến 2025", ["2025"]),
        ("từ ngày 5 đến ngày 10 tháng 3", ["5"]),
        ("tiêu chí 02 xã", ["2"]),
        ("thôn 3 120 hộ", ["3", "120"]),
        ("2 02 345 tấn", ["2", "2", "345"]),
        ("lần lượt chiếm 17% và 41%, tăng 15,5% và 10,6%", ["17", "41", "15.5", "10.6"]),
    ],
)
def test_several_figures(text: str, values: list[str | None]) -> None:
    assert [q.value for q in quantities(text)] == [None if v is None else Decimal(v) for v in values]


@pytest.mark.parametrize(
    "text", ["46.7113 trường hợp", "1,773.5", "1,773,000.5 đồng", "9" * 40, "1 " + "tỷ " * 600, "9" * 22 + " tỷ đồng"]
)
def test_a_figure_of_no_known_form_has_no_value(text: str) -> None:
    (found,) = quantities(text)
    assert found.value is None
    assert found.low is None
    assert found.raw.split()[0] in text


@pytest.mark.parametrize(
    ("one", "other"),
    [("07 xã", "7 xã"), ("10 %", "10%"), ("1092 hộ", "1.092 hộ"), ("138 - 140 ha", "138–140 ha"), ("5 TẤN", "5 tấn"),
     ("Trên 5 ha", "trên  5 ha"), ("9 triệu đồng/khoá", "9 triệu đồng/khóa"), ("3 km2", "3 km²"),
     ("12 345 tấn", "12.345 tấn"), ("12\u00a0345 678 hộ", "12.345.678 hộ"),
     ("1,773,000 đồng", "1.773.000 đồng"),
     ("đạt 12 345.", "đạt 12.345."), ("5 đến 10 ha", "5-10 ha"), ("15 đến 17%", "15 - 17 %"),
     ("12 000 - 15 000 tấn", "12.000-15.000 tấn"), ("từ 5 tới 10 triệu đồng", "từ 5-10 triệu đồng"),
     ("100 đồng/m2/tháng", "100 đồng/m²/tháng"), ("5 tấn/km2", "5 tấn/km²"), ("9 triệu đồng/01 ha", "9 triệu đồng/ha")],
)  # fmt: skip
def test_same_figure_in_other_print(one: str, other: str) -> None:
    assert [t.key for t in tokenize(one)] == [t.key for t in tokenize(other)]


@pytest.mark.parametrize(
    ("one", "other"),
    [("1,8%", "dưới 1,8%"), ("10%", "19%"), ("26,579 m³", "26.579 m³"), ("5 ha", "5 km²"), ("5 tỷ đồng",
     "5 triệu đồng"),
     ("1,5%", "1,5 điểm phần trăm"), ("2-5%", "2-6%"), ("hơn 5%", "trên 5%"), ("8% trở lên", "8%"),
     ("30 ngày", "30 tháng"), ("3 lần", "3 tuần"), ("-5%", "(-5%)"),
     ("1" * 30, "1" * 29 + "2")],
)  # fmt: skip
def test_different_figures(one: str, other: str) -> None:
    assert [t.key for t in tokenize(one)] != [t.key for t in tokenize(other)]


def test_two_wordings_of_one_value_share_it() -> None:
    (one,), (other,) = quantities("hơn 5%"), quantities("trên 5%")
    assert one.key == other.key
    (one,), (other,) = quantities("2.421.618 triệu đồng"), quantities("2.421,618 tỷ đồng")
    assert one.key == other.key


def test_number_forms() -> None:
    assert number("1.773") == 1773
    assert number("1,773") == Decimal("1.773")
    assert number("46.7113") is None


def test_a_part_of_another_whole_is_not_to_be_subtracted() -> None:
    (one,), (other,), (third,) = (quantities(f"{text} chỉ tiêu") for text in ("17/18", "17/20", "18/18"))
    assert one.key != other.key
    assert not one.comparable(other)
    assert one.comparable(third)
    (bare,) = quantities("46.7113 xã")
    assert not bare.comparable(bare)


def test_what_is_read_of_a_foreign_number_keeps_its_print() -> None:
    (found,) = quantities("đạt 12 345 tấn")
    assert (found.value, found.raw) == (12345, "12 345 tấn")
