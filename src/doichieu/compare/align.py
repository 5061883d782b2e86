"""Which sections of A and B are the same, by what they say.

*Evidence.* Two sections are alike by their words (see `likeness`): a target is the same target when
its figure changed. To that come their neighbours: matched parents, matched neighbours before and
after, the same label, the same place in the whole.

*Candidates* come from an inverted index over bigrams, so unlike sections never meet; a text that stands once on
either side, word for word, has no other candidate; for text that
stands many times over they come from its order and labels too (see `twins`), and after each round
from the labels below matched sections.

*Assignment.* The best set of pairs, each section in one at most (see `assignment`); then the neighbours are
known better and the whole is done again, until nothing changes (three rounds do). A pair must pass a threshold by its
words alone: neighbours help the likely, they never make a match of nothing. Last, headings whose
matched children are mostly each other's are matched for that.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Iterator
from dataclasses import dataclass
from heapq import nlargest
from typing import NamedTuple

from ..model.document import Document
from ..model.side import Sides
from .assignment import assign
from .likeness import Likeness
from .remaining import match_remaining
from .roofs import Roofs, compatible
from .stream import Stream
from .twins import below, number_label, twins

_ACCEPT = 0.42
_ACCEPT_WITH_PARENT = 0.26
_MAX_POSTINGS = 60
_MAX_SHARING = 40
_ROUNDS = 3


class Match(NamedTuple):
    """A pair of sections with its likeness by words alone (0 to 1) and what it rests on."""

    a: int
    b: int
    similarity: float
    reason: str


@dataclass(slots=True)
class _Candidate:
    a: int
    b: int
    words: float
    reason: str


def align(
    documents: Sides[Document],
    streams: Sides[dict[int, Stream]],
    forced: list[tuple[int, int]],
    apart: frozenset[tuple[int, int]] = frozenset(),
) -> list[Match]:
    """The matches between the sections that have a stream.

    `forced` pairs of them stand whatever they say, and those of `apart` never do: both were decided by hand.
    """
    likeness = Likeness(documents, streams)
    fixed = {a: Match(a, b, likeness.between(a, b)[0], "hand") for a, b in forced}
    taken = Sides(frozenset(fixed), frozenset(match.b for match in fixed.values()))
    weighed = _Weighed(documents, streams, likeness, taken, apart)
    printed = _printed(streams)
    weighed.add(_sharing(likeness, _only_twins(printed)))
    weighed.add(sorted(twins(documents, printed, _worded(documents, likeness))))
    matched: dict[int, Match] = dict(fixed)
    for _ in range(_ROUNDS):
        found = {**fixed, **_assign(documents, list(weighed.candidates.values()), matched)}
        known = len(weighed.candidates)
        weighed.add(below(documents, [(match.a, match.b) for match in found.values()]))
        if found == matched and known == len(weighed.candidates):
            break
        matched = found
    _drop_unsupported(documents, matched)
    _match_by_children(documents, streams, matched, apart)
    for i, j, words in match_remaining(documents, streams, {match.a: match.b for match in matched.values()}, apart):
        matched[i] = Match(i, j, words, "meaning")
    return sorted(matched.values(), key=lambda match: match.a)


class _Weighed:
    """The pairs that may be matched, each weighed once."""

    def __init__(
        self,
        documents: Sides[Document],
        streams: Sides[dict[int, Stream]],
        likeness: Likeness,
        taken: Sides[frozenset[int]],
        apart: frozenset[tuple[int, int]],
    ) -> None:
        self.candidates: dict[tuple[int, int], _Candidate] = {}
        self._documents, self._streams, self._likeness = documents, streams, likeness
        self._taken, self._apart = taken, apart

    def add(self, pairs: Iterable[tuple[int, int]]) -> None:
        """Weigh pairs and keep the likely ones."""
        for i, j in pairs:
            if (i, j) in self.candidates or (i, j) in self._apart or i in self._taken.a or j in self._taken.b:
                continue
            if i not in self._streams.a or j not in self._streams.b or not compatible(self._documents, i, j):
                continue
            words, reason = self._likeness.between(i, j)
            if not words and self._streams.a[i].keys == self._streams.b[j].keys:
                words, reason = 1.0, "place"  # without a word, such as a lone "./."
            if words >= _ACCEPT_WITH_PARENT:
                self.candidates[i, j] = _Candidate(i, j, words, reason)


def _only_twins(printed: Sides[dict[int, Hashable]]) -> dict[int, int]:
    """The sections of A that one of B repeats word for word, and nothing else on either side: no other is weighed."""
    counts = Sides(Counter(printed.a.values()), Counter(printed.b.values()))
    of_b = {keys: j for j, keys in printed.b.items() if counts.b[keys] == 1}
    return {i: of_b[keys] for i, keys in printed.a.items() if counts.a[keys] == 1 and keys in of_b}


def _sharing(likeness: Likeness, only: dict[int, int]) -> Iterator[tuple[int, int]]:
    """For each section of A those of B that share the most of its rare bigrams; for some the `only` likely one."""
    postings: dict[str, list[int]] = defaultdict(list)
    for j, profile in likeness.profiles.b.items():
        for gram in profile.body.keys() | profile.title.keys():
            postings[gram].append(j)
    for i, profile in likeness.profiles.a.items():
        if i in only:
            yield i, only[i]
            continue
        shared: dict[int, float] = defaultdict(float)
        for gram in profile.body.keys() | profile.title.keys():
            known = postings.get(gram)
            if known and (len(known) <= _MAX_POSTINGS or gram in profile.title):
                for j in known[: _MAX_POSTINGS * 4]:
                    shared[j] += likeness.weights[gram]
        for j in nlargest(_MAX_SHARING, shared, key=shared.__getitem__):
            yield i, j


def _printed(streams: Sides[dict[int, Stream]]) -> Sides[dict[int, Hashable]]:
    return Sides({i: s.keys for i, s in streams.a.items()}, {j: s.keys for j, s in streams.b.items()})


def _worded(documents: Sides[Document], likeness: Likeness) -> Sides[dict[int, Hashable]]:
    return Sides(
        {i: (documents.a.sections[i].kind, frozenset(p.body.items())) for i, p in likeness.profiles.a.items()},
        {j: (documents.b.sections[j].kind, frozenset(p.body.items())) for j, p in likeness.profiles.b.items()},
    )


def _assign(documents: Sides[Document], candidates: list[_Candidate], matched: dict[int, Match]) -> dict[int, Match]:
    """The heaviest set of pairs, scored with what the round before has matched."""
    back = {match.b: a for a, match in matched.items()}
    size = Sides(max(len(documents.a.sections), 1), max(len(documents.b.sections), 1))
    scores: dict[tuple[int, int], float] = {}
    for candidate in candidates:
        context = _context(documents, candidate, matched, back)
        threshold = _ACCEPT_WITH_PARENT if context >= 0.15 else _ACCEPT
        if candidate.words < threshold:
            continue
        near = 0.03 * (1 - abs(candidate.a / size.a - candidate.b / size.b))
        scores[candidate.a, candidate.b] = candidate.words + context + near
    chosen = set(assign(scores))
    return {c.a: Match(c.a, c.b, c.words, c.reason) for c in candidates if (c.a, c.b) in chosen}


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


def _drop_unsupported(documents: Sides[Document], matched: dict[int, Match]) -> None:
    """Part headings that have only a name in common: their roofs are matched with others, and nothing below them is.

    "Về văn hóa - xã hội" heads last year's results in one document and next year's targets in the other.
    """
    partner = {match.a: match.b for match in matched.values()}
    back = {b: a for a, b in partner.items()}
    roofs = Roofs(documents, partner)
    for match in list(matched.values()):
        if match.reason != "title" or not roofs.conflict(match.a, match.b):
            continue
        low, high = match.a, documents.a.subtree_end(match.a)
        from_b = [back[j] for j in range(match.b + 1, documents.b.subtree_end(match.b)) if j in back]
        below_a = any(i in partner for i in range(low + 1, high))
        if (below_a or from_b) and not any(low < i < high for i in from_b):
            del matched[match.a]


def _match_by_children(
    documents: Sides[Document],
    streams: Sides[dict[int, Stream]],
    matched: dict[int, Match],
    apart: frozenset[tuple[int, int]],
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
        if (a, b) in apart or not compatible(documents, a, b):
            continue
        matched[a] = Match(a, b, count / max(children), "children")
        taken.add(b)
        if parent >= 0 and documents.b.sections[b].parent >= 0:
            votes[parent][documents.b.sections[b].parent] += 1
