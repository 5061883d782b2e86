"""Exports from the app: ask for a file, write it in the background, say that it is there."""

from __future__ import annotations

import asyncio
import os
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from ..library.bundled import corpus_folder
from ..library.outfile import WritingError, free_name, write_out
from ..model.document import Document
from ..text.clean import one_line

if TYPE_CHECKING:
    from ..check.result import Report
    from ..presentation.data import Json
    from ..presentation.exports.sheet import Sheet
    from .checking import Found
    from .screens.base import CommandScreen

_FORM = ".docx"
"""The form that is proposed: the office's own."""


class Exporting:
    """Writes what a screen shows to a file of the reader's choice."""

    def __init__(self, screen: CommandScreen) -> None:
        self.screen = screen

    async def ask(
        self,
        title: str,
        stem: str,
        documents: Sequence[Document],
        sheet: Callable[[], Sheet],
        as_json: Callable[[], Json],
    ) -> None:
        """Ask for the file and write it."""
        from ..presentation.exports.forms import ending_of, report_bytes  # imported here: not needed to read
        from .screens.line_prompt import LinePrompt

        words = self.screen.doichieu.services.words
        sources = [document.path for document in documents]
        name: str | None = str(free_name(_folder_of(documents), stem, _FORM))
        prompt = words("export.prompt")
        while name is not None:
            name = await self.screen.app.push_screen_wait(LinePrompt(title, prompt, name))
            if name is None:
                return
            path = str(Path(name).expanduser())
            ending = ending_of(path)
            if ending is None:
                prompt = one_line(words("error.export_ending", path=path))
                continue
            try:
                data = await asyncio.to_thread(report_bytes, ending, sheet, as_json)
                await asyncio.to_thread(write_out, path, data, sources)
            except WritingError as error:
                code = "export.exists" if error.code == "exists" else f"error.export_{error.code}"
                prompt = one_line(words(code, path=error.path, detail=error.detail))
            else:
                self.screen.tell(words("export.done", path=one_line(path)))
                return


def _folder_of(documents: Sequence[Document]) -> Path:
    """Where a report is likely wanted: beside its documents where they are the reader's own."""
    folder = Path(documents[0].path).parent if documents else Path()
    return folder if folder != corpus_folder() and os.access(folder, os.W_OK) else Path.cwd()


async def export_findings(
    screen: CommandScreen, report: Report, found: Found, reasons: Mapping[str, str], own: Document | None
) -> None:
    """Export the findings that are shown: those of an `own` document, or of the whole shelf."""
    from ..presentation.check_data import check_data  # imported here: only an export needs them
    from ..presentation.exports.check_sheet import check_sheet

    words = screen.doichieu.services.words
    await Exporting(screen).ask(
        words("command.findings.export"), "kiem-tra", list(report.documents),
        lambda: check_sheet(report, found, reasons, words, own), lambda: check_data(report, found, reasons, words),
    )  # fmt: skip
