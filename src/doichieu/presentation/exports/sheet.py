"""A report to hand on, before it has a form: a title, what it rests on, a table, what is to be said below.

Words in a cell bear a mark and never a colour alone: what went is struck out, what came is bold and
underlined, so that a copy on paper says the same.
"""

from __future__ import annotations

from typing import NamedTuple


class Piece(NamedTuple):
    """Words with a mark: "removed", "added", "moved", "strong" or none."""

    text: str
    mark: str = ""


SheetCell = tuple[Piece, ...]


class Sheet(NamedTuple):
    """A report. The columns share the width of the page in proportion to `widths`."""

    title: str
    language: str
    above: tuple[str, ...]
    heads: tuple[str, ...]
    widths: tuple[int, ...]
    rows: tuple[tuple[SheetCell, ...], ...]
    below: tuple[str, ...]


def plain(text: str) -> SheetCell:
    """A cell without marks."""
    return (Piece(text),) if text else ()


def safe(text: str) -> str:
    """Text without control characters: no file may carry them on, and XML has no place for them."""
    return "".join(c if c in "\t\n" or c.isprintable() or c in "\u00a0\u3000" else "\ufffd" for c in text)
