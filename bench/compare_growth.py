"""How comparing grows: two drafts of made documents, from one size to sixteen times that size, and two of 5 MB.

Drafts are chapters of the largest bundled report with words and figures changed, so that no two chapters say
the same; in the second draft every tenth section has another figure, one in fifty is gone and one in fifty stands
elsewhere. Each size is a process of its own: processor time of reading and comparing, and its largest memory.
Goals: twice the text takes at most 2.4 times as long (n log n), two documents of 5 MB less than 20 s and 1 GiB.
"""

from __future__ import annotations

import random
import re
import resource
import subprocess
import sys
import time

from _measure import LARGEST, CannotMeasure, finish, read_arguments

SIZES = (312_500, 625_000, 1_250_000, 2_500_000, 5_000_000)
GOAL_DOUBLE, GOAL_SECONDS, GOAL_MEGABYTES = 2.4, 20.0, 1024
_FIGURE = re.compile(r"(?<![\w.,/-])[0-9]{2,3}(?:,[0-9])?%")


def chapter(paragraphs: list[str], number: int) -> tuple[list[str], list[str]]:
    """A chapter, and the same in the next draft."""
    chance = random.Random(number)
    names = [f"xã số {number}.{n}" for n in range(40)]

    def figure(_: re.Match[str]) -> str:
        return f"{chance.randint(10, 999)},{chance.randint(0, 9)}%"

    old = [re.sub(r"\b(tỉnh|huyện|xã)\b", lambda m: f"{m[1]} {chance.choice(names)}", p) for p in paragraphs]
    old = [_FIGURE.sub(figure, p) for p in old]
    new = list(old)
    for at in range(0, len(new), 10):
        new[at] = _FIGURE.sub(figure, new[at], count=1)
    for at in range(25, len(new) - 60, 50):
        new[at], new[at + 40] = new[at + 40], new[at]
    del new[7::50]
    return old, new


def drafts(size: int) -> tuple[str, str]:
    """Two drafts of about so many bytes each."""
    paragraphs = [p for p in LARGEST.read_text(encoding="utf-8").split("\n\n") if p.strip()]
    old: list[str] = []
    new: list[str] = []
    length = number = 0
    while length < size:
        number += 1
        a, b = chapter(paragraphs, number)
        old.extend(a)
        new.extend(b)
        length += sum(len(p.encode()) + 2 for p in a)
    return "\n\n".join(old), "\n\n".join(new)


def measure(size: int) -> tuple[float, float, float]:
    """Seconds of reading and of comparing, and megabytes of memory."""
    from doichieu.compare.compare import compare
    from doichieu.model.side import Sides
    from doichieu.reading.reader import read_text

    a, b = drafts(size)
    begin = time.process_time()
    documents = Sides(read_text(a, "a"), read_text(b, "b"))
    read = time.process_time()
    compare(documents)
    compared = time.process_time()
    return read - begin, compared - read, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def main() -> None:
    if len(sys.argv) == 3 and sys.argv[1] == "--one":
        print(*measure(int(sys.argv[2])))
        return
    runs = max(read_arguments(__doc__, 1).runs // 3, 1)
    print(f"{'each draft':>12}{'read':>9}{'compare':>10}{'grown':>8}{'memory':>10}")
    before = None
    for size in SIZES:
        best: tuple[float, float, float] | None = None
        for _ in range(runs):
            done = subprocess.run(
                [sys.executable, __file__, "--one", str(size)], capture_output=True, text=True, check=False
            )
            if done.returncode:
                raise CannotMeasure(done.stderr.strip().splitlines()[-1])
            read, compared, memory = map(float, done.stdout.split())
            best = (read, compared, memory) if best is None or compared < best[1] else best
        assert best is not None
        read, compared, memory = best
        grown = compared / before if before else None
        over = grown is not None and grown > GOAL_DOUBLE
        told = f"{grown:7.2f}×" if grown else " " * 8
        print(f"{size / 1e6:9.2f} MB{read:8.2f}s{compared:9.2f}s{told}{memory:7.0f} MB{'  over' if over else ''}")
        before = compared
    late = read + compared > GOAL_SECONDS or memory > GOAL_MEGABYTES
    told = "  over the goal" if late else ""
    print(f"two of 5 MB: {read + compared:.1f} s, {memory:.0f} MB")
    print(f"goal: {GOAL_SECONDS:.0f} s, {GOAL_MEGABYTES} MB{told}")


if __name__ == "__main__":
    finish(main)
