"""Keys: what turning a page costs, in a terminal of 160 × 45 cells (processor time of the app, a key).

Goals: less than 12 ms a page in Read, in the largest report; in Compare, with everything of two
whole reports in view, less than 1.5 times what it costs in Read. Beside it stands a reader of the
same text in a few lines, drawn line by line by the same library.
"""

from __future__ import annotations

import time
from collections.abc import Mapping, Sequence
from statistics import median

from _measure import (
    LARGEST,
    RESOLUTION,
    CannotMeasure,
    Row,
    Terminal,
    finish,
    python,
    read_arguments,
    run,
    show,
    surroundings,
    take_turns,
)

READ_GOAL_MS = 12
COMPARE_GOAL = 1.5
PAGES = 25
EVERY = 0.06
PAGE_DOWN = "\x1b[6~"
OTHER_VIEW = "o"

PEER = """
import sys, textwrap
from rich.segment import Segment
from textual.app import App
from textual.geometry import Size
from textual.scroll_view import ScrollView
from textual.strip import Strip

class Reader(ScrollView, can_focus=True):
    def on_mount(self):
        text = open(sys.argv[1], encoding="utf-8").read()
        self.lines = [part for line in text.splitlines() for part in textwrap.wrap(line, 96) or [""]]
        self.virtual_size = Size(0, len(self.lines))
        self.focus()

    def render_line(self, y):
        number = y + self.scroll_offset.y
        text = self.lines[number] if number < len(self.lines) else ""
        return Strip([Segment(text)]).adjust_cell_length(self.size.width)

    def action_page_down(self):
        self.scroll_to(y=self.scroll_offset.y + self.size.height - 2, animate=False)

class Peer(App):
    def compose(self):
        yield Reader()

Peer().run()
"""


def a_page(command: Sequence[str], env: Mapping[str, str], painted: Sequence[str], first: str = "") -> float:
    """Processor seconds of a page key; `first` are keys typed before, one by one."""
    with Terminal(command, env) as terminal:
        terminal.wait_for(*painted)
        terminal.settle()
        for key in first:
            terminal.send(key)
            terminal.settle()
        begin, drawn = terminal.processor(), 0
        for _ in range(PAGES):
            sent = time.perf_counter()
            terminal.send(PAGE_DOWN)
            drawn += terminal.take_for(EVERY - (time.perf_counter() - sent)) > 500
        terminal.settle(0.3)
        spent = terminal.processor() - begin
    if drawn < PAGES * 0.8:
        raise CannotMeasure(f"only {drawn} of {PAGES} page keys drew a page")
    return spent / PAGES


def main() -> None:
    runs = read_arguments(__doc__, 5).runs
    read = python("-m", "doichieu", str(LARGEST))
    compare = python("-m", "doichieu", "--compare", str(LARGEST), str(RESOLUTION))
    peer = python("-c", PEER, str(LARGEST))
    with surroundings() as env, surroundings() as other:
        env["DOICHIEU_CACHE"] = other["DOICHIEU_CONFIG"]
        run(python("-m", "doichieu", "search", "1"), env)  # fills the cache
        taken = take_turns(
            {
                "read": lambda: a_page(read, env, ["Sau đại dịch Covid-19"]),
                "peer": lambda: a_page(peer, env, ["Sau đại dịch Covid-19"]),
                # a comparison of whole documents opens on its changes; then come what matches, and everything
                "compare": lambda: a_page(compare, env, ["⇔", "1/"], OTHER_VIEW * 2),
            },
            runs,
        )
    a_key = median(taken["read"]) * 1000
    show(
        "processor",
        [
            Row("a page in Read", taken["read"], "plain reader", taken["peer"], a_key, READ_GOAL_MS, " ms"),
            Row("a page in Compare", taken["compare"], "a page in Read", taken["read"], goal=COMPARE_GOAL),
            Row("", taken["compare"], "plain reader", taken["peer"]),
        ],
    )


if __name__ == "__main__":
    finish(main)
