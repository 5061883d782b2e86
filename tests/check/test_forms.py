"""Forms of words and of tables in which figures are told, each with a slip and without it."""

from __future__ import annotations

import pytest

from .making import only, told

LISTED = """
Điều 4. Nguồn vốn

1. Nguồn vốn của Quỹ là 18.000 triệu đồng, hình thành từ ba nguồn:

a) Ngân sách thị xã: {} triệu đồng;

b) Đóng góp của hợp tác xã: 3.900 triệu đồng;

c) Tài trợ khác: 1.600 triệu đồng.
"""
DASHED = "Xử lý vi phạm 47 cơ sở — cảnh cáo {}, phạt tiền 15, thu hồi giấy phép 4 cơ sở."
DIVIDED = "Lợi nhuận sau thuế được phân bổ: quỹ đầu tư {}, quỹ khen thưởng 25%, chia cổ tức 15%."
GRADED = """
| Mức | Số trường | Tỷ lệ (%) |
|---|---|---|
| Tốt | 18 | 30,0 |
| Khá | 27 | 45,0 |
| Đạt | 12 | {} |
| Chưa đạt | 3 | 5,0 |
| **Cộng** | **60** | **100** |
"""
PER_CLASS = """
| Cấp học | Số lớp | Số học sinh | Học sinh/lớp |
|---|---|---|---|
| Mầm non | 310 | 8.990 | 29,0 |
| Tiểu học | 520 | 17.680 | 34,0 |
| THCS | 350 | 13.300 | {} |
"""
CROPS = """
| Cây trồng | Diện tích (ha) | Năng suất (tạ/ha) |
|---|---|---|
| Lúa xuân | 12.460 | 61,2 |
| Lúa mùa | 9.315 | 55,8 |
| Ngô | 4.120 | 47,3 |
| Cộng diện tích | {} | |
"""
PLANNED = """
| TT | Khoản thu | Ước năm 2024 | Dự toán 2025 | Dự toán 2025/ước 2024 (%) |
|---|---|---|---|---|
| 1 | Doanh nghiệp | 1.200 | 1.290 | 107,5 |
| 2 | Thuế thu nhập | 850 | 935 | 110,0 |
| 3 | Lệ phí | 1.640 | 1.886 | {} |
| 4 | Tiền đất | 4.500 | 4.725 | 105,0 |
"""
HARVEST = """
| Chỉ tiêu | Diện tích (ha) | Năng suất (tạ/ha) | Sản lượng (tấn) |
|---|---|---|---|
| Lúa chiêm | 15.340 | 56,2 | 86.211 |
| Lúa mùa | 21.712 | 50,0 | {} |
| Ngô | 11.850 | 43,6 | 51.666 |
"""
BETWEEN = "2. Mở 18 lớp.\n\n3. Trồng 51 ha rừng.\n\n4. Sửa 7 km kênh.\n\n"
TWICE = (
    "1. Đội ngũ: tổng số hội viên đến ngày 30/6/2024: 6.830 đồng chí.\n\n"
    + BETWEEN
    + "5. Nhiệm vụ thời gian tới gắn với đội ngũ hội viên tính đến cuối tháng 6/2024 là {} người.\n"
)
BASED = (
    "1. Thu phí thẩm định 6 tháng đạt 3.617 triệu đồng, bằng 51,2% dự toán.\n\n"
    + BETWEEN
    + "II. NHIỆM VỤ, GIẢI PHÁP\n\n"
    "1. Trên cơ sở thu phí thẩm định 6 tháng đạt {} triệu đồng, phấn đấu cả năm vượt dự toán.\n"
)
UNLIKE = """
| Mức | Số trường | Tỷ lệ (%) |
|---|---|---|
| Tốt | 18 | 31,0 |
| Khá | 27 | 44,2 |
| Đạt | 15 | 19,7 |
| Cộng | 60 | |
"""


