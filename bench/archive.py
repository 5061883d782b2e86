"""The archive: a key to its results over libraries grown from the five reports (wall time in one process).

Libraries of so many passages are grown as files (a word chain over the reports, 200 passages a document), read
into an archive and searched letter by letter, with typos among the queries. Beside the first hits stand a bare
scan of the same folded text (`str.find` for the first 200) and RapidFuzz's `process.extract` with
`partial_ratio`, for every eighth letter. `likeness` is the mean `partial_ratio` of our first 20 passages over that
of RapidFuzz's first 20. Goals: 16 ms for 95 of 100 letters (typos 100 ms from 2,000,000 passages on), a sixtieth of
RapidFuzz at 200,000, likeness 0.95. `--largest 2000000` takes about 10 minutes and 4 GB.
"""

from __future__ import annotations

import argparse
import os
import random
import resource
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path
from statistics import mean, median

from _measure import CannotMeasure, Row, finish, reports, show
from rapidfuzz import fuzz, process

from doichieu.library.archive.archive import Archive
from doichieu.model.document import Document
from doichieu.search.engine import Results
from doichieu.text.letters import fold

QUERIES = (
    "ho ngheo", "hộ nghèo", "tốc độ tăng trưởng", "giai ngan von dau tu cong", "13,45%", "1.500 tỷ đồng", "01/NQ-CP",
    "xuat khua hang hoa", "tăng trưởgn kinh tế", "chuyển đổi số", "phat trien kinh te xa hoi", "giai phogn mat bang",
)  # fmt: skip
SIZES = (2_000, 20_000, 200_000, 2_000_000)
A_DOCUMENT = 200
GOAL_MS, GOAL_LARGE_MS, GOAL_FILE, GOAL_SCAN, GOAL_LIKENESS = 16, 100, 0.2, 1 / 60, 0.95
EVERY = 8
LIMIT = 20


def chain() -> Iterator[str]:
    """Passages without end, each word after one that it stands after in the reports, figures varied."""
    from doichieu.reading.reader import read_file

    after: dict[str, list[str]] = {}
    first = []
    for path in reports():
        for block in read_file(path).blocks:
            words = block.text.split()
            first.extend(words[:1])
            for one, next_one in pairwise(words):
                after.setdefault(one, []).append(next_one)
    chance = random.Random(7)
    known = list(after)
    while True:
        word, wanted = chance.choice(first), chance.randint(20, 660)
        words, length = [word], len(word)
        while length < wanted:
            word = chance.choice(after[word]) if word in after and chance.random() > 0.03 else chance.choice(known)
            varied = "".join(str(chance.randint(0, 9)) if c.isdigit() and chance.random() < 0.5 else c for c in word)
            words.append(varied)
            length += len(varied) + 1
        yield " ".join(words)


