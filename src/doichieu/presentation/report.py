"""Results as lines of (text, role) for the command line: outline, text, hits, differences."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from ..compare.result import Change, ChangeKind, Comparison, Pair, Relation
from ..model.document import Block, BlockKind, Document
from ..text.cells import fit
from .compare_data import by_how_much
from .figures import say_difference
from .naming import path_of
from .telling import say_moved
from .words import Words

if TYPE_CHECKING:
    from ..search.engine import Results
    from ..search.hits import Hit

Span = tuple[str, str]
"""A piece of text and its role."""
Line = list[Span]

_SNIPPET = 90


def outline_lines(document: Document, words: Words) -> Iterator[Line]:
    """Metadata, then the tree, a section a line, then what was odd."""
    known = False
    for name in ("title", "kind", "issuer", "number", "date", "signer", "position"):
        fact = getattr(document.metadata, name)
        if fact is not None and fact.value:
            known = True
            yield [(f"{words('meta.' + name)}: ", "muted"), (fact.value, "text")]
    if known:
        yield []
    for section in document.sections:
        line: Line = [(f"{section.line:>5}  ", "muted"), ("  " * (section.depth - 1), "text")]
        if section.label:
            line.append((section.label + " ", "heading_label"))
        line.append((section.title, "heading" if section.kind.value in ("part", "chapter", "heading") else "text"))
        yield line
    for remark in document.warnings:
        yield [(words("cli.warning", line=remark.line, message=words.remark(remark)), "warning")]


def text_lines(
    document: Document, blocks: Sequence[Block], notes: Sequence[tuple[str, Block]], numbers: bool
) -> Iterator[Line]:
    """Paragraphs with blank lines between, list items close, footnotes at the end."""
    before: Block | None = None
    for number, block in enumerate(blocks, 1):
        if before is not None and not (block.kind is before.kind is BlockKind.LIST_ITEM):
            yield []
        margin: Line = [(f"{number:>4}  ", "muted")] if numbers else []
        role = "heading" if block.kind is BlockKind.HEADING else "text"
        if block.rows:
            marked = "".join(text for text, _ in _with_marks(block, "table"))
            for row in marked.split("\n"):
                yield [*margin, (row.replace("\t", " | "), "table")]
        else:
            yield [*margin, *_with_marks(block, role)]
        before = block
    if notes:
        yield []
        for mark, block in notes:
            yield [(f"[{mark}] " if mark else "    ", "note_mark"), (block.text, "note")]


def _with_marks(block: Block, role: str) -> Line:
    """A block's text with its footnote marks in brackets."""
    out: Line = []
    at = 0
    for ref in block.refs:
        out.append((block.text[at : ref.offset], role))
        out.append((f"[{ref.mark}]", "note_mark"))
        at = ref.offset
    out.append((block.text[at:], role))
    return out


def hit_lines(results: Results, words: Words, explain: bool = False) -> Iterator[Line]:
    """The hits, each with where it stands and a snippet around the match; with `explain` also why it comes where."""
    if not results.hits:
        yield [(words("cli.no_hits", query=results.query.text), "muted")]
        return
    name = "cli.hits_more" if not results.is_counted else "cli.hits_shown" if results.truncated else "cli.hits"
    yield [(words(name, count=results.total, query=results.query.text, shown=len(results.hits)), "muted")]
    for hit in results.hits:
        path = " › ".join(hit.section_path)
        yield []
        yield [
            (f"{hit.name}:{hit.place.line}", "citation"),
            (f"  {path}", "breadcrumb"),
            (f"  ({words('matched.' + hit.matched)})", "muted"),
        ]
        yield [("  ", "text"), *snippet(hit, _SNIPPET)]
        if explain:
            yield [(f"  {why(hit, words)}", "muted")]


def why(hit: Hit, words: Words) -> str:
    """Why a hit comes where it comes: its score and the factors it is the product of."""
    factors = " × ".join(f"{words('factor.' + name)} {words.decimal(value, 2)}" for name, value in hit.factors)
    return f"{words.decimal(hit.score, 3)} = {factors or 1}"


