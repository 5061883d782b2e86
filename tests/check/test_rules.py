"""Each rule on sentences of the kind: what cannot be so is told, what only looks like it is not."""

from __future__ import annotations

import pytest

from doichieu.check.result import Severity

from .making import only, report, told

SLIPS = [
    ("ratio", "86,4%", "Đã hoàn thành 154/182 xã, đạt 86,4%."),
    ("ratio", "72,0%", "Có 87/124 dự án giải ngân trên 50% kế hoạch, chiếm 72,0%."),
    ("ratio", "91,3%", "Số hộ dùng nước sạch đạt 93,1% (15.450/16.600 hộ); bản chiếm 91,3% (84/104 bản)."),
    ("sum", "120", "Có 120 dự án, trong đó 50 dự án hoàn thành, 40 dự án đang thi công, 35 dự án chuẩn bị đầu tư."),
    ("sum", "22", "Tội phạm về ma túy tăng không đáng kể với 22 vụ, trong đó khởi tố mới 311 vụ."),
    ("sum", "4.991", "Mở 50 lớp với 4.991 học viên, trong đó: lớp lãnh đạo (05 lớp, 425 học viên); lớp cập nhật "
     "(27 lớp, 2.875 học viên); lớp chủ tịch (04 lớp, 391 học viên); lớp công chức (14 lớp, 1.290 học viên)."),
    ("shares", "100%", "Cơ cấu kinh tế: nông nghiệp 20,5%; công nghiệp 45,3%; dịch vụ 32,4%."),
    ("shares", "100%", "Xếp loại học lực: giỏi 21,4%, khá 42,9%, trung bình 32,6%, yếu 5,1%; hạnh kiểm: tốt 88,3%, "
     "khá 10,5%, trung bình 1,2%."),
    ("count", "03", "Thực hiện tại 03 huyện: Lâm Thao, Tam Nông, Yên Lập, Thanh Sơn."),
    ("count", "Bảy", "Bảy huyện nhận bổ sung cân đối: Hòa Lạc, Tân Kỳ, Sơn Tây, Mường Lát, Nam Giang, Yên Thủy."),
    ("count", "05", "Ban hành 05 văn bản gồm: (1) kế hoạch; (2) quyết định; (3) công văn; (4) hướng dẫn."),
    ("change", "350 tỷ đồng", "Thu đạt 1.250 tỷ đồng, tăng 350 tỷ đồng so với năm 2022 (1.000 tỷ đồng)."),
    ("change", "152%", "Thu ngân sách đạt 1.250 tỷ đồng, bằng 152% kế hoạch (1.000 tỷ đồng)."),
    ("per-unit", "6.600 tấn", "Diện tích lúa 1.000 ha, năng suất 60 tạ/ha, sản lượng 6.600 tấn."),
    ("per-unit", "6,6 triệu đồng/người/tháng",
     "Chi lương hưu cho 26.500 người với số tiền 1.749 tỷ đồng/năm, bình quân 6,6 triệu đồng/người/tháng."),
    ("change", "6.500", "Đàn gia cầm 58.400 con, so với thời điểm cuối năm 2023 (52.900 con) tăng 6.500 con."),
    ("change", "25", "So với 163 giải của năm học trước, con số 178 giải là mức tăng 25 giải."),
    ("change", "101%", "Khối doanh nghiệp FDI nộp 2.706 tỷ đồng, so dự toán 2.460 tỷ đồng thì đạt 101%."),
    ("sum", "18.050 tấn", "Sản lượng thủy sản: 18.050 tấn (nuôi ao hồ 12.640; nuôi lồng bè 4.875; khai thác 985)."),
    ("sum", "164", "Có 164 sản phẩm OCOP, trong đó 131 sản phẩm 3 sao, 32 sản phẩm 4 sao và 02 sản phẩm 5 sao."),
    ("shares", "58%", "Chi cân đối 15.340 tỷ đồng: đầu tư phát triển 6.136 tỷ đồng (40%); thường xuyên 8.437 tỷ đồng "
     "(58%); các khoản khác 767 tỷ đồng (5%)."),
    ("ratio", "92,9%", "Xét tốt nghiệp cho 4.216/4.250 học sinh lớp 9, tỷ lệ 92,9%."),
    ("citation-form", "110/2018/NDCP", "Theo Nghị định số 110/2018/NDCP ngày 29/8/2018 của Chính phủ."),
    ("citation-issuer", "Sở Tài chính", "Theo Kế hoạch số 175/KH-UBND ngày 16/8/2024 của Sở Tài chính."),
    ("citation-issuer", "Tỉnh ủy", "Theo Chương trình số 31-CTr/HU ngày 15/3/2022 của Tỉnh ủy."),
    ("impossible-date", "31/4/2023", "Họp ngày 31/4/2023."),
    ("impossible-date", "quý VI năm 2023", "Báo cáo quý VI năm 2023."),
    ("citation-form", "06/2020/NQHĐND", "Theo Nghị quyết số 06/2020/NQHĐND của HĐND tỉnh."),
    ("citation-form", "37/2018/TT/BGTVT", "Theo Thông tư số 37/2018/TT/BGTVT ngày 07/6/2018."),
]  # fmt: skip

