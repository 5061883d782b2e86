"""The query language: words, quotations, filters, conditions for figures."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from doichieu.model.passage import Field
from doichieu.reading.reader import read_text
from doichieu.search.engine import search
from doichieu.search.index import Index
from doichieu.search.patterns import PatternError, places_of_pattern
from doichieu.search.query import Condition, parse_query, query_for
from doichieu.search.readings import readings_of

REPORT = """ỦY BAN NHÂN DÂN
TỈNH AN HÒA

Số: 12/BC-UBND

An Hòa, ngày 05 tháng 12 năm 2031

BÁO CÁO
Tình hình kinh tế năm 2031

I. NÔNG NGHIỆP

1. Trồng trọt

Diện tích lúa 12.480 ha, tăng 3,5% so cùng kỳ; sản lượng 60 nghìn tấn.

2. Chăn nuôi

Đàn lợn 45.000 con, tăng 12,4%; vốn 5 tỷ đồng[^1].

[^1]: Gồm 1.200 triệu đồng vốn huyện theo Quyết định số 45/QĐ-UBND.

II. CÔNG NGHIỆP

Giá trị sản xuất tăng trưởng khá, lợn hơi không tính.

III. CHỈ TIÊU

(1) Tỷ lệ hộ nghèo giảm còn 2,1%.
"""
PLAN = """HỘI ĐỒNG NHÂN DÂN
TỈNH BÌNH MINH

Số: 7/NQ-HĐND

Bình Minh, ngày 10 tháng 12 năm 2029

NGHỊ QUYẾT
Về kế hoạch phát triển năm 2030

