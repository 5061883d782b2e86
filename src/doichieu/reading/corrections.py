"""Corrections by hand: an outline as its reader set it right, the text untouched.

The outline is taken as a list of sections in reading order, each with its depth; whose parent a
section is follows from the depths, as in any outliner. So raising a section makes the ones that
followed it under the same parent its own children, and a heading that is unmade hands its text to
the section before it. A correction that no longer finds its line, or cannot be done (nothing
stands before the section), changes nothing.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from ..model.correction import Act, Correction
from ..model.document import Block, BlockKind, Document, Remark, Section, SectionKind
from .markers import find_markers
from .phrases import LISTED
from .sections import PATH_TITLE, end_lines
from .titles import first_sentence_end, tidy

_APART = (SectionKind.PREAMBLE, SectionKind.CLOSING)
"""Sections that have none below them."""


@dataclass(slots=True)
class _Node:
    """A section in the making: where its text begins, how deep it stands."""

    first: int
    depth: int
    kind: SectionKind
    label: str | None
    title: str
    run_in: bool
    step: str
    """What stands for it in the paths of those below."""
    body: int | None = None
    """Where the text proper begins in the paragraph that opens it; None where it was one before."""


def correct(document: Document, corrections: Sequence[Correction]) -> Document:
    """The document with its outline set right; sections are numbered anew."""
    nodes = [_node(section) for section in document.sections]
    lines = {document.source.line_of(b.runs[0].source): i for i, b in enumerate(document.blocks) if b.runs}
    done: list[Remark] = []
    for correction in corrections:
        block = lines.get(correction.line)
        if block is not None and _ACTS[correction.act](document, nodes, block):
            done.append(Remark("corrected", correction.line, correction.act.value))
    return _rebuilt(document, nodes, done) if done else document


def _node(section: Section) -> _Node:
    return _Node(
        section.first, section.depth, section.kind, section.label, section.title, section.run_in, section.path[-1]
    )


def _at(nodes: list[_Node], block: int) -> int | None:
    """The section that a block opens."""
    return next((i for i, node in enumerate(nodes) if node.first == block), None)


def _below(nodes: list[_Node], at: int) -> range:
    """A section and all below it."""
    end = at + 1
    while end < len(nodes) and nodes[end].depth > nodes[at].depth:
        end += 1
    return range(at, end)


def _make(document: Document, nodes: list[_Node], block: int) -> bool:
    found = document.blocks[block]
    if found.kind not in (BlockKind.PARAGRAPH, BlockKind.LIST_ITEM, BlockKind.QUOTATION, BlockKind.HEADING):
        return False
    at = next((i for i in range(len(nodes) - 1, -1, -1) if nodes[i].first <= block), None)
    if at is None or nodes[at].first == block:
        return False
    depth = nodes[at].depth + (nodes[at].kind not in _APART)
    was = document.sections[found.section] if found.section >= 0 else None
    if was is not None and was.first == block:
        nodes.insert(at + 1, replace(_node(was), depth=depth))
        return True
    markers = find_markers(found.text)
    start = markers[0].end if markers else 0
    text = found.text[start:]
    title = tidy(text[: first_sentence_end(text)])
    label = markers[0].label if markers else None
    step = label or title[:PATH_TITLE]
    nodes.insert(at + 1, _Node(block, depth, SectionKind.HEADING, label, title, False, step, start))
    return True


def _unmake(document: Document, nodes: list[_Node], block: int) -> bool:
    at = _at(nodes, block)
    if not at:
        return False
    for i in _below(nodes, at):
        nodes[i].depth -= i > at
    del nodes[at]
    return True


def _promote(document: Document, nodes: list[_Node], block: int) -> bool:
    at = _at(nodes, block)
    if at is None or nodes[at].depth == 1 or nodes[at].kind in _APART:
        return False
    for i in _below(nodes, at):
        nodes[i].depth -= 1
    return True


def _demote(document: Document, nodes: list[_Node], block: int) -> bool:
    at = _at(nodes, block)
    if not at or nodes[at - 1].depth < nodes[at].depth or nodes[at].kind in _APART:
        return False
    before = next(i for i in range(at - 1, -1, -1) if nodes[i].depth == nodes[at].depth)
    if nodes[before].kind in _APART:
        return False
    for i in _below(nodes, at):
        nodes[i].depth += 1
    return True


_ACTS = {Act.MAKE: _make, Act.UNMAKE: _unmake, Act.PROMOTE: _promote, Act.DEMOTE: _demote}


def _rebuilt(document: Document, nodes: list[_Node], done: list[Remark]) -> Document:
    """The document with the sections that the nodes stand for."""
    last = document.sections[-1].end
    ends = [*(node.first for node in nodes[1:]), last]
    sections: list[Section] = []
    open_: list[int] = []
    for i, (node, end) in enumerate(zip(nodes, ends, strict=True)):
        while open_ and sections[open_[-1]].depth >= node.depth:
            open_.pop()
        parent = open_[-1] if open_ else -1
        depth = sections[parent].depth + 1 if parent >= 0 else 1
        line = document.source.line_of(document.blocks[node.first].runs[0].source)
        path = (*(sections[parent].path if parent >= 0 else ()), node.step)
        sections.append(
            Section(i, parent, depth, node.label, node.title, node.kind, line, 0, node.run_in, path, node.first, end)
        )
        open_.append(i)
    in_flow = [b for b in document.blocks if b.kind is not BlockKind.FURNITURE]
    lines = sorted({line for b in in_flow for line in _lines_of(document, b)})
    closed = end_lines(sections, lines)
    return replace(
        document,
        sections=tuple(replace(section, end_line=end) for section, end in zip(sections, closed, strict=True)),
        blocks=_blocks(document, sections, nodes),
        warnings=tuple(sorted([*document.warnings, *done], key=lambda remark: remark.line)),
        _children={},
    )


def _lines_of(document: Document, block: Block) -> tuple[int, int]:
    """The first and the last line of a block."""
    place = document.place(block)
    return place.line, place.end_line


def _blocks(document: Document, sections: list[Section], nodes: list[_Node]) -> tuple[Block, ...]:
    """The blocks, told which section they stand in now, and whether they open one."""
    out = list(document.blocks)
    openers = {section.first for section in sections}
    for section, node in zip(sections, nodes, strict=True):
        for i in range(section.first, section.end):
            block = out[i]
            if i == section.first and node.body is not None:
                block = block._replace(kind=BlockKind.HEADING, body=node.body)
            elif block.kind is BlockKind.HEADING and _opener(document, i) not in openers:
                bullet = LISTED.match(block.text)
                kind = BlockKind.LIST_ITEM if bullet else BlockKind.PARAGRAPH
                block = block._replace(kind=kind, body=bullet.end() if bullet else 0)
            out[i] = block._replace(section=section.index)
    return tuple(out)


def _opener(document: Document, i: int) -> int:
    """The block that opened a heading's section in the document as it was read: itself, or it is more of its title."""
    return document.sections[document.blocks[i].section].first