CONTROLS = [
    "Đã hoàn thành 154/182 xã, đạt 84,6%.",
    "Tỉnh xếp thứ 4/63 tỉnh, đạt 86,4%.",
    "Toàn tỉnh có 87/124 dự án giải ngân trên 50% kế hoạch, chiếm 70,2%.",
    "Toàn tỉnh có 120 dự án, trong đó 50 dự án hoàn thành, 40 dự án đang thi công, 30 dự án chuẩn bị đầu tư.",
    "Toàn tỉnh có 120 dự án, trong đó có 15 dự án trọng điểm.",
    "Khám 1.337 nghìn lượt ngoại trú, 149 nghìn lượt nội trú; trong đó tại trạm y tế xã 402 nghìn lượt.",
    "So với 163 giải của năm học trước, con số 178 giải là mức tăng 15 giải.",
    "So với 163 giải cấp tỉnh, có 178 giải cấp huyện, năm học này tăng 25 giải cấp xã.",
    "Cơ cấu kinh tế: nông nghiệp 20,5%; công nghiệp 45,3%; dịch vụ 34,2%.",
    "Công nghiệp tăng 8,5%; dịch vụ tăng 45,3%; nông nghiệp tăng 44,1%.",
    "Thực hiện tại 03 huyện: Lâm Thao, Tam Nông, Yên Lập.",
    "Triển khai 03 chương trình: tín dụng lâm sản - thủy sản; nhà ở xã hội; cho vay theo chuỗi; hoàn thành báo cáo "
    "trước ngày 29/02/2024.",
    "Phần thứ ba nhiệm vụ: phát triển kinh tế, văn hóa. Thành lập hai tổ công tác: Tổ Một và Tổ Hai.",
    "Gặp gỡ 05 doanh nghiệp như: Samsung, Foxconn, Luxshare.",
    "Hỗ trợ 05 doanh nghiệp, tiêu biểu là: Samsung, Foxconn, Luxshare.",
    "Có 06 xã về đích, trong đó: xã Tân Sơn, xã Minh Đài, xã Thu Cúc.",
    "Đàn trâu 83.835/88.620 con, trong đó xuất chuồng 20.938 con; đàn lợn 417.983/410.130 con, trong đó xuất chuồng "
    "240.913 con; đàn dê 29.951/37.380 con, trong đó xuất chuồng 21.850 con.",
    "Kinh phí 48,6 tỷ đồng, bình quân mỗi trường trong 74 trường được 657 triệu đồng (1 tỷ đồng = 1.000 triệu đồng).",
    "Mật độ dân số 96 người/km² (802.090 người, 8.355 km²).",
    "Sản lượng thủy sản: 18.500 tấn (nuôi ao hồ 12.640; nuôi lồng bè 4.875; khai thác 985).",
    "Thu ngân sách đạt 1.250 tỷ đồng, tăng 250 tỷ đồng so với năm 2022 (1.000 tỷ đồng).",
    "Thu ngân sách đạt 1.250 tỷ đồng, bằng 125% kế hoạch (1.000 tỷ đồng).",
    "Diện tích lúa 1.000 ha, năng suất 60 tạ/ha, sản lượng 6.000 tấn.",
    "Chi lương hưu cho 26.500 người với số tiền 1.749 tỷ đồng/năm, bình quân 5,5 triệu đồng/người/tháng.",
    "Họp ngày 29/02/2024.",
    "Theo Nghị quyết số 06/2020/NQ-HĐND của HĐND tỉnh, Kết luận số 247-KL/TU của Tỉnh ủy.",
]


