"""Marks: what was typed must be there, what was left out may be anything (Q-1)."""

from __future__ import annotations

import pytest

from doichieu.search.marks import EXACT, NEIGHBOUR, SUBSET, TONELESS, VARIANT, grade


@pytest.mark.parametrize(
    ("typed", "text"),
    [
        ("ho", "hộ"), ("hô", "hộ"), ("họ", "hộ"), ("hộ", "hộ"), ("d", "đ"), ("dau", "đầu"), ("HO", "hộ"),
        ("thuỷ", "thủy"),
    ],
)  # fmt: skip
def test_typed_marks_that_are_all_in_the_text_match(typed: str, text: str) -> None:
    assert grade(typed, text) >= SUBSET


@pytest.mark.parametrize(("typed", "text"), [("hồ", "hộ"), ("hơ", "hộ"), ("hộ", "ho"), ("đ", "d"), ("đầu", "đấu")])
def test_a_mark_that_contradicts_the_text_makes_it_a_neighbour_only(typed: str, text: str) -> None:
    assert grade(typed, text) < SUBSET


def test_grades_fall_from_the_same_letters_to_fewer_marks() -> None:
    assert grade("thủy", "thủy") == EXACT
    assert grade("thuỷ", "thủy") == VARIANT
    assert grade("thuy", "thủy") == SUBSET


def test_the_tone_is_compared_syllable_by_syllable() -> None:
    assert grade("hộ ngheo", "hộ nghèo") == SUBSET
    assert grade("ho nghèo", "hộ nghèo") == SUBSET
    assert grade("hó nghèo", "hộ nghèo") == TONELESS


def test_a_wrong_tone_is_nearer_than_a_wrong_letter() -> None:
    assert grade("phấn đấu", "phần đấu") == TONELESS
    assert grade("phấn đấu", "phân đáu") == NEIGHBOUR
