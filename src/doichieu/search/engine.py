"""Searching: candidates by the folded text, graded by marks, ranked as a person would.

*Candidates.* For each reading of the query first the passages that hold the whole phrase, by one
regular expression over a document's folded text; then, unless the query was quoted, those that
hold all its words. When that gives little, passages that nearly hold the phrase, by RapidFuzz
(one typo in a word of five letters and more).

*Rank.* A hit's score is the product of what it matched (marks as typed > the same word spelled
otherwise > marks left out > marks contradicted > fuzzy), how it matched (whole phrase before
scattered words), where (headings and targets before running text, notes last) and how dense the
passage is. Every factor is a named constant.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable
from dataclasses import dataclass, field

from rapidfuzz import fuzz, process

from ..model.document import BlockKind
from ..model.place import Place
from ..text.syllables import variant_key
from .index import Index, Searchable
from .marks import EXACT, NEIGHBOUR, SUBSET, VARIANT, grade
from .query import Query, Reading, Word, parse_query, starts_word

_GRADES = {EXACT: 1.0, VARIANT: 0.97, SUBSET: 0.9, NEIGHBOUR: 0.55}
_NAMES = {EXACT: "exact", VARIANT: "marks", SUBSET: "folded", NEIGHBOUR: "folded"}
_SCATTERED = 0.35
_CLOSE = 0.2
"""What scattered words get, and what more when they stand side by side: less than any whole phrase gets."""
_FUZZY = 0.45
_WHERE = {BlockKind.HEADING: 1.15, BlockKind.NOTE: 0.9, BlockKind.LETTERHEAD: 0.95}
_DENSITY = 0.25
_REPEATED = 0.02
_PREFIX_ONLY = 0.93
_ENOUGH = 5
_FUZZY_CUTOFF = 84.0
_MAX_SPANS = 200

Stop = Callable[[], bool]


@dataclass(slots=True)
class Hit:
    """A passage that was found. `block` indexes the searchable's blocks; spans are offsets of its text."""

    source: Searchable
    block: int
    matched: str
    score: float
    spans: list[tuple[int, int]] = field(default_factory=list)
    phrase: bool = True
    """Whether the words stand together, one after the other."""

    @property
    def text(self) -> str:
        return self.source.blocks[self.block].text

    @property
    def section(self) -> int:
        """Index of the section the passage stands in, for a note the one its mark stands in; -1 for none."""
        anchor = self.anchor
        return self.source.document.blocks[anchor].section if anchor >= 0 else -1

    @property
    def anchor(self) -> int:
        """Index of the document's block that holds the passage, for a note the one its mark stands in; -1 for none."""
        origin = self.source.origins[self.block]
        if origin >= 0:
            return origin
        for note in self.source.document.footnotes:
            if -1 - origin in note.blocks and note.refs:
                return note.refs[0][0]
        return -1

    @property
    def is_note(self) -> bool:
        """Whether the passage is a footnote."""
        return self.source.origins[self.block] < 0

    @property
    def place(self) -> Place:
        """The place of the first match."""
        block = self.source.blocks[self.block]
        start, end = self.spans[0] if self.spans else (0, len(block.text))
        return self.source.document.place(block, start, end)


@dataclass(slots=True)
class Results:
    """The hits of a query, best first."""

    query: Query
    hits: list[Hit]
    total: int

    @property
    def truncated(self) -> bool:
        return self.total > len(self.hits)


def search(index: Index, text: str, limit: int = 20, stopped: Stop | None = None) -> Results:
    """The passages for a query, best first, at most `limit`. `stopped` is asked between documents."""
    query = parse_query(text)
    ready = index.all()
    found: list[tuple[int, Hit]] = []
    if query:
        for order, one in enumerate(ready):
            if stopped and stopped():
                return Results(query, [], 0)
            found.extend((order, hit) for hit in find_in(one, parse_query(text, one.defined)))
        if len(found) < _ENOUGH:
            known = {(order, hit.block) for order, hit in found}
            for order, one in enumerate(ready):
                found.extend((order, hit) for hit in _fuzzy(one, query) if (order, hit.block) not in known)
    found.sort(key=lambda item: (-item[1].score, item[0], item[1].block))
    return Results(query, [hit for _, hit in found[:limit]], len(found))