def snippet(hit: Hit, width: int) -> Line:
    """The first match with the words around it, every match in it marked."""
    text = hit.text
    first = hit.spans[0] if hit.spans else (0, 0)
    start = max(0, first[0] - width // 3)
    if start:
        start = text.find(" ", start) + 1 or start
    end = min(len(text), start + width)
    if end < len(text):
        end = max(text.rfind(" ", start, end), min(first[1], len(text)))
    out: Line = [("…", "muted")] if start else []
    at = start
    for low, high in hit.spans:
        if low < at or low >= end:
            continue
        out.append((text[at:low], "text"))
        out.append((text[low : min(high, end)], "match"))
        at = min(high, end)
    out.append((text[at:end], "text"))
    if end < len(text):
        out.append(("…", "muted"))
    return out


def compare_lines(comparison: Comparison, words: Words, only: frozenset[str] | None = None) -> Iterator[Line]:
    """Pairs that differ with their changes, then what stands on one side only, then the summary."""
    a, b = comparison.documents
    shown = False
    for pair in comparison.pairs:
        if pair.relation in (Relation.ONLY_A, Relation.ONLY_B):
            continue
        changes = [c for c in pair.changes if only is None or c.kind.value in only]
        moved = pair.relation in (Relation.MOVED, Relation.MOVED_EDITED) and only is None
        if not changes and not moved:
            continue
        shown = True
        yield pair_title(comparison, pair, words)
        for change in changes:
            yield change_line(change, words, comparison)
        yield []
    for relation, document in ((Relation.ONLY_A, a), (Relation.ONLY_B, b)):
        alone = [pair for pair in comparison.pairs if pair.relation is relation]
        kind = "removed" if relation is Relation.ONLY_A else "added"
        if alone and (only is None or kind in only):
            shown = True
            yield [(words("cli.only_left", name=document.name, count=len(alone)), kind)]
            for pair in alone:
                index = pair.sections.a if relation is Relation.ONLY_A else pair.sections.b
                section = document.sections[index or 0]
                sign = "- " if relation is Relation.ONLY_A else "+ "
                yield [
                    (sign, kind),
                    (
                        f"{' › '.join(section.path[:-1])} › ".lstrip(" ›") if section.depth > 1 else "",
                        "muted",
                    ),
                    (f"{section.label or ''} {fit(section.title, 80)}".strip(), "text"),
                    (_part_of(comparison, pair, words), "muted"),
                ]
            yield []
    if not shown:
        others = sum(comparison.by_kind().values()) if only is not None else 0
        yield [(words("cli.none_of_kind", count=others) if others else words("cli.no_changes"), "text")]
    yield from _summary(comparison, words, only)


def _part_of(comparison: Comparison, pair: Pair, words: Words) -> str:
    """Where a section of one side only came from, or went into."""
    if pair.whole is None:
        return ""
    joined = pair.sections.b is None
    document = comparison.documents.b if joined else comparison.documents.a
    place = " › ".join(path_of(document.sections[pair.whole], words))
    return f"  ({words('cli.joined_into' if joined else 'cli.divided_from', place=place)})"


def pair_title(comparison: Comparison, pair: Pair, words: Words) -> Line:
    """Both sections of a pair in one line."""
    a, b = comparison.documents
    left = " › ".join(path_of(a.sections[pair.sections.a], words)) if pair.sections.a is not None else "∅"
    right = " › ".join(path_of(b.sections[pair.sections.b], words)) if pair.sections.b is not None else "∅"
    return [
        (left, "heading"),
        ("  ⇔  ", "muted"),
        (right, "heading"),
        (f"  [{words('relation.' + pair.relation.value)}]", "muted"),
    ]


def change_line(change: Change, words: Words, comparison: Comparison | None = None) -> Line:
    """A change in one line: its kind, what stood there, what stands there now, by how much."""
    line: Line = [(f"  {words('kind.' + change.kind.value)}: ", "muted")]
    left = change.sides.a.text if change.sides.a else None
    right = change.sides.b.text if change.sides.b else None
    if change.kind is ChangeKind.MOVED:
        told = say_moved(comparison, change, words) if comparison else ""
        return [*line, (_flat(left or right or ""), "moved"), (f"  ({told})" if told else "", "muted")]
    if left is not None:
        line.append(("[-" + _flat(left) + "-]", "removed"))
    if left is not None and right is not None:
        line.append((" → ", "muted"))
    if right is not None:
        line.append(("{+" + _flat(right) + "+}", "added"))
    difference, percent = by_how_much(*change.values)
    if difference:
        line.append((f"  ({say_difference(change.values.a, difference, percent, words)})", "figure"))
    return line


def _flat(text: str) -> str:
    return " ".join(text.split())


def _summary(comparison: Comparison, words: Words, only: frozenset[str] | None) -> Iterator[Line]:
    counts = {kind: count for kind, count in comparison.by_kind().items() if only is None or kind in only}
    elsewhere = sum(pair.relation in (Relation.MOVED, Relation.MOVED_EDITED) for pair in comparison.pairs)
    if elsewhere and (only is None or "moved" in only):
        counts["moved"] = counts.get("moved", 0) + elsewhere
    listed = ", ".join(f"{words('kind.' + kind)} {count}" for kind, count in sorted(counts.items()))
    if listed:
        yield [(words("cli.summary", list=listed), "muted")]
    shares = comparison.coverage.map(lambda c: f"{100 * c.compared / max(c.characters, 1):.0f}%")
    yield [(words("cli.coverage", a=shares.a, b=shares.b), "muted")]
    for side, document in (("a", comparison.documents.a), ("b", comparison.documents.b)):
        parts = [part for part in comparison.not_compared if part.side == side]
        if parts:
            listed = ", ".join(words("part." + part.what) for part in parts)
            yield [(words("cli.not_compared", name=document.name, list=listed), "muted")]
