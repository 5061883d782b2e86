"""Two documents, or two of their sections, held against each other."""

from __future__ import annotations

import math
from bisect import bisect_left
from collections import Counter

from rapidfuzz.distance import Indel

from ..model.document import Block, BlockKind, Document, SectionKind
from ..model.side import Sides
from ..text.collecting import uncollected
from .align import Match, align
from .changes import changes_between, whole
from .diff import Weights, packed
from .divided import divide
from .elsewhere import told_once
from .families import told_by_families
from .kept import KeptStreams
from .order import longest_increasing
from .orient import is_turned, turned
from .prepared import Prepared
from .result import Change, ChangeKind, Comparison, Coverage, NotCompared, Pair, Relation
from .stream import Known, Stream, part, title_length
from .twins import number_label

_WHAT = {BlockKind.LETTERHEAD: "letterhead", BlockKind.FURNITURE: "page furniture", BlockKind.NOTE: "footnotes"}
"""What parts of a document are called that are not compared; "other sections" is the rest."""


def compare(
    documents: Sides[Document],
    roots: Sides[int | None] | None = None,
    include_format: bool = False,
    forced: list[tuple[int, int]] | None = None,
    apart: list[tuple[int, int]] | None = None,
) -> Comparison:
    """Compare two documents; with `roots` only what stands at and below a section of each.

    `forced` pairs of sections are matched by hand, those of `apart` are never matched. Format differences are listed
    only on request.
    """
    with uncollected():
        return _oriented(documents, roots or Sides(None, None), include_format, forced or [], apart or [])


def as_compared(documents: Sides[Document]) -> Sides[Document]:
    """Two documents as a comparison speaks of them: their notes behind their blocks."""
    return Sides(_lately_prepared.of(documents.a), _lately_prepared.of(documents.b))


def _oriented(
    documents: Sides[Document],
    roots: Sides[int | None],
    include_format: bool,
    forced: list[tuple[int, int]],
    apart: list[tuple[int, int]],
) -> Comparison:
    """The comparison, worked out in the direction that the texts decide."""
    documents = as_compared(documents)
    if is_turned(documents, roots):
        backwards = [(b, a) for a, b in forced]
        parted = frozenset((b, a) for a, b in apart)
        found = _compare(documents.swapped(), roots.swapped(), include_format, backwards, parted, True)
        pairs = _in_order([turned(pair) for pair in found.pairs], documents)
        found = found._replace(pairs=tuple(pairs), coverage=found.coverage.swapped())
    else:
        found = _compare(documents, roots, include_format, list(forced), frozenset(apart), False)
    left_out = (*_left_out("a", documents.a, roots.a), *_left_out("b", documents.b, roots.b))
    return found._replace(documents=documents, roots=roots, not_compared=left_out)


def _compare(
    documents: Sides[Document],
    roots: Sides[int | None],
    include_format: bool,
    forced: list[tuple[int, int]],
    apart: frozenset[tuple[int, int]],
    backwards: bool,
) -> Comparison:
    """The comparison in the direction of work, without what was left out."""
    texts: Known = {}
    streams = Sides(_streams(documents.a, roots.a, texts), _streams(documents.b, roots.b, texts))
    by_hand = [(a, b) for a, b in forced if a in streams.a and b in streams.b]
    if roots.a is not None and roots.b is not None and not any(a == roots.a or b == roots.b for a, b in by_hand):
        by_hand.append((roots.a, roots.b))
    heads = Sides(_opening(documents.a), _opening(documents.b))
    free = (heads.a, heads.b) not in apart and not any(a == heads.a or b == heads.b for a, b in by_hand)
    if heads.a in streams.a and heads.b in streams.b and free:
        by_hand.append((heads.a, heads.b))
    matches = align(documents, streams, by_hand, apart)
    pairs = divide(_in_order(_pairs(documents, streams, matches, include_format), documents), streams)
    pairs = told_once(pairs, streams, include_format, home_is_b=backwards)
    return Comparison(
        documents=documents,
        roots=roots,
        pairs=tuple(told_by_families(pairs, documents)),
        coverage=Sides(_coverage(documents.a, streams.a), _coverage(documents.b, streams.b)),
        not_compared=(),
    )


def _opening(document: Document) -> int:
    """The section that holds the letterhead and what stands above the first heading; -1 where there is none."""
    first = (s.index for s in (document.sections[:1] + document.sections[-1:]) if s.kind is SectionKind.PREAMBLE)
    return next(first, -1)


_lately = KeptStreams()
_lately_prepared = Prepared()


def _streams(document: Document, root: int | None, texts: Known) -> dict[int, Stream]:
    sections = range(len(document.sections)) if root is None else range(root, document.subtree_end(root))
    return _lately.of(document, sections, texts)


def _pairs(
    documents: Sides[Document], streams: Sides[dict[int, Stream]], matches: list[Match], include_format: bool
) -> list[Pair]:
    moved = _moved(documents, matches)
    weights = _weights(streams)
    pairs: list[Pair] = []
    for match in matches:
        both = Sides(streams.a[match.a], streams.b[match.b])
        changes = tuple(_changes(both, match, include_format, weights))
        edited = any(change.kind is not ChangeKind.FORMAT for change in changes)
        labels = Sides(documents.a.sections[match.a].label, documents.b.sections[match.b].label)
        pairs.append(
            Pair(
                sections=Sides(match.a, match.b),
                relation=_relation(edited, match.a in moved),
                renumbered=bool(labels.a and labels.b and number_label(labels.a) != number_label(labels.b)),
                similarity=_similarity(both),
                changes=changes,
                reason=match.reason,
            )
        )
    seen = Sides({match.a for match in matches}, {match.b for match in matches})
    pairs.extend(
        Pair(Sides(i, None), Relation.ONLY_A, False, 0.0, tuple(whole(stream, ChangeKind.REMOVED)))
        for i, stream in streams.a.items()
        if i not in seen.a
    )
    pairs.extend(
        Pair(Sides(None, j), Relation.ONLY_B, False, 0.0, tuple(whole(stream, ChangeKind.ADDED)))
        for j, stream in streams.b.items()
        if j not in seen.b
    )
    return pairs