def find_in(one: Searchable, query: Query) -> list[Hit]:
    """The hits of a query in one document, in no order; the best reading of each passage counts."""
    best: dict[int, Hit] = {}
    for reading in query.readings:
        for hit in _phrase_hits(one, reading):
            _keep(best, hit)
        if reading.loose and len(reading.words) > 1:
            for hit in _scattered_hits(one, reading, best):
                _keep(best, hit)
    return list(best.values())


def _keep(best: dict[int, Hit], hit: Hit) -> None:
    known = best.get(hit.block)
    if known is None or hit.score > known.score:
        best[hit.block] = hit


def _phrase_hits(one: Searchable, reading: Reading) -> list[Hit]:
    found: dict[int, list[tuple[int, int]]] = {}
    for match in reading.phrase.finditer(one.folded):
        if not starts_word(one.folded, match.start()) or _inside_number(one.folded, match.start()):
            continue
        block = one.block_at(match.start())
        start = one.starts[block]
        found.setdefault(block, []).append((match.start() - start, match.end() - start))
    hits = []
    for block, spans in found.items():
        text = one.blocks[block].text
        graded = [(_grade_phrase(reading, text[a:b]), (a, b)) for a, b in spans[:_MAX_SPANS]]
        top = max(g for g, _ in graded)
        kept = [span for g, span in graded if g == top or (g > NEIGHBOUR and top > NEIGHBOUR)]
        name = _NAMES[top] if reading.matched == "exact" else reading.matched
        base = reading.weight * (_GRADES[top] if reading.matched == "exact" else 1.0)
        whole = 1.0 if any(_whole_word(text, b) for _, b in kept) else _PREFIX_ONLY
        hits.append(Hit(one, block, name, _score(one, block, base * whole, kept), kept))
    return hits


def _inside_number(text: str, at: int) -> bool:
    """Whether a figure is found within a longer one: 068 in 16.068 (zeros in front are padding)."""
    if not text[at : at + 1].isdigit() or at < 2 or text[at - 1] not in ".,":
        return False
    return text[at - 2].isdigit()


def _whole_word(text: str, end: int) -> bool:
    return end >= len(text) or not (text[end - 1].isalnum() and text[end].isalnum())


def _grade_phrase(reading: Reading, text: str) -> int:
    """The worst grade of the words of a phrase."""
    if reading.matched != "exact":
        return EXACT
    typed = " ".join(word.raw for word in reading.words)
    if typed.lower() == text.lower():
        return EXACT
    parts = re.findall(r"[0-9]+(?:[.,][0-9]+)*|[^\W_]+|[%<>≤≥]", text)
    if len(parts) != len(reading.words):
        return SUBSET
    return min(_grade_word(word, part) for word, part in zip(reading.words, parts, strict=True))


def _grade_word(word: Word, text: str) -> int:
    if len(text) > len(word.raw):
        text = text[: len(word.raw)]
    found = grade(word.raw, text)
    if found < VARIANT and word.also and variant_key(word.raw) == variant_key(text):
        return VARIANT
    if found == NEIGHBOUR and word.also and grade(variant_key(word.raw), variant_key(text)) > NEIGHBOUR:
        return SUBSET
    return found


def _scattered_hits(one: Searchable, reading: Reading, known: dict[int, Hit]) -> list[Hit]:
    """Passages that hold all words, wherever; the rarest word is looked for first."""
    last = len(reading.words) - 1
    patterns = [re.compile(word.pattern(i == last)) for i, word in enumerate(reading.words)]
    order = sorted(range(len(patterns)), key=lambda i: -len(reading.words[i].folded))
    candidates: set[int] | None = None
    for i in order:
        if candidates is None:
            starts = (match.start() for match in patterns[i].finditer(one.folded))
            candidates = {one.block_at(at) for at in starts if starts_word(one.folded, at)}
        else:
            candidates = {block for block in candidates if _has_word(one, block, patterns[i])}
        if not candidates:
            return []
    return [_scattered_hit(one, reading, patterns, block) for block in candidates or () if block not in known]


