"""The citations of many documents held against each other: time and memory as the documents become more.

So many documents are made of sentences that cite instruments (some with two dates), indexed, and checked with
`doichieu check FOLDER --rule citation-date,citation-issuer`, as a process. Goals: five times the documents take at
most six times as long once they are indexed, and at most twice the memory.
"""

from __future__ import annotations

import os
import random
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from _measure import CannotMeasure, finish, read_arguments

SIZES = (1_000, 5_000)
GOAL_TIME, GOAL_MEMORY = 6.0, 2.0
KINDS = ("NQ-HĐND", "QĐ-UBND", "KH-UBND", "CT-TTg", "NĐ-CP")
ORGANS = ("HĐND tỉnh", "UBND tỉnh", "UBND tỉnh", "Thủ tướng Chính phủ", "Chính phủ")
SENTENCE = "Thực hiện Văn bản số {number}/{kind} ngày {day}/{month}/{year} của {organ}, các đơn vị đã triển khai.\n\n"
CITED = 120


def make(folder: Path, count: int) -> None:
    """Documents that cite 120 instruments each out of some thousands; one citation in two hundred has another day."""
    for number in range(count):
        chance = random.Random(number)
        sentences = []
        for _ in range(CITED):
            which = chance.randint(1, 4_000)
            kind = which % len(KINDS)
            slip = chance.random() < 1 / 200
            sentences.append(SENTENCE.format(
                number=which, kind=KINDS[kind], day=which % 27 + 1 + slip, month=which % 12 + 1, year=2018 + which % 6,
                organ=ORGANS[kind],
            ))  # fmt: skip
        text = "UBND TỈNH HÀ GIANG\n\nBÁO CÁO\n\n" + "".join(sentences)
        (folder / f"{number:05d}.txt").write_text(text, "utf-8")


def run(folder: Path, cache: Path) -> tuple[float, float]:
    """Seconds and megabytes of one check."""
    command = [sys.executable, "-m", "doichieu", "check", str(folder), "--rule", "citation-date,citation-issuer"]
    begin = time.monotonic()
    env = {**os.environ, "DOICHIEU_CACHE": str(cache), "DOICHIEU_DATA": str(cache / "data"), "LC_ALL": "C.UTF-8"}
    env["PYTHONPATH"] = os.pathsep.join(path for path in sys.path if path)
    with subprocess.Popen(command, env=env, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True) as process:
        assert process.stderr is not None
        told = process.stderr.read()
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode not in (0, 1):
        raise CannotMeasure(told.strip().splitlines()[-1])
    return time.monotonic() - begin, used.ru_maxrss / 1024


def main() -> None:
    runs = read_arguments(__doc__, 3).runs
    print(f"{'documents':>10}{'indexed':>10}{'checked':>10}{'grown':>8}{'memory':>10}{'grown':>8}")
    before: tuple[float, float] | None = None
    for size in SIZES:
        with tempfile.TemporaryDirectory(prefix="doichieu-bench-") as made:
            folder, cache = Path(made) / "kho", Path(made) / "cache"
            folder.mkdir()
            make(folder, size)
            first, _ = run(folder, cache)
            seconds, memory = min(run(folder, cache) for _ in range(runs))
        told = f"{size:10}{first:9.1f}s{seconds:9.2f}s"
        if before:
            grown, fuller = seconds / before[0], memory / before[1]
            over = "  over" if grown > GOAL_TIME or fuller > GOAL_MEMORY else ""
            print(f"{told}{grown:7.2f}×{memory:7.0f} MB{fuller:7.2f}×{over}")
        else:
            print(f"{told}{'':8}{memory:7.0f} MB")
        before = seconds, memory


if __name__ == "__main__":
    finish(main)