@pytest.mark.parametrize(
    ("text", "right", "wrong", "rule"),
    [
        (LISTED, "12.500", "10.500", "sum"),
        (DASHED, "28", "26", "sum"),
        (DIVIDED, "60%", "55%", "shares"),
        (GRADED, "20,0", "22,0", "shares"),
        (PER_CLASS, "38,0", "36,2", "per-unit"),
        (CROPS, "25.895", "25.985", "sum"),
        (PLANNED, "115,0", "151,0", "ratio"),
        (HARVEST, "108.560", "118.560", "per-unit"),
        (BASED, "3.617", "3.167", "same-figure"),
        (TWICE, "6.830", "6.380", "same-figure"),
    ],
)
def test_what_is_told_in_this_form_is_checked(text: str, right: str, wrong: str, rule: str) -> None:
    assert told(text.format(right)) == []
    assert [found for found, _ in told(text.format(wrong))] == [rule]


@pytest.mark.parametrize(
    "text",
    [
        "Có ba nguồn lực, vốn 18.000 triệu đồng, gồm các khoản chính:\n\na) Ngân sách: 10.500 triệu đồng;\n\n"
        "b) Đóng góp: 3.900 triệu đồng.\n",
        "Kinh tế - xã hội của 14 xã phát triển: nông nghiệp 5, dịch vụ 6 xã.",
        "Lợi nhuận phân bổ: quỹ đầu tư tối thiểu 55%, quỹ khen thưởng 25%.",
        "Tiến độ đạt 47 km — tăng 5 km, nhanh hơn 2 km so với cùng kỳ.",
        UNLIKE,
        "Nông nghiệp 12.641 tỷ đồng, công nghiệp - xây dựng 15.072 tỷ đồng, dịch vụ 18.476 tỷ đồng, thuế 2.431 tỷ.",
    ],
)
def test_what_only_looks_like_it_is_left_alone(text: str) -> None:
    assert told(text) == []


