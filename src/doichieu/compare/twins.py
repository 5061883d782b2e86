"""Pairs to weigh where a text stands many times over.

Reports repeat themselves: the same three lines under each of two hundred communes. Words alone
cannot tell such sections apart, and an index over rare words does not reach them all. What tells
them apart is their figures, the labels above them and their order, so the sections that say the
same but for figures are put side by side four ways, each a way that an editor leaves them: as they
are and where they are, as they are, where they are, and in order from either end. Once parents are
matched, the sections with the same label below them are put side by side too.

These are candidates only; the assignment weighs them as it does any other.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator

from ..model.document import Document
from ..model.side import Sides

_Key = Callable[[int], Hashable]


def twins(
    documents: Sides[Document], exact: Sides[dict[int, Hashable]], words: Sides[dict[int, Hashable]]
) -> set[tuple[int, int]]:
    """Pairs of sections with the same `words` (figures left out), told apart by `exact` text, labels and order."""
    paths = Sides(*(_label_paths(document) for document in documents))
    pairs: set[tuple[int, int]] = set()
    for keys in (
        (lambda i: (exact.a[i], paths.a[i]), lambda j: (exact.b[j], paths.b[j])),
        (lambda i: exact.a[i], lambda j: exact.b[j]),
        (lambda i: (words.a[i], paths.a[i]), lambda j: (words.b[j], paths.b[j])),
        (lambda i: words.a[i], lambda j: words.b[j]),
    ):
        pairs.update(_in_order(words.a, words.b, *keys))
    return pairs


def below(documents: Sides[Document], matched: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Pairs of sections with one label right under matched sections, and under neither's any."""
    for p, q in ((-1, -1), *matched):
        labelled: dict[str, list[int]] = defaultdict(list)
        for j in documents.b.children(q):
            labelled[number_label(documents.b.sections[j].label)].append(j)
        for i in documents.a.children(p):
            waiting = labelled.get(number_label(documents.a.sections[i].label))
            if waiting:
                yield i, waiting.pop(0)


def _in_order(a: Iterable[int], b: Iterable[int], key_a: _Key, key_b: _Key) -> Iterator[tuple[int, int]]:
    """The sections with one key, the first with the first and the last with the last."""
    groups: dict[Hashable, tuple[list[int], list[int]]] = defaultdict(lambda: ([], []))
    for i in sorted(a):
        groups[key_a(i)][0].append(i)
    for j in sorted(b):
        groups[key_b(j)][1].append(j)
    for left, right in groups.values():
        yield from zip(left, right, strict=False)
        yield from zip(reversed(left), reversed(right), strict=False)


def _label_paths(document: Document) -> list[tuple[str, ...]]:
    """For each section the labels from the top down to it."""
    paths: list[tuple[str, ...]] = []
    for section in document.sections:
        above = paths[section.parent] if section.parent >= 0 else ()
        paths.append((*above, number_label(section.label)))
    return paths


def number_label(label: str | None) -> str:
    """A label without its punctuation, zero padding and case."""
    bare = "".join(c for c in (label or "") if c.isalnum() or c in "./ ").strip("./ ").lower()
    return ".".join(part.lstrip("0") or part for part in bare.split("."))
