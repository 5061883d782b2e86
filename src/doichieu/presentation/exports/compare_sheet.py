"""A comparison as a table "old | new | remark": a row for each place that differs, in reading order."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from ...compare.blocks import side_by_side
from ...compare.change_keys import change_keys
from ...compare.result import Change, ChangeKind, Comparison, Pair, Relation
from ...library.pair_marks import PairMarks
from ...model.document import Document
from ..compare_data import by_how_much
from ..figures import say_difference
from ..lone import lone_roots, mixed_pairs
from ..naming import note_mark, path_of
from ..telling import say_moved
from ..words import Words
from .sheet import Piece, Sheet, SheetCell, plain

Marks = dict[int, list[tuple[int, int, str]]]
_LONGEST = 80
"""A remark quotes at most so many characters."""
_MOVED = (Relation.MOVED, Relation.MOVED_EDITED)


def compare_sheet(
    comparison: Comparison,
    names: tuple[str, str],
    words: Words,
    only: frozenset[str] | None = None,
    marks: PairMarks | None = None,
) -> Sheet:
    """The differences of substance (or of some kinds) as a table; whole sections of one side in full.

    What the reader put on a change (`marks`) stands with the remark.
    """
    said = _Said(comparison, words, marks)
    lone, mixed = lone_roots(comparison), mixed_pairs(comparison)
    rows: list[tuple[SheetCell, ...]] = []
    for number, pair in enumerate(comparison.pairs):
        if None in tuple(pair.sections) and number not in mixed:
            wanted = "removed" if pair.sections.b is None else "added"
            if number in lone and (only is None or wanted in only):
                rows.append(_lone(comparison, pair, words, mixed))
            continue
        rows.extend(_rows(comparison, pair, words, only, said))
    numbered = tuple((plain(str(n)), *row) for n, row in enumerate(rows, 1))
    return Sheet(
        title=words("export.compare"),
        language=words.language,
        above=(f"{names[0]}  ⇔  {names[1]}", _summary(comparison, words, only)),
        heads=(words("export.number"), words("export.section"), *names, words("export.remark")),
        widths=(4, 14, 32, 32, 18),
        rows=numbered,
        below=(words("export.legend"), *_left_out(comparison, names, words)),
    )


def _rows(
    comparison: Comparison, pair: Pair, words: Words, only: frozenset[str] | None, said: _Said
) -> Iterator[tuple[SheetCell, ...]]:
    """The rows of a matched pair: one for its move, one for each two paragraphs that differ."""
    changes = [change for change in pair.changes if only is None or change.kind.value in only]
    if pair.relation in _MOVED and (only is None or "moved" in only):
        yield _moved(comparison, pair, words)
    marks: tuple[Marks, Marks] = (defaultdict(list), defaultdict(list))
    by_block: tuple[dict[int, list[Change]], dict[int, list[Change]]] = (defaultdict(list), defaultdict(list))
    for change in changes:
        for side, extent in enumerate(change.sides):
            for span in extent.spans if extent else ():
                role = "moved" if change.kind is ChangeKind.MOVED else ("removed", "added")[side]
                marks[side][span.block].append((span.start, span.end, role))
                by_block[side][span.block].append(change)
    told: set[int] = set()
    for blocks in side_by_side(comparison.documents, pair.sections):
        here = [
            change
            for block, known in zip(blocks, by_block, strict=True)
            for change in (known.get(block, ()) if block is not None else ())
        ]
        if not here:
            continue
        fresh = [change for change in here if id(change) not in told]
        told.update(map(id, here))
        yield (
            plain(_where(comparison, pair, words)),
            _cell(comparison.documents.a, blocks.a, marks[0]),
            _cell(comparison.documents.b, blocks.b, marks[1]),
            plain("\n".join(dict.fromkeys(said.remark(change) for change in fresh))),
        )


def _where(comparison: Comparison, pair: Pair, words: Words) -> str:
    """The labels of both sections; one where they are alike."""
    a = _path(comparison.documents.a, pair.sections.a, words)
    b = _path(comparison.documents.b, pair.sections.b, words)
    return a if a == b or not b else b if not a else f"{a}\n⇔ {b}"


def _path(document: Document, section: int | None, words: Words) -> str:
    return "" if section is None else " › ".join(path_of(document.sections[section], words)[-3:])


def _lone(comparison: Comparison, pair: Pair, words: Words, mixed: set[int]) -> tuple[SheetCell, ...]:
    """A section of one side with all that stands below it and on that side only."""
    a, b = comparison.documents
    alone = [p.sections for n, p in enumerate(comparison.pairs) if None in tuple(p.sections) and n not in mixed]
    if pair.sections.a is not None:
        text = _whole(a, pair.sections.a, {sections.a for sections in alone})
        return plain(_where(comparison, pair, words)), (Piece(text, "removed"),), (), plain(words("export.only_a"))
    assert pair.sections.b is not None
    text = _whole(b, pair.sections.b, {sections.b for sections in alone})
    return plain(_where(comparison, pair, words)), (), (Piece(text, "added"),), plain(words("export.only_b"))


def _whole(document: Document, section: int, alone: set[int | None]) -> str:
    below = range(section, document.subtree_end(section))
    return "\n".join(document.blocks[i].text for one in below if one in alone for i in document.text_blocks(one))


def _moved(comparison: Comparison, pair: Pair, words: Words) -> tuple[SheetCell, ...]:
    """A section that stands elsewhere: its title on both sides."""
    a, b = comparison.documents
    assert pair.sections.a is not None
    assert pair.sections.b is not None
    one, other = a.sections[pair.sections.a], b.sections[pair.sections.b]
    told = words("export.moved", a=" › ".join(one.path), b=" › ".join(other.path))
    cells = [(Piece(f"{s.label or ''} {s.title}".strip(), "moved"),) for s in (one, other)]
    return plain(_where(comparison, pair, words)), *cells, plain(told)


def _cell(document: Document, block: int | None, marks: Marks) -> SheetCell:
    """A block's text with what differs marked."""
    if block is None:
        return ()
    text = document.blocks[block].text
    pieces: list[Piece] = []
    at = 0
    for start, end, role in sorted(marks.get(block, ())):
        if start < at:
            continue
        pieces += (Piece(text[at:start]), Piece(text[start:end], role))
        at = end
    mark = note_mark(document, block)
    told = [Piece(f"[{mark}] "), *pieces] if mark else pieces
    return tuple(piece for piece in [*told, Piece(text[at:])] if piece.text)