@pytest.mark.parametrize(("rule", "stated", "text"), SLIPS)
def test_what_cannot_be_so_is_told(rule: str, stated: str, text: str) -> None:
    found = only(text)
    assert str(found.rule) == rule
    assert stated in (found.stated, found.spots[0].text)
    assert found.severity > Severity.NOTE


@pytest.mark.parametrize("text", CONTROLS)
def test_what_only_looks_like_it_is_not(text: str) -> None:
    assert report(text).findings == ()


@pytest.mark.parametrize(("rule", "text"), [(rule, text) for rule, _, text in SLIPS])
def test_markup_and_the_kind_of_blanks_change_nothing(rule: str, text: str) -> None:
    words = text.split(" ")
    half = len(words) // 2
    bold = " ".join([*words[:half], f"**{words[half]}**", *words[half + 1 :]])
    for printed in (bold, text.replace(" ", "\u00a0"), text.replace(" ", "  ")):
        assert str(only(printed).rule) == rule


def test_cut_decimals_are_a_note() -> None:
    found = only("Đã hoàn thành 2/3 xã, đạt 66,6%.")
    assert (found.severity, found.code) == (Severity.NOTE, "ratio.cut")


def test_a_whole_step_off_is_no_rounding() -> None:
    found = only("Hỗ trợ 40 hộ với 320 triệu đồng, bình quân 9 triệu đồng/hộ.")
    assert (found.severity, found.code) == (Severity.ERROR, "per-unit")


def test_the_proof_shows_the_sum_as_on_paper() -> None:
    proof = only("Có 120 dự án, trong đó 50 dự án xong, 40 dự án đang làm, 35 dự án chuẩn bị đầu tư.").proof
    assert proof is not None
    assert (proof.operation, proof.operands, proof.result) == ("a+b", ("50", "40", "35"), 125)
    plan = only("Thu ngân sách đạt 1.250 tỷ đồng, bằng 152% kế hoạch (1.000 tỷ đồng).").proof
    assert plan is not None
    assert plan.result == 125


def test_a_list_that_does_not_add_up() -> None:
    lines = ["Tổng thu ngân sách 1.000 tỷ đồng, gồm:", "- Nội địa: 700 tỷ đồng;", "- Xuất nhập khẩu: 250 tỷ đồng;"]
    wrong = "\n\n".join([*lines, "- Thu viện trợ: 75 tỷ đồng."])
    assert told(wrong) == [("sum", "1.000 tỷ đồng")]
    assert told("\n\n".join([*lines, "- Thu viện trợ: 50 tỷ đồng."])) == []


def test_a_table_that_does_not_add_up() -> None:
    rows = ["| Huyện | Số xã | Diện tích (ha) |", "|---|---|---|", "| A | 12 | 1.250 |", "| B | 15 | 2.400 |"]
    assert told("\n".join([*rows, "| Tổng cộng | 27 | 3.650 |"])) == []
    assert told("\n".join([*rows, "| Tổng cộng | 27 | 3.560 |"])) == [("sum", "3.560")]
    plain = ["| Nguồn | Tiền |", "|---|---|", "| Thuế | 500 |", "| Phí | 300 |", "| Khác | 100 |"]
    assert told("\n".join([*plain, "| Tổng cộng | 900 |"])) == []
    found = only("\n".join([*plain, "| Tổng cộng | 1.000 |"]))
    assert (found.severity, found.stated) == (Severity.WARNING, "1.000")
    assert report("\n".join(plain)).coverage.figures == 3


