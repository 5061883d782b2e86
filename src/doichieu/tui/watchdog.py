"""Ending with the terminal: when it goes away, so does the app, within a second.

A closed window or a dropped connection usually sends SIGHUP, but not always (nohup, a killed
parent), and then a program that reads from a dead terminal spins. So a thread asks the kernel thrice
a second whether the terminal still is there and whether the process that started the app still is.
"""

from __future__ import annotations

import contextlib
import os
import select
import signal
import threading
import time
from collections.abc import Callable

_EVERY = 0.3
_GRACE = 0.4


def watch_terminal(leave: Callable[[], None], fileno: int = 0) -> None:
    """Call `leave` once the terminal is gone, and end the process if that takes too long."""
    parent = os.getppid()

    def gone() -> bool:
        if os.getppid() != parent:
            return True
        try:
            poll = select.poll()
            poll.register(fileno, 0)
            events = poll.poll(0)
        except OSError:
            return True
        return any(flags & (select.POLLHUP | select.POLLERR | select.POLLNVAL) for _, flags in events)

    def watch() -> None:
        while not gone():
            time.sleep(_EVERY)
        with contextlib.suppress(Exception):  # whatever fails now, the process must end
            leave()
        time.sleep(_GRACE)
        os._exit(129)

    threading.Thread(target=watch, name="terminal-watch", daemon=True).start()
    if hasattr(signal, "SIGHUP"):
        signal.signal(signal.SIGHUP, signal.SIG_DFL)
