"""Matching: which passages of a searchable a reading finds, where in them, and how well.

First the passages that hold the whole phrase, by one regular expression over the folded text; then those
that hold all its units, wherever. What is found is graded by the marks of the text that is shown. This is
the one rule for finding, ranking and highlighting, for documents in memory and for passages from an index.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable

from rapidfuzz import fuzz

from ..text.letters import fold
from ..text.syllables import variant_key
from .filtering import admits, asked_figures
from .hits import Hit
from .index import Searchable
from .marks import EXACT, SUBSET, VARIANT, grade
from .query import Filters
from .ranking import NAMES, Score, Span, phrase_score, placed, scattered_score
from .readings import CONTEXT, SAME, Reading, Unit, Word, letters_of, starts_word
from .readings import reading as make_reading

_MAX_SPANS = 200


def find(
    one: Searchable, readings: Iterable[Reading], filters: Filters, is_at_hand: bool = False, in_context: bool = True
) -> list[Hit]:
    """The hits of a query's readings in one document, in no order; the best reading of each passage counts. Without
    `in_context` words in headings stand for none of the query's."""
    if not admits(one.about, filters):
        return []
    best: dict[int, Hit] = {}
    rows = tuple(readings)
    for reading in rows:
        if any(one.defined.get(short, long) != long for short, long in reading.assumes):
            continue
        for hit in _phrase_hits(one, reading, is_at_hand):
            _keep(best, hit)
        if reading.loose:
            whole = {number for number, hit in best.items() if hit.phrase}
            for hit in _scattered_hits(one, reading, whole, is_at_hand):
                _keep(best, hit)
            if in_context and not any(hit.phrase for hit in best.values()):
                for hit in _context_hits(one, reading, is_at_hand):
                    _keep(best, hit)
    if not rows:
        best = {number: _bare(one, number, is_at_hand) for number in range(len(one.passages))}
    if not filters:
        return list(best.values())
    return [hit for hit in best.values() if _passes(one, hit, filters)]


def _keep(best: dict[int, Hit], hit: Hit) -> None:
    known = best.get(hit.number)
    if known is None or hit.score > known.score:
        best[hit.number] = hit


def _hit(one: Searchable, number: int, matched: str, score: Score, spans: list[Span], is_at_hand: bool) -> Hit:
    passage = one.passages[number]
    placed(score, passage.field, len(passage.text), spans, is_at_hand)
    return Hit(one, number, matched, score.value, spans, factors=tuple(score.factors))


# -- whole phrases


def _phrase_hits(one: Searchable, reading: Reading, is_at_hand: bool) -> Iterable[Hit]:
    found: dict[int, list[re.Match[str]]] = {}
    for match in reading.phrase.finditer(one.folded):
        if starts_word(one.folded, match.start()) and not _inside_number(one.folded, match.start()):
            found.setdefault(one.passage_at(match.start()), []).append(match)
    for number, matches in found.items():
        yield _phrase_hit(one, number, reading, matches[:_MAX_SPANS], is_at_hand)


def _phrase_hit(one: Searchable, number: int, reading: Reading, matches: list[re.Match[str]], is_at_hand: bool) -> Hit:
    text, start = one.passages[number].text, one.starts[number]
    graded = [(_grade(reading, match, text, start), (match.start() - start, match.end() - start)) for match in matches]
    top = max(g for g, _ in graded)
    spans = [span for g, span in graded if g == top or (g >= SUBSET and top >= SUBSET)]
    is_whole = any(not (b < len(text) and text[b - 1].isalnum() and text[b].isalnum()) for _, b in spans)
    score = phrase_score(reading.weight, top, is_whole)
    if reading.matched == "fuzzy":
        score.times("likeness", _likeness(reading, text, spans))
    hit = _hit(one, number, NAMES[top] if reading.matched == "exact" else reading.matched, score, spans, is_at_hand)
    hit.is_neighbour = top < SUBSET
    return hit


def _likeness(reading: Reading, text: str, spans: list[Span]) -> float:
    """How like the words as typed the words are that stand for them."""
    typed = " ".join(word.folded for word in reading.words)
    return max(fuzz.ratio(typed, fold(text[a:b])) for a, b in spans) / 100


def _inside_number(text: str, at: int) -> bool:
    """Whether a figure is found within a longer one: 068 in 16.068 (zeros in front are padding)."""
    if not text[at : at + 1].isdigit() or at < 2 or text[at - 1] not in ".,":
        return False
    return text[at - 2].isdigit()


def _grade(reading: Reading, match: re.Match[str], text: str, start: int) -> int:
    """The worst grade of the words of a phrase."""
    worst = EXACT
    for number, word in enumerate(reading.words, 1):
        a, b = match.span(number)
        worst = min(worst, _grade_word(word, text[a - start : b - start]))
    return _as_read(reading, worst)


def _as_read(reading: Reading, worst: int) -> int:
    """The grade of a reading that is not as typed: marks that were typed must be there, more cannot be asked of it."""
    if reading.matched == "exact":
        return worst
    return EXACT if worst >= SUBSET or reading.matched == "fuzzy" else worst


def _grade_word(word: Word, text: str) -> int:
    if word.form is not None:
        return EXACT
    if word.folded in SAME and fold(text) in SAME[word.folded]:
        return SUBSET if word.raw.isascii() else VARIANT
    if len(text) > len(word.raw):
        text = text[: len(word.raw)]
    found = grade(word.raw, text)
    if found < VARIANT and word.also and variant_key(word.raw) == variant_key(text):
        return VARIANT
    if found < SUBSET and word.also and grade(variant_key(word.raw), variant_key(text)) >= SUBSET:
        return SUBSET
    return found


