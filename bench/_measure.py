"""What the measurements share: processes, a pseudo-terminal, taking turns, the printed table.

The interpreter is the one a script is run with. The program is that of the checkout the script
stands in, unless the caller names another by PYTHONPATH. A goal that is missed is printed as
"over" and does not end `make bench`; a measurement that could not be made does.
"""

from __future__ import annotations

import argparse
import fcntl
import os
import pty
import re
import select
import signal
import statistics
import struct
import subprocess
import sys
import tempfile
import termios
import time
import tomllib
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Self

ROOT = Path(__file__).resolve().parent.parent
CORPUS = ROOT / "corpus"
LARGEST = CORPUS / "bac-giang-ubnd-bao-cao-2023.md"
RESOLUTION = CORPUS / "bac-giang-hdnd-nghi-quyet-2024.txt"
COLUMNS, ROWS = 160, 45

if not os.environ.get("PYTHONPATH"):
    sys.path.insert(0, str(ROOT / "src"))


class CannotMeasure(Exception):
    """Something stands in the way of a measurement; its text says what."""


def reports() -> list[Path]:
    """The five bundled reports."""
    with (CORPUS / "corpus.toml").open("rb") as file:
        return [CORPUS / document["file"] for document in tomllib.load(file)["document"]]


def read_arguments(doc: str | None, runs: int) -> argparse.Namespace:
    """The arguments of a script; its docstring is its help."""
    parser = argparse.ArgumentParser(
        description=doc, formatter_class=argparse.RawDescriptionHelpFormatter, allow_abbrev=False
    )
    parser.add_argument("--runs", type=int, default=runs, metavar="N", help=f"measured runs of each ({runs})")
    arguments = parser.parse_args()
    if arguments.runs < 1:
        parser.error("--runs: 1, 2, 3 …")
    return arguments


# -- processes


@contextmanager
def surroundings(**wanted: str) -> Iterator[dict[str, str]]:
    """An environment without the user's settings, locale and caches; `wanted` is set in it on top."""
    with tempfile.TemporaryDirectory(prefix="doichieu-bench-") as folder:
        # PYTHONDONTWRITEBYTECODE: an installed program is compiled once, not at each start
        own = (
            "LC_",
            "TEXTUAL",
            "DOICHIEU_",
            "PYTHONPROFILE",
            "PYTHONDONTWRITE",
            "GIT_",
            "NO_COLOR",
            "COLORTERM",
            "LANGUAGE",
        )
        env = {name: value for name, value in os.environ.items() if not name.startswith(own)}
        env.setdefault("PYTHONPATH", str(ROOT / "src"))
        env |= {
            "LANG": "vi_VN.UTF-8",
            "TERM": "xterm-256color",
            "DOICHIEU_CONFIG": folder,
            "DOICHIEU_CACHE": "",
            "DOICHIEU_DATA": "",
            "GIT_CONFIG_NOSYSTEM": "1",
            "GIT_CONFIG_GLOBAL": os.devnull,
        }
        # this terminal answers no questions about its ground
        Path(folder, "config.toml").write_text('theme = "dark"\n', "utf-8")
        yield env | wanted


@dataclass(frozen=True, slots=True)
class Usage:
    """Seconds a process took."""

    wall: float
    processor: float


def run(command: Sequence[str], env: Mapping[str, str], statuses: Sequence[int] = (0,)) -> Usage:
    """Run a process to its end, its output thrown away. Raises `CannotMeasure` for another exit status."""
    with tempfile.TemporaryFile() as errors:
        begin = time.perf_counter()
        process = subprocess.Popen(command, env=env, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=errors)
        _, status, used = os.wait4(process.pid, 0)
        wall = time.perf_counter() - begin
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode not in statuses:
            errors.seek(0)
            said = errors.read().decode("utf-8", "replace").strip()[-400:]
            raise CannotMeasure(f"{' '.join(command)}: status {process.returncode}: {said}")
    return Usage(wall, used.ru_utime + used.ru_stime)


def python(*arguments: str) -> list[str]:
    """A command that runs this interpreter."""
    return [sys.executable, *arguments]


# -- taking turns


def take_turns(cases: Mapping[str, Callable[[], float]], runs: int, warm_ups: int = 1) -> dict[str, list[float]]:
    """Run the cases A B C A B C …; what each run gave, the warm-ups left out."""
    taken: dict[str, list[float]] = {name: [] for name in cases}
    for turn in range(warm_ups + runs):
        for name, case in cases.items():
            value = case()
            if turn >= warm_ups:
                taken[name].append(value)
    return taken


# -- a pseudo-terminal

_ESCAPES = re.compile(rb"\x1b(?:\[[0-?]*[ -/]*[@-~]|\][^\x07\x1b]*(?:\x07|\x1b\\)|[P_^X][^\x1b]*\x1b\\|[ -/]*[0-~])")


