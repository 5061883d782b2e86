"""Bringing the archive in step beside a program that somebody uses: in a process of its own, at low priority.

The process is told what to do in one line on its standard input and tells its progress in lines on its standard
output. It ends when its input is closed, so that it never outlives the program that wanted it; what it has read
until then is kept.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import threading
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from pathlib import Path

from ..own_process import start
from .archive import Archive, ArchiveError, Progress, Updated

_PATIENCE = 10.0
"""Seconds that a process has to write down its last batch."""
_EVERY = 0.1
"""Seconds between two reports of progress, at least."""


class BackgroundUpdate:
    """An update under way. `run` blocks until it ends, so it belongs in a thread; `stop` may come from any other."""

    def __init__(self, cache: Path, files: Sequence[str], folders: Sequence[str]) -> None:
        self._job = json.dumps({"cache": str(cache), "files": list(files), "folders": list(folders)})
        self._process: subprocess.Popen[bytes] | None = None
        self._stopped = False
        self.was_renewed = False
        """Whether an index that could not be used was put away."""

    def run(self, tell: Callable[[Progress], None]) -> Updated:
        """Carry out the update. Raises `ArchiveError`."""
        process = start(__name__)
        self._process = process
        assert process.stdin is not None
        assert process.stdout is not None
        try:
            with suppress(OSError):
                process.stdin.write(f"{self._job}\n".encode())
                process.stdin.flush()
            if self._stopped:
                self.stop()
            return self._follow(process.stdout, tell)
        finally:
            self.stop()
            process.stdout.close()
            try:
                process.wait(_PATIENCE)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()

    def _follow(self, lines: Iterable[bytes], tell: Callable[[Progress], None]) -> Updated:
        for line in lines:
            said = json.loads(line)
            if "progress" in said:
                tell(Progress(**said["progress"]))
            elif "error" in said:
                raise ArchiveError(said["error"], said["detail"])
            else:
                self.was_renewed = said.pop("was_renewed")
                said["examples"] = tuple(said["examples"])
                return Updated(**said)
        if self._stopped:
            return Updated(is_whole=False)
        raise ArchiveError("inner")

    def stop(self) -> None:
        """End the update; what was read is kept."""
        self._stopped = True
        if self._process is not None and self._process.stdin is not None:
            with suppress(OSError, ValueError):
                self._process.stdin.close()


def main() -> None:
    """The process: carry out the job on standard input until that is closed."""
    with suppress(OSError, AttributeError):
        os.nice(10)
    job = json.loads(sys.stdin.readline())
    closed = threading.Event()

    def watch() -> None:
        with suppress(OSError, ValueError):
            sys.stdin.read()
        closed.set()

    threading.Thread(target=watch, daemon=True).start()
    archive = Archive(Path(job["cache"]))
    last = 0.0

    def tell(progress: Progress) -> None:
        nonlocal last
        if progress.seconds - last >= _EVERY or progress.files == progress.files_total:
            last = progress.seconds
            _say({"progress": progress._asdict()}, closed)

    try:
        done = archive.update(job["files"], job["folders"], tell, closed.is_set)
        _say(done._asdict() | {"was_renewed": archive.was_renewed}, closed)
    except ArchiveError as error:
        _say({"error": error.code, "detail": error.detail}, closed)
    except Exception as error:  # whoever started it has to hear of it
        _say({"error": "inner", "detail": type(error).__name__}, closed)


def _say(content: dict[str, object], closed: threading.Event) -> None:
    try:
        print(json.dumps(content), flush=True)
    except OSError:
        closed.set()
