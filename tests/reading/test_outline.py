"""Rules of the outline, each on lines made for it."""

import pytest

from tests.reading.making import kinds, make, paragraphs, tree, warnings


def test_points_follow_the_vietnamese_alphabet() -> None:
    document = make("Điều 1. Nguồn nước", "1. Nguồn gồm:", *(f"{c}) Nước {c};" for c in "abcdđeg"))
    assert [s.label for s in document.sections[2:]] == ["a)", "b)", "c)", "d)", "đ)", "e)", "g)"]
    assert not document.warnings


@pytest.mark.parametrize(
    "line",
    [
        "Điều 5 của Luật này quy định về cá.",
        "Điều 2 và Điều 3 của Nghị định này.",
        "Điều 2, Điều 3 Luật Thủy sản.",
        "Điều 2 Luật Thủy sản quy định khác.",
        "Khoản 2 Điều này không áp dụng.",
        "Chương II của Luật này.",
        "Phụ lục I kèm theo Nghị định này.",
        "Phần lớn hộ nuôi cá lồng.",
        "Mục đích của việc nuôi cá là bán.",
    ],
)
def test_sentences_about_a_provision_open_none(line: str) -> None:
    document = make("Điều 1. Nuôi cá", "Hộ nuôi cá.", line, "Hộ bán cá.")
    assert tree(document) == ["Điều 1. Nuôi cá"]


def test_inserted_article_and_clause_leave_no_warning() -> None:
    document = make("Điều 1. A b", "1. Một.", "1a. Một a.", "2. Hai.", "Điều 1a. C d", "Lời.", "Điều 2. E g", "Lời.")
    assert [s.label for s in document.sections] == ["Điều 1.", "1.", "1a.", "2.", "Điều 1a.", "Điều 2."]
    assert not document.warnings


def test_quoted_amendment_opens_nothing() -> None:
    document = make(
        "Điều 1. Sửa đổi",
        "1. Sửa Điều 9 như sau:",
        "“Điều 9. Thuyền",
        "1. Thuyền gỗ.",
        "2. Thuyền sắt.”.",
        "2. Bỏ Điều 10.",
    )
    assert [s.label for s in document.sections] == ["Điều 1.", "1.", "2."]


def test_quotation_that_never_closes_hides_nothing() -> None:
    document = make(
        "Điều 1. Sửa đổi", "1. Sửa như sau:", "“a) Thuyền gỗ;", "2. Bỏ Điều 10.", "Điều 2. Hiệu lực", "Từ nay."
    )
    assert [s.label for s in document.sections] == ["Điều 1.", "1.", "2.", "Điều 2."]


@pytest.mark.parametrize(
    "line",
    [
        "2030 là năm được mùa.", "15 trạm bơm hỏng.", "12,5% diện tích bị hạn.", "01/7/2030 là ngày nước cạn.",
        "1.250 ha đã gieo.", "N. V. Bình đã báo cáo.", "3,2 triệu lượt khách.", "2.5 triệu lượt khách.",
        "- Trồng lúa.", "+ Trồng ngô.", "5-7 xã có bến.", "24/7 trạm trực.",
    ],
)  # fmt: skip
def test_sentences_that_begin_with_a_figure_open_nothing(line: str) -> None:
    document = make("I. KẾT QUẢ", "1. Lúa nước", "Được mùa.", line, "Hết.")
    assert tree(document) == ["I. KẾT QUẢ", "  1. Lúa nước"]


def test_odd_numbers_are_kept_as_printed_with_a_warning() -> None:
    document = make("1. Lúa", "Tốt.", "3. Ngô", "Tốt.", "3. Khoai", "Kém.", "4. Sắn", "Kém.")
    assert [s.label for s in document.sections] == ["1.", "3.", "3.", "4."]
    assert warnings(document) == ["numbering-skipped 3.", "numbering-repeated 3."]


def test_hashes_say_nothing_of_depth() -> None:
    document = make(
        "### I. MỘT", "##### 1. Hai", "Lời.", "## **2. Ba**", "Lời.", "# 2.1. Bốn", "Lời.", "#### II. NĂM", "Lời."
    )
    assert [s.depth for s in document.sections] == [1, 2, 2, 3, 1]


def test_numbers_run_on_across_groups() -> None:
    document = make(
        "1. Chỉ tiêu", "* Về lúa:", "(1) Đạt 5 tấn;", "(2) Đạt 6 tấn.", "* Về cá:", "(3) Đạt 7 tấn.", "2. Khác", "Lời."
    )
    assert tree(document) == [
        "1. Chỉ tiêu", "  * Về lúa", "    (1) Đạt 5 tấn", "    (2) Đạt 6 tấn",
        "  * Về cá", "    (3) Đạt 7 tấn", "2. Khác",
    ]  # fmt: skip


