"""Reading hostile shapes: eight times the text may take at most 20 times as long (goal: linear).

Each shape is one that made a parser quadratic somewhere: marks, stars, notes, quotes by the thousand.
Processor seconds of the better of three runs, at 1,000 and at 8,000 repetitions; the growth of
plain text beside them.
"""

from __future__ import annotations

import time
from collections.abc import Callable

from doichieu.facts.tokens import tokenize
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


TOKENS: dict[str, Callable[[int], str]] = {
    "digits": lambda n: "1" * 10 * n,
    "dots": lambda n: "1.111" * n,
    "symbols cut short": lambda n: "41/2023/NQ-" * n,
    "a symbol without end": lambda n: "26/CT-" + "A-" * 5 * n + "é",
    "comparators": lambda n: "không quá " * n + "5%",
    "blanks": lambda n: "trên" + " " * 10 * n + "x",
    "per units": lambda n: "5 kg/người/" * n,
    "levels": lambda n: "mức độ 1, 2, 3, " * n,
    "slogans": lambda n: "“1 không, 2 ít, " * n,
    "marks": lambda n: "e" + "\u0301" * 10 * n,
}
PLAIN = "Câu văn thường, không có gì lạ.\n\n"


def seconds(read: Callable[[str], object], text: str, runs: int = 3) -> float:
    """Processor seconds of the best of a few readings."""
    best = float("inf")
    for _ in range(runs):
        start = time.process_time()
        read(text)
        best = min(best, time.process_time() - start)
    return best


def main(runs: int = 3) -> None:
    """Print the table."""
    print(f"{'shape':28} {'1,000':>9} {'8,000':>9} {'growth':>8}  goal {GOAL:g}")
    documents = {"plain paragraphs": lambda n: PLAIN * n, **MAKERS}
    for read, shapes in ((lambda text: read_text(text, "shape.md"), documents), (tokenize, TOKENS)):
        for name, make in shapes.items():
            small, large = seconds(read, make(SMALL), runs), seconds(read, make(LARGE), runs)
            growth = large / max(small, 0.0005)
            verdict = "ok" if growth <= GOAL else "over"
            print(f"{name:28} {small * 1000:7.1f}ms {large * 1000:7.1f}ms {growth:7.1f}x  {verdict}")


if __name__ == "__main__":
    main()
