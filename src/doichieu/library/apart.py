"""Long work in a process of its own: it leaves the program free to answer keys, and it can be stopped at once.

A function of a module and its arguments go there pickled over standard input, what comes of it comes back over
standard output. (Not `multiprocessing`: it wants to hand on the standard streams, which an app in a terminal holds.)
"""

from __future__ import annotations

import pickle
import subprocess
import sys
from collections.abc import Callable
from contextlib import suppress
from typing import TYPE_CHECKING, TypeVar

from .own_process import start

if TYPE_CHECKING:
    from .workers import Stop

_LOOK = 0.1
"""Seconds after which it is asked again whether the work is still wanted."""

Done = TypeVar("Done")


def run_apart(work: Callable[..., Done], *arguments: object, stopped: Stop) -> Done | None:
    """What comes of some work, or None where it was stopped. Blocks, so in a thread.

    Work that fails there is done once more here, so that its error is raised where it can be told.
    """
    process = start(__name__)
    job: bytes | None = pickle.dumps((work, arguments))
    try:
        while True:
            try:
                told, _ = process.communicate(job, timeout=_LOOK)
                break
            except subprocess.TimeoutExpired:
                job = None  # it has been taken, and goes on being sent
                if stopped():
                    return None
    finally:
        if process.poll() is None:
            process.kill()
        for pipe in (process.stdin, process.stdout):  # closed, however it ended; what was not sent is not wanted
            with suppress(OSError):
                assert pipe is not None
                pipe.close()
        process.wait()
    if stopped():  # it may have been quicker than the question
        return None
    if process.returncode == 0 and told:
        done: Done = pickle.loads(told)  # from our own process
        return done
    return work(*arguments)


def main() -> None:
    """The process: one job."""
    work, arguments = pickle.loads(sys.stdin.buffer.read())
    done = work(*arguments)
    sys.stdout.buffer.write(pickle.dumps(done, pickle.HIGHEST_PROTOCOL))
