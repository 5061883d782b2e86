"""Sentences as reports have them, written by a reader who tried to make the check cry wolf: all of them are true."""

from __future__ import annotations

from pathlib import Path

import pytest

from .making import told

SENTENCES = Path(__file__).with_name("true_sentences.txt").read_text(encoding="utf-8").splitlines()


@pytest.mark.parametrize("start", range(0, len(SENTENCES), 20))
def test_nothing_is_said_of_what_is_true(start: int) -> None:
    for sentence in SENTENCES[start : start + 20]:
        assert told(sentence) == [], sentence
