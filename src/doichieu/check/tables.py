"""Tables: totals that their rows do not make, and columns that are worked out of two others in all rows but one.

Nobody tells a table's rules; they are read off the table. If a column is the quotient of two others (in per
cent, or by some power of ten), their product, sum or difference in nearly every row, then it is meant to be, and the
row that differs is wrong. If the rows above a line called "Tổng" make it in one column, they are meant to
make it in the others that can be added. The same holds for a row and the rows numbered below it. So a table proves its
own rule before anything in it is accused; a single column proves it only by a slip of the pen (`slips`).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from fractions import Fraction
from itertools import permutations

from ..facts.numbers import NUM, number
from ..model.document import Block, BlockKind, Document
from .claims import Claim
from .result import Proof, Rule, Spot
from .rounding import Printed, Span, Verdict
from .slips import RARE, chance_of_slip

_NUMBER = re.compile(rf"\s*[-−–]?\s*(?P<n>{NUM})\s*%?\s*")
_EMPTY = re.compile(r"\s*[-–—]?\s*")
_TOTAL = re.compile(
    r"(?:tổng(?:\s+(?:số|cộng|chi|thu|hợp|toàn tỉnh))?|cộng|toàn\s+(?:tỉnh|huyện|xã|ngành|thành phố|quốc|vùng|bộ)|tổng\s.{0,40})\W*$",
    re.IGNORECASE,
)
_RATES = re.compile(r"%|tỷ lệ|tỉ lệ|bình quân|so với|so sánh|năng suất|tăng|giảm|mật độ|chỉ số|đạt|/", re.IGNORECASE)
"""Heads of columns that cannot be added up."""
_MOST_COLUMNS, _MOST_ROWS = 9, 300
_TELLING = 20
_LEAST_ROWS, _NEARLY = 3, Fraction(3, 5)
_POWERS = tuple(Fraction(10) ** power for power in range(-4, 6))


@dataclass(frozen=True, slots=True)
class _Cell:
    """A number in a table."""

    value: Fraction
    step: Fraction
    start: int
    end: int
    raw: str

    @property
    def span(self) -> Span:
        return Span(self.value - self.step / 2, self.value + self.step / 2)


@dataclass(frozen=True, slots=True)
class _Table:
    document: Document
    block: int
    heads: tuple[str, ...]
    names: tuple[str, ...]
    """What each row is called."""
    levels: tuple[int, ...]
    """How deep each row's number stands; 9 for rows without one."""
    cells: tuple[tuple[_Cell | None, ...], ...]
    """By row and column; None for a cell that holds no number."""

    def spot(self, cell: _Cell) -> Spot:
        return Spot(self.document, self.block, cell.start, cell.end)


def tables(document: Document) -> Iterator[Claim]:
    """The claims of a document's tables."""
    for index, block in enumerate(document.blocks):
        if block.kind is BlockKind.TABLE and 2 < len(block.rows) <= _MOST_ROWS:
            table = _read(document, index, block)
            if table is not None:
                rates = set[int]()
                yield from _relations(table, rates)
                yield from _totals(table, rates)


def _read(document: Document, index: int, block: Block) -> _Table | None:
    width = max(len(row) for row in block.rows)
    if width < 2 or width > _MOST_COLUMNS + 2:
        return None
    cells: list[tuple[_Cell | None, ...]] = []
    at = 0
    for row in block.rows:
        told: list[_Cell | None] = []
        for cell in row:
            told.append(_cell(cell, at))
            at += len(cell) + 1
        cells.append((*told, *[None] * (width - len(row))))
    head = 1 if not any(cells[0][1:]) or not any(cell for cell in cells[0]) else 0
    letters = [sum(sum(c.isalpha() for c in row[i]) for row in block.rows[head:] if i < len(row)) for i in range(width)]
    name_at = max(range(width), key=letters.__getitem__)
    names = tuple(row[name_at].strip() if name_at < len(row) else "" for row in block.rows[head:])
    heads = tuple(block.rows[0][i] if head and i < len(block.rows[0]) else "" for i in range(width))
    numbered = name_at > 0 and _are_row_numbers([row[0] if row else "" for row in block.rows[head:]])
    levels = tuple(_level(row[0] if row else "", name) if numbered else _level("", name)
                   for row, name in zip(block.rows[head:], names, strict=True))  # fmt: skip
    kept = tuple(
        tuple(None if column <= name_at and (numbered or column == name_at) else cell for column, cell in enumerate(row))
        for row in cells[head:]
    )
    return _Table(document, index, heads, names, levels, kept)


def _cell(text: str, at: int) -> _Cell | None:
    match = _NUMBER.fullmatch(text)
    told = number(match["n"]) if match else None
    if match is None or told is None:
        return None
    raw = match["n"]
    decimals = len(raw.rpartition(",")[2]) if raw.count(",") == 1 else 0
    negative = text.strip()[:1] in "-−–"
    start = at + match.start("n")
    return _Cell(
        Fraction(told) * (-1 if negative else 1), Fraction(1, 10**decimals), start, start + len(raw), raw
    )


