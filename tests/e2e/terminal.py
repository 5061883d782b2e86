"""A pseudo-terminal with the app in it, for tests from the outside."""

from __future__ import annotations

import contextlib
import fcntl
import os
import pty
import select
import signal
import struct
import sys
import termios
import time


class Terminal:
    """A child process with a terminal of its own."""

    def __init__(
        self, *arguments: str, size: tuple[int, int] = (100, 30), hang_up_proof: bool = False, code: str = ""
    ) -> None:
        self.output = b""
        self.pid, self.fd = pty.fork()
        if self.pid == 0:
            if hang_up_proof:
                signal.signal(signal.SIGHUP, signal.SIG_IGN)
            environment = {**os.environ, "TERM": "xterm-256color", "LANG": "vi_VN.UTF-8", "COLORTERM": "truecolor"}
            program = ["-c", code] if code else ["-m", "doichieu"]
            os.execve(sys.executable, [sys.executable, *program, *arguments], environment)
        fcntl.ioctl(self.fd, termios.TIOCSWINSZ, struct.pack("HHHH", size[1], size[0], 0, 0))

    def wait_for(self, text: str, seconds: float = 20.0) -> bool:
        """Read until a text has been painted."""
        wanted = text.encode()
        end = time.monotonic() + seconds
        while wanted not in self.output and time.monotonic() < end:
            if not select.select([self.fd], [], [], 0.1)[0]:
                continue
            try:
                self.output += os.read(self.fd, 65536)
            except OSError:
                break
        return wanted in self.output

    def send(self, keys: str) -> None:
        """Press keys."""
        os.write(self.fd, keys.encode())

    def ended(self, seconds: float) -> int | None:
        """The exit status (a signal as a negative number), or None if it still runs after so many seconds."""
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            if self.fd >= 0 and select.select([self.fd], [], [], 0)[0]:
                with contextlib.suppress(OSError):
                    self.output += os.read(self.fd, 65536)
            pid, status = os.waitpid(self.pid, os.WNOHANG)
            if pid:
                self.pid = 0
                return os.waitstatus_to_exitcode(status)
            time.sleep(0.02)
        return None

    def hang_up(self) -> None:
        """Take the terminal away."""
        os.close(self.fd)
        self.fd = -1

    def close(self) -> None:
        """Leave nothing behind."""
        if self.pid:
            os.kill(self.pid, signal.SIGKILL)
            os.waitpid(self.pid, 0)
        if self.fd >= 0:
            os.close(self.fd)
