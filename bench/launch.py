"""Launch: from starting the app to the tree and the text on the screen, in a terminal (wall time).

Goal: at most 1.3 times as long as an app of one line of text written with the same library. Runs
with a warm cache on the five bundled reports; beside it stands also `python -c "import textual"`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from _measure import Row, Terminal, finish, python, read_arguments, run, show, surroundings, take_turns

GOAL = 1.3
SHELF = ("Kệ tài liệu", "NQ HĐND Bắc Giang 2024")
TEXT = ("Bắc Giang, ngày tháng 01 năm 2024", "Sau đại dịch Covid-19")

PEER_TEXT = "Một dòng chữ"
PEER = f"""
from textual.app import App
from textual.widgets import Static

class Peer(App):
    def compose(self):
        yield Static("{PEER_TEXT}")

Peer().run()
"""


def launched(command: Sequence[str], env: Mapping[str, str], phrases: Sequence[str]) -> float:
    """Seconds until the phrases are painted."""
    with Terminal(command, env) as terminal:
        return terminal.wait_for(*phrases)


def main() -> None:
    runs = read_arguments(__doc__, 11).runs
    app, peer = python("-m", "doichieu"), python("-c", PEER)
    with surroundings() as env, surroundings() as other:
        env["DOICHIEU_CACHE"] = other["DOICHIEU_CONFIG"]
        run(python("-m", "doichieu", "search", "1"), env)  # fills the cache
        taken = take_turns(
            {
                "app": lambda: launched(app, env, (*SHELF, *TEXT)),
                "peer": lambda: launched(peer, env, (PEER_TEXT,)),
                "import": lambda: run(python("-c", "import textual"), env).wall,
                "app import": lambda: run(python("-c", "import textual.app"), env).wall,
            },
            runs,
            warm_ups=2,
        )
    show(
        "wall",
        [
            Row("the app, tree and text", taken["app"], "app of one Static", taken["peer"], goal=GOAL),
            Row("", taken["app"], "import textual", taken["import"]),
            Row("", taken["app"], "import textual.app", taken["app import"]),
        ],
    )


if __name__ == "__main__":
    finish(main)
