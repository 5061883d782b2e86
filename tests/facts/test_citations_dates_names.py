"""Citations (VIETNAMESE.md 1.5), dates (1.6), and digits that are neither figure nor date (3.3)."""

import pytest

from doichieu.facts.citations import Symbol
from doichieu.facts.dates import DateValue
from doichieu.facts.tokens import Token, TokenKind, tokenize


def facts(text: str) -> list[Token]:
    return [t for t in tokenize(text) if t.kind > TokenKind.PUNCTUATION]


SYMBOLS = [
    ("247-KL/TU", 247, None, "KL", "/TU"),
    ("55-CTr/TU", 55, None, "CTr", "/TU"),
    ("1937-CV/TU", 1937, None, "CV", "/TU"),
    ("16-NQ/ĐH", 16, None, "NQ", "/ĐH"),
    ("533-NQ/BCS", 533, None, "NQ", "/BCS"),
    ("66/QĐ-UBND", 66, None, "QĐ", "-UBND"),
    ("26/CT-TTg", 26, None, "CT", "-TTg"),
    ("1412/CĐ-TTg", 1412, None, "CĐ", "-TTg"),
    ("938/NQ-UBTVQH15", 938, None, "NQ", "-UBTVQH15"),
    ("41/2023/NQ-HĐND", 41, 2023, "NQ", "-HĐND"),
    ("26/2022/TT-NHNN", 26, 2022, "TT", "-NHNN"),
    ("5977/UBND-NC", 5977, None, "", "-UBND-NC"),
    ("661/TTg-CN", 661, None, "", "-TTg-CN"),
    ("64/2025/QH15", 64, 2025, "QH", "-QH15"),
    ("29- NQ/TW", 29, None, "NQ", "/TW"),
    ("128-KL/TU", 128, None, "KL", "/TU"),
    ("120 - KL / TU", 120, None, "KL", "/TU"),
    ("06/2020/NQHĐND", 6, 2020, "NQ", "-HĐND"),
    ("623/NQUBTVQH15", 623, None, "NQ", "-UBTVQH15"),
    ("10/NĐ-CP", 10, None, "NĐ", "-CP"),
    ("15-CTR/TU", 15, None, "CTr", "/TU"),
]


@pytest.mark.parametrize(("text", "number", "year", "kind", "organ"), SYMBOLS, ids=[row[0] for row in SYMBOLS])
def test_symbol(text: str, number: int, year: int | None, kind: str, organ: str) -> None:
    (token,) = facts(f"theo văn bản {text}, của tỉnh.")
    assert token.kind is TokenKind.CITATION
    assert isinstance(token.value, Symbol)
    found = (token.value.number, token.value.year, token.value.kind, "".join(token.value.organ.split()))
    assert found == (number, year, kind, organ)
    assert token.value.raw == text


def test_a_symbol_cut_after_its_year() -> None:
    (token,) = facts("theo Nghị quyết số 33/2023 của tỉnh")
    assert token.kind is TokenKind.CITATION
    assert "theo Nghị quyết số 33/2023 của tỉnh"[token.start : token.end] == "33/2023"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("9/CT-UBND", "09/CT-UBND"),
        ("29-NQ/TW", "29- NQ/TW"),
        ("41/2023/NQ-HĐND", "41/2023/NQ–HDND"),
        ("06-NQ/TU", "6 -NQ/TU"),
    ],
)
def test_one_symbol_in_two_prints(one: str, other: str) -> None:
    assert [t.key for t in facts(one)] == [t.key for t in facts(other)]


@pytest.mark.parametrize(
    ("one", "other"),
    [("26-CT/TU", "26/CT-TTg"), ("11/NQ-CP", "11-NQ/TW"), ("11/NQ-TW", "11-NQ/TW"), ("5/CT-UBND", "5/CTr-UBND"),
     ("5/TT-BTC", "5/TTr-BTC"), ("41/2023/NQ-HĐND", "41/2022/NQ-HĐND"), ("10/QĐ-TTg", "10/CT-TTg")],
)  # fmt: skip
def test_two_symbols(one: str, other: str) -> None:
    assert [t.key for t in facts(one)] != [t.key for t in facts(other)]


