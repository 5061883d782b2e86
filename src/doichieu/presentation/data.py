"""Results as the JSON of the contract (schema 1): plain dictionaries, ready to be dumped."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from .. import __version__
from ..model.document import Block, Document, Fact, Remark, Section
from ..model.place import Place
from .words import Words

if TYPE_CHECKING:
    from ..search.engine import Results
    from ..search.hits import Hit

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
                "subject": _fact(document, data.subject),
                "signer": _fact(document, data.signer),
                "position": _fact(document, data.position),
                "recipients": [_fact(document, fact) for fact in data.recipients],
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
    return None if fact is None else {"value": fact.value, "raw": fact.raw, "place": place_data(document, fact.place)}


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
                    "places": [place_data(document, place) for place in document.places(block, 0, len(block.text))],
                    "notes": [{"mark": ref.mark, "offset": ref.offset} for ref in block.refs],
                }
                for number, block in enumerate(blocks, 1)
            ],
            "footnotes": [{"mark": mark, "text": block.text} for mark, block in notes],
        }
    )


def search_data(results: Results, explain: bool = False) -> Json:
    """The hits of a query; with `explain` each with the factors of its score."""
    return envelope(
        {
            "query": results.query.text,
            "hits": [_hit(hit) | (_explanation(hit) if explain else {}) for hit in results.hits],
            "total": results.total,
            "truncated": results.truncated,
        }
    )


def _hit(hit: Hit) -> Json:
    located = hit.located()
    document, section = located.document, located.passage.section
    return {
        "document": document.path,
        "section": section_ref(document.sections[section]) if section >= 0 else None,
        "place": place_data(document, hit.place),
        "text": hit.text,
        "score": hit.score,
        "matched": hit.matched,
        "spans": [list(span) for span in hit.spans],
    }


def _explanation(hit: Hit) -> Json:
    return {"explanation": [{"factor": name, "value": round(value, 4)} for name, value in hit.factors]}