Điều 1. Mục tiêu: đàn lợn tăng 2%; tỷ lệ hộ nghèo còn 4%.
"""


@pytest.fixture(scope="module")
def index() -> Index:
    return Index([read_text(REPORT, "bao-cao.md"), read_text(PLAN, "nghi-quyet.txt")])


def found(index: Index, query: str) -> list[str]:
    return [f"{hit.path}: {hit.text}" for hit in search(index, query).hits]


@pytest.mark.parametrize(
    ("query", "only"),
    [
        ("lợn năm:2029", "nghi-quyet.txt"), ("lợn year:2031", "bao-cao.md"), ("lợn loại:nghị-quyết", "nghi-quyet.txt"),
        ('lợn kind:"báo cáo"', "bao-cao.md"), ("lợn cơquan:bình-minh", "nghi-quyet.txt"),
        ("lon coquan:uy-ban", "bao-cao.md"),
        ("lợn doc:bao-cao", "bao-cao.md"), ("lợn tàiliệu:7", "nghi-quyet.txt"),
    ],
)  # fmt: skip
def test_filters_keep_the_documents_they_name(index: Index, query: str, only: str) -> None:
    hits = search(index, query).hits
    assert hits
    assert {hit.path for hit in hits} == {only}


def test_a_section_is_named_by_its_title_or_by_one_above_it(index: Index) -> None:
    assert all("Đàn lợn" in text for text in found(index, "lợn muc:nông-nghiệp"))
    assert len(found(index, "lợn mục:nông-nghiệp")) == 1
    assert len(found(index, "lợn section:II.")) == 1


def test_a_field_is_asked_for_alone(index: Index) -> None:
    assert [hit.passage.field for hit in search(index, "vốn in:note").hits] == [Field.NOTE]
    assert all(hit.passage.field is Field.HEADING for hit in search(index, "nông nghiệp trong:đềmục").hits)
    assert found(index, "hộ nghèo trong:chỉ-tiêu")[0].endswith("còn 2,1%.")


def test_figures_of_a_size_and_unit(index: Index) -> None:
    assert [text for text in found(index, "lợn >10%") if "12,4%" in text]
    assert len(found(index, "lợn >10%")) == 1
    assert len(found(index, "hộ nghèo >2,1%")) == 1
    assert found(index, "vốn >= 1 tỷ") == found(index, "vốn >= 1 ty")
    assert len(found(index, ">10000 ha")) == 1


def test_the_figures_asked_for_are_part_of_what_matched(index: Index) -> None:
    (hit,) = search(index, "lợn >10%").hits
    assert "12,4%" in [hit.text[a:b] for a, b in hit.spans]


def test_passages_with_a_figure_or_a_symbol(index: Index) -> None:
    assert not any("không tính" in text for text in found(index, "lợn có:số"))
    assert all("45/QĐ-UBND" in text for text in found(index, "vốn has:citation"))


def test_what_is_no_filter_is_text(index: Index) -> None:
    query = parse_query("GRDP:tăng http://abc trong:nhà")
    assert not query.filters
    assert "tăng" in query.words


@pytest.mark.parametrize(
    ("text", "condition"),
    [
        (">10%", Condition(">", Decimal(10), "%")), ("≤ 5 tỷ", Condition("<=", Decimal(5_000_000_000), "VND")),
        ("=45.000", Condition("=", Decimal(45_000), None)),
        ("<1.200 triệu", Condition("<", Decimal(1_200_000_000), "VND")),
    ],
)  # fmt: skip
def test_a_condition_has_a_value_and_a_unit(text: str, condition: Condition) -> None:
    (parsed,) = parse_query(text).filters.conditions
    assert (parsed.comparator, parsed.value) == (condition.comparator, condition.value)
    assert parsed.unit in (condition.unit, None)


def test_quotations_and_words_may_mix() -> None:
    index = Index([read_text("Vốn đầu tư công giao sớm.\n\nĐầu năm tư vấn chậm, vốn công giao muộn.\n", "a.txt")])
    assert [hit.text for hit in search(index, 'giao "đầu tư công"').hits] == ["Vốn đầu tư công giao sớm."]


@pytest.mark.parametrize(
    "query", ["05/12/2031", "5-12-2031", "ngày 5 tháng 12 năm 2031", "5.12.2031", "báo cáo an hòa 5/12/2031"]
)
def test_a_day_is_found_however_it_is_printed(query: str) -> None:
    index = Index([read_text("An Hòa, báo cáo ngày 05 tháng 12 năm 2031.\n\nViệc ngày 15/12/2031.\n", "a.txt")])
    hits = search(index, query).hits
    assert hits[0].text.startswith("An Hòa")
    assert not any("15/12" in hit.text and hit.matched != "fuzzy" for hit in hits)


@pytest.mark.parametrize("query", ["dafn lonwj", "d9a2n lo75n", "ddanf lownj"])
def test_raw_keystrokes_are_another_reading(index: Index, query: str) -> None:
    assert "Đàn lợn" in found(index, query)[0] or "đàn lợn" in found(index, query)[0]


def test_a_decoded_word_never_replaces_the_typed_one() -> None:
    index = Index([read_text("Bộ test nhanh.\n\nNgày tét.\n", "a.txt")])
    assert search(index, "test").hits[0].text == "Bộ test nhanh."


def test_an_abbreviation_nobody_explains_is_found_by_its_initials() -> None:
    index = Index([read_text("Công tác dân số - KHHGĐ được chú trọng.\n\nKế hoạch hoá chung.\n", "a.txt")])
    hits = search(index, "kế hoạch hóa gia đình").hits
    assert "KHHGĐ" in hits[0].text
    assert hits[0].matched == "abbreviation"


def test_words_that_nobody_has_all_of_are_looked_for_in_part() -> None:
    text = "Tình hình.\n\nNợ thuế lớn.\n\nThu nợ thuế tốt.\n\nCông ty Habasa 130 tỷ đồng.\n"
    index = Index([read_text(text, "a.txt")])
    hits = search(index, "Habasa nợ thuế").hits
    assert hits[0].text.startswith("Công ty")
    assert hits[0].matched == "fuzzy"


def test_the_document_at_hand_comes_first() -> None:
    same = "Đàn lợn tăng nhanh.\n"
    index = Index([read_text(same, "a.txt"), read_text(same, "b.txt")])
    assert search(index, "đàn lợn", at_hand="b.txt").hits[0].path == "b.txt"


def test_every_hit_explains_its_score(index: Index) -> None:
    import math

    for query in ("đàn lợn", "lợn tăng", "dan lonj", "12.480 ha", "ubnd"):
        for hit in search(index, query).hits:
            assert math.isclose(hit.score, math.prod(value for _, value in hit.factors), abs_tol=1e-5)


@given(st.text(max_size=60))
def test_every_query_parses_and_its_words_stand_in_its_text(text: str) -> None:
    query = parse_query(text)
    for unit in query.units:
        assert all(query.plain[a:b] for a, b in unit)
    for reading in readings_of(query):
        assert reading.phrase.groups >= len(reading.words)


_PARTS = ['"', "lợn", "năm:2031", ">1%", "trong:bảng", "12/2031", "5 tỷ", "có:số", ":", "45/QĐ-UBND"]


@given(st.lists(st.sampled_from(_PARTS)))
def test_no_mixture_of_the_language_raises(parts: list[str]) -> None:
    index = Index([read_text(REPORT, "bao-cao.md")])
    for hit in search(index, " ".join(parts)).hits:
        assert all(0 <= a <= b <= len(hit.text) for a, b in hit.spans)


def test_words_of_the_headings_above_count_for_what_stands_below() -> None:
    text = "I. MỤC TIÊU\n\n1. Chỉ tiêu chủ yếu\n\n(1) Khách du lịch 2 triệu lượt.\n\nII. KẾT QUẢ\n\n"
    text += "Khách hàng được tiêu thụ chỉ một phần, du khách tăng theo lịch.\n"
    hits = search(Index([read_text(text, "a.txt")]), "chi tieu khach du lich").hits
    assert hits[0].text.startswith("(1) Khách du lịch")


@pytest.mark.parametrize("query", ["quý 2/2025", "quy II nam 2025", "quý II/2025"])
def test_a_quarter_is_found_however_it_is_printed(query: str) -> None:
    index = Index([read_text("Đóng cửa bãi vào quý II năm 2025.\n\nHọp quý 2/2024.\n", "a.txt")])
    assert search(index, query).hits[0].text.startswith("Đóng cửa")


def test_a_month_may_be_told_in_words() -> None:
    index = Index([read_text("Hoạt động từ tháng Ba năm 2024.\n\nTháng 4/2024 dừng.\n", "a.txt")])
    assert search(index, "hoạt động 3/2024").hits[0].text.startswith("Hoạt động")


def test_a_phrase_ends_with_its_passage() -> None:
    index = Index([read_text("Ủy ban nhân dân tỉnh.\n\nNghị quyết của huyện 5.\n", "a.txt")])
    for query in ('"tỉnh nghị quyết"', "tỉnh, nghị", '"huyen 5"'):
        for hit in search(index, query).hits:
            assert all(b <= len(hit.text) for _, b in hit.spans)
    assert search(index, '"tỉnh nghị quyết"').hits == []


def test_marks_count_beside_a_figure_too() -> None:
    index = Index([read_text("Hộ nghèo chiếm 5,2%.\n\nHồ nghèo chiếm 5,2%.\n", "a.txt")])
    assert search(index, "hồ nghèo chiếm 5,2%").hits[0].text.startswith("Hồ")
    assert search(index, "hồ nghèo chiếm 5,2%").hits[1].is_neighbour


@pytest.mark.parametrize("pattern", ["(?:(?:(?:a?){200}){200}){200}", "(" * 250, "[", "a{1000000}", "x" * 400])
def test_a_hostile_pattern_is_refused_in_time(pattern: str) -> None:
    document = read_text("a" * 3000 + "!\n\n" + "aaa!\n\n" * 50, "a.txt")
    with pytest.raises(PatternError):
        places_of_pattern(document, pattern)


def test_a_pattern_finds_what_it_says() -> None:
    document = read_text("Tăng 12,4% và 3%.\n", "a.txt")
    assert [document.blocks[b].text[i:j] for b, i, j in places_of_pattern(document, r"\d+(,\d+)?%")] == ["12,4%", "3%"]


def test_a_date_that_nobody_tells_does_not_hide_the_words_beside_it() -> None:
    index = Index([read_text("Tình hình.\n\nTu bổ đê điều trước mùa mưa.\n\nHọp quý I năm 2020.\n", "a.txt")])
    assert search(index, "đê điều quý 4/2023").hits[0].text.startswith("Tu bổ")


# -- what a first reader stumbled over


def texts(document_text: str, query: str) -> list[str]:
    index = Index([read_text(document_text, "a.md")])
    return [hit.text for hit in search(index, query).hits]


FIGURES = """I. KẾT QUẢ

