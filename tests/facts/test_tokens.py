"""Tokens: nothing is lost, nothing is told twice, and a hostile text takes no longer than a plain one."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from doichieu.facts.tokens import TokenKind, facts_in, tokenize

PIECES = st.sampled_from(
    [
        "thủy",
        "thuỷ",
        "đạt",
        "dưới",
        "không",
        "quá",
        "trên",
        "ít",
        "nhất",
        "khoảng",
        "1,8%",
        "10",
        "%",
        "138-140",
        "triệu",
        "đồng",
        "tỷ",
        "nghìn",
        "ha",
        "m³",
        "/",
        "-",
        "–",
        ".",
        ",",
        ";",
        "(",
        ")",
        "“",
        "”",
        "25/7/2022",
        "ngày",
        "tháng",
        "năm",
        "2023",
        "quý",
        "IV",
        "41/2023/NQ-HĐND",
        "29-",
        "NQ/TW",
        "26/CT-TTg",
        "Đề",
        "án",
        "06",
        "mức",
        "độ",
        "3,4",
        "QL37",
        "²",
        "́",
        "…",
        "..",
        "_",
        "<=",
        "≥",
        "1.234,5",
        "46.7113",
        "trở",
        "lên",
        "/người",
        "/năm",
        "số",
        "điểm",
        "phần",
        "trăm",
        "\xa0",
        "\t",
        "\n",
        "COVID-19",
        "+",
        "−",
    ]
)
TEXTS = st.one_of(
    st.text(max_size=80), st.lists(PIECES, max_size=25).map(" ".join), st.lists(PIECES, max_size=25).map("".join)
)


@given(TEXTS)
def test_every_solid_character_is_in_exactly_one_token(text: str) -> None:
    tokens = tokenize(text)
    at = 0
    for token in tokens:
        assert at <= token.start < token.end <= len(text)
        assert not text[at : token.start].strip()
        assert text[token.start : token.end].strip() == text[token.start : token.end]
        assert token.key
        at = token.end
    assert not text[at:].strip()


@given(TEXTS, st.integers(0, 40), st.integers(0, 80))
def test_a_stretch_is_tokenized_within_its_bounds(text: str, start: int, length: int) -> None:
    end = min(start + length, len(text))
    tokens = tokenize(text, min(start, end), end)
    assert all(min(start, end) <= t.start < t.end <= end for t in tokens)


@given(TEXTS)
def test_deterministic(text: str) -> None:
    assert tokenize(text) == tokenize(text)


@pytest.mark.parametrize(
    ("one", "other"),
    [("Thủy lợi", "thuỷ LỢI"), ("hoá", "HÓA"), ("“a” – b", '"a" - b'), ("kinh tế- xã hội", "kinh tế - xã hội"),
     ("v.v...", "v.v…"), ("bác sĩ, kĩ thuật, tỉ lệ, quí", "bác sỹ, kỹ thuật, tỷ lệ, quý"), ("quí I", "quý I"),
     ("kinh tế - xã hội, kinh tế xã hội", "KT-XH, KTXH"), ("120 nghìn", "120 ngàn"), ("km2 và m2", "km² và m²"),
     ("mức độ\u00a04, SEA\u2009Games 31", "mức độ 4, SEA  Games 31"), ("661/TTg-CN", "661/TTg – CN"),
     ("năm 2023", "Năm  2023"), ("ngày 16 tháng 11 năm 2023", "ngày 16/11/2023")],
)  # fmt: skip
def test_print_is_no_matter(one: str, other: str) -> None:
    assert [t.key for t in tokenize(one)] == [t.key for t in tokenize(other)]


def test_words_that_differ_by_a_mark_differ() -> None:
    for one, other in (
        ("phấn đấu", "phần đấu"),
        ("hộ", "họ"),
        ("đầu", "dầu"),
        ("tai nạn", "tay nạn"),
        ("máy bay", "mái bay"),
        ("kinh tế", "kinh tế - xã hội"),
    ):
        assert [t.key for t in tokenize(one)] != [t.key for t in tokenize(other)]


HOSTILE = [
    "1" * 300_000, "1.111" * 60_000, "1." * 150_000, "12/" * 100_000, "41/2023/NQ-" * 30_000,
    "26/CT-" + "A-" * 150_000 + "é",
    "trên " * 60_000, "không quá " * 30_000 + "5%", "trên" + " " * 300_000 + "x", "ngày " * 60_000, "5 triệu " * 40_000,
    "5%/" * 100_000, "5 kg/người/" * 30_000, "không " * 50_000 + "quá 5 lần", "mức độ 1, 2, 3, " * 20_000,
    "1-" * 150_000,
    "e" + "\u0301" * 300_000, "5" + " /" * 150_000, "“1 không, 2 ít, " * 20_000, "1/10.000, " * 30_000,
]  # fmt: skip


@pytest.mark.parametrize("text", HOSTILE, ids=[h[:12] for h in HOSTILE])
def test_hostile_texts_are_read_to_their_end(text: str) -> None:
    """How long it takes is measured in bench/shapes.py."""
    part = text[: len(text) // 10]
    covered = sum(token.end - token.start for token in tokenize(part))
    assert covered >= len("".join(part.split()))


def test_every_kind_has_its_value() -> None:
    text = unicodedata.normalize("NFC", "Nghị quyết số 29-NQ/TW ngày 04/11/2013: đạt 95% tại QL 37")
    kinds = [t.kind for t in tokenize(text) if t.kind > TokenKind.PUNCTUATION]
    assert kinds == [TokenKind.CITATION, TokenKind.DATE, TokenKind.QUANTITY, TokenKind.NAME]


@pytest.mark.parametrize("slogan", ["5 tại chỗ", "1 không, 2 ít, 3 cao", "3 tăng, 2 giảm", "5 không 3 sạch"])
def test_a_quoted_slogan_is_a_name(slogan: str) -> None:
    for quoted in (f"phương châm “{slogan}” trong", f'phương châm "{slogan}"'):
        assert [(t.kind, quoted[t.start : t.end]) for t in tokenize(quoted) if t.kind > 1] == [(TokenKind.NAME, slogan)]


def test_a_slogan_may_be_explained_within_its_quotes() -> None:
    (name,) = [t for t in tokenize("“1 không, 2 ít, 3 cao (không ô nhiễm, ít đất)”") if t.kind is TokenKind.NAME]
    assert name.key == "n:1không,2ít,3cao"


@pytest.mark.parametrize("quoted", ["“5 xã, 3 huyện”", "“5 tỷ đồng”", "“3 ngày”", "“7%”", "“50 suất quà”"])
def test_a_quoted_figure_is_no_slogan(quoted: str) -> None:
    assert TokenKind.NAME not in [token.kind for token in tokenize(quoted)]


@pytest.mark.parametrize(
    "text",
    [
        "lúc 16 giờ 00 ngày 5/6/2024", "16 giờ 45 phút", "từ 06 giờ đến 08 giờ 30", "kế hoạch 5 năm 2021 – 2025",
        "thí điểm 12 mô hình", "tổng số 77 lò đốt", "trong số 7 huy chương", "kiểu mẫu 09 xã",
        "dứt điểm 02 điểm ô nhiễm",
        "182,6 triệu đồng/lao động", "20 triệu đồng/công trình", "tiêu chuẩn TCVN ISO 9001:2015", "TCVN 9250:2021",
        "tỷ lệ 1/500 và 1/2.000", "KT - XH", "QL 1A", "cấp độ 1, 2 và 3", "“1 không, 2 ít, 3 cao”",
        "khoản 2 Điều 3", "trên 5 tỷ đồng", "5 - 7 triệu đồng/ha", "quý I năm 2024",
        "Nghị quyết số 33/2023 ngày 11/3/2023",
    ],
)  # fmt: skip
@pytest.mark.parametrize("blanks", ["  ", "   ", "\u2009 "])
def test_how_many_blanks_stand_between_words_is_layout(text: str, blanks: str) -> None:
    assert [t.key for t in tokenize(text.replace(" ", blanks))] == [t.key for t in tokenize(text)]


def test_facts_are_the_tokens_that_are_no_words() -> None:
    text = "1. Đạt 13,45% vào 25/7/2022 theo Kết luận số 247-KL/TU, QL 37; còn lại là chữ."
    found = [token for token in tokenize(text) if token.kind not in (TokenKind.WORD, TokenKind.PUNCTUATION)]
    assert facts_in(text) == found != []
    assert facts_in("không có số nào") == []
