"""Work on many files shared out among processes."""

from __future__ import annotations

import os
import signal
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from itertools import islice
from multiprocessing import get_context
from typing import TypeVar

_AHEAD = 3
"""Jobs that wait for each process."""
_LOOK = 0.2
"""Seconds after which it is asked again whether the work is still wanted."""

Job = TypeVar("Job")
Done = TypeVar("Done")
Stop = Callable[[], bool]


def share_out(
    work: Callable[[Job], Done], jobs: Iterable[Job], stopped: Stop, processes: int | None = None
) -> Iterator[Done | None]:
    """What comes of every job, in no order; None and no more where it was stopped.

    Without a number of processes as many as there are processors; with 0 all is done here.
    """
    workers = (os.cpu_count() or 1) if processes is None else processes
    if workers < 1:
        for job in jobs:
            if stopped():
                yield None
                return
            yield work(job)
        return
    waiting = iter(jobs)
    os.environ.setdefault("PYTHONSAFEPATH", "1")  # a folder of documents is no place to take programs from
    pool = ProcessPoolExecutor(workers, mp_context=get_context("spawn"), initializer=_leave_to_parent)
    try:
        running: set[Future[Done]] = set()
        while True:
            for job in islice(waiting, workers * _AHEAD - len(running)):
                running.add(pool.submit(work, job))
            if not running:
                return
            done, running = wait(running, timeout=_LOOK, return_when=FIRST_COMPLETED)
            if stopped():
                yield None
                return
            for future in done:
                yield future.result()
    finally:
        pool.shutdown(wait=True, cancel_futures=True)


def _leave_to_parent() -> None:
    """Ctrl-C ends the program that shares out the work, which ends its helpers; they say nothing of it."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
