"""Commands: from a key to its repaint, for the commands of the reading screen, in a terminal of 160 × 45 cells (wall).

Each command is given a few times in the largest report and in a text of 5 MB made of it; what opened a screen or a
box is left again. `first` is until the terminal is written to, `whole` until it has been written to for the last time
before a pause of 50 ms. Goals: 16 ms for the median, 33 ms for 99 of 100; beside it stands the slowest command.
"""

from __future__ import annotations

import tempfile
import time
from collections.abc import Mapping
from pathlib import Path
from statistics import median

from _measure import LARGEST, CannotMeasure, Row, Terminal, finish, python, read_arguments, show, surroundings

MEDIAN_MS, HIGH_MS = 16, 33
GROWN = 30
PAUSE = 0.05
LONGEST = 2.0
ESCAPE = "\x1b"
COMMANDS = {
    "line down": ("\x1b[B", ""), "line up": ("\x1b[A", ""), "page down": ("\x1b[6~", ""), "page up": ("\x1b[5~", ""),
    "half down": ("\x04", ""), "half up": ("\x15", ""), "next section": ("]", ""), "previous section": ("[", ""),
    "next passage": ("}}", ""), "previous passage": ("{", ""), "back": ("\x0f", ""), "bookmark": ("m", "m"),
    "facts": ("F", "F"), "zen": ("Z", "Z"), "shelf": ("b", "b"), "focus": ("\t", "\t"), "wider": ("+", "-"),
    "narrower": ("-", "+"), "jump": ("'", ESCAPE), "find": ("/", ESCAPE), "find all": ("f", ESCAPE),
    "help": ("?", ESCAPE),
    "palette": ("\x10", ESCAPE), "go to": ("g", ESCAPE), "theme": ("t", ESCAPE), "notes": ("u", ESCAPE),
    "end": ("\x1b[F", ""), "home": ("\x1b[H", ""),
}  # fmt: skip
"""What is typed for each, and what leaves it again. (Two passages on: there is none before the first.)"""


def answered(terminal: Terminal, keys: str) -> tuple[float, float]:
    """Seconds from keys to the first and to the last of what is written for them."""
    sent = time.perf_counter()
    terminal.send(keys)
    first = last = 0.0
    while time.perf_counter() - sent < LONGEST:
        if terminal.take(PAUSE if first else LONGEST):
            last = time.perf_counter() - sent
            first = first or last
        elif first:
            return first, last
    return first or LONGEST, last or LONGEST


def given(path: Path, env: Mapping[str, str], rounds: int) -> dict[str, list[tuple[float, float]]]:
    """The answers to every command, so many times, in a document."""
    taken: dict[str, list[tuple[float, float]]] = {name: [] for name in COMMANDS}
    with Terminal(python("-m", "doichieu", str(path)), env) as terminal:
        terminal.wait_for("Covid-19")
        terminal.settle()
        for turn in range(rounds + 1):
            for name, (keys, undo) in COMMANDS.items():
                answer = answered(terminal, keys)
                if undo:
                    terminal.take_for(0.15)
                    terminal.send(undo)
                terminal.take_for(0.25)
                if turn:  # what a command loads when it is first given is not counted
                    taken[name].append(answer)
    return taken


def rows(name: str, taken: dict[str, list[tuple[float, float]]]) -> list[Row]:
    """The figures of a document."""
    first = sorted(answer[0] for answers in taken.values() for answer in answers)
    whole = sorted(answer[1] for answers in taken.values() for answer in answers)
    if not whole:
        raise CannotMeasure(name)
    slowest = max(taken, key=lambda one: median(answer[1] for answer in taken[one]))
    beside = [answer[1] for answer in taken[slowest]]
    late, high = (values[min(int(len(values) * 0.99), len(values) - 1)] for values in (first, whole))
    return [
        Row(f"{name}: first", first, value=median(first) * 1e3, goal=MEDIAN_MS, unit=" ms"),
        Row(f"{name}: first, 99 of 100", [late], value=late * 1e3, goal=HIGH_MS, unit=" ms"),
        Row(f"{name}: whole", whole, slowest, beside, value=median(whole) * 1e3, goal=MEDIAN_MS, unit=" ms"),
        Row(f"{name}: whole, 99 of 100", [high], value=high * 1e3, goal=HIGH_MS, unit=" ms"),
    ]


def main() -> None:
    rounds = read_arguments(__doc__, 4).runs
    with surroundings() as env, tempfile.TemporaryDirectory() as folder:
        large = Path(folder) / "grown.md"
        large.write_text(LARGEST.read_text("utf-8") * GROWN, "utf-8")
        found = [*rows("175 KB", given(LARGEST, env, rounds)), *rows("5 MB", given(large, env, rounds))]
        show("wall", found)


if __name__ == "__main__":
    finish(main)
