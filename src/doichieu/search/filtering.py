"""Filters: which documents and which passages they let through."""

from __future__ import annotations

import re

from ..facts.citations import SYMBOL
from ..facts.quantities import Quantity
from ..facts.tokens import tokenize
from ..model.passage import About, Passage, words_about
from .query import Filters

Span = tuple[int, int]


def admits(about: About, filters: Filters) -> bool:
    """Whether a document is one of those that the filters let through."""
    return (
        all(_has_words(about.name, wanted) for wanted in filters.document)
        and all(_has_words(about.kind, wanted) for wanted in filters.kind)
        and all(_has_words(about.issuer, wanted) for wanted in filters.issuer)
        and (not filters.year or any(year == about.year or year in about.name for year in filters.year))
    )


def _has_words(text: str, wanted: str) -> bool:
    return all(re.search(rf"(?<![^\W_]){re.escape(word)}", text) for word in words_about(wanted))


def asked_figures(passage: Passage, section_words: str, filters: Filters) -> set[Span] | None:
    """The figures of a passage that were asked for; None where the passage is not let through."""
    if filters.fields and passage.field not in filters.fields:
        return None
    if not all(_has_words(section_words, wanted) for wanted in filters.section):
        return None
    if "citation" in filters.has and not SYMBOL.search(passage.text):
        return None
    return _figures(passage.text, filters) if filters.conditions or "figure" in filters.has else set()


_LABEL = re.compile(r"\s*(?:\(?[0-9]{1,3}(?:\.[0-9]{1,3})*[.)]|[0-9]{1,2}(?:\.[0-9]{1,2})+)(?=\s)")
"""The number of an entry, which is no figure: 1. or 2.1 or (14) before its text."""


def _figures(text: str, filters: Filters) -> set[Span] | None:
    label = _LABEL.match(text)
    tokens = tokenize(text, label.end() if label else 0)
    figures = [(token.start, token.end, token.value) for token in tokens if isinstance(token.value, Quantity)]
    asked: set[Span] = set()
    for wanted in filters.conditions:
        holding = {(start, end) for start, end, figure in figures if wanted.holds(figure)}
        if not holding:
            return None
        asked |= holding
    return asked if figures else None
