"""Targets side by side: one row an indicator, one column a document.

Two indicators are one where their names say the same. Names are compared as sets of words, with the
abbreviations written out and the words that many names share ("tỷ lệ", "đạt") weighing little
(inverse document frequency); a part ("thành thị") is compared together with what it is a part of.
Figures of two kinds (a share and an amount) are never one indicator, nor are those of two years, where
both say theirs. All pairs of a document and the rows so far are scored; the best set of them is taken,
each in one pair at most; the order of both lists decides between equals.
"""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from ..facts.abbreviations import COMMON, definitions
from ..facts.quantities import Quantity
from ..facts.targets import Target, targets_of
from ..model.document import Document
from ..text.letters import fold
from ..text.syllables import canonical
from .assignment import assign

_WHOLE = 100
_LIKELY = 0.5
"""Names less alike than this are two indicators."""
_OF_PARTS = 0.35
"""How much of the likeness of two parts is that of what they are parts of."""
_WORD_WEIGHT = 0.15
"""What a word that stands in every name weighs, beside one that stands in a single one."""
_OTHER_YEAR, _OTHER_NOUN = 0.1, 0.2
_SAME_FIGURE = 0.15
"""One figure told twice, unless it is a round hundred per cent, speaks for one indicator."""
_SAME = {
    "toc do tang truong": "tang", "toc do tang": "tang", "tang truong": "tang", "muc tang": "tang",
    "tong san pham tren dia ban": "grdp", "tong san pham": "grdp", "10.000 dan": "van dan", "bac sy": "bac si",
    "do thi hoa": "dan so do thi", "bao phu": "che phu", "toan xa hoi": "xa hoi",
}  # fmt: skip
"""Names of indicators that mean the same, without marks."""
_BY_WHICH = re.compile(r"\s+theo\s+(?:chuan|tieu chi|gia|quy dinh)\b.*$")
"""By what standard it is measured, which one document says and another does not: "theo chuẩn đa chiều 2022-2025"."""
_ORDER = 0.03
"""How much the places in both lists may add."""


class Cell(NamedTuple):
    """A target of one document."""

    document: int
    target: Target


@dataclass(slots=True)
class TargetRow:
    """One indicator through the documents; None where a document does not set it."""

    cells: list[Cell | None] = field(default_factory=list)

    @property
    def first(self) -> Target:
        """The first target told."""
        return next(cell.target for cell in self.cells if cell is not None)

    @property
    def agree(self) -> bool | None:
        """Whether all documents that tell it tell the same; None where only one does."""
        told = [cell.target.indicator for cell in self.cells if cell is not None]
        if len(told) < 2:
            return None
        average = any("bình quân" in other.name.lower() for other in told)
        keys = {_a_head(other.quantity).key if average else other.quantity.key for other in told}
        return len(keys) == 1 and not any(_opposed(told[0].direction, other.direction) for other in told)

    @property
    def period(self) -> str | None:
        """The year it is set for."""
        return next((cell.target.period for cell in self.cells if cell is not None and cell.target.period), None)


class TargetTable(NamedTuple):
    """The targets of several documents."""

    documents: tuple[Document, ...]
    rows: tuple[TargetRow, ...]


class _Name(NamedTuple):
    """What an indicator is compared by."""

    words: frozenset[str]
    parts_of: frozenset[str]


def target_table(documents: Sequence[Document], roots: Sequence[int | None] = ()) -> TargetTable:
    """The targets of documents, or of one section of each, matched; rows in the order of the first document."""
    wanted = [*roots, *[None] * (len(documents) - len(roots))]
    targets = [targets_of(document, root) for document, root in zip(documents, wanted, strict=True)]
    names = [[_name(target, _long_forms(document)) for target in told]
             for document, told in zip(documents, targets, strict=True)]  # fmt: skip
    weights = _weights(name for told in names for name in told)
    rows: list[TargetRow] = []
    row_names: list[_Name] = []
    for number, told in enumerate(targets):
        matched = _matched(rows, row_names, told, names[number], weights)
        for row in rows:
            row.cells.append(None)
        after = -1
        for at, target in enumerate(told):
            cell = Cell(number, target)
            if at in matched:
                after = rows.index(matched[at])
                matched[at].cells[number] = cell
                continue
            after += 1
            rows.insert(after, TargetRow([*[None] * number, cell]))
            row_names.insert(after, names[number][at])
    return TargetTable(tuple(documents), tuple(rows))


def _long_forms(document: Document) -> dict[str, str]:
    return COMMON | definitions(block.text for block in document.blocks)