def _weights(streams: Sides[dict[int, Stream]]) -> dict[str, float]:
    """How telling each word is: the fewer sections of both documents have it, the more."""
    seen: Counter[str] = Counter()
    for side in streams:
        for stream in side.values():
            seen.update(set(stream.keys))
    total = sum(len(side) for side in streams)
    top = math.log(total + 2)
    return {key: 0.1 + math.log((total + 2) / count) / top for key, count in seen.items()}


def _changes(streams: Sides[Stream], match: Match, include_format: bool, weights: Weights) -> list[Change]:
    """Headings that stand apart are held against each other, and so is the text below them."""
    heads = Sides(title_length(streams.a, match.a), title_length(streams.b, match.b))
    if not (heads.a and heads.b):
        return changes_between(streams, include_format, weights)
    titles = Sides(part(streams.a, 0, heads.a), part(streams.b, 0, heads.b))
    bodies = Sides(part(streams.a, heads.a, len(streams.a)), part(streams.b, heads.b, len(streams.b)))
    return [*changes_between(titles, include_format, weights), *changes_between(bodies, include_format, weights)]


def _similarity(streams: Sides[Stream]) -> float:
    """How much of both texts is the same, 0 to 1."""
    if not len(streams.a) and not len(streams.b):
        return 1.0
    return round(Indel.normalized_similarity(*packed(streams.a.keys, streams.b.keys)), 4)


def _relation(edited: bool, moved: bool) -> Relation:
    if moved:
        return Relation.MOVED_EDITED if edited else Relation.MOVED
    return Relation.EDITED if edited else Relation.IDENTICAL


def _moved(documents: Sides[Document], matches: list[Match]) -> set[int]:
    """Sections of A that stand elsewhere in B: under another parent, or out of order among their siblings."""
    partner = {match.a: match.b for match in matches}
    back = {match.b: match.a for match in matches}
    moved: set[int] = set()
    in_order = sorted(match for match in ((m.a, m.b) for m in matches) if not _framing(documents, match[0]))
    kept_anywhere = {in_order[k][0] for k in longest_increasing([b for _, b in in_order])}
    families: dict[tuple[int, int], list[Match]] = {}
    for match in matches:
        a_parent, b_parent = documents.a.sections[match.a].parent, documents.b.sections[match.b].parent
        expected = partner.get(a_parent, -1)
        known = a_parent in partner and b_parent in back
        if known and expected != b_parent and back.get(b_parent, -1) != a_parent:
            moved.add(match.a)
            continue
        if _framing(documents, match.a):
            continue  # a letterhead's stands behind the other sections
        if b_parent >= 0 and b_parent not in back and a_parent in partner and match.a not in kept_anywhere:
            moved.add(match.a)  # below a new heading, and out of order in the whole
            continue
        families.setdefault((a_parent, b_parent), []).append(match)
    for family in families.values():
        family.sort(key=lambda match: match.a)
        kept = longest_increasing([match.b for match in family])
        moved.update(match.a for k, match in enumerate(family) if k not in kept)
    return moved


def _framing(documents: Sides[Document], section: int) -> bool:
    return documents.a.sections[section].kind is SectionKind.PREAMBLE


def _in_order(pairs: list[Pair], documents: Sides[Document]) -> list[Pair]:
    """Reading order of A; what is only in B stands after the pair of the section before it in B."""

    def a_place(pair: Pair) -> int:
        return -1 if pair.sections.a is None else documents.a.sections[pair.sections.a].first

    def b_place(pair: Pair) -> int:
        return -1 if pair.sections.b is None else documents.b.sections[pair.sections.b].first

    in_a = sorted((p for p in pairs if p.sections.a is not None), key=a_place)
    only_b = sorted((p for p in pairs if p.sections.a is None), key=b_place)
    both = sorted((b_place(p), at) for at, p in enumerate(in_a) if p.sections.b is not None)
    after: dict[int, list[Pair]] = {}
    for pair in only_b:
        before = bisect_left(both, (b_place(pair), -1)) - 1
        after.setdefault(both[before][1] if before >= 0 else -1, []).append(pair)
    out = list(after.get(-1, []))
    for at, pair in enumerate(in_a):
        out.append(pair)
        out.extend(after.get(at, []))
    return out


def _solid(text: str) -> int:
    return len(text) - sum(map(str.isspace, text))


def _coverage(document: Document, streams: dict[int, Stream]) -> Coverage:
    total = sum(_solid(block.text) for block in document.blocks)
    compared = sum(_solid(document.blocks[index].text) for i in streams for index in document.text_blocks(i))
    return Coverage(total, compared)


def _left_out(side: str, document: Document, root: int | None) -> list[NotCompared]:
    inside = range(len(document.sections)) if root is None else range(root, document.subtree_end(root))
    parts: dict[str, list[Block]] = {}
    for block in document.blocks:
        what = _WHAT.get(block.kind)
        if block.kind is BlockKind.FURNITURE or block.section not in inside:
            what = "state name" if what == "letterhead" and root is None and block.section < 0 else what
            parts.setdefault(what or "other sections", []).append(block)
    return [
        NotCompared(side, what, sum(_solid(block.text) for block in blocks)) for what, blocks in parts.items() if blocks
    ]