def grow(folder: Path, passages: Iterator[str], count: int) -> list[str]:
    """Write documents with so many passages; their paths."""
    paths = []
    for number in range(count // A_DOCUMENT):
        path = folder / f"{number // 1000}" / f"bao-cao-{number:05}.txt"
        path.parent.mkdir(parents=True, exist_ok=True)
        text = "BÁO CÁO\nKết quả thực hiện nhiệm vụ\n\n" + "\n\n".join(next(passages) for _ in range(A_DOCUMENT))
        path.write_text(text, "utf-8")
        paths.append(str(path))
    return paths


def typed() -> list[str]:
    """What stands in the field after each letter."""
    return [query[:length] for query in QUERIES for length in range(2, len(query) + 1)]


def high(values: list[float]) -> float:
    """The value that 95 of 100 stay below."""
    return sorted(values)[min(int(len(values) * 0.95), len(values) - 1)]


def scan(text: str, wanted: str) -> int:
    """The floor: the first 200 places of what was typed."""
    count, at = 0, text.find(wanted)
    while at >= 0 and count < 200:
        count, at = count + 1, text.find(wanted, at + 1)
    return count


@dataclass(slots=True)
class Taken:
    """What searching letter by letter took: seconds for each letter, and how like RapidFuzz's our passages were."""

    first: list[float] = field(default_factory=list)
    last: list[float] = field(default_factory=list)
    bare: list[float] = field(default_factory=list)
    fuzzy: list[float] = field(default_factory=list)
    likeness: list[float] = field(default_factory=list)


def search_all(archive: Archive, texts: list[str]) -> Taken:
    """Search for every letter, and with the folded texts at hand do the same by a scan and with RapidFuzz."""
    from doichieu.search.stored import Stored, stream

    taken = Taken()
    whole = "\n".join(texts)
    with archive.reader() as reader:
        shelf = Stored(None, lambda path: path, unread)
        for turn in range(2):
            for number, letters in enumerate(typed()):
                begin, shown = time.perf_counter(), 0.0
                results = None
                for results in stream(reader, shelf, letters, LIMIT):
                    if not shown and results.hits:
                        shown = time.perf_counter() - begin
                ended = time.perf_counter() - begin
                if turn == 0 or results is None:
                    continue  # the first round warms the file system's cache
                taken.first.append(shown or ended)
                taken.last.append(ended)
                if texts:
                    beside(taken, fold(letters), whole, texts if number % EVERY == 0 else [], results)
    return taken


def unread(path: str) -> Document:
    """No document is opened to show hits."""
    raise CannotMeasure(path)


def beside(taken: Taken, wanted: str, whole: str, texts: list[str], results: Results) -> None:
    """The bare scan, and where there are texts RapidFuzz over each of them."""
    begin = time.perf_counter()
    scan(whole, wanted)
    taken.bare.append(time.perf_counter() - begin)
    if not texts:
        return
    begin = time.perf_counter()
    best = process.extract(wanted, texts, scorer=fuzz.partial_ratio, limit=LIMIT)
    taken.fuzzy.append(time.perf_counter() - begin)
    ours = [fuzz.partial_ratio(wanted, fold(hit.text)) for hit in results.hits]
    if ours:
        taken.likeness.append(mean(ours) / mean(score for _, score, _ in best[: len(ours)]))


def measure(size: int, compare: bool) -> None:
    """Grow, read and search a library; print its table."""
    with tempfile.TemporaryDirectory(prefix="doichieu-bench-") as temporary:
        root = Path(os.path.realpath(temporary))
        paths = grow(root / "docs", chain(), size)
        source = sum(os.path.getsize(path) for path in paths)
        archive = Archive(root / "cache")
        built = timed(lambda: archive.update(paths, [str(root / "docs")]))
        changed = Path(paths[-1])
        changed.write_text(changed.read_text("utf-8") + "\n\nThêm một đoạn mới.\n", "utf-8")
        one_file = timed(lambda: archive.update(paths[-1:], []))
        read = [Path(path).read_text("utf-8") for path in paths] if compare else []
        texts = [fold(passage) for text in read for passage in text.split("\n\n")]
        taken = search_all(archive, texts)
        first, last = high(taken.first), high(taken.last)
        goal = GOAL_MS if size <= 200_000 else GOAL_LARGE_MS
        bare = [high(taken.bare)] if taken.bare else []
        rows = [
            Row("first hits, median", taken.first, "bare scan", taken.bare),
            Row("first hits, 95 of 100", [first], "bare scan", bare, first * 1000, GOAL_MS, " ms"),
            Row("20 hits, 95 of 100", [last], "", (), last * 1000, goal, " ms"),
            Row("one changed file", [one_file], "", (), one_file, GOAL_FILE, " s"),
        ]
        notes = [
            f"{size:,} passages, {source / 1e6:.0f} MB: read in {built:.1f} s ({source / 1e6 / built:.1f} MB/s), "
            f"on disk {archive.size / source:.2f} times the text"
        ]
        if compare:
            ratio = median(taken.last) / median(taken.fuzzy)
            goal_ratio = GOAL_SCAN if size == 200_000 else None
            rows.append(Row("20 hits, median", taken.last, "rapidfuzz.extract", taken.fuzzy, ratio, goal_ratio, "×"))
            notes.append(f"likeness to RapidFuzz's first 20: {mean(taken.likeness):.3f} (goal ≥ {GOAL_LIKENESS})")
        else:
            notes.append(f"memory at most {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB")
        show("wall", rows, *notes)


def timed(work: Callable[[], object]) -> float:
    """The seconds of a call."""
    begin = time.perf_counter()
    work()
    return time.perf_counter() - begin


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--largest", type=int, default=20_000, metavar="N", help="passages of the largest library")
    largest = parser.parse_args().largest
    for size in SIZES:
        if size <= largest:
            measure(size, compare=size <= 200_000)


if __name__ == "__main__":
    finish(main)
