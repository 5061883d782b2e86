"""Reading hostile shapes: eight times the text may take at most 20 times as long (goal: linear).

Each shape is one that made a parser quadratic somewhere: marks, stars, notes, quotes by the thousand.
Processor seconds of the better of three runs, at 1,000 and at 8,000 repetitions; the growth of
plain text beside them.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable

from doichieu.reading.reader import read_text

GOAL = 20.0
SMALL, LARGE = 1000, 8000

MAKERS: dict[str, Callable[[int], str]] = {
    "marks in one paragraph": lambda n: "tăng[^1] và *giảm* **2**<sup>2</sup> " * n,
    "open stars": lambda n: "*a " * n,
    "notes": lambda n: "".join(f"Câu[^{i}] một.\n\n[^{i}]: chú\n\n" for i in range(n)),
    "notes of one name": lambda n: "Câu[^1] một.\n\n[^1]: chú\n\n" * n,
    "headings": lambda n: "".join(f"## {i % 999 + 1}. Tên\n\nLời.\n\n" for i in range(n)),
    "lines without a blank one": lambda n: "Một dòng *nghiêng* của bản kê[^1] và\n" * n,
    "quotation marks": lambda n: "Sửa như sau:\n\n“1. abc\n\n" * n,
    "quote signs": lambda n: ">" * n,
    "cells in one row": lambda n: "|" + " a[^1] *b* |" * n + "\n|c|\n",
    "short lines": lambda n: "a\n" * n,
    "dollars": lambda n: "giá $5 và " * n,
}


PLAIN = "Câu văn thường, không có gì lạ.\n\n"


def seconds(text: str, runs: int = 3) -> float:
    """Processor seconds of the best of a few readings."""
    best = float("inf")
    for _ in range(runs):
        start = time.process_time()
        read_text(text, "shape.md")
        best = min(best, time.process_time() - start)
    return best


def main(runs: int = 3) -> int:
    """Print the table; 1 where a shape grows faster than the goal."""
    over = 0
    print(f"{'shape':28} {'1,000':>9} {'8,000':>9} {'growth':>8}  goal {GOAL:g}")
    for name, make in {"plain paragraphs": lambda n: PLAIN * n, **MAKERS}.items():
        small, large = seconds(make(SMALL), runs), seconds(make(LARGE), runs)
        growth = large / max(small, 0.0005)
        over += growth > GOAL
        verdict = "ok" if growth <= GOAL else "OVER"
        print(f"{name:28} {small * 1000:7.1f}ms {large * 1000:7.1f}ms {growth:7.1f}x  {verdict}")
    return 1 if over else 0


if __name__ == "__main__":
    sys.exit(main())
