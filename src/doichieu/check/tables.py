"""Tables: totals that their rows do not make, and columns that are worked out of two others in all rows but one.

Nobody tells a table's rules; they are read off the table. If a column is the quotient of two others (in per
cent, or by some power of ten), their product, sum or difference in nearly every row, then it is meant to be, and the
row that differs is wrong. If the rows above a line called "Tổng" make it in one column, they are meant to
make it in the others that can be added. The same holds for a row and the rows numbered below it. So a table proves its
own rule before anything in it is accused; a single column proves it only by a slip of the pen (`slips`).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from fractions import Fraction
from itertools import permutations

from .claims import Claim
from .grids import Cell, Grid
from .result import Proof, Rule
from .rounding import Span, Verdict, agree, exactly
from .slips import RARE, chance_of_slip

_PER_CENT = re.compile(r"%|tỷ lệ|tỉ lệ|tỷ trọng|tỉ trọng|cơ cấu", re.IGNORECASE)
_OF_OTHERS = re.compile(r"so với|so sánh|kế hoạch|cùng kỳ|/|tăng|giảm|đạt", re.IGNORECASE)
_HUNDRED = 100
_TOTAL = re.compile(
    r"(?:tổng(?:\s+(?:số|cộng|chi|thu|hợp|toàn tỉnh))?|cộng(?:\s.{0,20})?|"
    r"toàn\s+(?:tỉnh|huyện|xã|ngành|thành phố|quốc|vùng|bộ)|tổng\s.{0,40})\W*$",
    re.IGNORECASE,
)
_IN_ALL = re.compile(r"\W*(?:tổng cộng|cộng|tổng số)\W*$", re.IGNORECASE)
_RATES = re.compile(r"%|tỷ lệ|tỉ lệ|bình quân|so với|so sánh|năng suất|tăng|giảm|mật độ|chỉ số|đạt|/", re.IGNORECASE)
"""Heads of columns that cannot be added up."""
_MOST_ROWS = 300
_CHANGES = re.compile(r"cùng kỳ|năm trước|tăng|giảm|chênh lệch|\+/-|±")
_SHARES = re.compile(r"%|[Tt]ỷ lệ|[Tt]ỉ lệ|[Ss]o với|[Ss]o sánh|[Đđ]ạt|[A-ZĐ]{2}/[A-ZĐ]{2}")
_MEANS = re.compile(r"năng suất|bình quân|trung bình|mật độ|/")
_TELLING = 20
_LEAST_ROWS, _NEARLY = 3, Fraction(3, 5)
_HALF = Fraction(1, 2)
_NAMED_ROWS = 2
"""So many rows prove what the head of a column says: "Học sinh/lớp" beside "Số học sinh" and "Số lớp"."""
_POWERS = tuple(Fraction(10) ** power for power in range(-4, 6))


def tables(grids: Iterable[Grid]) -> Iterator[Claim]:
    """The claims of a document's tables."""
    for table in grids:
        if 2 < len(table.document.blocks[table.block].rows) <= _MOST_ROWS:
            rates = set[int]()
            relations = list(_relations(table, rates))
            yield from _totals(table, rates)  # first: a total that its rows do not make is just that
            yield from _shares_of_totals(table)
            yield from relations


# -- columns that are worked out of two others


_Work = Callable[[Span, Span], Span]
_FORMS: tuple[tuple[str, _Work], ...] = (
    ("a/b", lambda a, b: a / b),
    ("a/b-1", lambda a, b: a / b - exactly(1)),
    ("a*b", lambda a, b: a * b),
    ("a-b", lambda a, b: a - b),
)


def _relations(table: Grid, rates: set[int]) -> Iterator[Claim]:
    """Rows that break what a column is worked out by in the others."""
    columns = [c for c in range(len(table.heads)) if sum(row[c] is not None for row in table.cells) >= _LEAST_ROWS]
    accused: set[int] = set()
    for c in sorted(columns, key=lambda c: not _RATES.search(table.heads[c])):  # what is worked out is accused first
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
            verdict = agree(cell.printed, comes_out)
            if verdict is not Verdict.HOLDS and row in accused:
                continue
            if verdict is Verdict.FAILS:
                accused.add(row)
            rule = _rule_of(table, a, b, c, operation)
            proof = Proof(operation, (first.raw, second.raw), comes_out.point)
            spots = (table.spot(cell), table.spot(first), table.spot(second))
            yield Claim(rule, "table.column", verdict, spots, cell.raw, proof, named={"row": table.names[row]})


