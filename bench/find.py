"""Find: the answer to each letter typed, over the five bundled reports (wall time in one process).

Goal: 95 of 100 letters are answered in less than 16 ms. Ten queries are typed letter by letter, and
no letter profits from having been typed before. Beside it stand a bare scan of the folded text for
the same letters (`str.find`) and RapidFuzz's `process.extract` with `partial_ratio`.
"""

from __future__ import annotations

import gc
import re
import time
from collections.abc import Callable
from statistics import median

from _measure import Row, finish, read_arguments, reports, show

GOAL_MS = 16
QUERIES = (
    "ho ngheo",
    "hộ nghèo",
    "tốc độ tăng trưởng",
    "giai ngan von dau tu cong",
    "GRDP bình quân đầu người",
    "13,45%",
    "1.500 tỷ đồng",
    "01/NQ-CP",
    "xuat khua hang hoa",
    "chuyển đổi số",
)  # unmarked, marked, a figure, figures with a unit, a symbol, a typo
LIMIT = 300
"""As many hits as the screen asks for."""


def prefixes() -> list[str]:
    """What stands in the field after each letter."""
    return [query[:length] for query in QUERIES for length in range(1, len(query) + 1)]


def timed(work: Callable[..., object], *arguments: object, **options: object) -> float:
    """The seconds of a call."""
    begin = time.perf_counter()
    work(*arguments, **options)
    return time.perf_counter() - begin


def scan(texts: list[str], wanted: str) -> int:
    """The floor: every occurrence in the folded texts."""
    count = 0
    for text in texts:
        at = text.find(wanted)
        while at >= 0:
            count += 1
            at = text.find(wanted, at + 1)
    return count


def high(values: list[float]) -> float:
    """The value that 95 of 100 stay below."""
    return sorted(values)[min(int(len(values) * 0.95), len(values) - 1)]


def measure(runs: int) -> dict[str, list[float]]:
    """For each letter typed the median seconds of the search, the scan and RapidFuzz."""
    from rapidfuzz import fuzz, process

    from doichieu.reading.reader import read_file
    from doichieu.search.engine import search
    from doichieu.search.index import Index
    from doichieu.text.letters import fold

    index = Index(read_file(path) for path in reports())
    whole = [one.folded for one in index.all()]
    blocks = [one.folded_passage(i) for one in index.all() for i in range(len(one.passages))]
    letters = prefixes()
    taken: dict[str, list[list[float]]] = {name: [[] for _ in letters] for name in ("search", "scan", "rapidfuzz")}
    for turn in range(runs + 1):
        gc.collect()
        for number, typed in enumerate(letters):
            wanted = fold(typed)
            re.purge()  # patterns that were compiled for the same letters in an earlier run
            search(index, "zqx 0987")
            found = {
                "search": timed(search, index, typed, LIMIT),
                "scan": timed(scan, whole, wanted),
                "rapidfuzz": timed(process.extract, wanted, blocks, scorer=fuzz.partial_ratio, limit=LIMIT),
            }
            if turn:
                for name, seconds in found.items():
                    taken[name][number].append(seconds)
    return {name: [median(values) for values in each] for name, each in taken.items()}


def main() -> None:
    taken = measure(read_arguments(__doc__, 7).runs)
    search, bare, fuzzy = taken["search"], taken["scan"], taken["rapidfuzz"]
    top = high(search)
    slowest = sorted(dict(zip(prefixes(), search, strict=True)).items(), key=lambda item: -item[1])[:8]
    show(
        "wall",
        [
            Row("a letter, median", search, "bare scan", bare),
            Row("", search, "rapidfuzz.extract", fuzzy),
            Row("a letter, 95 of 100", [top], "bare scan", [high(bare)], top * 1000, GOAL_MS, " ms"),
            Row("", [top], "rapidfuzz.extract", [high(fuzzy)]),
        ],
        "slowest: " + ", ".join(f"“{typed}” {seconds * 1000:.1f}" for typed, seconds in slowest),
    )


if __name__ == "__main__":
    finish(main)
