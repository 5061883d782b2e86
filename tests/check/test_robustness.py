"""Whatever stands in a document, a check ends with findings that have a place in it."""

from __future__ import annotations

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from doichieu.check.passages import passages

from .making import document, report

WORDS = """đạt chiếm tăng giảm gồm và ( ) ; , : . 0 0% 3/0 154/182 84,6% −5% -5% 31/02/2023 05/NQHĐND 1e999 xã lần_lượt
so_với trong_đó bình_quân cơ_cấu tổng kế_hoạch năm_2023 1._ Điều_3 Mục_II khoản_2 Phụ_lục_1 1.250_tỷ_đồng 0/0_xã quý_VI
233-NQ/TU_ngày_25/7/2022 03_huyện 60_tạ/ha 1.000_ha 6.000_tấn từ_5-7% trên_85% |_A_|_5_| |---|---| cùng_kỳ Hà_Nội
99999999999999999999 Nghị_quyết_này tính_đến"""
PIECES = [word.replace("_", " ") for word in WORDS.split()] + ["\n\n", "\n", "- "]


@settings(max_examples=150, deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=60))
def test_any_words_in_any_order(pieces: list[str]) -> None:
    for finding in report("Báo cáo " + " ".join(pieces)).findings:
        assert finding.spots
        assert 0 <= finding.certainty <= 1
        for spot in finding.spots:
            assert spot.text
            assert spot.line >= 1


@settings(max_examples=60, deadline=None)
@given(st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=300))
def test_any_text(text: str) -> None:
    report("Báo cáo\n\n" + text)


@pytest.mark.parametrize("shape", ["5 xã, ", "trong đó 5 xã; ", "154/182 xã ", "(5 xã ", "tăng 5% so với năm 2022 ("])
def test_a_sentence_without_an_end_is_cut_and_nothing_of_it_is_lost(shape: str) -> None:
    told = list(passages(document(shape * 500)))
    assert sum(len(passage.figures) for passage in told) == 500
    assert max(len(passage.figures) for passage in told) <= 120
    assert [passage.last for passage in told] == [False] * (len(told) - 1) + [True]


def test_figures_at_random_are_seldom_an_error() -> None:
    draw = random.Random(7)
    lines = [
        f"Đã trồng {draw.randint(10, 99)} ha rừng, mở {draw.randint(2, 9)} lớp cho {draw.randint(100, 999)} học viên, "
        f"giải ngân {draw.randint(1, 99)},{draw.randint(0, 9)}% vốn, xây {draw.randint(2, 40)} cầu ở xã {name}."
        for name in ("Tân Sơn", "Minh Đài", "Thu Cúc", "Lai Đồng", "Kiệt Sơn", "Thạch Kiệt")
    ]
    assert report("\n\n".join(lines)).findings == ()