def _are_row_numbers(first: list[str]) -> bool:
    return all(re.fullmatch(r"\s*(?:[IVX]{1,5}|[A-ZĐ]|[0-9]{1,2}(?:\.[0-9]{1,2})*|[-+*a-zđ])?[.)]?\s*", cell) for cell in first)


def _level(label: str, name: str) -> int:
    """How deep a row stands by its number, or by the mark before its name."""
    bare = label.strip(" .)") or (m[1] if (m := re.match(r"\s*([IVX]+|[A-ZĐ]|[0-9]+(?:\.[0-9]+)*)[.)]\s", name)) else "")
    if re.fullmatch(r"[IVX]+", bare):
        return 1
    if re.fullmatch(r"[A-ZĐ]", bare):
        return 0
    if bare and bare[0].isdigit():
        return 2 + bare.count(".")
    if bare[:1] in ("-", "+", "*") or name.lstrip()[:1] in ("-", "–", "+", "*"):
        return 7
    return 6 if bare.isalpha() and bare else 9


# -- columns that are worked out of two others


_Work = Callable[[Span, Span], Span]
_FORMS: tuple[tuple[str, _Work], ...] = (
    ("a/b", lambda a, b: a / b),
    ("a/b-1", lambda a, b: a / b - Span(Fraction(1), Fraction(1))),
    ("a*b", lambda a, b: a * b),
    ("a-b", lambda a, b: a - b),
)


def _relations(table: _Table, rates: set[int]) -> Iterator[Claim]:
    """Rows that break what a column is worked out by in the others."""
    columns = [c for c in range(len(table.heads)) if sum(row[c] is not None for row in table.cells) >= _LEAST_ROWS]
    accused: set[int] = set()
    for c in columns:
        found = _best_relation(table, c, columns)
        if found is None:
            continue
        a, b, operation, worked = found
        if operation.startswith("a/b"):
            rates.add(c)
        for row, comes_out in worked:
            cell = table.cells[row][c]
            first, second = table.cells[row][a], table.cells[row][b]
            if cell is None or first is None or second is None:
                continue
            verdict = _verdict(cell, comes_out)
            if verdict is not Verdict.HOLDS and row in accused:
                continue
            if verdict is Verdict.FAILS:
                accused.add(row)
            rule = Rule.PER_UNIT if operation == "a*b" else Rule.RATIO if operation.startswith("a/b") else Rule.SUM
            if operation == "a/b" and not _is_share(table, c, worked):
                rule = Rule.PER_UNIT
            proof = Proof(operation, (first.raw, second.raw), comes_out.middle)
            spots = (table.spot(cell), table.spot(first), table.spot(second))
            yield Claim(rule, "table.column", verdict, spots, cell.raw, proof, named={"row": table.names[row]})


def _is_share(table: _Table, c: int, worked: list[tuple[int, Span]]) -> bool:
    """Whether a quotient is told in per cent."""
    if re.search(r"%|tỷ lệ|tỉ lệ|so với|so sánh|đạt|[A-ZĐ]{2}/[A-ZĐ]{2}", table.heads[c]):
        return True
    return "/" not in re.sub(r"[A-ZĐ]{2}/[A-ZĐ]{2}", "", table.heads[c]) and "bình quân" not in table.heads[c].lower() and all(span.middle > 10 for _, span in worked)


def _best_relation(table: _Table, c: int, columns: list[int]) -> tuple[int, int, str, list[tuple[int, Span]]] | None:
    """The two columns, and the work, that make a column in most rows."""
    best: tuple[int, tuple[int, int, str, list[tuple[int, Span]]]] | None = None
    for a, b in permutations([other for other in columns if other != c], 2):
        for operation, work in _FORMS:
            if operation == "a*b" and a > b:
                continue
            told = _worked(table, a, b, c, operation, work)
            if told is not None and (best is None or told[0] > best[0]):
                best = (told[0], (a, b, operation, told[1]))
    return best[1] if best else None


def _worked(
    table: _Table, a: int, b: int, c: int, operation: str, work: _Work
) -> tuple[int, list[tuple[int, Span]]] | None:
    """What comes out in each row, and in how many it is what is printed; None where in too few."""
    raw: list[tuple[int, Span]] = []
    for row, cells in enumerate(table.cells):
        first, second, third = cells[a], cells[b], cells[c]
        if first is None or second is None or third is None or (operation.startswith("a/b") and second.span.low <= 0):
            continue
        raw.append((row, work(first.span, second.span)))
    if len(raw) < _LEAST_ROWS:
        return None
    powers = _POWERS if operation == "a/b" or operation == "a*b" else (Fraction(100),) if operation == "a/b-1" else (Fraction(1),)
    best: tuple[int, list[tuple[int, Span]]] | None = None
    for power in powers:
        scaled = [(row, Span(span.low * power, span.high * power)) for row, span in raw]
        holding = sum(_is_met(table.cells[row][c], span) for row, span in scaled)
        telling = sum(_is_met(cell, span) and _is_telling(cell) for row, span in scaled for cell in (table.cells[row][c],))
        values = {cell.value for row, _ in scaled if (cell := table.cells[row][c]) is not None}
        enough = telling >= _LEAST_ROWS and holding >= len(scaled) * _NEARLY and len(values) >= _LEAST_ROWS
        if enough and (best is None or holding > best[0]):
            best = (holding, scaled)
    return best


