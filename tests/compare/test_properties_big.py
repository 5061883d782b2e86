"""What holds of every comparison, whatever the documents."""

from __future__ import annotations

import random
from collections import Counter
from unittest.mock import patch

from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from doichieu.compare.compare import compare
from doichieu.compare.diff import hunks_of
from doichieu.compare.result import ChangeKind, Comparison, Extent, Relation, Span
from doichieu.compare.stream import Stream, own_stream
from doichieu.facts.quantities import Quantity
from doichieu.model.document import Document
from doichieu.model.place import Place
from doichieu.model.side import Sides
from doichieu.reading.reader import read_text
from tests.compare.making import NOISES, Printer, clone, document
from tests.compare.planting import EDITS

FRAGMENTS = st.lists(
    st.sampled_from(
        ["Điều 1. Mục tiêu", "I. Kinh tế", "1. Nông nghiệp", "- Trồng trọt đạt 5%.",
         "(1) Thu ngân sách đạt 10 tỷ đồng;", "* Về xã hội:",
         "theo Nghị quyết số 29-NQ/TW ngày 4/11/2013", "", "\f3", "**", "# ", "a) b", "Nơi nhận:", "./.",
         "<sup>1</sup>", "²", "…;", "5/7/2022"]
    ),
    max_size=14,
).map("\n".join)  # fmt: skip
TEXTS = st.one_of(FRAGMENTS, st.text(max_size=60))
SOME = settings(max_examples=1500, deadline=None, phases=(Phase.explicit, Phase.generate))


def made(seed: int) -> Sides[str]:
    """A document and an edited copy in other print."""
    rng = random.Random(seed)
    one = document(rng)
    other = clone(one)
    used: set[int] = set()
    for _ in range(rng.randint(0, 8)):
        EDITS[rng.choice(list(EDITS))](rng, other, used)
    noises = tuple(noise for noise in NOISES if rng.random() < 0.25)
    return Sides(Printer(random.Random(seed)).text(one), Printer(rng, noises).text(other))


PAIRS = st.one_of(st.integers(0, 2**32 - 1).map(made), st.builds(Sides, TEXTS, TEXTS))


def read(texts: Sides[str]) -> Sides[Document]:
    return texts.map(lambda text: read_text(text.removeprefix("\ufeff"), "x.txt"))


@given(PAIRS)
@SOME
def test_every_section_is_in_exactly_one_pair_in_reading_order(texts: Sides[str]) -> None:
    documents = read(texts)
    pairs = compare(documents).pairs
    a = [pair.sections.a for pair in pairs if pair.sections.a is not None]
    b = [pair.sections.b for pair in pairs if pair.sections.b is not None]
    assert a == list(range(len(documents.a.sections)))
    assert sorted(b) == list(range(len(documents.b.sections)))


@given(PAIRS)
@SOME
def test_what_is_only_in_b_stands_behind_its_forerunner(texts: Sides[str]) -> None:
    pairs = compare(read(texts)).pairs
    place = {pair.sections.b: at for at, pair in enumerate(pairs) if pair.sections.b is not None}
    for at, pair in enumerate(pairs):
        if pair.relation is Relation.ONLY_B and pair.sections.b:
            assert place[pair.sections.b - 1] < at


@given(PAIRS)
@SOME
def test_a_document_is_identical_to_itself(texts: Sides[str]) -> None:
    for document_ in read(texts):
        comparison = compare(Sides(document_, document_), include_format=True)
        assert not comparison.differs()
        assert all(pair.relation is Relation.IDENTICAL and not pair.changes for pair in comparison.pairs)
        assert all(pair.sections.a == pair.sections.b and not pair.renumbered for pair in comparison.pairs)


@given(PAIRS)
@SOME
def test_swapping_the_sides_swaps_the_result(texts: Sides[str]) -> None:
    documents = read(texts)
    there, back = compare(documents), compare(documents.swapped())
    names = {"added": "removed", "removed": "added"}
    assert {names.get(kind, kind): count for kind, count in there.by_kind().items()} == back.by_kind()
    relations = {"only_a": "only_b", "only_b": "only_a", "split": "merged", "merged": "split"}
    assert {(p.sections.a, p.sections.b, str(p.relation), p.renumbered) for p in there.pairs} == {
        (p.sections.b, p.sections.a, relations.get(str(p.relation), str(p.relation)), p.renumbered) for p in back.pairs
    }
    changes = Counter((str(c.kind), c.sides, c.values) for p in there.pairs for c in p.changes)
    turned = Counter(
        (names.get(str(c.kind), str(c.kind)), c.sides.swapped(), c.values.swapped())
        for p in back.pairs
        for c in p.changes
    )
    assert changes == turned


@given(PAIRS)
@SOME
def test_applying_the_hunks_to_a_gives_b(texts: Sides[str]) -> None:
    documents = read(texts)
    for pair in compare(documents).pairs:
        if pair.sections.a is None or pair.sections.b is None:
            continue
        streams = Sides(own_stream(documents.a, pair.sections.a), own_stream(documents.b, pair.sections.b))
        out: list[str] = []
        a = b = 0
        for hunk in hunks_of(streams):
            assert (a, b) <= (hunk.a0, hunk.b0)
            assert streams.a.keys[a : hunk.a0] == streams.b.keys[b : hunk.b0]
            out += [*streams.a.keys[a : hunk.a0], *streams.b.keys[hunk.b0 : hunk.b1]]
            a, b = hunk.a1, hunk.b1
        assert tuple(out) + streams.a.keys[a:] == streams.b.keys


