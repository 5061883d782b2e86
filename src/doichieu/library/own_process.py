"""A process of our own beside the program: the same interpreter and the same sources, told apart from the terminal."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path


def start(module: str) -> subprocess.Popen[bytes]:
    """Run `main` of one of our modules, its input and output in our hands; Ctrl-C at the terminal is not for it."""
    paths = [str(Path(__file__).resolve().parents[2]), os.environ.get("PYTHONPATH", "")]
    env = os.environ | {
        "PYTHONPATH": os.pathsep.join(filter(None, paths)), "PYTHONIOENCODING": "utf-8",
        "PYTHONSAFEPATH": "1",  # a folder of documents is no place to take programs from
    }  # fmt: skip
    return subprocess.Popen(
        [sys.executable, "-P", "-c", f"from {module} import main; main()"],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, env=env, start_new_session=True,
    )  # fmt: skip