def _is_telling(cell: _Cell | None) -> bool:
    """Whether a number is long enough for its agreement to say something."""
    return cell is not None and abs(cell.value) >= cell.step * _TELLING


def _is_met(cell: _Cell | None, span: Span) -> bool:
    return cell is not None and _verdict(cell, span) is not Verdict.FAILS and cell.value != 0


def _verdict(cell: _Cell, comes_out: Span) -> Verdict:
    if cell.span.meets(comes_out):
        return Verdict.HOLDS
    around = Span(cell.value - cell.step, cell.value + cell.step)
    return Verdict.CUT if around.meets(comes_out) else Verdict.FAILS


# -- totals


def _totals(table: _Table, rates: set[int]) -> Iterator[Claim]:
    """Lines of totals, and rows with numbered rows below them."""
    additive = [c for c, head in enumerate(table.heads) if c not in rates and not _RATES.search(head)]
    for total, name in enumerate(table.names):
        groups: list[list[int]] = []
        if _TOTAL.match(name):
            groups += _groups_of_total(table, total)
        groups += _rows_below(table, total)
        yield from _sums(table, total, groups, additive)


def _groups_of_total(table: _Table, total: int) -> list[list[int]]:
    """The rows that may make a line of totals: those above it, or below it where it comes first; all, or of one level."""
    others = [row for row, name in enumerate(table.names) if row != total and not _TOTAL.match(name)]
    above = [row for row in others if row < total]
    rows = above or others
    levels = sorted({table.levels[row] for row in rows})
    return [rows, *([row for row in rows if table.levels[row] == level] for level in levels if len(levels) > 1)]


def _rows_below(table: _Table, top: int) -> list[list[int]]:
    """The rows numbered right below a row."""
    below: list[int] = []
    for row in range(top + 1, len(table.names)):
        if table.levels[row] <= table.levels[top] or table.levels[top] == _PLAIN:
            break
        below.append(row)
    if len(below) < 2:
        return []
    first = min(table.levels[row] for row in below)
    return [[row for row in below if table.levels[row] == first]]


_PLAIN = 9


def _sums(table: _Table, total: int, groups: list[list[int]], additive: list[int]) -> Iterator[Claim]:
    """The claims of a line of totals, by the group of rows that makes it in most columns."""
    best: list[Claim] = []
    for group in groups:
        told = [claim for c in additive if (claim := _sum(table, total, group, c)) is not None]
        holding = sum(claim.verdict is Verdict.HOLDS for claim in told)
        if holding > sum(claim.verdict is Verdict.HOLDS for claim in best) or not best:
            best = told
    if any(claim.verdict is Verdict.HOLDS for claim in best):
        yield from best
    elif len(best) == 1 and groups:
        yield from (claim for claim in best if _by_slip(table, total, groups, additive))


def _sum(table: _Table, total: int, group: list[int], c: int) -> Claim | None:
    whole = table.cells[total][c]
    parts = [cell for row in group if (cell := table.cells[row][c]) is not None]
    if whole is None or len(parts) < 2:
        return None
    adding = Span(sum((p.span.low for p in parts), Fraction(0)), sum((p.span.high for p in parts), Fraction(0)))
    exact = all(part.step == 1 for part in parts) and whole.step == 1
    middle = sum((part.value for part in parts), Fraction(0))
    slack = Fraction(len(parts), 2) if exact and abs(whole.value) > 10**4 else Fraction(0)
    holds = abs(middle - whole.value) <= slack if exact else adding.meets(whole.span)
    proof = Proof("a+b", tuple(part.raw for part in parts), middle)
    spots = (table.spot(whole), *(table.spot(part) for part in parts))
    named = {"row": table.names[total]}
    return Claim(Rule.SUM, "table.sum", Verdict.HOLDS if holds else Verdict.FAILS, spots, whole.raw, proof, named=named)


def _by_slip(table: _Table, total: int, groups: list[list[int]], additive: list[int]) -> bool:
    """Whether one mistyped figure explains that the rows of a single column do not make its total."""
    for group in groups:
        for c in additive:
            whole = table.cells[total][c]
            parts = [cell for row in group if (cell := table.cells[row][c]) is not None]
            if whole is not None and len(parts) >= 2:
                printed = [Printed(cell.value, cell.step) for cell in parts]
                if chance_of_slip(Printed(whole.value, whole.step), printed) <= RARE:
                    return True
    return False
