"""Finding passages: by words with and without marks, phrases, values, symbols, abbreviations, typos."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from doichieu.reading.reader import read_text
from doichieu.search.engine import Results, search
from doichieu.search.index import Index

TEXT = """BÁO CÁO
Kết quả thực hiện nhiệm vụ năm 2031

Căn cứ Kế hoạch số 9/KH-UBND ngày 5/1/2031 của Ủy ban nhân dân huyện An Lộc, kết quả như sau:

I. KINH TẾ

1. Nông nghiệp

Tỷ lệ hộ nghèo giảm còn 2,63%; diện tích gieo trồng 12.480 ha. Công tác thuỷ lợi được chú trọng.

2. Ngân sách

Thu ngân sách đạt 16.068 tỷ đồng theo Kết luận số 247-KL/TU ngày 28/8/2030; giải phóng mặt bằng còn chậm.

II. XÃ HỘI

Công tác phân đấu giảm nghèo; tiến độ đầu tư công trên
địa bàn đạt khá. Hội đồng nhân dân huyện giám sát. Bộ chỉ số năng lực (BCSNL) được công bố; BCSNL tăng.

- Có 45 hợp tác xã hoạt động hiệu quả<sup>1</sup>.

<sup>1</sup> Trong đó có 12 hợp tác xã thành lập mới tại xã Bình Minh.
"""


@pytest.fixture(scope="module")
def index() -> Index:
    return Index([read_text(TEXT, "bao-cao.txt")])


def first(results: Results) -> str:
    """The words of the best hit that match."""
    hit = results.hits[0]
    start, end = hit.spans[0]
    return hit.text[start:end]


@pytest.mark.parametrize(
    ("query", "found", "matched"),
    [
        ("hộ nghèo", "hộ nghèo", "exact"),
        ("ho ngheo", "hộ nghèo", "folded"),
        ("thủy lợi", "thuỷ lợi", "marks"),
        ("ti le ho ngheo", "Tỷ lệ hộ nghèo", "folded"),
        ("tỉ lệ hộ nghèo", "Tỷ lệ hộ nghèo", "marks"),
        ("phấn đấu", "phân đấu", "folded"),
        ("16068", "16.068", "value"),
        ("16,068 nghìn tỷ", "16.068 tỷ", "value"),
        ("247kltu", "247-KL/TU", "value"),
        ("247 KL TU", "247-KL/TU", "exact"),
        ("HTX", "hợp tác xã", "abbreviation"),
        ("HĐND", "Hội đồng nhân dân", "abbreviation"),
        ("giai phogn mat bang", "giải phóng mặt bằng", "fuzzy"),
    ],
)
def test_a_query_finds_its_passage_and_says_how(index: Index, query: str, found: str, matched: str) -> None:
    results = search(index, query)
    assert results.hits, query
    assert first(results) == found
    assert results.hits[0].matched == matched


def test_marks_that_are_typed_come_first() -> None:
    index = Index([read_text("Một. phần đầu của việc.\n\nHai. phấn đấu đạt kế hoạch.\n", "a.txt")])
    assert first(search(index, "phấn đấu")) == "phấn đấu"


def test_a_whole_phrase_comes_before_scattered_words() -> None:
    index = Index([read_text("Đầu năm, vốn công được giao; tư vấn chậm.\n\nVốn đầu tư công giải ngân tốt.\n", "a.txt")])
    results = search(index, "dau tu cong")
    assert first(results) == "đầu tư công"
    assert len(results.hits) == 2


def test_words_in_quotes_stand_together() -> None:
    index = Index([read_text("Đầu năm, vốn công được giao; tư vấn chậm.\n\nVốn đầu tư công giải ngân tốt.\n", "a.txt")])
    assert len(search(index, '"đầu tư công"').hits) == 1


def test_a_phrase_is_found_over_a_line_end(index: Index) -> None:
    assert first(search(index, "dau tu cong tren dia ban")) == "đầu tư công trên địa bàn"


def test_a_figure_within_a_longer_one_is_none(index: Index) -> None:
    assert not search(index, "068").hits or "16.068" not in first(search(index, "068"))


def test_an_abbreviation_the_document_defines_finds_its_long_form(index: Index) -> None:
    found = {hit.matched for hit in search(index, "BCSNL").hits}
    assert "exact" in found


def test_a_footnote_belongs_to_the_section_of_its_mark(index: Index) -> None:
    hit = search(index, "binh minh").hits[0]
    assert hit.is_note
    assert hit.located().document.sections[hit.section].label == "II."


@pytest.mark.parametrize("query", ["0,5 kg", "0 đồng", "1,2345 ha", "0 ha", "5 %", "-3", "1/0", "\x00", "“", '""'])
def test_odd_figures_raise_nothing(index: Index, query: str) -> None:
    for hit in search(index, query).hits:
        assert all(a < b for a, b in hit.spans)


def test_a_value_keeps_its_scale_and_unit() -> None:
    text = "Thu 5 tỷ đồng.\n\nTrồng 5 ha.\n\nVay 5 nghìn tỷ đồng.\n\nMua 5 đồng một chiếc.\n\nCho 5.000 triệu đồng.\n"
    index = Index([read_text(text, "a.txt")])
    assert {hit.text for hit in search(index, "5 ha").hits if hit.matched != "fuzzy"} == {"Trồng 5 ha."}
    by_value = {hit.text for hit in search(index, "5 tỷ đồng").hits if hit.matched in ("exact", "value")}
    assert by_value == {"Thu 5 tỷ đồng.", "Cho 5.000 triệu đồng."}
    assert {hit.text for hit in search(index, "5 đồng").hits if hit.matched != "fuzzy"} == {"Mua 5 đồng một chiếc."}


@pytest.mark.parametrize("query", ["7570ty", "7570 ty", "7.570 tỷ", "7.570.000 trieu dong"])
def test_a_figure_is_found_by_value_however_it_is_typed(query: str) -> None:
    index = Index([read_text("Chi 7.570 tỷ đồng.\n\nTức 7.570.000 triệu đồng.\n", "a.txt")])
    assert len([hit for hit in search(index, query).hits if hit.matched in ("exact", "value", "folded")]) == 2


def test_a_figure_has_no_typos() -> None:
    index = Index([read_text("Thu 1.100 tỷ đồng năm nay.\n", "a.txt")])
    assert search(index, "3.100 tỷ").hits == []


def test_an_abbreviation_means_what_its_own_document_says() -> None:
    a = read_text("Thực hiện chương trình (CT) đã giao. CT có hiệu quả.\n", "a.txt")
    b = read_text("Hoàn thành chỉ tiêu (CT) đã giao.\n\nNăm nay CT tăng.\n", "b.txt")
    found = [(hit.path, hit.matched) for hit in search(Index([a, b]), "chỉ tiêu").hits]
    assert ("b.txt", "abbreviation") in found
    assert ("a.txt", "abbreviation") not in found


def test_one_document_twice_is_searched_twice() -> None:
    one = read_text(TEXT, "a.txt")
    assert len(search(Index([one, one]), "hộ nghèo").hits) == 2


def test_nothing_is_found_for_nothing(index: Index) -> None:
    assert search(index, "").hits == []
    assert search(index, "  ,,, ").hits == []
    assert search(index, "xyzzyx").hits == []


def test_the_limit_cuts_and_says_so(index: Index) -> None:
    results = search(index, "giảm", 1)
    assert len(results.hits) == 1
    assert results.truncated


def test_scores_fall_and_spans_lie_in_the_text(index: Index) -> None:
    for query in ("nam", "dat", "công tác", "2031", "ubnd"):
        hits = search(index, query).hits
        assert [h.score for h in hits] == sorted((h.score for h in hits), reverse=True)
        for hit in hits:
            assert all(0 <= a < b <= len(hit.text) for a, b in hit.spans)
            assert hit.spans == sorted(hit.spans)


@given(st.text(max_size=40))
def test_no_query_raises(text: str) -> None:
    index = Index([read_text(TEXT, "bao-cao.txt")])
    for hit in search(index, text).hits:
        assert all(0 <= a <= b <= len(hit.text) for a, b in hit.spans)


@given(st.sampled_from(["hộ nghèo", "thuỷ lợi", "ngân sách", "Hội đồng nhân dân", "giải phóng mặt bằng"]), st.data())
def test_leaving_marks_out_loses_no_hit(phrase: str, data: st.DataObject) -> None:
    from doichieu.text.letters import fold

    index = Index([read_text(TEXT, "bao-cao.txt")])
    keep = data.draw(st.lists(st.booleans(), min_size=len(phrase), max_size=len(phrase)))
    typed = "".join(c if k else fold(c) for c, k in zip(phrase, keep, strict=True))
    marked = {hit.number for hit in search(index, f'"{phrase}"').hits}
    assert marked <= {hit.number for hit in search(index, f'"{typed}"').hits}