def _rule_of(table: Grid, a: int, b: int, c: int, operation: str) -> Rule:
    """The rule that a column falls under, by what its head says, or those of the columns it is worked out of."""
    head = table.heads[c].lower()
    if _CHANGES.search(head):
        return Rule.CHANGE
    if _SHARES.search(table.heads[c]):
        return Rule.RATIO
    if any(_MEANS.search(re.sub(r"[A-ZĐ]{2}/[A-ZĐ]{2}", "", table.heads[at]).lower()) for at in (a, b, c)):
        return Rule.PER_UNIT
    return Rule.RATIO if operation.startswith("a/b") else Rule.PER_UNIT if operation == "a*b" else Rule.SUM


def _best_relation(table: Grid, c: int, columns: list[int]) -> tuple[int, int, str, list[tuple[int, Span]]] | None:
    """The two columns, and the work, that make a column in most rows."""
    best: tuple[int, tuple[int, int, str, list[tuple[int, Span]]]] | None = None
    for a, b in permutations([other for other in columns if other != c], 2):
        for operation, work in _FORMS:
            if operation == "a*b" and a > b:
                continue
            least = _NAMED_ROWS if operation == "a/b" and _is_named(table, a, b, c) else _LEAST_ROWS
            nearly = _NEARLY
            if operation == "a*b" and _is_harvest(table, a, b, c):
                least, nearly = 1, _HALF
            told = _worked(table, a, b, c, operation, work, least, nearly)
            if told is not None and (best is None or told[0] > best[0]):
                best = (told[0], (a, b, operation, told[1]))
    return best[1] if best else None


def _worked(
    table: Grid, a: int, b: int, c: int, operation: str, work: _Work, least: int, nearly: Fraction
) -> tuple[int, list[tuple[int, Span]]] | None:
    """What comes out in each row, and in how many it is what is printed; None where in too few."""
    raw: list[tuple[int, Span]] = []
    for row, cells in enumerate(table.cells):
        first, second, third = cells[a], cells[b], cells[c]
        if first is None or second is None or third is None:
            continue
        x, y = first.printed.span, second.printed.span
        if y.low > 0 or not operation.startswith("a/b"):
            raw.append((row, work(x, y)))
    if len(raw) < _LEAST_ROWS:
        return None
    powers = {"a/b-1": (Fraction(100),), "a-b": (Fraction(1),)}.get(operation, _POWERS)
    best: tuple[int, list[tuple[int, Span]]] | None = None
    for power in powers:
        scaled = [(row, span * exactly(power)) for row, span in raw]
        holding = sum(_is_met(table.cells[row][c], span) for row, span in scaled)
        telling = sum(_is_telling(table.cells[row][c]) and _is_met(table.cells[row][c], span) for row, span in scaled)
        values = {cell.printed.value for row, _ in scaled if (cell := table.cells[row][c]) is not None}
        enough = telling >= least and holding >= len(scaled) * nearly and len(values) >= _LEAST_ROWS
        if enough and (best is None or holding > best[0]):
            best = (holding, scaled)
    return best


def _is_named(table: Grid, a: int, b: int, c: int) -> bool:
    """Whether a column's head says that it is one column by another."""
    one, slash, other = table.heads[c].lower().partition("/")
    return bool(slash and one.strip() and other.strip()) and (
        one.strip() in table.heads[a].lower() and other.strip() in table.heads[b].lower()
    )


def _is_harvest(table: Grid, a: int, b: int, c: int) -> bool:
    """Whether columns are area, yield and output, of which the last is worked out of the others whatever rows say."""
    heads = [table.heads[at].lower() for at in (a, b, c)]
    return all(word in head for word, head in zip(("diện tích", "năng suất", "sản lượng"), heads, strict=True))


def _is_telling(cell: Cell | None) -> bool:
    """Whether a number is long enough for its agreement to say something."""
    return cell is not None and abs(cell.printed.value) >= cell.printed.step * _TELLING


def _is_met(cell: Cell | None, span: Span) -> bool:
    return cell is not None and agree(cell.printed, span) is not Verdict.FAILS and cell.printed.value != 0


# -- totals


def _totals(table: Grid, rates: set[int]) -> Iterator[Claim]:
    """Lines of totals, and rows with numbered rows below them."""
    additive = [c for c, head in enumerate(table.heads) if c not in rates and not _RATES.search(head)]
    for total, name in enumerate(table.names):
        groups: list[list[int]] = []
        if _TOTAL.match(name):
            groups += _groups_of_total(table, total)
        groups += _rows_below(table, total)
        yield from _sums(table, total, groups, additive)