# -- scattered words


def _scattered_hits(one: Searchable, reading: Reading, known: Collection[int], is_at_hand: bool) -> Iterable[Hit]:
    """Passages that hold all units, wherever, but for those that are `known`; the longest unit is looked for first."""
    patterns = reading.patterns
    order = sorted(range(len(patterns)), key=lambda i: -sum(len(word.folded) for word in reading.units[i]))
    candidates: set[int] | None = None
    for i in order:
        if candidates is None:
            starts = (match.start() for match in patterns[i].finditer(one.folded))
            candidates = {one.passage_at(at) for at in starts if starts_word(one.folded, at)}
        else:
            candidates = {number for number in candidates if _holds(one, number, patterns[i])}
        if not candidates:
            return
    for number in sorted(candidates or ()):
        if number not in known:
            yield _scattered_hit(one, number, reading, is_at_hand)


def _holds(one: Searchable, number: int, pattern: re.Pattern[str]) -> bool:
    found = pattern.finditer(one.folded, one.starts[number], one.end(number))
    return any(starts_word(one.folded, match.start()) for match in found)


def _scattered_hit(one: Searchable, number: int, reading: Reading, is_at_hand: bool) -> Hit:
    low, high = one.starts[number], one.end(number)
    found: list[tuple[int, int, int]] = []
    worst = EXACT
    for which, (unit, pattern) in enumerate(zip(reading.units, reading.patterns, strict=True)):
        matches = [m for m in pattern.finditer(one.folded, low, high) if starts_word(one.folded, m.start())]
        graded = [(_grade_unit(reading, unit, m, one.passages[number].text, low), m) for m in matches[:_MAX_SPANS]]
        top = max(g for g, _ in graded)
        worst = min(worst, top)
        found.extend((m.start() - low, m.end() - low, which) for g, m in graded if g == top)
    spans = _tightest(sorted(found), len(reading.units))
    score = scattered_score(reading.weight, worst, spans, sum(len(word.folded) + 1 for word in reading.words))
    name = NAMES[worst] if reading.matched == "exact" else reading.matched
    hit = _hit(one, number, name, score, spans, is_at_hand)
    hit.phrase, hit.is_neighbour = False, worst < SUBSET
    return hit


def _grade_unit(reading: Reading, unit: Unit, match: re.Match[str], text: str, start: int) -> int:
    spans = (match.span(number) for number in range(1, len(unit) + 1))
    worst = min(_grade_word(word, text[a - start : b - start]) for word, (a, b) in zip(unit, spans, strict=True))
    return _as_read(reading, worst)


def _tightest(found: list[tuple[int, int, int]], units: int) -> list[Span]:
    """Of all places of the units the shortest stretch that holds each of them: one place a unit."""
    latest: dict[int, Span] = {}
    best: list[Span] = []
    for start, end, which in found:
        latest[which] = (start, end)
        if len(latest) == units:
            spans = sorted(latest.values())
            if not best or spans[-1][1] - spans[0][0] < best[-1][1] - best[0][0]:
                best = spans
    return best


# -- words in the headings above


def _context_hits(one: Searchable, reading: Reading, is_at_hand: bool) -> Iterable[Hit]:
    """Passages that have some of the units, while the others stand in the headings above them or in the document's
    name: "chỉ tiêu khách du lịch" finds the item "Khách du lịch" below the heading "Các chỉ tiêu"."""
    whole = letters_of(reading.units)
    rests: dict[str, tuple[int, ...]] = {}
    by_rest: dict[tuple[int, ...], set[int]] = {}
    for number, passage in enumerate(one.passages):
        context = one.context(passage)
        rest = rests.get(context)
        if rest is None:
            rest = rests[context] = tuple(i for i, p in enumerate(reading.patterns) if not _stands_in(p, context))
        if len(rest) < len(reading.units) and 2 * letters_of(reading.units[i] for i in rest) >= whole:
            by_rest.setdefault(rest, set()).add(number)
    for rest, numbers in by_rest.items():
        goes_on = reading.prefix and rest[-1] == len(reading.units) - 1
        weight = reading.weight * CONTEXT * (1 + letters_of(reading.units[i] for i in rest) / whole) / 2
        part = make_reading([reading.units[i] for i in rest], reading.matched, weight, goes_on)
        found = list(_phrase_hits(one, part, is_at_hand))
        if part.loose:
            found.extend(_scattered_hits(one, part, {hit.number for hit in found}, is_at_hand))
        for hit in found:
            if hit.number in numbers:
                hit.phrase = False  # some of its words stand elsewhere
                yield hit


def _stands_in(pattern: re.Pattern[str], text: str) -> bool:
    """Whether a unit stands in a text as whole words, also if it is still being typed."""
    found = (match.span() for match in pattern.finditer(text))
    return any(starts_word(text, start) and (end == len(text) or starts_word(text, end)) for start, end in found)


def _passes(one: Searchable, hit: Hit, filters: Filters) -> bool:
    """Whether a hit is let through; the figures that were asked for are then part of what matched."""
    passage = hit.passage
    words = one.section_words(passage.section) if filters.section else ""
    figures = asked_figures(passage, words, filters)
    if figures is None:
        return False
    clear = (span for span in figures if all(span[1] <= a or b <= span[0] for a, b in hit.spans))
    hit.spans = sorted([*hit.spans, *clear])
    return True


def _bare(one: Searchable, number: int, is_at_hand: bool) -> Hit:
    """A passage that is asked for by filters alone."""
    return _hit(one, number, "exact", Score(), [], is_at_hand)
