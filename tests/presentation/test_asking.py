"""A part of a query that is no filter is told with what there is in its place."""

import pytest

from doichieu.presentation.asking import say_misread
from doichieu.presentation.words import Words
from doichieu.search.query import parse_query


@pytest.mark.parametrize(
    ("query", "told"),
    [
        ("trong:linhtinh hộ nghèo", "đềmục, chỉtiêu, bảng, ghichú"),
        ("có:ảnh", "số, vănbản"),
        ("năm:23", "bốn chữ số"),
        ("linhtinh:abc", "loại:, cơquan:, năm:"),
        ("in:pictures", "đềmục"),
    ],
)
def test_what_a_filter_takes_is_told_where_it_was_given_something_else(query: str, told: str) -> None:
    (part,) = parse_query(query).misread
    assert told in say_misread(part, Words("vi"))


def test_every_name_and_value_that_is_told_is_one_that_is_understood() -> None:
    for language, field, values in (
        ("vi", "trong", "in"),
        ("en", "in", "in"),
        ("vi", "có", "has"),
        ("en", "has", "has"),
    ):
        line = Words(language)(f"find.misread_{values}", part="")
        for value in line.split(":")[-1].replace(" nhận ", "").replace(" takes ", "").split(", "):
            assert not parse_query(f"{field}:{value.strip()}").misread
    for language in ("vi", "en"):
        names = Words(language)("find.misread", part="").replace("filters are", "bộ lọc là").partition("bộ lọc là")[2]
        for name in names.split(","):
            values = ("2023", "số", "bảng")
            assert any(not parse_query(f"{name.strip()}{value}").misread for value in values), name
