"""Which sections of A and B are the same, by what they say.

*Evidence.* Two sections are alike as far as they share pairs of neighbouring words, rare ones
counting more (Dice over bigrams weighted by inverse document frequency), in their titles and in
their own text. Figures count little: a target is the same target when its figure changed. To that
come their neighbours: matched parents, matched neighbours before and after, the same label, the
same place in the whole.

*Candidates* come from an inverted index over bigrams, so unlike sections never meet.

*Assignment.* The best pair first, each section once; then the neighbours are known better and the
whole is done again, until nothing changes (three rounds do). A pair must pass a threshold by its
words alone: neighbours help the likely, they never make a match of nothing. Last, headings whose
matched children are mostly each other's are matched for that.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from itertools import pairwise

from ..facts.tokens import TokenKind
from ..model.document import Document, SectionKind
from ..model.side import Sides
from .stream import Stream

_BODY_TOKENS = 600
_ACCEPT = 0.42
_ACCEPT_WITH_PARENT = 0.26
_MAX_POSTINGS = 60
_ROUNDS = 3


@dataclass(frozen=True, slots=True)
class Match:
    """A pair of sections with its likeness by words alone (0 to 1) and what it rests on."""

    a: int
    b: int
    similarity: float
    reason: str


@dataclass(slots=True)
class _Profile:
    title: Counter[str] = field(default_factory=Counter)
    body: Counter[str] = field(default_factory=Counter)
    title_weight: float = 0.0
    body_weight: float = 0.0


@dataclass(slots=True)
class _Candidate:
    a: int
    b: int
    words: float
    reason: str


def align(documents: Sides[Document], streams: Sides[dict[int, Stream]], forced: list[tuple[int, int]]) -> list[Match]:
    """The matches between the sections that have a stream; `forced` pairs of them stand whatever they say."""
    profiles = Sides(
        {i: _profile(documents.a, i, s) for i, s in streams.a.items()},
        {j: _profile(documents.b, j, s) for j, s in streams.b.items()},
    )
    weights = _weights(profiles)
    for side in profiles:
        for profile in side.values():
            _weigh(profile, weights)
    candidates = [*_candidates(documents, profiles, weights), *_wordless(documents, profiles, streams)]
    fixed = {a: Match(a, b, _words(profiles.a[a], profiles.b[b], weights)[0], "hand") for a, b in forced}
    taken_b = {match.b for match in fixed.values()}
    candidates = [c for c in candidates if c.a not in fixed and c.b not in taken_b]
    matched: dict[int, Match] = dict(fixed)
    for _ in range(_ROUNDS):
        found = {**fixed, **_assign(documents, candidates, matched)}
        if found.keys() == matched.keys() and all(found[a].b == matched[a].b for a in found):
            break
        matched = found
    _match_by_children(documents, streams, matched)
    return sorted(matched.values(), key=lambda match: match.a)


def _profile(document: Document, section: int, stream: Stream) -> _Profile:
    """Bigrams of a section's title and of its own text."""
    words = [
        "#" if token.kind is TokenKind.QUANTITY else token.key
        for token in stream.tokens[:_BODY_TOKENS]
        if token.kind is not TokenKind.PUNCTUATION
    ]
    title_words = len(document.sections[section].title.split())
    own = document.sections[section]
    title = words[: title_words + 2] if own.kind is SectionKind.ITEM else _title_words(document, section, stream)
    return _Profile(_bigrams(title), _bigrams(words))


def _title_words(document: Document, section: int, stream: Stream) -> list[str]:
    heading = document.sections[section].first
    limit = len(document.sections[section].title) + 8
    out = []
    for token, block in zip(stream.tokens, stream.blocks, strict=True):
        text = document.blocks[block]
        if block != heading and text.kind.value != "heading":
            break
        if block == heading and token.start - text.body > limit:
            break
        if token.kind is not TokenKind.PUNCTUATION:
            out.append("#" if token.kind is TokenKind.QUANTITY else token.key)
    return out


def _bigrams(words: list[str]) -> Counter[str]:
    if len(words) == 1:
        return Counter(words)
    return Counter(f"{x} {y}" for x, y in pairwise(words))


def _weights(profiles: Sides[dict[int, _Profile]]) -> dict[str, float]:
    """Inverse document frequency of each bigram over the sections of both sides."""
    seen: Counter[str] = Counter()
    total = 0
    for side in profiles:
        for profile in side.values():
            total += 1
            seen.update(profile.body.keys() | profile.title.keys())
    return {gram: 0.15 + math.log((total + 1) / count) for gram, count in seen.items()}


def _weigh(profile: _Profile, weights: dict[str, float]) -> None:
    """Add up once what both texts of a profile weigh."""
    profile.title_weight = sum([count * weights[gram] for gram, count in profile.title.items()])
    profile.body_weight = sum([count * weights[gram] for gram, count in profile.body.items()])


def _dice(a: Counter[str], b: Counter[str], whole: float, weights: dict[str, float]) -> float:
    """Twice the weight of what both have, by the weight of both."""
    if not whole:
        return 0.0
    small, large = (a, b) if len(a) <= len(b) else (b, a)
    return 2 * sum([min(count, large[gram]) * weights[gram] for gram, count in small.items() if gram in large]) / whole


def _words(a: _Profile, b: _Profile, weights: dict[str, float]) -> tuple[float, str]:
    """Likeness by words, and which part of it carries it."""
    title = _dice(a.title, b.title, a.title_weight + b.title_weight, weights)
    body = _dice(a.body, b.body, a.body_weight + b.body_weight, weights)
    both = 0.5 * title + 0.5 * body
    if body >= title and body > both:
        best = max(both, body * 0.95)
        return best, "text"
    best = max(both, title * 0.72)
    return best, "both" if body > 0.2 else "title"