def _name(target: Target, long_forms: dict[str, str]) -> _Name:
    unit = target.indicator.quantity.unit or ""
    kind = _kind(target.indicator.quantity)
    counted = unit if kind == "count" else ""
    grows = "tăng" if kind == "share" and target.indicator.direction == "+" else ""
    return _Name(
        _words(f"{grows} {target.indicator.name} {counted}", long_forms),
        frozenset().union(*(_words(part, long_forms) for part in target.indicator.parts_of)),
    )


def _words(name: str, long_forms: dict[str, str]) -> frozenset[str]:
    """The words of a name without marks, abbreviations written out."""
    found: set[str] = set()
    plain = _BY_WHICH.sub("", " ".join(fold(canonical(name)).split()))
    for phrase, same in _SAME.items():
        plain = plain.replace(phrase, same)
    for word in plain.replace("/", " ").split():
        bare = word.strip(".,;:()“”\"'-–*")
        found.update(long_forms.get(bare, bare).split())
    return frozenset(found - {""})


def _weights(names: Iterable[_Name]) -> dict[str, float]:
    """How much each word says: little where many names have it."""
    counts: Counter[str] = Counter()
    total = 0
    for name in names:
        counts.update(name.words | name.parts_of)
        total += 1
    top = math.log(total + 1) or 1.0
    return {word: max(1 - math.log(count) / top, _WORD_WEIGHT) for word, count in counts.items()}


def _likeness(a: frozenset[str], b: frozenset[str], weights: dict[str, float]) -> float:
    """The weight of the words in common, of the mean weight of both names (Dice)."""
    both = sum(weights[word] for word in a & b)
    whole = sum(weights[word] for word in a) + sum(weights[word] for word in b)
    return 2 * both / whole if whole else 0.0


def _matched(
    rows: list[TargetRow], row_names: list[_Name], told: list[Target], names: list[_Name], weights: dict[str, float]
) -> dict[int, TargetRow]:
    """For targets of one more document the rows they belong to."""
    by_word: dict[str, list[int]] = defaultdict(list)
    for i, name in enumerate(row_names):
        for word in name.words:
            by_word[word].append(i)
    scores: dict[tuple[int, int], float] = {}
    for at, name in enumerate(names):
        near = {i for word in name.words for i in by_word.get(word, ())}
        for i in near:
            if not _comparable(rows[i].first, told[at]):
                continue
            score = _score(row_names[i], name, weights) - _apart(rows[i].first, told[at])
            if score >= _LIKELY:
                apart = abs(i / len(rows) - at / len(told))
                scores[i, at] = score + _ORDER * (1 - apart)
    return {at: rows[i] for i, at in assign(scores)}


def _score(a: _Name, b: _Name, weights: dict[str, float]) -> float:
    """How alike two names are, with what they are parts of."""
    own = _likeness(a.words, b.words, weights)
    if not a.parts_of and not b.parts_of:
        return own
    whole = _likeness(a.words | a.parts_of, b.words | b.parts_of, weights)
    if a.parts_of and b.parts_of:
        return own * (1 - _OF_PARTS) + _likeness(a.parts_of, b.parts_of, weights) * _OF_PARTS
    return whole


def _comparable(a: Target, b: Target) -> bool:
    """Whether two figures may be those of one indicator: of one kind, and of one year where the clauses say theirs."""
    own, others = a.indicator.period, b.indicator.period
    if own and others and own != others:
        return False
    one, other = a.indicator.quantity, b.indicator.quantity
    return _kind(one) == _kind(other) or "" in (_kind(one), _kind(other))


def _apart(a: Target, b: Target) -> float:
    """What speaks against two targets that may be compared: other years (a plan of last year), other things counted;
    less than nothing where their figures speak for them."""
    years = _OTHER_YEAR if a.period and b.period and a.period != b.period else 0.0
    one, other = a.indicator.quantity, b.indicator.quantity
    if one.key == other.key and one.low is not None and one.low != _WHOLE:
        years -= _SAME_FIGURE
    return years + (_OTHER_NOUN if one.counted and other.counted and one.unit != other.unit else 0.0)


def _kind(quantity: Quantity) -> str:
    """A share, an amount of money, or something counted or measured."""
    unit = (quantity.unit or "").split("/")[0]
    if unit in ("%", "pp", "‰"):
        return "share"
    if unit in ("VND", "USD", "EUR"):
        return "money"
    return "count" if unit else ""


def _a_head(quantity: Quantity) -> Quantity:
    """A figure without "/người/năm", which an average a head says already: 76 triệu đồng, 76 triệu đồng/người/năm."""
    head, *per = (quantity.unit or "").split("/")
    kept = "".join(f"/{one}" for one in per if one not in ("người", "năm"))
    return quantity._replace(unit=f"{head}{kept}" or None)


def _opposed(a: str, b: str) -> bool:
    return {a, b} == {"+", "-"}