DATES = [
    ("05/9/2016", "2016-09-05"),
    ("5/3/2023", "2023-03-05"),
    ("27/02/2020", "2020-02-27"),
    ("15/07/2021", "2021-07-15"),
    ("30-8-2025", "2025-08-30"),
    ("ngày 16 tháng 11 năm 2023", "2023-11-16"),
    ("Ngày  16  tháng 11  năm 2023", "2023-11-16"),
    ("tháng 10/2023", "2023-10"),
    ("tháng 10 năm 2023", "2023-10"),
    ("ngày 31/12", "--12-31"),
    ("năm học 2023 – 2024", "2023/2024"),
    ("giai đoạn 2021-2025", "2021/2025"),
    ("năm 2021-2025", "2021/2025"),
    ("2011 – 2030", "2011/2030"),
    ("nhiệm kỳ 2020-2025", "2020/2025"),
    ("2022- 2025", "2022/2025"),
    ("quý IV năm 2022", "2022-Q4"),
    ("QUÝ IV NĂM 2022", "2022-Q4"),
    ("quý II/2023", "2023-Q2"),
    ("đến hết năm 2023", "2023"),
    ("Năm 2023", "2023"),
    ("NĂM 2024", "2024"),
    ("năm\u00a0 2024", "2024"),
    ("lũy kế đến 31/12/2023", "2023-12-31"),
]


@pytest.mark.parametrize(("text", "iso"), DATES, ids=[row[0] for row in DATES])
def test_date(text: str, iso: str) -> None:
    (token,) = facts(text)
    assert token.kind is TokenKind.DATE
    assert token.value == DateValue(iso)


@pytest.mark.parametrize("text", ["31/02/2023", "ngày 30 tháng 13 năm 2022", "quý VI năm 2022"])
def test_a_date_that_no_calendar_has(text: str) -> None:
    (token,) = facts(text)
    assert isinstance(token.value, DateValue)
    assert not token.value.valid


def test_months_that_are_a_length_of_time() -> None:
    kinds = [t.kind for t in facts("9 tháng; 09 tháng đầu năm 2022")]
    assert kinds == [TokenKind.QUANTITY, TokenKind.QUANTITY, TokenKind.DATE]


@pytest.mark.parametrize(
    "name",
    ["mức độ 3,4", "mức độ 1", "ĐT 291", "QL 37", "QL.31", "T1", "TCVN ISO 9001:2015", "QC01", "SEA Games 32",
     "COVID-19",
     "Covid – 19", "Cấp cứu 115", "Đề án 06", "ĐỀ ÁN 06", "Đề án 257", "4.0", "Biểu số 01.2", "Phụ lục 2",
     "Phụ lục số 1",
     "tỷ lệ 1/500, 1/10.000", "6.2.1", "số 1", "khoản 2", "điểm 3", "Điều 5a"],
)  # fmt: skip
def test_name_with_digits(name: str) -> None:
    text = f"về {name}, trong tỉnh."
    (token,) = facts(text)
    assert token.kind is TokenKind.NAME
    assert text[token.start : token.end] == name


def test_slogans() -> None:
    assert [t.kind for t in facts("“1 không, 2 ít, 3 cao” và “4 tại chỗ”")] == [TokenKind.NAME, TokenKind.NAME]


@pytest.mark.parametrize(
    "text", ["khoản 15 tỷ đồng", "tổng số 154 xã", "số 12 xã", "loại 1,5 triệu đồng", "dự án 200 ha"]
)
def test_an_amount_is_no_name(text: str) -> None:
    assert [t.kind for t in facts(text)] == [TokenKind.QUANTITY]


@pytest.mark.parametrize("text", ["mỗi quý 1 lần", "mỗi quý 01 lần", "họp mỗi quý 2 buổi"])
def test_so_often_in_a_quarter_is_no_quarter(text: str) -> None:
    assert not any(isinstance(token.value, DateValue) for token in tokenize(text))