1. Trồng trọt và chăn nuôi

Thu ngân sách 4 tỷ đồng.

Đón 2,3 triệu lượt khách.

Độ che phủ 3%.

Thu nhập 138-140 triệu đồng/năm.

Tháng Tư năm 2031 khánh thành.

Lễ hội Yên Tử năm 2031 mở cửa.
"""


def test_a_scale_without_unit_asks_for_money_and_figures_with_a_scale() -> None:
    assert texts(FIGURES, "<= 5 tỷ") == [
        "Thu ngân sách 4 tỷ đồng.", "Đón 2,3 triệu lượt khách.", "Thu nhập 138-140 triệu đồng/năm.",
    ]  # fmt: skip


def test_the_number_before_an_entry_is_no_figure() -> None:
    assert not any("Trồng trọt" in text for text in texts(FIGURES, "có:số"))
    assert not any("Trồng trọt" in text for text in texts(FIGURES, "<9"))


def test_a_figure_typed_in_full_finds_the_one_that_is_printed_with_a_scale() -> None:
    assert texts(FIGURES, "2300000") == texts(FIGURES, "2.300.000") == ["Đón 2,3 triệu lượt khách."]


@pytest.mark.parametrize("query", ["138 triệu đồng", "140 triệu đồng", "138000000"])
def test_either_end_of_a_range_is_found(query: str) -> None:
    assert texts(FIGURES, query)[0] == "Thu nhập 138-140 triệu đồng/năm."


@pytest.mark.parametrize("query", ["tháng Tư năm 2031", "thang tu nam 2031", "4/2031"])
def test_a_month_in_words_is_a_month(query: str) -> None:
    hits = search(Index([read_text(FIGURES, "a.md")]), query).hits
    assert hits[0].text == "Tháng Tư năm 2031 khánh thành."
    assert not any("Yên Tử" in hit.text and hit.matched == "value" for hit in hits)


@pytest.mark.parametrize(
    ("query", "told"), [("abc:def lúa", ("abc:def",)), ("năm:abc", ("năm:abc",)), ("a http://b.vn", ())]
)
def test_what_looks_like_a_filter_and_is_none_is_told(query: str, told: tuple[str, ...]) -> None:
    assert parse_query(query).misread == told


def test_kinds_may_be_asked_for_in_english() -> None:
    assert parse_query("kind:report").filters.kind == parse_query("loại:báo-cáo").filters.kind
    assert search(Index([read_text(REPORT, "a.md")]), "kind:report").hits


def test_a_short_word_that_there_is_not_is_mended_by_swapping_alone() -> None:
    assert texts(FIGURES, "xyz") == []


def test_nghin_and_ngan_are_one_word_spelled_otherwise() -> None:
    found = search(Index([read_text(REPORT, "a.md")]), "ngàn tấn").hits
    assert found[0].matched == "marks"
    assert "60 nghìn tấn" in found[0].text


def test_where_the_phrase_stands_as_typed_nothing_is_taken_for_a_typo() -> None:
    text = "Cấp thẻ cho hộ nghèo.\n\nĐào tạo công nghệ hỗ trợ nghề.\n"
    assert texts(text, "ho ngheo") == ["Cấp thẻ cho hộ nghèo."]


@pytest.mark.parametrize("query", ["KT-XH", "kt xh", "KTXH", "kinh tế - xã hội"])
def test_an_abbreviation_with_a_hyphen_is_one(query: str) -> None:
    text = "Phát triển KT-XH.\n\nPhát triển KTXH.\n\nPhát triển kinh tế - xã hội.\n"
    assert len(texts(text, query)) == 3


@pytest.mark.parametrize("query", ["cơquan:UBND", "issuer:ubnd", "loại:BC", "cơquan:ubnd-an-hòa"])
def test_filters_know_abbreviations(query: str) -> None:
    assert texts(REPORT, query)


@pytest.mark.parametrize(
    ("passage", "query"),
    [
        ("(13) Tỷ lệ hộ nghèo (theo chuẩn 2021-2025) đạt 1,82%", "Tỷ lệ hộ nghèo"),
        ("Thu 5 tỷ đồng từ đất và khoáng sản", "Thu tỷ đồng từ đất và khoáng sản"),
        ("2.1. Trồng trọt phát triển ổn định", "Trồng trọt phát triển ổn định"),
    ],
)
def test_the_query_for_a_passage_like_this_one_is_what_its_figures_are_about(passage: str, query: str) -> None:
    assert query_for(passage) == query
