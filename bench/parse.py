"""Parse: reading documents from nothing, in one process (processor time).

Goals: the five bundled reports together in less than 0.5 s; a document of 1 MB and one of 10 MB in
less than 0.3 s a MB; the one of 10 MB in less than 10 times as long as the one of 1 MB. Beside them
stand markdown-it on the same text and, as a floor, decoding it and putting it into NFC.

The large documents are the five reports over and over, with other figures and other words each time.
"""

from __future__ import annotations

import gc
import re
import tempfile
import time
import unicodedata
from collections.abc import Callable, Sequence
from pathlib import Path
from statistics import median

from _measure import Row, finish, read_arguments, reports, show, take_turns

CORPUS_GOAL = 0.5
MEGABYTE_GOAL = 0.3
GROWTH_GOAL = 10
MB = 1_000_000


def processor_time(work: Callable[[], object]) -> float:
    """The processor seconds of a piece of work."""
    gc.collect()
    begin = time.process_time()
    work()
    return time.process_time() - begin


def read_all(paths: Sequence[Path]) -> None:
    """Read documents, as the program does."""
    from doichieu.reading.reader import read_file

    for path in paths:
        read_file(path)


def markdown_all(paths: Sequence[Path]) -> None:
    """The peer: a Markdown parser."""
    from markdown_it import MarkdownIt

    parser = MarkdownIt()
    for path in paths:
        parser.parse(path.read_text(encoding="utf-8"))


def decode_all(paths: Sequence[Path]) -> None:
    """The floor: no reader does with less."""
    for path in paths:
        unicodedata.normalize("NFC", path.read_bytes().decode("utf-8")).splitlines()


def altered(text: str, turn: int) -> str:
    """A text with other figures, and every seventh longer word another one; the first turn leaves it as it is."""
    if not turn:
        return text
    count = 0

    def word(match: re.Match[str]) -> str:
        nonlocal count
        count += 1
        return match[0] if (count + turn) % 7 else match[0][::-1].lower()

    def figure(match: re.Match[str]) -> str:
        return "".join(str((int(digit) + turn) % 10 or 1) for digit in match[0])

    text = re.sub(r"(?<=[\w,] )[^\W\d_]{4,}", word, text)
    return re.sub(r"(?<=[^\W\d_] )[0-9]+", figure, text)


def grow(size: int, folder: Path) -> Path:
    """A document of about so many bytes, grown from the corpus."""
    texts = [path.read_text(encoding="utf-8") for path in reports()]
    path = folder / f"grown-{size}.md"
    parts: list[bytes] = []
    length = turn = 0
    while length < size:
        part = altered(texts[turn % len(texts)], turn // len(texts)).encode() + b"\n\n"
        parts.append(part[: size - length] if size - length < len(part) else part)
        length += len(parts[-1])
        turn += 1
    path.write_bytes(b"".join(parts).decode("utf-8", "ignore").encode())
    return path


def measure(paths: Sequence[Path], runs: int, warm_ups: int = 1) -> dict[str, list[float]]:
    """Processor seconds of reading the paths, and of the peer and the floor on them."""
    return take_turns(
        {
            "read": lambda: processor_time(lambda: read_all(paths)),
            "markdown": lambda: processor_time(lambda: markdown_all(paths)),
            "decode": lambda: processor_time(lambda: decode_all(paths)),
        },
        runs,
        warm_ups,
    )


def main() -> None:
    runs = read_arguments(__doc__, 7).runs
    with tempfile.TemporaryDirectory(prefix="doichieu-bench-") as name:
        one, ten = [grow(MB, Path(name))], [grow(10 * MB, Path(name))]
        corpus = measure(reports(), runs)
        small = measure(one, runs)
        large = measure(ten, max(runs // 2, 1), warm_ups=0)
    rows = []
    for what, taken, size in (("a document of 1 MB", small, 1), ("a document of 10 MB", large, 10)):
        a_megabyte = median(taken["read"]) / size
        rows += [
            Row(what, taken["read"], "markdown-it", taken["markdown"], a_megabyte, MEGABYTE_GOAL, " s/MB"),
            Row("", taken["read"], "decode, NFC, lines", taken["decode"]),
        ]
    spent = median(corpus["read"])
    show(
        "processor",
        [
            Row("the five reports", corpus["read"], "markdown-it", corpus["markdown"], spent, CORPUS_GOAL, " s"),
            Row("", corpus["read"], "decode, NFC, lines", corpus["decode"]),
            *rows,
            Row("10 MB ÷ 1 MB", large["read"], "1 MB", small["read"], goal=GROWTH_GOAL),
        ],
    )  # fmt: skip


if __name__ == "__main__":
    finish(main)
