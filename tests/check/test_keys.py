"""A finding is known by what it says: it outlives what happens elsewhere, and goes when its own words change."""

from __future__ import annotations

from doichieu.check.key import keys_of

from .making import report

SLIP = "Năm 2023 hoàn thành 154/182 xã, đạt 86,4%."


def keys(*texts: str) -> list[str]:
    return keys_of(report(*texts).findings)


def test_lines_put_in_elsewhere_change_no_key() -> None:
    moved = "Mở đầu.\n\nTrồng 5 ha.\n\n" + SLIP + "\n\nHết."
    assert keys(SLIP) == keys(moved)


def test_other_words_are_another_finding() -> None:
    assert not set(keys(SLIP)) & set(keys(SLIP.replace("86,4", "86,5")))


def test_two_that_say_the_same_have_two_keys() -> None:
    twice = keys(SLIP + "\n\n" + SLIP)
    assert len(set(twice)) == 2
    assert twice[0] == keys(SLIP)[0]


def test_an_instrument_keeps_its_key_when_it_is_cited_once_more() -> None:
    one = "Theo Nghị quyết số 233-NQ/TU ngày 25/7/2022 của Tỉnh ủy."
    other = one.replace("2022", "2023")
    assert keys(one + "\n\n" + other) == keys(one + "\n\n" + one + "\n\n" + other)
