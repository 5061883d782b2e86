"""How long checking takes: the five reports in one process, and how it grows with the text.

The made documents are chapters of the largest report with its figures changed, each size a process of its own.
Goals: the five reports in less than 1.5 s of processor time; twice the text takes at most 2.4 times as long.
"""

from __future__ import annotations

import random
import re
import resource
import subprocess
import sys
import time

from _measure import LARGEST, CannotMeasure, finish, read_arguments, reports

SIZES = (312_500, 625_000, 1_250_000, 2_500_000)
GOAL_FIVE, GOAL_DOUBLE = 1.5, 2.4
_FIGURE = re.compile(r"(?<![\w.,/-])[0-9]{2,3}(?:,[0-9])?%")


def made(size: int) -> str:
    """A document of about so many bytes, no two chapters of which say the same."""
    whole = LARGEST.read_text(encoding="utf-8")
    chapters: list[str] = []
    length = 0
    while length < size:
        chance = random.Random(len(chapters))
        figure = f"{chance.randint(10, 999)},{chance.randint(0, 9)}%"
        text = _FIGURE.sub(lambda _, figure=figure: figure, whole)
        chapters.append(re.sub(r"\b(tỉnh|huyện|xã)\b", rf"\1 Số {len(chapters)}", text))
        length += len(chapters[-1].encode())
    return "\n\n".join(chapters)


def measure(size: int) -> tuple[float, float]:
    """Seconds of checking, and megabytes of memory."""
    from doichieu.check.check import check
    from doichieu.reading.reader import read_bytes

    document = read_bytes(made(size).encode(), "made.md")
    start = time.process_time()
    check([document])
    return time.process_time() - start, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def five_reports() -> float:
    """Processor seconds of `doichieu check` on the five reports, as a process."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    command = [sys.executable, "-m", "doichieu", "check", *map(str, reports())]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode not in (0, 1):
        raise CannotMeasure(done.stderr.strip().splitlines()[-1])
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def main() -> None:
    if sys.argv[1:2] == ["--one"]:
        print(*measure(int(sys.argv[2])))
        return
    runs = read_arguments(__doc__, 3).runs
    five = min(five_reports() for _ in range(runs))
    print(f"five reports: {five:.2f} s, goal {GOAL_FIVE} s{'  over' if five > GOAL_FIVE else ''}")
    print(f"{'document':>12}{'check':>9}{'grown':>8}{'memory':>10}")
    before = None
    for size in SIZES:
        done = subprocess.run(
            [sys.executable, __file__, "--one", str(size)], capture_output=True, text=True, check=False
        )
        if done.returncode:
            raise CannotMeasure(done.stderr.strip().splitlines()[-1])
        seconds, memory = map(float, done.stdout.split())
        grown = seconds / before if before else None
        told = f"{grown:7.2f}×" if grown else " " * 8
        over = "  over" if grown is not None and grown > GOAL_DOUBLE else ""
        print(f"{size / 1e6:9.2f} MB{seconds:8.2f}s{told}{memory:7.0f} MB{over}")
        before = seconds


if __name__ == "__main__":
    finish(main)