def _has_word(one: Searchable, block: int, pattern: re.Pattern[str]) -> bool:
    found = pattern.finditer(one.folded, one.starts[block], one.block_end(block))
    return any(starts_word(one.folded, match.start()) for match in found)


def _scattered_hit(one: Searchable, reading: Reading, patterns: list[re.Pattern[str]], block: int) -> Hit:
    text = one.blocks[block].text
    low, high = one.starts[block], one.block_end(block)
    found: list[tuple[int, int, int]] = []
    grades = []
    for number, (word, pattern) in enumerate(zip(reading.words, patterns, strict=True)):
        matches = [m for m in pattern.finditer(one.folded, low, high) if starts_word(one.folded, m.start())]
        graded = [(_grade_word(word, text[m.start() - low : m.end() - low]), m) for m in matches[:_MAX_SPANS]]
        top = max(g for g, _ in graded)
        grades.append(top)
        found.extend((m.start() - low, m.end() - low, number) for g, m in graded if g == top)
    spans = _tightest(sorted(found), len(reading.words))
    worst = min(grades)
    base = reading.weight * _GRADES[worst] * (_SCATTERED + _CLOSE * _closeness(spans, reading))
    return Hit(one, block, _NAMES[worst], _score(one, block, base, spans), spans, phrase=False)


def _tightest(found: list[tuple[int, int, int]], words: int) -> list[tuple[int, int]]:
    """Of all places of the words the shortest stretch that holds each of them: one place a word."""
    latest: dict[int, tuple[int, int]] = {}
    best: list[tuple[int, int]] = []
    for start, end, number in found:
        latest[number] = (start, end)
        if len(latest) == words:
            spans = sorted(latest.values())
            if not best or spans[-1][1] - spans[0][0] < best[-1][1] - best[0][0]:
                best = spans
    return best


def _closeness(spans: list[tuple[int, int]], reading: Reading) -> float:
    """1 where the words stand side by side, falling to 0 as the stretch that holds them grows."""
    own = sum(len(word.folded) + 1 for word in reading.words)
    return 1.0 / (1.0 + max(spans[-1][1] - spans[0][0] - own, 0) / 40.0)


def _score(one: Searchable, block: int, base: float, spans: list[tuple[int, int]]) -> float:
    kind = one.blocks[block].kind
    length = max(len(one.blocks[block].text), 1)
    covered = min(sum(b - a for a, b in spans) / length, 1.0)
    density = 1.0 - _DENSITY + _DENSITY * math.sqrt(covered)
    return round(base * _WHERE.get(kind, 1.0) * density + _REPEATED * min(len(spans) - 1, 5), 6)


def _fuzzy(one: Searchable, query: Query) -> list[Hit]:
    """Passages that nearly hold the phrase: a typo in a longer word, letters swapped, a word split.

    A figure has no typos: one that is nearly the one asked for is another.
    """
    phrase = " ".join(word.folded for word in query.words)
    if len(phrase) < 5 or not any(len(word.folded) >= 5 or len(query.words) > 1 for word in query.words):
        return []
    figures = [word.folded for word in query.words if any(c.isdigit() for c in word.folded)]
    cutoff = max(_FUZZY_CUTOFF, 100.0 * (1 - 1.6 / len(phrase)))
    texts = [one.folded_block(i) for i in range(len(one.blocks))]
    hits: list[Hit] = []
    for text, score, block in process.extract(phrase, texts, scorer=fuzz.partial_ratio, score_cutoff=cutoff, limit=40):
        at = fuzz.partial_ratio_alignment(phrase, text)
        if at is None or len(text) < len(phrase) - 2:
            continue
        start, end = _to_words(one.blocks[block].text, at.dest_start, at.dest_end)
        if all(figure in text[start:end] for figure in figures):
            spans = [(start, end)]
            hits.append(Hit(one, block, "fuzzy", _score(one, block, _FUZZY * score / 100, spans), spans))
    return hits


def _to_words(text: str, start: int, end: int) -> tuple[int, int]:
    """A stretch widened to whole words."""
    while start > 0 and text[start - 1].isalnum() and text[start : start + 1].isalnum():
        start -= 1
    while end < len(text) and text[end].isalnum() and text[end - 1].isalnum():
        end += 1
    return start, end