FORMS = [
    ("count", "Có {} chủ đầu tư giải ngân hết vốn: Công an tỉnh, Bộ Chỉ huy Quân sự tỉnh, Sở Y tế, huyện Nga Mai, thị "
     "xã Bỉm Lâm.", "05", "04"),
    ("change", "Đón 2.640 lượt người, giảm {} so với cùng kỳ năm 2023 (3.300 lượt).", "20,0%", "24,2%"),
    ("count", "Còn {} hạn chế chủ yếu: (1) giao đất chậm; (2) liên kết lỏng; (3) lực lượng mỏng; (4) thiếu vốn.",
     "04", "03"),
    ("change", "Toàn huyện có 648 lớp. Số lớp mầm non ổn định. Riêng khối phổ thông tăng {} lớp so với năm học trước "
     "(612 lớp).", "36", "63"),
    ("ratio", "Có 1.364 hộ đạt danh hiệu văn hóa; so với 1.550 hộ toàn xã, tỷ lệ này đạt {}.", "88,0%", "80,8%"),
    ("ratio", "a) Toàn tỉnh tiếp nhận 24.680 hồ sơ.\n\nb) Hồ sơ nộp trực tuyến lên đến 18.510, chiếm {} tổng số tiếp "
     "nhận.", "75,0%", "57,0%"),
    ("shares", "Cơ cấu lao động của xã:\n\n- Nông nghiệp chiếm 38,4%, giảm so với năm trước;\n\n- Công nghiệp chiếm {};"
     "\n\n- Dịch vụ chiếm 26,3%.", "35,3%", "39,3%"),
    ("count", "Sở tổ chức {} hội thi, giải đấu, gồm: Hội khỏe Phù Đổng, Cuộc thi khoa học, Hội thi giáo viên, Ngày "
     "hội STEM và Giải cờ vua học sinh.", "05", "04"),
    ("sum", "Thu ngân sách đạt {} tỷ đồng, với hai khoản hợp thành: thu nội địa 8.640 tỷ đồng và thu từ xuất nhập khẩu "
     "1.275 tỷ đồng.", "9.915", "9.195"),
    ("sum", "Phân theo tuyến: {} vụ xảy ra trên quốc lộ 42 vụ, đường tỉnh 27 vụ, đường huyện 16 vụ và đường xã 08 vụ.",
     "93", "90"),
    ("sum", "Toàn ngành có {} cán bộ và nhân viên. Cụ thể:\n\n- Cán bộ quản lý: 1.357 người, đều đạt chuẩn;\n\n"
     "- Nhân viên: 2.846 người.", "4.203", "4.023"),
    ("change", "Cuối năm ngoái, số hợp tác xã của huyện là 186; đến nay con số này lên tới 213, tức là thêm được {} "
     "hợp tác xã.", "27", "72"),
    ("change", "Toàn tỉnh có 308 vụ, làm chết 96 người, bị thương 241 người. Cùng kỳ năm trước có 322 vụ, 109 người "
     "chết và 264 người bị thương. Như vậy, giảm {} người bị thương.", "23", "32"),
    ("per-unit", "Hỗ trợ sửa 32 nhà văn hóa 8,96 tỷ đồng, bình quân {} triệu đồng/nhà; xây mới 15 nhà 27 tỷ đồng, bình "
     "quân 1.800 triệu đồng/nhà.", "280", "820"),
    ("per-unit", "Có 412 câu lạc bộ với 8.240 thành viên, bình quân 20 người/câu lạc bộ; kinh phí hằng tháng 12.360 "
     "triệu đồng, bình quân {} triệu đồng/người/tháng.", "1,5", "2,5"),
    ("per-unit", "Trồng quế 5.130 ha, trong đó 4.600 ha đã khai thác; sản lượng vỏ khô 9.430 tấn, tính ra mỗi héc-ta "
     "khai thác được {} kg.", "2.050", "2.550"),
    ("per-unit", "Gạo trợ cấp tương đương 270.000 đồng/học sinh/tháng; hỗ trợ 09 tháng là {} đồng/học sinh.",
     "2.430.000", "2.340.000"),
    ("per-unit", "Dân số trung bình 1.240.000 người. Với 1.178 điều dưỡng, toàn tỉnh đạt {} điều dưỡng/vạn dân.", "9,5",
     "8,5"),
    ("per-unit", "Diện tích gieo trồng gồm lạc 318,5 ha, vừng 142,0 ha. Cây vừng cho năng suất 6,5 tạ/ha, sản lượng {} "
     "tấn.", "92,3", "93,2"),
    ("change", "Xảy ra 15 vụ, so với 18 vụ của 9 tháng năm 2023 giảm {} vụ.", "03", "05"),
    ("change", "Năm 2024 hoàn thành 42 cầu, năm 2023 hoàn thành 30 cầu, tăng {}.", "40%", "20%"),
    ("ratio", "Đã chi trả cho 731 hộ trên tổng số 862 hộ thuộc diện thu hồi đất của 14 dự án, tương ứng {}.", "84,8%",
     "74,8%"),
    ("shares", "Trong tổng số 850 bác sĩ có 289 người trình độ sau đại học, chiếm {}.", "34%", "43%"),
    ("sum", "Xét nghiệm {} mẫu thực phẩm, kết quả 2.204 mẫu đạt và 141 mẫu không đạt.", "2.345", "2.318"),
    ("sum", "Tổng vốn 135,0 tỷ đồng, phân bổ cho trả nợ 38,5 tỷ đồng, chuyển tiếp 27,2 tỷ đồng và khởi công mới {} tỷ "
     "đồng.", "69,3", "68,3"),
    ("change", "Xảy ra {} vụ cháy, giảm 07 vụ (-28%) so với cùng kỳ năm 2022 (25 vụ).", "18", "16"),
    ("change", "Thu phí đạt 3.250 triệu đồng, tăng {} triệu đồng (8,3%) so với dự toán năm 2023 là 3.000 triệu đồng.",
     "250", "230"),
    ("change", "Sản lượng mật ong ước 57 tấn, bằng {} kế hoạch huyện giao là 60 tấn.", "95%", "91%"),
    ("sum", "Kinh phí năm 2025 là 842 triệu đồng, so với dự toán năm 2024 là 800 triệu đồng thì tăng, hình thành từ "
     "các nguồn: ngân sách {} triệu đồng; học phí 210 triệu đồng; tài trợ 92 triệu đồng.", "540", "450"),
    ("sum", "Trong {} nhiệm vụ được giao, có 14 nhiệm vụ vượt, 06 nhiệm vụ đạt và 03 nhiệm vụ không đạt.", "23", "25"),
    ("sum", "Tổng đàn vật nuôi {} con, trong đó đàn ngựa 1.215 con, đàn cừu 3.468 con, đàn thỏ 8.740 con; đàn chim 2 "
     "triệu con.", "13.423", "13.243"),
    ("per-unit", "Cấp phát 45,6 tấn gạo cho 3.040 hộ, bình quân mỗi hộ được {} kg.", "15", "1,5"),
    ("ratio", "Cơ sở được chi 90 triệu đồng, hỗ trợ 60%, tương ứng {} triệu đồng.", "54", "45"),
    ("ratio", "Đã cho thuê 318 ha trên tổng số 424 ha, tỷ lệ lấp đầy đạt {}.", "75%", "57%"),
    ("ratio", "Trung tâm tiếp nhận 8.420 đơn. Đã giải quyết 7.999 đơn, đạt {} số tiếp nhận.", "95%", "59%"),
]  # fmt: skip