def cut(text: str, place: Place) -> str:
    lines = text.split("\n")
    if place.line == place.end_line:
        return lines[place.line - 1][place.column : place.end_column]
    first, last = lines[place.line - 1][place.column :], lines[place.end_line - 1][: place.end_column]
    return " ".join([first, *lines[place.line : place.end_line - 1], last])


@given(st.integers(0, 2**32 - 1))
@SOME
def test_places_lead_to_the_words(seed: int) -> None:
    texts = made(seed)
    documents = read(texts)
    for pair in compare(documents, include_format=True).pairs:
        for change in pair.changes:
            extent = change.sides.a  # A is printed plainly, so its words are its source
            for span in extent.spans if extent else ():
                block = documents.a.blocks[span.block]
                words = " ".join(cut(texts.a, place) for place in documents.a.places(block, span.start, span.end))
                assert words.split() == block.text[span.start : span.end].split()


@given(PAIRS)
@SOME
def test_extents_lie_in_their_sections(texts: Sides[str]) -> None:
    documents = read(texts)
    for pair in compare(documents, include_format=True).pairs:
        if pair.relation in (Relation.SPLIT, Relation.MERGED):
            continue  # its moved passages stand in the section that was divided off
        there = [span for c in pair.changes if c.kind is ChangeKind.MOVED and c.sides.b for span in c.sides.b.spans]
        for change in pair.changes:
            assert change.sides.a or change.sides.b
            _inside(documents.a, pair.sections.a, change.sides.a)
            if not any(_covered(span, there) for span in (change.sides.b.spans if change.sides.b else ())):
                _inside(documents.b, pair.sections.b, change.sides.b)


def _covered(span: Span, by: list[Span]) -> bool:
    """Whether a span lies in a passage that moved, perhaps to another section."""
    return any(span.block == s.block and s.start <= span.start and span.end <= s.end for s in by)


def _inside(document_: Document, section: int | None, extent: Extent | None) -> None:
    for span in extent.spans if extent else ():
        block = document_.blocks[span.block]
        assert block.section == section
        assert 0 <= span.start < span.end <= len(block.text)


@given(PAIRS)
@SOME
def test_formats_on_request_change_nothing_else(texts: Sides[str]) -> None:
    documents = read(texts)
    plain, full = compare(documents), compare(documents, include_format=True)
    assert plain.differs() == full.differs()
    for one, other in zip(plain.pairs, full.pairs, strict=True):
        assert (one.sections, one.relation) == (other.sections, other.relation)
        assert Counter((c.kind, c.sides) for c in one.changes) == Counter((c.kind, c.sides) for c in other.substance())


@given(PAIRS)
@SOME
def test_a_figure_that_did_not_change_is_no_change_of_quantity(texts: Sides[str]) -> None:
    for pair in compare(read(texts)).pairs:
        for change in pair.changes:
            one, other = change.values.a, change.values.b
            if change.kind is ChangeKind.QUANTITY and isinstance(one, Quantity) and isinstance(other, Quantity):
                assert one.key != other.key


@given(PAIRS)
@SOME
def test_deterministic(texts: Sides[str]) -> None:
    def told(comparison: Comparison) -> object:
        return [(p.sections, p.relation, p.changes) for p in comparison.pairs]

    assert told(compare(read(texts))) == told(compare(read(texts)))


@given(PAIRS)
@SOME
def test_coverage_adds_up(texts: Sides[str]) -> None:
    comparison = compare(read(texts))
    for side in comparison.coverage:
        assert 0 <= side.compared <= side.characters


@given(PAIRS)
@SOME
def test_what_no_change_covers_is_the_same_on_both_sides(texts: Sides[str]) -> None:
    """So the changes, applied to A, give B: all of B is either in a change or word for word A's."""
    found = compare(read(texts))
    covered: Sides[dict[int, list[tuple[int, int]]]] = Sides({}, {})
    for pair in found.pairs:
        for change in pair.changes:
            for extent, known in zip(change.sides, covered, strict=True):
                for span in extent.spans if extent else ():
                    known.setdefault(span.block, []).append((span.start, span.end))
    for pair in found.pairs:
        if pair.sections.a is None or pair.sections.b is None:
            continue
        kept = [
            _outside(own_stream(document, section), spans)
            for document, section, spans in zip(found.documents, pair.sections, covered, strict=True)
        ]
        assert kept[0] == kept[1]


def _outside(stream: Stream, covered: dict[int, list[tuple[int, int]]]) -> list[str]:
    """The words of a stream that no change covers."""
    return [
        stream.keys[at]
        for at, token in enumerate(stream.tokens)
        if stream.is_word(at)
        and not any(a <= token.start and token.end <= b for a, b in covered.get(stream.blocks[at], ()))
    ]


@given(PAIRS)
@SOME
def test_the_quick_ways_give_what_the_plain_ones_give(texts: Sides[str]) -> None:
    documents = read(texts)
    quick = compare(documents)
    with (
        patch("doichieu.compare.diff._SHORT", 0),
        patch("doichieu.compare.kept.own_stream", lambda document, section, texts: own_stream(document, section)),
        patch("doichieu.compare.assignment._EXACT", 10**9),
    ):
        plain = compare(read(texts))
    assert [(p.sections, p.relation, p.changes) for p in quick.pairs] == [
        (p.sections, p.relation, p.changes) for p in plain.pairs
    ]
