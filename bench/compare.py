"""Compare: the report against the resolution, from the two files to JSON, as a process (processor time).

Goal, of a later milestone: without a cache at most 20 times as long as `git diff --no-index
--word-diff` of the same two files.
"""

from __future__ import annotations

import shutil

from _measure import (
    LARGEST,
    RESOLUTION,
    CannotMeasure,
    Row,
    finish,
    python,
    read_arguments,
    run,
    show,
    surroundings,
    take_turns,
)

GOAL = 20
DIFFERS = (1,)


def main() -> None:
    runs = read_arguments(__doc__, 7).runs
    git = shutil.which("git")
    if git is None:
        raise CannotMeasure("git is not on PATH; it is what the comparison is held against")
    files = [str(LARGEST), str(RESOLUTION)]
    with surroundings() as env:
        taken = take_turns(
            {
                "compare": lambda: (
                    run(python("-m", "doichieu", "compare", *files, "--format", "json"), env, DIFFERS).processor
                ),
                "git": lambda: run([git, "diff", "--no-index", "--word-diff", *files], env, DIFFERS).processor,
                "start": lambda: run(python("-m", "doichieu", "--help"), env).processor,
            },
            runs,
        )
    show(
        "processor",
        [
            Row("report ⇔ resolution", taken["compare"], "git word-diff", taken["git"], goal=GOAL, later=True),
            Row("", taken["compare"], "doichieu --help", taken["start"]),
        ],
    )


if __name__ == "__main__":
    finish(main)