def _groups_of_total(table: Grid, total: int) -> list[list[int]]:
    """The rows that may make a line of totals: those above it, below it where it comes first; all, or of one level."""
    others = [row for row, name in enumerate(table.names) if row != total and not _TOTAL.match(name)]
    above = [row for row in others if row < total]
    rows = above or others
    levels = sorted({table.levels[row] for row in rows})
    return [rows, *([row for row in rows if table.levels[row] == level] for level in levels if len(levels) > 1)]


def _rows_below(table: Grid, top: int) -> list[list[int]]:
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


def _shares_of_totals(table: Grid) -> Iterator[Claim]:
    """A column that tells the share of each row in the line of totals: "Khá | 27 | 45,0" of 60."""
    for total, name in enumerate(table.names):
        if not _TOTAL.match(name):
            continue
        rows = _groups_of_total(table, total)[0]
        for c, head in enumerate(table.heads):
            if not _PER_CENT.search(head) or _OF_OTHERS.search(head):
                continue
            whole = table.cells[total][c]
            for a in range(len(table.heads)):
                if a != c and (whole is None or whole.printed.value == _HUNDRED):
                    yield from _shares_in(table, total, rows, a, c)


def _shares_in(table: Grid, total: int, rows: list[int], a: int, c: int) -> Iterator[Claim]:
    """The shares in one column of the amounts in another, where nearly all rows tell them so."""
    whole = table.cells[total][a]
    told = [(x, y) for row in rows if (x := table.cells[row][a]) is not None and (y := table.cells[row][c]) is not None]
    if whole is None or whole.printed.value <= 0 or len(told) < _LEAST_ROWS:
        return
    worked = [(part, share, part.printed.span / whole.printed.span * exactly(_HUNDRED)) for part, share in told]
    verdicts = [agree(share.printed, span) for _, share, span in worked]
    exact = (exactly(part.printed.value / whole.printed.value * _HUNDRED) for part, _ in told)
    holding = sum(agree(share.printed, span) is not Verdict.FAILS for (_, share), span in zip(told, exact, strict=True))
    if holding < _NAMED_ROWS or holding < len(told) * _NEARLY:
        return
    for (part, share, span), verdict in zip(worked, verdicts, strict=True):
        proof = Proof("a/b", (part.raw, whole.raw), span.point, "%")
        spots = (table.spot(share), table.spot(part), table.spot(whole))
        yield Claim(Rule.SHARES, "shares.of", verdict, spots, share.raw, proof)


def _sums(table: Grid, total: int, groups: list[list[int]], additive: list[int]) -> Iterator[Claim]:
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
        if _by_slip(table, total, groups, additive):
            yield from best
        elif _is_plain(table, total, groups[0]):
            yield from (replace(claim, unsure=True) for claim in best)


def _is_plain(table: Grid, total: int, group: list[int]) -> bool:
    """Whether a line says that it is the sum of all above it: the last one, "Tổng cộng", below three of one level."""
    levels = {table.levels[row] for row in group}
    whole = total == len(table.names) - 1 and len(group) == total and len(group) >= _LEAST_ROWS and len(levels) == 1
    return whole and _IN_ALL.match(table.names[total]) is not None


def _sum(table: Grid, total: int, group: list[int], c: int) -> Claim | None:
    whole = table.cells[total][c]
    parts = [cell for row in group if (cell := table.cells[row][c]) is not None]
    if whole is None or len(parts) < 2:
        return None
    adding = sum((part.printed.span for part in parts), exactly(0))
    exact = all(part.printed.step == 1 for part in parts) and whole.printed.step == 1
    slack = Fraction(len(parts), 2) if exact and abs(whole.printed.value) > 10**4 else Fraction(0)
    holds = abs(adding.point - whole.printed.value) <= slack if exact else adding.meets(whole.printed.span)
    proof = Proof("a+b", tuple(part.raw for part in parts), adding.point)
    spots = (table.spot(whole), *(table.spot(part) for part in parts))
    named = {"row": table.names[total]}
    return Claim(Rule.SUM, "table.sum", Verdict.HOLDS if holds else Verdict.FAILS, spots, whole.raw, proof, named=named)


def _by_slip(table: Grid, total: int, groups: list[list[int]], additive: list[int]) -> bool:
    """Whether one mistyped figure explains that the rows of a single column do not make its total."""
    for group in groups:
        for c in additive:
            whole = table.cells[total][c]
            parts = [cell for row in group if (cell := table.cells[row][c]) is not None]
            if whole is None or len(parts) < 2:
                continue
            if chance_of_slip(whole.printed, [cell.printed for cell in parts]) <= RARE:
                return True
    return False
