"""A report as Markdown: what went between ~~ ~~, what came between ** **."""

from __future__ import annotations

import re

from .sheet import Sheet, SheetCell, safe

_SIGNS = {"removed": "~~", "added": "**", "strong": "**", "moved": "*"}
_SPECIAL = re.compile(r"([\\`*_~|<>\[\]#])")


def to_markdown(sheet: Sheet) -> str:
    """The report as a page of Markdown."""
    lines = [f"# {_text(sheet.title)}", ""]
    for line in sheet.above:
        lines += [_text(line), ""]
    lines.append(_row([_text(head) for head in sheet.heads]))
    lines.append(_row(["---"] * len(sheet.heads)))
    lines += [_row([_cell(cell) for cell in row]) for row in sheet.rows]
    lines.append("")
    for line in sheet.below:
        lines += [_text(line), ""]
    return "\n".join(lines).rstrip("\n") + "\n"


def _row(cells: list[str]) -> str:
    return "| " + " | ".join(cells) + " |"


def _text(text: str) -> str:
    return _SPECIAL.sub(r"\\\1", safe(text)).replace("\n", "<br>").replace("\t", " ")


def _cell(cell: SheetCell) -> str:
    return "".join(_marked(_text(text), _SIGNS.get(mark, "")) for text, mark in cell)


def _marked(text: str, sign: str) -> str:
    """The words between signs; blanks stay outside, as Markdown wants it."""
    bare = text.strip()
    if not sign or not bare:
        return text
    low = text.index(bare)
    inner = "<br>".join(f"{sign}{part}{sign}" if part else "" for part in bare.split("<br>"))
    return text[:low] + inner + text[low + len(bare) :]
