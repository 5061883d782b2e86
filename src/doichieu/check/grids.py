"""Grids: a table as numbers, with the names and levels of its rows and the heads of its columns."""

from __future__ import annotations

import re
from fractions import Fraction
from typing import NamedTuple

from ..facts.numbers import NUM, number
from ..model.document import Block, BlockKind, Document
from .result import Spot
from .rounding import Printed

_NUMBER = re.compile(rf"\s*[-−–+]?\s*(?P<n>{NUM})\s*%?\s*")
_MOST_COLUMNS = 9


class Cell(NamedTuple):
    """A number in a table."""

    printed: Printed
    start: int
    end: int
    raw: str


class Grid(NamedTuple):
    document: Document
    block: int
    heads: tuple[str, ...]
    names: tuple[str, ...]
    """What each row is called."""
    levels: tuple[int, ...]
    """How deep each row's number stands; 9 for rows without one."""
    cells: tuple[tuple[Cell | None, ...], ...]
    """By row and column; None for a cell that holds no number."""

    def spot(self, cell: Cell) -> Spot:
        return Spot(self.document, self.block, cell.start, cell.end)


def grids_of(document: Document) -> list[Grid]:
    """The tables of a document that can be read as numbers."""
    tables = [(at, block) for at, block in enumerate(document.blocks) if block.kind is BlockKind.TABLE and block.rows]
    return [grid for at, block in tables if (grid := read_grid(document, at, block)) is not None]


def read_grid(document: Document, index: int, block: Block) -> Grid | None:
    width = max(len(row) for row in block.rows)
    if width < 2 or width > _MOST_COLUMNS + 2:
        return None
    cells: list[tuple[Cell | None, ...]] = []
    at = 0
    for row in block.rows:
        told: list[Cell | None] = []
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
        tuple(None if column == name_at or (numbered and column < name_at) else cell for column, cell in enumerate(row))
        for row in cells[head:]
    )
    return Grid(document, index, heads, names, levels, kept)


def _cell(text: str, at: int) -> Cell | None:
    match = _NUMBER.fullmatch(text)
    told = number(match["n"]) if match else None
    if match is None or told is None:
        return None
    raw = match["n"]
    decimals = len(raw.rpartition(",")[2]) if raw.count(",") == 1 else 0
    negative = text.strip()[:1] in "-−–"
    start = at + match.start("n")
    value = Fraction(told) * (-1 if negative else 1)
    return Cell(Printed(value, Fraction(1, 10**decimals)), start, start + len(raw), raw)


def _are_row_numbers(first: list[str]) -> bool:
    return all(
        re.fullmatch(
            r"\s*(?:[IVX]{1,5}|[A-ZĐ]|[0-9]{1,2}(?:\.[0-9]{1,2})*|"
            r"[-+*a-zđ])?[.)]?\s*",
            cell,
        )
        for cell in first
    )


def _level(label: str, name: str) -> int:
    """How deep a row stands by its number, or by the mark before its name."""
    bare = label.strip(" .)") or (
        m[1]
        if (
            m := re.match(
                r"\s*([IVX]+|[A-ZĐ]|"
                r"[0-9]+(?:\.[0-9]+)*)[.)]\s",
                name,
            )
        )
        else ""
    )
    if re.fullmatch(r"[IVX]+", bare):
        return 1
    if re.fullmatch(r"[A-ZĐ]", bare):
        return 0
    if bare and bare[0].isdigit():
        return 2 + bare.count(".")
    if bare[:1] in ("-", "+", "*") or name.lstrip()[:1] in ("-", "–", "+", "*"):
        return 7
    return 6 if bare.isalpha() and bare else 9