TWICE = [
    ("Tốc độ tăng GRDP năm 2023 đạt 13,45%.", "Tốc độ tăng GRDP năm 2023 đạt 14,35%.", True),
    ("Tốc độ tăng GRDP năm 2023 đạt 13,45%.", "Tốc độ tăng GRDP năm 2024 đạt 14,35%.", False),
    ("Tốc độ tăng GRDP năm 2023 đạt 13,45%.", "Tốc độ tăng GRDP năm 2023 đạt 13,5%.", False),
    ("Tốc độ tăng GRDP năm 2023 đạt 13,45%.", "Phấn đấu tốc độ tăng GRDP năm 2023 đạt 14,35%.", False),
    ("Tỷ lệ hộ nghèo huyện Yên Lập năm 2023 còn 3,42%.", "Tỷ lệ hộ nghèo huyện Tân Sơn năm 2023 còn 3,24%.", False),
    ("Tỷ lệ hộ nghèo cuối năm 2023 còn 3,42%.",
     "Kết quả giám sát về tỷ lệ hộ nghèo cuối năm 2023 còn 3,24% được công khai.", True),
    ("Tổng thu ngân sách trên địa bàn năm 2023 ước đạt 9.348 tỷ đồng.",
     "Tổng thu ngân sách trên địa bàn năm 2023 ước đạt 9.438 tỷ đồng chủ yếu nhờ thu một lần.", True),
]  # fmt: skip


@pytest.mark.parametrize(("first", "second", "conflict"), TWICE)
def test_one_figure_told_twice(first: str, second: str, conflict: bool) -> None:
    between = ["Trồng 51 ha rừng phòng hộ.", "Mở 18 lớp học nghề.", "Sửa 7 km kênh mương."]
    text = "\n\n".join([first, *between, second])
    assert [rule for rule, _ in told(text)] == ["same-figure"] * conflict


def test_numbers_and_references_that_lead_nowhere() -> None:
    assert told("1. Một\n\n2. Hai\n\n4. Bốn") == [("numbering", "4.")]
    rules = "QUY ĐỊNH\n\nĐiều 1. Phạm vi\n\nTheo Điều {} Quy định này.\n\nĐiều 2. Đối tượng\n\nMọi người.\n"
    assert [rule for rule, _ in told(rules.format(9))] == ["cross-reference"]
    assert told(rules.format(2)) == []


def test_how_much_was_looked_at_is_said() -> None:
    coverage = report("Đã hoàn thành 154/182 xã, đạt 84,6%, theo Nghị quyết số 05/NQ-HĐND.").coverage
    assert (coverage.figures, coverage.citations, coverage.claims_checked) == (2, 1, 1)


FREELY = [
    # digits that changed places say more than one that changed, so fewer words need agree
    ("Đến ngày 31/10/2025, thư viện có 4.836 đầu sách phục vụ bạn đọc.",
     "Đến 31/10/2025, có 4.386 đầu sách phục vụ bạn đọc vùng sâu, kể cả sách mượn luân chuyển của tỉnh.", True),
    ("Đến ngày 31/10/2025, thư viện có 4.836 đầu sách phục vụ bạn đọc.",
     "Đến 31/10/2025, xe lưu động có 4.236 đầu sách của hai trường.", False),
    # round figures have few digits that say anything
    ("Mức ăn trưa của trẻ mẫu giáo năm 2025 là 50.000 đồng/người/ngày.",
     "Mức ăn trưa của trẻ nhà trẻ năm 2025 là 30.000 đồng/người/ngày.", False),
]  # fmt: skip


@pytest.mark.parametrize(("first", "second", "conflict"), FREELY)
def test_one_figure_told_again_in_free_words(first: str, second: str, conflict: bool) -> None:
    between = ["Trồng 51 ha rừng phòng hộ.", "Mở 18 lớp học nghề.", "Sửa 7 km kênh mương."]
    text = "\n\n".join([first, *between, second])
    assert [rule for rule, _ in told(text)] == ["same-figure"] * conflict


def test_a_table_and_the_sentence_behind_it_tell_one_figure() -> None:
    rows = [
        "| Chỉ tiêu | Năm 2025 |",
        "|---|---|",
        "| Khách đến bảo tàng (lượt) | 27.418 |",
        "| Hiện vật mới (cái) | 312 |",
    ]
    text = "\n".join(rows) + "\n\nNăm 2025, khách đến bảo tàng là {} lượt."
    assert told(text.format("27.418")) == []
    assert [rule for rule, _ in told(text.format("27.481"))] == ["same-figure"]