@pytest.mark.parametrize(("rule", "text", "right", "wrong"), FORMS)
def test_what_is_told_in_these_words_is_checked(rule: str, text: str, right: str, wrong: str) -> None:
    assert told(text.format(right)) == []
    assert [found for found, _ in told(text.format(wrong))] == [rule]


ARTICLE = """
Điều 7. Điều kiện

1. Cơ sở phải:

a) Có đất;

b) Có vốn;

c) Có lao động.

2. Trường hợp khó khăn, điều kiện tại điểm {} khoản {} Điều này được giảm nhẹ.
"""
CHAPTERS = "\n\n".join(["Chương {}\n\nNHỮNG QUY ĐỊNH\n\nĐiều {}. Phạm vi\n\nÁp dụng cho các xã."] * 3)


def test_parts_of_the_article_that_speaks_are_there() -> None:
    assert told(ARTICLE.format("b", 1)) == []
    for point, clause in (("đ", 1), ("a", 4)):
        assert [rule for rule, _ in told(ARTICLE.format(point, clause))] == ["cross-reference"]


def test_chapters_are_a_sequence() -> None:
    assert told(CHAPTERS.format("I", 1, "II", 2, "III", 3)) == []
    assert told(CHAPTERS.format("I", 1, "II", 2, "IV", 3)) == [("numbering", "Chương IV")]


def test_two_languages_have_two_sequences() -> None:
    parts = ["PHẦN I\n\nTÌNH HÌNH", "PART I\n\nSITUATION", "PHẦN II\n\nNHIỆM VỤ", "PART II\n\nTASKS"]
    assert told("\n\n".join(f"{part}\n\nChữ của phần này." for part in parts)) == []


def test_one_figure_in_two_scales() -> None:
    first, second = "1. Quỹ khuyến học năm 2025 là 486.000 triệu đồng.\n\n", "5. Quỹ khuyến học năm 2025 là {} tỷ đồng."
    text = first + BETWEEN + second
    assert told(text.format(486)) == []
    assert [rule for rule, _ in told(text.format(468))] == ["same-figure"]


def test_of_two_equal_numbers_the_second_is_wrong() -> None:
    text = "III. NỘI CHÍNH\n\n1. Tuyển quân\n\nĐạt chỉ tiêu.\n\n{}. Thanh tra\n\nĐã xong.\n\n3. Cải cách\n\nĐã làm.\n"
    assert told(text.format(2)) == []
    finding = only(text.format(1))
    assert (finding.code, finding.spots[0].line) == ("numbering.repeated", 7)


@pytest.mark.parametrize(
    "text",
    [
        # the mean is of a part of the people, or of people that are counted beside it
        "Dân số trung bình 1.240.000 người. Ở vùng cao có 178 điều dưỡng, đạt 6,5 điều dưỡng/vạn dân của vùng.",
        "Dân số trung bình 1.240.000 người. Vùng cao có 310.000 người và 178 điều dưỡng, đạt 5,74 điều dưỡng/vạn dân.",
        # the output is of another crop
        "Diện tích gieo trồng gồm lạc 318,5 ha, vừng 142,0 ha. Cây ngô cho năng suất 46,5 tạ/ha, sản lượng 93,2 tấn.",
        # each of some of them
        "Hỗ trợ 5 triệu đồng/hộ nghèo, 2 triệu đồng/hộ cận nghèo, tổng 300 hộ với 900 triệu đồng.",
    ],
)
def test_averages_of_something_else_are_left_alone(text: str) -> None:
    assert told(text) == []