class _Said:
    """What is said of a change: what it is, and what the reader put on it."""

    def __init__(self, comparison: Comparison, words: Words, marks: PairMarks | None) -> None:
        self.comparison, self.words, self.marks = comparison, words, marks
        keys = change_keys(comparison) if marks is not None else {}
        self.keys = {id(comparison.pairs[n].changes[at]): key for (n, at), key in keys.items() if at >= 0}

    def remark(self, change: Change) -> str:
        """The remark on a change; the reader's note below it, ✓ where it was reviewed."""
        told = _remark(self.comparison, change, self.words)
        if self.marks is None:
            return told
        key = self.keys.get(id(change), "")
        note = self.marks.notes.get(key, "")
        return f"{told}{' ✓' if key in self.marks.reviewed else ''}" + (f"\n✎ {note}" if note else "")


def _remark(comparison: Comparison, change: Change, words: Words) -> str:
    """What a change is, in words: the values first, by how much they differ behind."""
    kind = words("kind." + change.kind.value)
    kind = kind[:1].upper() + kind[1:]
    if change.kind is ChangeKind.MOVED:
        return f"{kind} {say_moved(comparison, change, words)}"
    left, right = (_quoted(extent.text) if extent else "" for extent in change.sides)
    if change.kind in (ChangeKind.ADDED, ChangeKind.REMOVED):
        return kind
    told = f"{left} → {right}" if left and right else f"− {left}" if left else f"+ {right}"
    difference, percent = by_how_much(*change.values)
    tail = f" ({say_difference(change.values.a, difference, percent, words)})" if difference else ""
    return f"{kind}: {told}{tail}"


def _quoted(text: str) -> str:
    flat = " ".join(text.split())
    return flat if len(flat) <= _LONGEST else flat[: _LONGEST - 1] + "…"


def _summary(comparison: Comparison, words: Words, only: frozenset[str] | None) -> str:
    counts = {kind: n for kind, n in comparison.by_kind().items() if only is None or kind in only}
    elsewhere = sum(pair.relation in _MOVED for pair in comparison.pairs)
    if elsewhere and (only is None or "moved" in only):
        counts["moved"] = counts.get("moved", 0) + elsewhere
    if not counts:
        return words("export.no_changes")
    listed = ", ".join(f"{words('kind.' + kind)} {count}" for kind, count in sorted(counts.items()))
    return words("export.summary", count=sum(counts.values()), list=listed)


def _left_out(comparison: Comparison, names: tuple[str, str], words: Words) -> Iterator[str]:
    """How much was compared, and what was not: nothing is left out in silence."""
    shares = comparison.coverage.map(lambda c: f"{100 * c.compared / max(c.characters, 1):.0f} %")
    yield words("export.coverage", a=shares.a, b=shares.b)
    for side, name in zip("ab", names, strict=True):
        parts = dict.fromkeys(words("part." + part.what) for part in comparison.not_compared if part.side == side)
        if parts:
            yield words("export.not_compared", name=name, list=", ".join(parts))
