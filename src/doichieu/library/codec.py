"""Documents as plain tuples and back, for the cache.

`marshal` of plain tuples loads some ten times faster than parsing afresh. A change of the fields, or
of what the reading floor makes of the same bytes, must change `LAYOUT`.
"""

from __future__ import annotations

import marshal
from typing import Any

from ..model.document import (
    Block,
    BlockKind,
    Document,
    Fact,
    Footnote,
    Metadata,
    NoteRef,
    Remark,
    Run,
    Section,
    SectionKind,
)
from ..model.place import Place, SourceMap

LAYOUT = 9

_Plain = tuple[Any, ...]
"""What `marshal` takes: strings, numbers, None and tuples of such."""


def dump(document: Document) -> bytes:
    """The bytes of a document; its path is not kept."""
    plain = (
        LAYOUT,
        tuple(map(_block_out, document.blocks)),
        tuple(map(_block_out, document.notes)),
        tuple(map(_section_out, document.sections)),
        tuple((note.mark, note.line, note.blocks, note.refs) for note in document.footnotes),
        _metadata_out(document.metadata),
        tuple((remark.code, remark.line, remark.detail) for remark in document.warnings),
        (document.source.line_starts, document.source.shifts),
        document.digest,
    )
    return marshal.dumps(plain)


def load(data: bytes, path: str) -> Document:
    """The document of bytes that `dump` made. Raises ValueError, EOFError or TypeError for any others."""
    plain = marshal.loads(data)
    if not isinstance(plain, tuple) or plain[0] != LAYOUT:
        raise ValueError("another layout")
    _, blocks, notes, sections, footnotes, metadata, warnings, source, digest = plain
    return Document(
        path=path,
        blocks=tuple(_block_in(block) for block in blocks),
        notes=tuple(_block_in(block) for block in notes),
        sections=tuple(_section_in(section) for section in sections),
        footnotes=tuple(Footnote(*note) for note in footnotes),
        metadata=_metadata_in(metadata),
        warnings=tuple(Remark(*remark) for remark in warnings),
        source=SourceMap(*source),
        digest=digest,
    )


def _block_out(block: Block) -> _Plain:
    return (
        block.kind.value,
        block.text,
        tuple((run.start, run.source, run.length) for run in block.runs),
        block.section,
        block.styles,
        tuple((ref.offset, ref.mark, ref.source, ref.length) for ref in block.refs),
        block.breaks,
        block.body,
        block.rows,
    )


_KINDS = {kind.value: kind for kind in BlockKind}
_SECTION_KINDS = {kind.value: kind for kind in SectionKind}


def _block_in(plain: _Plain) -> Block:
    kind, text, runs, section, styles, refs, breaks, body, rows = plain
    return Block(
        _KINDS[kind], text, tuple([Run(*run) for run in runs]), section, styles,
        tuple([NoteRef(*ref) for ref in refs]), breaks, body, rows,
    )  # fmt: skip


def _section_out(section: Section) -> _Plain:
    return (
        section.index, section.parent, section.depth, section.label, section.title, section.kind.value, section.line,
        section.end_line, section.run_in, section.path, section.first, section.end,
    )  # fmt: skip


def _section_in(plain: _Plain) -> Section:
    return Section(*[*plain[:5], _SECTION_KINDS[plain[5]], *plain[6:]])


def _metadata_out(metadata: Metadata) -> _Plain:
    facts = (
        metadata.title, metadata.kind, metadata.issuer, metadata.number, metadata.date, metadata.subject,
        metadata.signer, metadata.position,
    )  # fmt: skip
    return (*map(_fact_out, facts), tuple(map(_fact_out, metadata.recipients)))


def _fact_out(fact: Fact | None) -> _Plain | None:
    if fact is None:
        return None
    place = fact.place
    return fact.value, fact.raw, (place.line, place.column, place.end_line, place.end_column)


def _metadata_in(plain: _Plain) -> Metadata:
    title, kind, issuer, number, date, subject, signer, position = map(_fact_in, plain[:8])
    recipients = tuple(fact for r in plain[8] if (fact := _fact_in(r)))
    return Metadata(title, kind, issuer, number, date, subject, signer, position, recipients)


def _fact_in(plain: _Plain | None) -> Fact | None:
    return None if plain is None else Fact(plain[0], plain[1], Place(*plain[2]))
