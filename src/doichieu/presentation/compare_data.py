"""A comparison as the JSON of the contract (schema 1)."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from ..compare.change_keys import change_keys
from ..compare.result import Change, Comparison, Extent, Pair, Relation
from ..facts.citations import Symbol
from ..facts.dates import DateValue
from ..facts.quantities import Quantity
from ..facts.tokens import Value
from ..library.pair_marks import PairMarks
from ..model.document import Document
from ..model.side import Sides
from .data import Json, envelope, place_data, section_ref


def compare_data(comparison: Comparison, only: frozenset[str] | None = None, marks: PairMarks | None = None) -> Json:
    """A comparison; `only` keeps the changes of these kinds; with `marks` what the reader put on them."""
    a, b = comparison.documents
    keys = change_keys(comparison) if marks is not None else {}
    by_kind: dict[str, int] = {}
    pairs = []
    for number, pair in enumerate(comparison.pairs):
        chosen = [(at, c) for at, c in enumerate(pair.changes) if only is None or c.kind.value in only]
        for _, change in chosen:
            by_kind[change.kind.value] = by_kind.get(change.kind.value, 0) + 1
        told = _pair(comparison, pair, [change for _, change in chosen])
        for (at, _), change_told in zip(chosen, told["changes"], strict=True):
            change_told.update(_marked(keys.get((number, at), ""), marks))
        pairs.append(told)
    return envelope(
        {
            "a": _side(a, comparison.roots.a),
            "b": _side(b, comparison.roots.b),
            "pairs": pairs,
            "summary": {
                "by_kind": by_kind,
                "by_relation": _by_relation(comparison),
                "coverage": {
                    "a": {
                        "characters": comparison.coverage.a.characters,
                        "compared": comparison.coverage.a.compared,
                    },
                    "b": {
                        "characters": comparison.coverage.b.characters,
                        "compared": comparison.coverage.b.compared,
                    },
                },
                "not_compared": [
                    {"side": part.side, "what": part.what, "characters": part.characters}
                    for part in comparison.not_compared
                ],
            },
        }
    )


def _marked(key: str, marks: PairMarks | None) -> Json:
    """What the reader put on a change."""
    if marks is None or not key:
        return {}
    note = marks.notes.get(key)
    return {"reviewed": key in marks.reviewed, **({"note": note} if note else {})}


def _by_relation(comparison: Comparison) -> dict[str, int]:
    counts: dict[str, int] = {}
    for pair in comparison.pairs:
        told = pair.relation.value
        if pair.whole is not None:
            told = "merged" if pair.sections.b is None else "split"
        counts[told] = counts.get(told, 0) + 1
    return counts


def _side(document: Document, root: int | None) -> Json:
    first = 0 if root is None else root
    end = len(document.sections) if root is None else document.subtree_end(root)
    return {"path": document.path, "sections": [section_ref(document.sections[i]) for i in range(first, end)]}


def _pair(comparison: Comparison, pair: Pair, changes: Sequence[Change]) -> Json:
    """A pair; a part of a divided section is told with the whole it came from, or went into."""
    a, b = comparison.documents
    sections, relation = pair.sections, pair.relation
    if pair.whole is not None:
        joined = sections.b is None
        sections = Sides(sections.a, pair.whole) if joined else Sides(pair.whole, sections.b)
        relation = Relation.MERGED if joined else Relation.SPLIT
    return {
        "a": None if sections.a is None else section_ref(a.sections[sections.a]),
        "b": None if sections.b is None else section_ref(b.sections[sections.b]),
        "relation": relation.value,
        "renumbered": pair.renumbered,
        "similarity": pair.similarity,
        "changes": [_change(comparison, change) for change in changes],
    }


def _change(comparison: Comparison, change: Change) -> Json:
    a, b = comparison.documents
    return {
        "kind": change.kind.value,
        "a": _extent(a, change.sides.a),
        "b": _extent(b, change.sides.b),
        "block": {"a": _block_place(a, change.sides.a), "b": _block_place(b, change.sides.b)},
        "detail": change_detail(change),
    }


def _extent(document: Document, extent: Extent | None) -> Json | None:
    if extent is None:
        return None
    places = [
        place_data(document, place)
        for span in extent.spans
        for place in document.places(document.blocks[span.block], span.start, span.end)
    ]
    return {"text": extent.text, "places": places}


def _block_place(document: Document, extent: Extent | None) -> Json | None:
    if extent is None:
        return None
    first, last = document.blocks[extent.spans[0].block], document.blocks[extent.spans[-1].block]
    place = document.source.place(first.source_start(0), last.source_end(len(last.text)))
    return place_data(document, place)


def change_detail(change: Change) -> Json:
    """What exactly differs: the values of both sides, for figures also by how much."""
    a, b = change.values
    if a is None and b is None:
        return {}
    detail: Json = {"a": value_data(a), "b": value_data(b)}
    if change.kind.value == "quantity":
        difference, percent = by_how_much(a, b)
        detail["difference"] = _number(difference)
        detail["percent"] = _number(percent)
    return detail


def by_how_much(a: Value, b: Value) -> tuple[Decimal | None, Decimal | None]:
    """B less A, and that in percent of A.

    None where it would say nothing: values missing, other units (N-13), a range, another whole behind a/b; no percent
    over a change of sign.
    """
    if not isinstance(a, Quantity) or not isinstance(b, Quantity) or not a.comparable(b):
        return None, None
    if a.value is None or b.value is None:
        return None, None
    difference = b.value - a.value
    if a.value == 0 or a.value * b.value < 0:
        return difference, None
    return difference, round(difference / abs(a.value) * 100, 4)


def value_data(value: Value) -> Any:
    """A figure, date or citation as the JSON has it."""
    if isinstance(value, Quantity):
        return {
            "value": _number(value.value),
            "low": _number(value.low),
            "high": _number(value.high),
            "unit": value.unit,
            "comparator": value.comparator,
            "raw": value.raw,
        }
    if isinstance(value, DateValue):
        return value.iso
    if isinstance(value, Symbol):
        return value.key
    return None


def _number(value: Decimal | None) -> int | float | None:
    if value is None:
        return None
    return int(value) if value == value.to_integral_value() else float(value)
