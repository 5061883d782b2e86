"""Who loads what, seen from a fresh interpreter."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

CODE = """
import json, sys
from doichieu.launcher import main
status = main({arguments!r})
sys.stdout.flush()
print("\\n" + json.dumps([status, sorted(sys.modules)]))
"""
REPORT = str(Path(__file__).resolve().parents[2] / "corpus" / "bac-giang-hdnd-nghi-quyet-2024.txt")


def loaded_by(arguments: list[str]) -> tuple[int, set[str]]:
    """Exit status and modules of a command in a fresh interpreter."""
    done = subprocess.run(
        [sys.executable, "-c", CODE.format(arguments=arguments)],
        capture_output=True,
        text=True,
        encoding="utf-8",
        env={**os.environ, "DOICHIEU_CACHE": ""},
        check=True,
    )
    status, modules = json.loads(done.stdout.rstrip().rsplit("\n", 1)[-1])
    return status, set(modules)


@pytest.mark.parametrize(
    "arguments",
    [["--help"], ["search", "ho ngheo", REPORT], ["outline", REPORT], ["read", REPORT], ["compare", REPORT, REPORT]],
)
def test_the_command_line_never_loads_a_screen(arguments: list[str]) -> None:
    status, modules = loaded_by(arguments)
    assert status == 0
    assert not {name for name in modules if name.split(".")[0] in ("textual", "rich")}
    assert not {name for name in modules if name.startswith("doichieu.tui")}


def test_help_loads_no_document_code() -> None:
    _, modules = loaded_by(["--help"])
    floors = ("doichieu.reading", "doichieu.search", "doichieu.compare")
    assert not {name for name in modules if name.startswith(floors)}
    assert "rapidfuzz" not in modules


def test_the_first_screen_waits_for_nothing_that_it_does_not_show() -> None:
    code = "import sys, doichieu.tui.start, doichieu.tui.app; print(*sorted(sys.modules))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    later = ("doichieu.facts", "doichieu.compare", "doichieu.check", "doichieu.search", "rapidfuzz", "sqlite3", "docx")
    assert not [name for name in done.stdout.split() if name.startswith(later)]


def test_every_floor_can_be_loaded_alone() -> None:
    for floor in ("text.letters", "model.document", "reading.reader", "facts.tokens", "library.shelf", "search.engine"):
        subprocess.run([sys.executable, "-c", f"import doichieu.{floor}"], check=True)
