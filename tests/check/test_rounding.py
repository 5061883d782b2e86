"""A printed figure stands for an interval; what is worked out of figures fails only where no reading holds."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from doichieu.check.rounding import Span, Verdict, exactly, judge, printed, span_of
from doichieu.facts.quantities import Quantity
from doichieu.facts.tokens import tokenize


def quantity(text: str) -> Quantity:
    return next(token.value for token in tokenize(text) if isinstance(token.value, Quantity))


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("13,5%", "13.45", "13.55"),
        ("7,6 tỷ đồng", "7550000000", "7650000000"),
        ("154 xã", "154", "154"),
        ("5 ha", "4.5", "5.5"),
        ("từ 5-7%", "5", "7"),
    ],
)
def test_a_figure_stands_for_what_rounds_to_it(text: str, low: str, high: str) -> None:
    span = span_of(quantity(text))
    assert span is not None
    assert (span.low, span.high) == (Fraction(low), Fraction(high))


@pytest.mark.parametrize(
    ("stated", "value", "verdict"),
    [
        ("84,6%", "84.615", Verdict.HOLDS),
        ("66,6%", "66.667", Verdict.CUT),
        ("66,8%", "66.701", Verdict.CUT),
        ("66,6%", "66.7", Verdict.FAILS),
        ("86,4%", "84.615", Verdict.FAILS),
        ("trên 85%", "93.2", Verdict.HOLDS),
        ("trên 85%", "80", Verdict.FAILS),
        ("dưới 2%", "1.4", Verdict.HOLDS),
        ("dưới 2%", "2.6", Verdict.CUT),
        ("gần 85%", "84.2", Verdict.HOLDS),
        ("khoảng 85%", "75", Verdict.DOUBTFUL),
        ("khoảng 85%", "15", Verdict.FAILS),
    ],
)
def test_a_claim_fails_only_where_no_reading_holds(stated: str, value: str, verdict: Verdict) -> None:
    assert judge(quantity(stated), exactly(Fraction(value))) is verdict


@given(st.fractions(-1000, 1000), st.fractions(0, 10), st.fractions(-1000, 1000), st.fractions(0, 10), st.data())
def test_a_span_holds_whatever_its_terms_may_be(
    a: Fraction, wide: Fraction, b: Fraction, far: Fraction, data: st.DataObject
) -> None:
    one, other = Span(a - wide, a + wide, a), Span(b - far, b + far, b)
    x = data.draw(st.fractions(one.low, one.high))
    y = data.draw(st.fractions(other.low, other.high))
    for value, span in ((x + y, one + other), (x - y, one - other), (x * y, one * other), (-x, -one)):
        assert span.low <= value <= span.high
        assert span.low <= span.point <= span.high
    if not other.low <= 0 <= other.high:
        assert (one / other).low <= x / y <= (one / other).high
        assert (one / other).point == a / b


@given(st.integers(1, 10**6), st.integers(0, 3))
def test_whatever_rounds_to_a_printed_figure_agrees_with_it(number: int, places: int) -> None:
    value = Fraction(number, 10**places)
    shown = f"{value.numerator * (10**places) // value.denominator / 10**places:.{places}f}".replace(".", ",")
    told = quantity(f"đạt {shown}%")
    known = printed(told)
    assert known is not None
    assert judge(told, exactly(known.value + known.step / 3)) is Verdict.HOLDS