def _candidates(
    documents: Sides[Document], profiles: Sides[dict[int, _Profile]], weights: dict[str, float]
) -> list[_Candidate]:
    postings: dict[str, list[int]] = defaultdict(list)
    for j, profile in profiles.b.items():
        for gram in profile.body.keys() | profile.title.keys():
            postings[gram].append(j)
    out: list[_Candidate] = []
    for i, profile in profiles.a.items():
        shared: Counter[int] = Counter()
        for gram in profile.body.keys() | profile.title.keys():
            known = postings.get(gram)
            if known and (len(known) <= _MAX_POSTINGS or gram in profile.title):
                for j in known[: _MAX_POSTINGS * 4]:
                    shared[j] += weights[gram]  # type: ignore[assignment]  # a weighted count
        for j, _ in shared.most_common(40):
            if not _compatible(documents, i, j):
                continue
            words, reason = _words(profile, profiles.b[j], weights)
            if words >= _ACCEPT_WITH_PARENT:
                out.append(_Candidate(i, j, words, reason))
    return out


def _wordless(
    documents: Sides[Document], profiles: Sides[dict[int, _Profile]], streams: Sides[dict[int, Stream]]
) -> list[_Candidate]:
    """Sections without a word, such as a lone "./.": alike where they print the same, the first with the first."""
    waiting: dict[tuple[SectionKind, tuple[str, ...]], list[int]] = defaultdict(list)
    for j in sorted(profiles.b, reverse=True):
        if not profiles.b[j].body:
            waiting[documents.b.sections[j].kind, streams.b[j].keys].append(j)
    out = []
    for i, profile in profiles.a.items():
        twins = waiting.get((documents.a.sections[i].kind, streams.a[i].keys))
        if not profile.body and twins:
            out.append(_Candidate(i, twins.pop(), 1.0, "place"))
    return out


def _compatible(documents: Sides[Document], i: int, j: int) -> bool:
    """A preamble or closing matches its like only."""
    framing = (SectionKind.PREAMBLE, SectionKind.CLOSING, SectionKind.APPENDIX)
    a, b = documents.a.sections[i].kind, documents.b.sections[j].kind
    return a is b if a in framing or b in framing else True


def _assign(documents: Sides[Document], candidates: list[_Candidate], matched: dict[int, Match]) -> dict[int, Match]:
    """Best first, each section once, scored with what the round before has matched."""
    back = {match.b: a for a, match in matched.items()}
    size = Sides(max(len(documents.a.sections), 1), max(len(documents.b.sections), 1))
    scored = []
    for candidate in candidates:
        context = _context(documents, candidate, matched, back)
        threshold = _ACCEPT_WITH_PARENT if context >= 0.15 else _ACCEPT
        if candidate.words < threshold:
            continue
        near = 0.03 * (1 - abs(candidate.a / size.a - candidate.b / size.b))
        scored.append((candidate.words + context + near, candidate))
    scored.sort(key=lambda item: (-item[0], item[1].a, item[1].b))
    used_a: set[int] = set()
    used_b: set[int] = set()
    found: dict[int, Match] = {}
    for _, candidate in scored:
        if candidate.a in used_a or candidate.b in used_b:
            continue
        used_a.add(candidate.a)
        used_b.add(candidate.b)
        found[candidate.a] = Match(candidate.a, candidate.b, candidate.words, candidate.reason)
    return found


def _context(
    documents: Sides[Document], candidate: _Candidate, matched: dict[int, Match], back: dict[int, int]
) -> float:
    """What the neighbours say: parents, the sections before and after, the label."""
    a, b = documents.a.sections[candidate.a], documents.b.sections[candidate.b]
    score = 0.0
    if a.parent >= 0 and b.parent >= 0:
        partner = matched.get(a.parent)
        if partner is not None:
            score += 0.15 if partner.b == b.parent else -0.08
        elif b.parent in back:
            score -= 0.08
    elif a.parent < 0 and b.parent < 0:
        score += 0.03
    for step in (-1, 1):
        near = matched.get(candidate.a + step)
        if near is not None and near.b == candidate.b + step:
            score += 0.06
    if a.label and b.label and number_label(a.label) == number_label(b.label):
        score += 0.04
    if a.kind is b.kind:
        score += 0.02
    return score


def number_label(label: str | None) -> str:
    """A label without its punctuation, zero padding and case."""
    bare = "".join(c for c in (label or "") if c.isalnum() or c in "./ ").strip("./ ").lower()
    return ".".join(part.lstrip("0") or part for part in bare.split("."))


def _match_by_children(
    documents: Sides[Document], streams: Sides[dict[int, Stream]], matched: dict[int, Match]
) -> None:
    """Match headings, deepest first, whose matched children belong mostly to each other."""
    taken = {match.b for match in matched.values()}
    votes: dict[int, Counter[int]] = defaultdict(Counter)
    for a in sorted(streams.a, reverse=True):
        parent = documents.a.sections[a].parent
        if a in matched and parent >= 0:
            above = documents.b.sections[matched[a].b].parent
            if above >= 0:
                votes[parent][above] += 1
        if a in matched or not votes[a]:
            continue
        b, count = votes[a].most_common(1)[0]
        children = len(documents.a.children(a)), len(documents.b.children(b))
        if (
            b in taken
            or b not in streams.b
            or count < 2
            or count < 0.5 * max(min(children), 1)
            or count < 0.3 * max(children)
        ):
            continue
        if not _compatible(documents, a, b):
            continue
        matched[a] = Match(a, b, count / max(children), "children")
        taken.add(b)
        if parent >= 0 and documents.b.sections[b].parent >= 0:
            votes[parent][documents.b.sections[b].parent] += 1
