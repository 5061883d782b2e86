"""Three or more versions of one section, one under another: each with what it changed in the one above it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from ..compare.compare import compare
from ..compare.prepared import prepare
from ..compare.result import Comparison, Pair
from ..model.document import Document
from ..model.side import Sides
from ..text.cells import wrap
from .comparing import word_roles
from .reading import block_layers
from .shown import Shown, show
from .spans import Line, overlay
from .words import Words


class Version(NamedTuple):
    """One document's version of a section; None where it has none. The comparison is that with the version above."""

    document: Document
    section: int | None
    comparison: Comparison | None = None
    pair: Pair | None = None


def versions_of(documents: Sequence[Document], section: int) -> list[Version]:
    """The section of the first document and what answers to it in the others, each beside the last that has it."""
    out = [Version(prepare(documents[0]), section)]
    last, known = documents[0], section
    for document in documents[1:]:
        comparison = compare(Sides(last, document))
        pair = next((p for p in comparison.pairs if p.sections.a == known), None)
        if pair is None or pair.sections.b is None:
            out.append(Version(document, None))
            continue
        out.append(Version(document, pair.sections.b, comparison, pair))
        last, known = document, pair.sections.b
    return out


def version_lines(versions: Sequence[Version], names: Sequence[str], columns: int, words: Words) -> list[Line]:
    """All versions in lines of so many cells: a title each, then the text with what is new in it marked."""
    out: list[Line] = []
    for version, name in zip(versions, names, strict=True):
        if out:
            out.append([])
        out.append([(f" {name} ", ("heading",)), (_standing(version, words), ("muted",))])
        if version.section is not None:
            out.extend(_text(version, columns))
    return out


def _standing(version: Version, words: Words) -> str:
    if version.section is None:
        return words("compare.no_counterpart")
    path = " › ".join(version.document.sections[version.section].path)
    if version.pair is None:
        return path
    told = [f"{words('kind.removed').lower()}: {text}" for text in _gone(version.pair)]
    count = len(version.pair.substance())
    said = words("versions.changes", count=count) if count else words("versions.same")
    return " · ".join([path, said, *told[:2]])


def _gone(pair: Pair) -> list[str]:
    """What the version above had and this one has not at all: it can be shown nowhere else."""
    gone = [change.sides.a for change in pair.substance() if change.sides.b is None]
    return [" ".join(extent.text.split())[:80] for extent in gone if extent is not None]


def _text(version: Version, columns: int) -> list[Line]:
    document, section = version.document, version.section
    if version.comparison is not None:
        document = version.comparison.documents.b
    marks: dict[int, list[tuple[int, int, str]]] = {}
    for change in version.pair.substance() if version.pair else ():
        role = word_roles(change.kind).b
        for span in change.sides.b.spans if change.sides.b else ():
            marks.setdefault(span.block, []).append((span.start, span.end, role))
    out: list[Line] = []
    for index in document.text_blocks(section or 0):
        block = document.blocks[index]
        shown: Shown = show(block)
        layers = block_layers(document, block, shown)
        layers += [(shown.to_shown(a), shown.to_shown(b), role) for a, b, role in marks.get(index, ())]
        start = 0
        for row in shown.text.split("\n"):
            for low, high in wrap(row, max(columns - 3, 8)):
                out.append([("   ", ("text",)), *overlay(shown.text, start + low, start + high, ("text",), layers)])
            start += len(row) + 1
    return out
