"""Start: how long a command waits before it does its work (wall time).

Goals: `doichieu --help` takes at most 5 times as long as `python -c pass`. A search over the five
bundled reports takes at most 12 times as long as `python -c "import rapidfuzz"` without a cache,
at most 6 times with a warm one.
"""

from __future__ import annotations

from _measure import Row, finish, python, read_arguments, run, show, surroundings, take_turns

HELP_GOAL = 5
COLD_GOAL = 12
WARM_GOAL = 6
QUERY = "ho ngheo"


def main() -> None:
    runs = read_arguments(__doc__, 15).runs
    with surroundings() as env, surroundings() as other:
        cached = env | {"DOICHIEU_CACHE": other["DOICHIEU_CONFIG"]}
        search = python("-m", "doichieu", "search", QUERY)
        taken = take_turns(
            {
                "help": lambda: run(python("-m", "doichieu", "--help"), env).wall,
                "python": lambda: run(python("-c", "pass"), env).wall,
                "cold": lambda: run(search, env).wall,
                "rapidfuzz": lambda: run(python("-c", "import rapidfuzz"), env).wall,
                "warm": lambda: run(search, cached).wall,
            },
            runs,
            warm_ups=2,
        )
    show(
        "wall",
        [
            Row("doichieu --help", taken["help"], "python -c pass", taken["python"], goal=HELP_GOAL),
            Row("search, no cache", taken["cold"], "import rapidfuzz", taken["rapidfuzz"], goal=COLD_GOAL),
            Row("search, warm cache", taken["warm"], "import rapidfuzz", taken["rapidfuzz"], goal=WARM_GOAL),
        ],
    )


if __name__ == "__main__":
    finish(main)
