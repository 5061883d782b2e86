"""Targets: the indicators that a document sets for a time to come, each with its section and period.

They stand in sections that are called so ("Mục tiêu, chỉ tiêu chủ yếu"), outside of the parts that tell
results, and in sentences that set them ("Phấn đấu …"). Where a document has neither, every numbered
entry with a figure is one. A table tells an indicator a row: its name in the column with most letters,
its unit in a column headed so, its values below the headings that speak of a plan.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from ..model.document import Block, BlockKind, Document, SectionKind
from .dates import DATE, parse_date
from .indicators import PERIOD, Indicator, indicators, lead_of, names_indicator
from .quantities import Quantity
from .tokens import TokenKind, tokenize

_TARGETS = re.compile(r"chỉ tiêu|mục tiêu", re.IGNORECASE)
_TASKS = re.compile(r"nhiệm vụ|giải pháp|tổ chức thực hiện|trách nhiệm", re.IGNORECASE)
_RESULTS = re.compile(r"kết quả|tình hình|đánh giá|ước thực hiện|tổng kết|nguyên nhân|hạn chế", re.IGNORECASE)
_SETS = re.compile(r"(?<![^\W\d_])(?:phấn đấu|đặt ra|dự kiến|đề ra|chỉ tiêu)(?![^\W\d_])", re.IGNORECASE)
"""Words with which a sentence sets a target."""
_SENTENCE = re.compile(r"[^.!?…]+(?:[.!?…](?!\s)[^.!?…]*)*")
_PLANNED = re.compile(r"kế hoạch|chỉ tiêu|mục tiêu|phấn đấu|dự kiến|dự toán|KH(?![^\W\d_])", re.IGNORECASE)
_TOLD = re.compile(r"thực hiện|ước|đã đạt|kết quả|so sánh|tỷ lệ|TH(?![^\W\d_])", re.IGNORECASE)
_UNIT_HEAD = re.compile(r"đơn vị|ĐVT|Đvt", re.IGNORECASE)
_NUMBER_HEAD = re.compile(r"STT|TT|Số TT", re.IGNORECASE)
_PART = re.compile(r"\s*(?:[-+*•–]\s*|(?i:trong đó)\s*:?\s*[-+]?\s*)")
_NOT_TARGETS = (SectionKind.CLOSING, SectionKind.PREAMBLE)


class Target(NamedTuple):
    """An indicator and where it stands."""

    indicator: Indicator
    block: int
    section: int
    period: str | None
    """A year or a run of years, in ISO form: the clause's own, else its section's, else the document's."""


def targets_of(document: Document, root: int | None = None) -> list[Target]:
    """The targets of a document in reading order; of one section, all indicators."""
    everything = list(_told(document, range(len(document.blocks)) if root is None else document.blocks_of(root)))
    if root is not None:
        return everything
    titled = {s.index for s in document.sections if _is_target(document, s.index)}
    results = {s.index for s in document.sections if _is_result(document, s.index)}
    chosen = [t for t in everything if t.section in titled or (t.section not in results and _is_set(document, t))]
    if chosen:
        return chosen
    return [t for t in everything if document.sections[t.section].kind is SectionKind.ITEM] or everything


def _titles(document: Document, section: int) -> Iterator[str]:
    """The titles from a section up; of one without children that is its own text, no title at all."""
    while section >= 0:
        found = document.sections[section]
        if found.kind not in (SectionKind.ITEM, SectionKind.POINT):
            yield found.title
        section = found.parent


def _is_result(document: Document, section: int) -> bool:
    return any(_RESULTS.search(title) for title in _titles(document, section))


def _is_target(document: Document, section: int) -> bool:
    """Whether the nearest title that says what a section is for speaks of targets, not of tasks."""
    if _is_result(document, section):
        return False
    for title in _titles(document, section):
        if _TARGETS.search(title):
            return True
        if _TASKS.search(title):
            return False
    return False


def _is_set(document: Document, target: Target) -> bool:
    """Whether the sentence of an indicator says that it is set, and it is one that is measured."""
    block, quantity = document.blocks[target.block], target.indicator.quantity
    measured = quantity.unit is not None and not quantity.counted
    if block.rows or quantity.low is None or not (measured or names_indicator(target.indicator.name)):
        return False
    for sentence in _SENTENCE.finditer(block.text):
        if sentence.start() <= target.indicator.start < sentence.end():
            return _SETS.search(sentence.group()) is not None
    return False