def test_group_after_the_first_entries_stands_beside_them() -> None:
    document = make("1. Chỉ tiêu", "(1) Đạt 5 tấn;", "* Về cá:", "(2) Đạt 7 tấn.")
    assert tree(document) == ["1. Chỉ tiêu", "  (1) Đạt 5 tấn", "  * Về cá", "    (2) Đạt 7 tấn"]


@pytest.mark.parametrize(
    ("line", "title", "run_in"),
    [
        ("2.1. Chăn nuôi: Đàn lợn phát triển ổn định, không có dịch.", "Chăn nuôi", True),
        ("**2.1. Chăn nuôi phát triển.** Đàn lợn tăng ổn định, không có dịch.", "Chăn nuôi phát triển", True),
        ("2.1. Chăn nuôi:", "Chăn nuôi", False),
        ("**2.1. Chăn nuôi**", "Chăn nuôi", False),
        ("2.1. Đàn lợn: 20.000 con.", "Đàn lợn: 20.000 con", False),
        ("2.1. Có ba chợ, gồm: Chợ Đầu, Chợ Giữa, Chợ Cuối.", "Có ba chợ, gồm: Chợ Đầu, Chợ Giữa, Chợ Cuối", False),
    ],
)  # fmt: skip
def test_run_in_headings_end_at_colon_or_bold(line: str, title: str, run_in: bool) -> None:
    section = make("1. Lúa", "Lời.", "2. Vật nuôi", line, "Lời sau.").sections[2]
    assert (section.title, section.run_in) == (title, run_in)


def test_sentence_that_begins_with_a_marked_capital_ends_the_one_before() -> None:
    document = make(
        "1. Đã cấp giống lúa cho hộ. Đến nay đã gieo xong.", "2. Đã cấp phân. Ước đạt hết.", "3. Đã gặt xong. Ổn định."
    )
    assert [s.title for s in document.sections] == ["Đã cấp giống lúa cho hộ", "Đã cấp phân", "Đã gặt xong"]
    assert kinds(document) == ["item 1.", "item 2.", "item 3."]


def test_label_alone_takes_its_title_from_below() -> None:
    document = make(
        "Phần thứ nhất", "NGUỒN NƯỚC", "I.", "SÔNG", "Sông dài.", "Chương II", "Hồ và đầm", "Điều 1.", "Hồ", "Hồ sâu."
    )
    assert "Phần thứ nhất NGUỒN NƯỚC" in tree(document)
    assert "  I. SÔNG" in tree(document)
    assert "  Chương II Hồ và đầm" in tree(document)


def test_headings_without_numbers() -> None:
    document = make(
        "TÌNH HÌNH CHUNG", "Năm qua hội tăng.", "**Tuyên truyền**", "Đã mở lớp.", "NHIỆM VỤ NĂM TỚI", "Mở thêm lớp."
    )
    assert tree(document) == ["- TÌNH HÌNH CHUNG", "  - Tuyên truyền", "- NHIỆM VỤ NĂM TỚI"]


def test_heading_over_two_lines_is_one_title() -> None:
    document = make(
        "### 1. Nghị quyết của tỉnh, huyện,", "## xã và thôn; việc khác", "Lời.", "### 2. Bến và", "### thuyền", "Lời."
    )
    assert [s.title for s in document.sections] == [
        "Nghị quyết của tỉnh, huyện, xã và thôn; việc khác",
        "Bến và thuyền",
    ]


def test_repeated_label_of_an_appendix_is_a_running_header() -> None:
    document = make(
        "Điều 1. Bến", "Lời.", "PHỤ LỤC I", "DANH MỤC", "1. Bến Trên", "PHỤ LỤC I", "2. Bến Dưới", "PHỤ LỤC II", "MẪU"
    )
    assert kinds(document) == ["article Điều 1.", "appendix PHỤ LỤC I", "item 1.", "item 2.", "appendix PHỤ LỤC II"]


def test_nothing_opens_below_the_signature() -> None:
    document = make(
        "1. Cấp nước", "Đã xong./.", "Nơi nhận:", "- Như trên;", "TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH", "Lê Thị Nhài"
    )
    assert kinds(document) == ["heading 1.", "closing -"]


def test_place_for_handing_in_papers_is_no_list_of_recipients() -> None:
    document = make("1. Hồ sơ", "Nơi nhận hồ sơ là bộ phận một cửa.", "2. Lệ phí", "Không thu.")
    assert kinds(document) == ["heading 1.", "heading 2."]


def test_lone_star_emphasises_nothing_and_loses_nothing() -> None:
    assert paragraphs(make("Giá 5 * 3 * 2 = 30 và a_b_c.")) == ["Giá 5 * 3 * 2 = 30 và a_b_c."]