AGAIN = [
    # the unit of a table stands above it
    ("Chi cho thư viện ước thực hiện {} tỷ đồng.",
     "Bảng 1. Chi ngân sách (Đơn vị: triệu đồng)\n\n| Nội dung | Ước thực hiện |\n|---|---|\n"
     "| Chi cho thư viện | 4.715.300 |\n| Chi khác | 12.000 |", "4.715,3", "4.751,3"),
    # a total is of what the caption names, and of the months that its column names
    ("Nhu cầu vốn khảo sát tháng 6/2025 của các làng nghề là {} triệu đồng.",
     "Nhu cầu vốn đã khảo sát tháng 6/2025:\n\n| Làng nghề | Nhu cầu vốn (triệu đồng) |\n|---|---|\n"
     "| Gốm | 8.391 |\n| Rèn | 5.074 |\n| Tổng số | 13.465 |", "13.465", "13.645"),
    # a clause may leave out what it tells of
    ("Nhập khẩu sách tháng 9 đạt 311,4 triệu USD; 9 tháng đạt {} triệu USD.",
     "Kim ngạch nhập khẩu sách 9 tháng đạt 2.847,6 triệu USD.", "2.847,6", "2.874,6"),
    # what a figure was raised to it is
    ("Cấp mới 1.204 thẻ, nâng tổng số bạn đọc của tỉnh lên {} thẻ.",
     "Hiện bạn đọc của tỉnh có 238.417 thẻ.", "238.417", "283.417"),
]  # fmt: skip


@pytest.mark.parametrize(("sentence", "other", "right", "wrong"), AGAIN)
def test_one_figure_told_in_two_forms(sentence: str, other: str, right: str, wrong: str) -> None:
    between = "\n\n".join(["", "Trồng 51 ha rừng phòng hộ.", "Mở 18 lớp học nghề.", "Sửa 7 km kênh mương.", ""])
    assert told(sentence.format(right) + between + other) == []
    assert [rule for rule, _ in told(sentence.format(wrong) + between + other)] == ["same-figure"]


def test_columns_of_a_table_are_no_other_tellings_of_a_sentence() -> None:
    rows = ["| Nội dung | Năm trước | Dự toán |", "|---|---|---|", "| Chi cho thư viện | 471.300 | 490.000 |"]
    text = "Chi cho thư viện ước thực hiện 485.200 triệu đồng.\n\nBảng 1. (Đơn vị: triệu đồng)\n\n" + "\n".join(rows)
    assert told(text) == []


def test_an_attachment_of_the_resolution_itself() -> None:
    head = "HỘI ĐỒNG NHÂN DÂN HUYỆN A\n\nNGHỊ QUYẾT\n\nVề dự toán\n\n"
    head += "Điều 1. Danh mục theo Biểu số {} kèm theo Nghị quyết.\n\n"
    text = head + "Biểu số 01\n\nThu ngân sách.\n\nBiểu số 02\n\nChi ngân sách.\n"
    assert told(text.format("02")) == []
    assert [rule for rule, _ in told(text.format("04"))] == ["cross-reference"]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Người phạm một trong các tội quy định tại các điều 168, 169, 175 và 290 của Bộ luật này thì bị phạt.",
         "Người phạm một trong các tội quy định tại các điều 189, 190, 196 và 200 của Bộ luật này thì bị phạt."),
        ("Pháp nhân bị đình chỉ hoạt động có thời hạn từ 06 tháng đến 03 năm vì gây ô nhiễm môi trường.",
         "Pháp nhân bị đình chỉ hoạt động có thời hạn từ 06 tháng đến 02 năm vì trốn thuế."),
    ],
)  # fmt: skip
def test_numbers_of_provisions_and_terms_tell_nothing_twice(first: str, second: str) -> None:
    between = ["Trồng 51 ha rừng phòng hộ.", "Mở 18 lớp học nghề.", "Sửa 7 km kênh mương."]
    assert told("\n\n".join([first, *between, second])) == []