def _told(document: Document, blocks: range) -> Iterator[Target]:
    """Every indicator of some blocks."""
    leads: dict[int, str] = {}
    """By section: the name that its first paragraph leaves to what stands below it."""
    periods: dict[int, str | None] = {}
    for at in blocks:
        block = document.blocks[at]
        if block.section < 0 or block.kind is BlockKind.FURNITURE:
            continue
        section = document.sections[block.section]
        if section.kind in _NOT_TARGETS:
            continue
        if section.index not in periods:
            periods[section.index] = _period_of(document, section.index)
        period = periods[section.index]
        if block.rows:
            yield from _rows(block, at, section.index, period)
            continue
        outer = _lead_above(document, leads, section.index, opens=section.first == at)
        for indicator in indicators(block.text, block.body, outer):
            yield Target(indicator, at, section.index, indicator.period or period)
        if section.first == at or block.kind is not BlockKind.LIST_ITEM:
            leads[section.index] = lead_of(block.text, block.body)


def _lead_above(document: Document, leads: dict[int, str], section: int, *, opens: bool) -> tuple[str, ...]:
    """The name that was left to a block: by the section above where the block opens its own."""
    of = document.sections[section].parent if opens else section
    name = leads.get(of, "")
    return (name,) if name else ()


def _period_of(document: Document, section: int) -> str | None:
    """The year that the titles from a section up speak of, else the title of the document."""
    title = document.metadata.title
    for text in [*_titles(document, section), title.value if title and title.value else ""]:
        if found := _year_in(text):
            return found
    return None


def _year_in(text: str) -> str | None:
    years = [parse_date(match).iso for match in DATE.finditer(text)]
    return next((iso for iso in reversed(years) if PERIOD.fullmatch(iso)), None)


# -- tables


def _rows(block: Block, at: int, section: int, period: str | None) -> Iterator[Target]:
    """The indicators of a table."""
    columns = _columns(block)
    if columns is None:
        return
    name_at, unit_at, values, head = columns
    offset = _offsets(block)
    above: tuple[str, ...] = ()
    for number, row in enumerate(block.rows):
        if number < head or name_at >= len(row):
            continue
        printed = row[name_at].strip()
        part = _PART.match(printed)
        name = " ".join((printed[part.end() :] if part else printed).split()).strip(" :.;")
        if not re.search(r"[^\W\d_]{2}", name):
            continue
        unit = row[unit_at] if unit_at is not None and unit_at < len(row) else ""
        parents = above if part else ()
        for column, when in values:
            cell = row[column] if column < len(row) else ""
            if found := _cell(cell, unit):
                quantity, low, high = found
                start = offset[number][column]
                indicator = Indicator(name, parents, quantity, start + low, start + high, when)
                yield Target(indicator, at, section, when or period)
        if not part:
            above = (name,)


def _columns(block: Block) -> tuple[int, int | None, list[tuple[int, str | None]], int] | None:
    """(column of names, of units, columns of values with their year, rows of the head); None for other tables."""
    rows = block.rows
    width = max(map(len, rows))
    letters = [sum(sum(c.isalpha() for c in row[i]) for row in rows if i < len(row)) for i in range(width)]
    name_at = max(range(width), key=letters.__getitem__)
    head = 1 if len(rows) > 1 else 0
    heads = [rows[0][i] if head and i < len(rows[0]) else "" for i in range(width)]
    unit_at = next((i for i, text in enumerate(heads) if _UNIT_HEAD.search(text) and i != name_at), None)
    figures = [
        i for i in range(width)
        if i not in (name_at, unit_at) and not _NUMBER_HEAD.fullmatch(heads[i].strip(" ."))
        and sum(bool(re.search(r"[0-9]", row[i])) for row in rows[head:] if i < len(row)) * 2 >= len(rows) - head
    ]  # fmt: skip
    planned = [i for i in figures if _PLANNED.search(heads[i])]
    chosen = planned or [i for i in figures if not _TOLD.search(heads[i])] or figures
    return (name_at, unit_at, [(i, _year_in(heads[i])) for i in chosen], head) if chosen else None


def _offsets(block: Block) -> list[list[int]]:
    """Where each cell begins in the text of its table."""
    out: list[list[int]] = []
    at = 0
    for row in block.rows:
        starts = []
        for cell in row:
            starts.append(at)
            at += len(cell) + 1
        out.append(starts)
    return out


def _cell(cell: str, unit: str) -> tuple[Quantity, int, int] | None:
    """The figure of a cell, told in the unit of its row, and where it stands in the cell."""
    token = next((t for t in tokenize(cell) if t.kind is TokenKind.QUANTITY), None)
    if token is None or not isinstance(token.value, Quantity):
        return None
    if token.value.unit is None and unit.strip():
        told = next((t for t in tokenize(f"{cell[: token.end]} {unit.strip()}") if t.kind is TokenKind.QUANTITY), None)
        if told is not None and isinstance(told.value, Quantity):
            return told.value._replace(raw=token.value.raw), token.start, token.end
    return token.value, token.start, token.end
