"""Results as the JSON of the contract (schema 1): plain dictionaries, ready to be dumped."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from .. import __version__
from ..compare.result import Change, Comparison, Extent, Pair
from ..facts.citations import Symbol
from ..facts.dates import DateValue
from ..facts.quantities import Quantity
from ..facts.tokens import Value
from ..model.document import Block, Document, Fact, Remark, Section
from ..model.place import Place
from ..search.engine import Hit, Results
from .words import Words

SCHEMA = 1

Json = dict[str, Any]


def envelope(content: Json) -> Json:
    """The content with what every answer carries."""
    return {"schema": SCHEMA, "tool": {"name": "doichieu", "version": __version__}, **content}


def place_data(document: Document, place: Place) -> Json:
    """A place, with the path of its document as it was given."""
    return {
        "document": document.path,
        "line": place.line,
        "column": place.column,
        "end_line": place.end_line,
        "end_column": place.end_column,
    }


def section_ref(section: Section) -> Json:
    """A section as it is referred to."""
    return {
        "id": section.id,
        "label": section.label,
        "title": section.title,
        "line": section.line,
        "path": list(section.path),
    }


def outline_data(document: Document, words: Words) -> Json:
    """The outline: metadata, sections, footnotes."""
    data = document.metadata
    return envelope(
        {
            "document": {
                "path": document.path,
                "title": _fact(document, data.title),
                "kind": _fact(document, data.kind),
                "issuer": _fact(document, data.issuer),
                "number": _fact(document, data.number),
                "date": _fact(document, data.date),
                "warnings": [_remark(remark, words) for remark in document.warnings],
            },
            "sections": [_section(section) for section in document.sections],
            "footnotes": [
                {
                    "mark": note.mark,
                    "line": note.line,
                    "referenced_from": [place_data(document, ref_place(document, *ref)) for ref in note.refs],
                }
                for note in document.footnotes
            ],
        }
    )


def ref_place(document: Document, block: int, ref: int) -> Place:
    """The place of a footnote mark in the text."""
    mark = document.blocks[block].refs[ref]
    return document.source.place(mark.source, mark.source + mark.length)


def _fact(document: Document, fact: Fact | None) -> Json | None:
    return (
        None
        if fact is None
        else {"value": fact.value, "raw": fact.raw, "place": place_data(document, fact.place)}
    )


def _remark(remark: Remark, words: Words) -> Json:
    return {
        "code": remark.code,
        "line": remark.line,
        "detail": remark.detail,
        "message": words.remark(remark),
    }


def _section(section: Section) -> Json:
    return {
        "id": section.id,
        "parent": None if section.parent < 0 else f"s{section.parent + 1}",
        "depth": section.depth,
        "label": section.label,
        "title": section.title,
        "kind": section.kind.value,
        "line": section.line,
        "end_line": section.end_line,
        "run_in": section.run_in,
        "path": list(section.path),
    }


def read_data(document: Document, blocks: Sequence[Block], notes: Sequence[tuple[str, Block]]) -> Json:
    """The text of a document or section, paragraph by paragraph."""
    return envelope(
        {
            "document": {"path": document.path},
            "paragraphs": [
                {
                    "number": number,
                    "kind": block.kind.value,
                    "section": section_ref(document.sections[block.section]) if block.section >= 0 else None,
                    "text": block.text,
                    "places": [
                        place_data(document, place) for place in document.places(block, 0, len(block.text))
                    ],
                    "notes": [{"mark": ref.mark, "offset": ref.offset} for ref in block.refs],
                }
                for number, block in enumerate(blocks, 1)
            ],
            "footnotes": [{"mark": mark, "text": block.text} for mark, block in notes],
        }
    )


def search_data(results: Results) -> Json:
    """The hits of a query."""
    return envelope(
        {
            "query": results.query.text,
            "hits": [_hit(hit) for hit in results.hits],
            "total": results.total,
            "truncated": results.truncated,
        }
    )


def _hit(hit: Hit) -> Json:
    document = hit.source.document
    section = hit.section
    return {
        "document": document.path,
        "section": section_ref(document.sections[section]) if section >= 0 else None,
        "place": place_data(document, hit.place),
        "text": hit.text,
        "score": hit.score,
        "matched": hit.matched,
        "spans": [list(span) for span in hit.spans],
    }


def compare_data(comparison: Comparison, only: frozenset[str] | None = None) -> Json:
    """A comparison; `only` keeps the changes of these kinds."""
    a, b = comparison.documents
    by_kind: dict[str, int] = {}
    pairs = []
    for pair in comparison.pairs:
        changes = [change for change in pair.changes if only is None or change.kind.value in only]
        for change in changes:
            by_kind[change.kind.value] = by_kind.get(change.kind.value, 0) + 1
        pairs.append(_pair(comparison, pair, changes))
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


def _by_relation(comparison: Comparison) -> dict[str, int]:
    counts: dict[str, int] = {}
    for pair in comparison.pairs:
        counts[pair.relation.value] = counts.get(pair.relation.value, 0) + 1
    return counts


def _side(document: Document, root: int | None) -> Json:
    first = 0 if root is None else root
    end = len(document.sections) if root is None else document.subtree_end(root)
    return {"path": document.path, "sections": [section_ref(document.sections[i]) for i in range(first, end)]}


def _pair(comparison: Comparison, pair: Pair, changes: Sequence[Change]) -> Json:
    a, b = comparison.documents
    return {
        "a": None if pair.sections.a is None else section_ref(a.sections[pair.sections.a]),
        "b": None if pair.sections.b is None else section_ref(b.sections[pair.sections.b]),
        "relation": pair.relation.value,
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
    """B less A, and that in percent of A; None where the units differ or a value is missing (N-13)."""
    if not isinstance(a, Quantity) or not isinstance(b, Quantity) or a.unit != b.unit:
        return None, None
    if a.low is None or b.low is None or a.high is None or b.high is None:
        return None, None
    first, second = (a.low + a.high) / 2, (b.low + b.high) / 2
    difference = second - first
    return difference, None if first == 0 else round(difference / abs(first) * 100, 4)


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