class Terminal:
    """A program in a pseudo-terminal that answers no query, as a dumb terminal does.

    On leaving the program and all it has started are killed, and it is checked that they are gone.
    """

    def __init__(self, command: Sequence[str], env: Mapping[str, str]) -> None:
        self.begin = time.perf_counter()
        self.pid, self.handle = pty.fork()
        if self.pid == 0:
            try:
                fcntl.ioctl(0, termios.TIOCSWINSZ, struct.pack("HHHH", ROWS, COLUMNS, 0, 0))
                os.execve(command[0], list(command), dict(env))
            finally:
                os._exit(127)
        self.output = bytearray()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        with suppress(ProcessLookupError):
            os.killpg(self.pid, signal.SIGKILL)
        os.waitpid(self.pid, 0)
        os.close(self.handle)
        until = time.monotonic() + 3
        while _group_lives(self.pid):
            if time.monotonic() > until:
                raise CannotMeasure(f"processes of group {self.pid} are left running")
            time.sleep(0.01)

    def take(self, seconds: float) -> bytes:
        """What the program writes next, empty where it writes nothing for so long. Raises at its end."""
        ready, _, _ = select.select([self.handle], [], [], max(seconds, 0))
        if not ready:
            return b""
        try:
            data = os.read(self.handle, 1 << 16)
        except OSError:
            data = b""
        if not data:
            raise CannotMeasure("the program ended by itself: " + self.text()[-400:])
        self.output += data
        return data

    def take_for(self, seconds: float) -> int:
        """Read for so long; how many bytes came."""
        until, count = time.perf_counter() + seconds, 0
        while (left := until - time.perf_counter()) > 0:
            count += len(self.take(left))
        return count

    def send(self, keys: str) -> None:
        """Type keys."""
        os.write(self.handle, keys.encode())

    def text(self) -> str:
        """All that was painted since the last `forget`, without colours and cursor movements."""
        return _ESCAPES.sub(b"", bytes(self.output)).decode("utf-8", "replace")

    def forget(self) -> None:
        """Let what was painted so far count no longer."""
        self.output.clear()

    def wait_for(self, *phrases: str, seconds: float = 30) -> float:
        """Read until all phrases are painted; the seconds since the start of the program."""
        until = time.perf_counter() + seconds
        while (left := until - time.perf_counter()) > 0:
            if self.take(left):
                now = time.perf_counter()
                text = self.text()
                if all(phrase in text for phrase in phrases):
                    return now - self.begin
        missing = [phrase for phrase in phrases if phrase not in self.text()]
        raise CannotMeasure(f"not painted within {seconds} s: {missing}; painted: {self.text()[-400:]!r}")

    def settle(self, quiet: float = 0.5, seconds: float = 60) -> None:
        """Read until the program has neither written nor worked for a while."""
        until = time.perf_counter() + seconds
        while time.perf_counter() < until:
            before = self.processor()
            if not self.take_for(quiet) and self.processor() - before < 0.02 * quiet:
                return
        raise CannotMeasure(f"the program did not come to rest within {seconds} s")

    def processor(self) -> float:
        """Processor seconds the program has used so far, all its threads together."""
        try:
            return time.clock_gettime((~self.pid << 3) | 2)  # Linux: another process's processor clock
        except OSError:
            fields = Path(f"/proc/{self.pid}/stat").read_text().rpartition(")")[2].split()
            return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def _group_lives(group: int) -> bool:
    try:
        os.killpg(group, 0)
    except ProcessLookupError:
        return False
    return True


# -- the printed table


@dataclass(frozen=True, slots=True)
class Row:
    """A line of the table. `beside` are the runs of a peer or a floor; `value` is held against the goal."""

    what: str
    taken: Sequence[float]
    peer: str = ""
    beside: Sequence[float] = ()
    value: float | None = None
    """The figure of the goal; None: the ratio of the medians."""
    goal: float | None = None
    unit: str = ""
    """Of the goal: empty for a ratio."""
    later: bool = False

    @property
    def ratio(self) -> float | None:
        return statistics.median(self.taken) / statistics.median(self.beside) if self.beside else None

    @property
    def verdict(self) -> str:
        value = self.ratio if self.value is None else self.value
        if self.goal is None or value is None:
            return ""
        return "ok" if value <= self.goal else "later" if self.later else "over"

    def cells(self) -> list[str]:
        ratio = f"{self.ratio:.2f}×" if self.ratio else ""
        beside = f"{self.peer} {_ms(statistics.median(self.beside))}" if self.beside else self.peer
        goal = ""
        if self.goal is not None:
            figure = "" if self.value is None else f"{self.value:.3g}{self.unit or '×'} "
            goal = f"{figure}≤ {self.goal:g}{self.unit or '×'}"
        span = f"{_ms(min(self.taken))}–{_ms(max(self.taken))}"
        return [self.what, _ms(statistics.median(self.taken)), span, beside, ratio, goal, self.verdict]


def _ms(seconds: float) -> str:
    return f"{seconds * 1000:.1f}" if seconds < 1 else f"{seconds * 1000:.0f}"


def show(kind: str, rows: Sequence[Row], *notes: str) -> None:
    """Print the table; times are milliseconds of `kind`."""
    head = ["what", f"median, {kind} ms", "min–max", "beside it", "ratio", "goal", ""]
    table = [head, *(row.cells() for row in rows)]
    widths = [max(len(line[i]) for line in table) for i in range(len(head))]
    for number, line in enumerate(table):
        print("  ".join(cell.ljust(wide) for cell, wide in zip(line, widths, strict=True)).rstrip())
        if number == 0:
            print("  ".join("─" * wide for wide in widths))
    for note in notes:
        print(note)
    print(flush=True)


def finish(main: Callable[[], None]) -> None:
    """Run a script; what cannot be measured is told in one line and ends it with status 2."""
    try:
        main()
    except CannotMeasure as error:
        print(f"cannot measure: {error}", file=sys.stderr)
        sys.exit(2)
