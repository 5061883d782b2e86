"""Growth: text that repeats one thing without end, read at one size and at four times that size (processor time).

Every shape is one that a pattern or a loop of the reader could trip over: marks that never close,
columns, blanks, notes, numbers that all stand in one list. Reading is linear when four times the
text takes four times as long; goal: no shape more than 6 times, none more than 20 s a MB.
"""

from __future__ import annotations

import time
from collections.abc import Callable

from _measure import finish, read_arguments

SIZE = 40_000
FACTOR = 4
GOAL = 6.0
MEGABYTE_GOAL = 20.0

SHAPES: dict[str, str] = {
    "notes stuck to words": "đồng5 chữ7\n5 Gồm gì\n7 Gồm ai\n",
    "notes that quote": "¹ “Điều 5. Tên\n",
    "marks in brackets": "a [1]\n[1] x\n",
    "quotations left open": "như sau:\n\n“Điều 1. Đất\n\n",
    "the same article": "Điều 5. Tên điều\n\n",
    "articles out of row": "Điều 7. A\n\nĐiều 3. B\n\n",
    "laws attached": "a./.\n\nLUẬT\n\nĐiều 1. a\n\n",
    "points": "a.1 b\n\n",
    "letters": "A. b\n\n",
    "small letters": "(a) b\n\n",
    "columns that are no table": "a   b   c\nx   y\nx   y\n",
    "tables left open": "<table><tr><td>a\n\n",
    "cells with emphasis": "|*a*|b¹|\n",
    "emphasis left open": "**a* ",
    "a line of cells": "|*a¹*",
    "signed, and signed": "(ký",
    "signed for": "TM. A      \n",
    "blanks": "1. Tên: tăng        ",
    "dots": "1. a ....... x\n\n",
    "superscripts left open": "<sup>      b",
    "capitals": "KẾT QUẢ THỰC HIỆN\n",
    "page numbers": "a b c\n\n12\n\n",
}


def spent(text: str, runs: int) -> float:
    """The least processor time that reading a text took."""
    from doichieu.reading.reader import read_text

    best = float("inf")
    for _ in range(runs):
        begin = time.process_time()
        read_text(text, "grown")
        best = min(best, time.process_time() - begin)
    return best


def repeated(unit: str) -> Callable[[int], str]:
    """A maker of texts of about so many characters."""
    return lambda size: "Kết quả\n\n" + unit * (size // len(unit))


def main() -> None:
    runs = max(read_arguments(__doc__, 3).runs // 2, 1)
    failed = 0
    print(f"{'shape':28}{SIZE // 1000:>6} k{FACTOR * SIZE // 1000:>8} k   growth     a MB")
    for name, unit in SHAPES.items():
        small, large = (spent(repeated(unit)(size), runs) for size in (SIZE, FACTOR * SIZE))
        ratio, megabyte = large / small, large / (FACTOR * SIZE) * 1e6
        bad = ratio > GOAL or megabyte > MEGABYTE_GOAL
        failed += bad
        print(f"{name:28}{small:7.3f}s{large:9.3f}s{ratio:8.1f}×{megabyte:8.2f}s{'  over the goal' if bad else ''}")
    print(f"{failed} of {len(SHAPES)} over the goal (growth {GOAL}×, {MEGABYTE_GOAL} s a MB)")


if __name__ == "__main__":
    finish(main)
