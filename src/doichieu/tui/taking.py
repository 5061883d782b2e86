"""Taking a passage away: copied with or without its source, or opened in an editor."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING

from textual.app import SuspendNotSupported

from ..text.clean import one_line
from .clipboard import copy_by_program
from .editing import editor_command
from .opening import Target

if TYPE_CHECKING:
    from .screens.read import ReadScreen

_TEXT_FILES = (".md", ".markdown", ".txt", ".html", ".htm", "")


class Taking:
    """Commands that take the passage elsewhere."""

    def __init__(self, screen: ReadScreen) -> None:
        self.screen = screen

    def action_copy_passage(self) -> None:
        self._copy(with_source=False)

    def action_copy_cited(self) -> None:
        self._copy(with_source=True)

    def _copy(self, with_source: bool) -> None:
        document, block = self.screen.document, self.screen.reader.at_hand.block
        if document is None or block < 0:
            return
        self.screen.reader.at_hand.choose(block)
        text = self.screen.get_selected_text() or document.blocks[block].text
        if with_source:
            from ..presentation.citing import citation_line  # imported here: the first screen does not wait for it

            services = self.screen.doichieu.services
            text += "\n— " + citation_line(document, block, services.title(document, short=False), services.words)
        self.screen.run_worker(lambda: self._send(text), thread=True, group="copy")

    def _send(self, text: str) -> None:
        program = copy_by_program(text)
        if self.screen.app.is_running:
            self.screen.app.call_from_thread(self._sent, text, program)

    def _sent(self, text: str, program: str | None) -> None:
        words = self.screen.doichieu.services.words
        if program is None:
            self.screen.app.copy_to_clipboard(text)
            self.screen.tell(words("copy.sent", count=len(text)))
        else:
            self.screen.tell(words("copy.sure", count=len(text), program=program))

    def action_open_editor(self) -> None:
        document, block = self.screen.document, self.screen.reader.at_hand.block
        words = self.screen.doichieu.services.words
        if document is None or block < 0:
            return
        if Path(document.path).suffix.lower() not in _TEXT_FILES:
            self.screen.tell(words("edit.not_text", name=one_line(document.name)), "warning")
            return
        line = document.place(document.blocks[block]).line or 1
        command = editor_command(document.path, line, os.environ)
        if command is None:
            self.screen.tell(words("edit.none"), "warning")
            return
        self._run(command, document.path, block)

    def _run(self, command: list[str], path: str, block: int) -> None:
        screen, words = self.screen, self.screen.doichieu.services.words
        before = _stamp(path)
        try:
            with screen.app.suspend():
                problem = _problem(command)  # nothing may be raised in here: the screen would not come back
        except SuspendNotSupported:
            screen.tell(words("edit.not_here"), "warning")
            return
        if problem:
            screen.tell(words("edit.failed", program=one_line(command[0]), detail=one_line(problem)), "error")
        if _stamp(path) != before:
            shelf = screen.doichieu.services.shelf
            shelf.forget(shelf.entries[screen.entry])
            screen.opening.entry(Target(screen.entry, block=block))
            screen.shelf.rebuild()
            screen.tell(words("edit.changed"))


def _problem(command: list[str]) -> str:
    """Run a program in the terminal; what went wrong, or ""."""
    try:
        status = subprocess.run(command, check=False).returncode
    except (OSError, ValueError) as error:
        return getattr(error, "strerror", None) or str(error)
    return f"status {status}" if status else ""


def _stamp(path: str) -> tuple[int, int] | None:
    """When a file was last written, and how long it is."""
    try:
        found = os.stat(path)
    except OSError:
        return None
    return found.st_mtime_ns, found.st_size
