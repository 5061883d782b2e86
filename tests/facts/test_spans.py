"""Figures told in several pieces are one figure."""

from __future__ import annotations

from decimal import Decimal

import pytest

from doichieu.facts.quantities import Quantity
from doichieu.facts.tokens import TokenKind, tokenize


def told(text: str) -> list[tuple[str, str, str, str | None, str]]:
    found = [t for t in tokenize(text) if t.kind is TokenKind.QUANTITY]
    out = []
    for token in found:
        assert isinstance(token.value, Quantity)
        low, high = (format((end or Decimal(0)).normalize(), "f") for end in (token.value.low, token.value.high))
        out.append((low, high, token.value.comparator, token.value.unit, text[token.start : token.end]))
    return out


@pytest.mark.parametrize(
    "text", ["8,5-9,0%", "8,5 - 9%", "8,5% - 9,0%", "8,5% -9,0%", "từ 8,5% đến 9,0%", "từ 8,5 đến 9%", "Từ 8,5% tới 9%"]
)
def test_one_range_however_it_is_printed(text: str) -> None:
    assert told(f"GRDP {text} năm nay.") == [("8.5", "9", "=", "%", text)]
    keys = {t.key for t in tokenize(f"GRDP {text} năm nay.") if t.kind is TokenKind.QUANTITY}
    assert keys == {"q:=8.5..9%|"}


@pytest.mark.parametrize(
    "text", ["5 tấn và 10 tấn", "10 tấn đến 5 tấn", "5 tấn đến 10 ha", "trên 5 tấn đến 10 tấn", "5 tấn, 10 tấn"]
)
def test_two_figures_stay_two(text: str) -> None:
    assert len(told(text)) == 2


@pytest.mark.parametrize(
    ("text", "sign", "whole"),
    [
        ("12 người trở lên dự", ">=", "12 người trở lên"), ("từ 12 người trở lên dự", ">=", "từ 12 người trở lên"),
        ("Có 3 xã trở xuống", "<=", "3 xã trở xuống"), ("từ 50 m trở lên", ">=", "từ 50 m trở lên"),
        ("từ 12 người dự", "=", "12"),
    ],
)  # fmt: skip
def test_a_bound_behind_what_is_counted(text: str, sign: str, whole: str) -> None:
    ((_, _, found, _, printed),) = told(text)
    assert (found, printed) == (sign, whole)


@pytest.mark.parametrize(
    ("text", "times"),
    [
        ("lúc 14 giờ 00 ngày 20/8/2024", ["d:T14:00", "d:2024-08-20"]), ("14h00 sáng", ["d:T14:00"]),
        ("14 giờ ngày 20/8/2024", ["d:T14:00", "d:2024-08-20"]), ("16 giờ 45 phút", ["d:T16:45"]),
        ("làm việc 8 giờ mỗi ngày", []), ("8 giờ/ngày", []),
    ],
)  # fmt: skip
def test_times_of_day(text: str, times: list[str]) -> None:
    assert [t.key for t in tokenize(text) if t.kind is TokenKind.DATE] == times


@pytest.mark.parametrize("per", ["người/khóa học", "hợp tác xã", "công trình", "hộ gia đình"])
def test_what_a_figure_is_told_per(per: str) -> None:
    ((_, _, _, unit, printed),) = told(f"3 triệu đồng/{per}.")
    assert printed == f"3 triệu đồng/{per}"
    assert unit == f"VND/{per}"
