"""A reader at the screen: presses keys and sees lines, so that tests need no selectors."""

from __future__ import annotations

import tempfile
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from textual import events
from textual.keys import _character_to_key
from textual.pilot import Pilot

from doichieu.library.bundled import bundled
from doichieu.library.cache import Cache
from doichieu.library.entries import find_entries
from doichieu.library.shelf import Shelf
from doichieu.presentation.words import Words
from doichieu.settings.themes import load_themes
from doichieu.tui.app import DoichieuApp
from doichieu.tui.services import Services

_READ = tempfile.TemporaryDirectory(prefix="doichieu-tests-")
"""Documents as they were read, for all tests of one run: most open the same five reports."""


class Reader:
    """Someone in front of the app."""

    def __init__(self, app: DoichieuApp, pilot: Pilot[int]) -> None:
        self.app = app
        self.pilot = pilot

    async def press(self, *keys: str) -> None:
        """Press keys and wait until everything they set off is done."""
        for key in keys:
            await self.pilot.press(key)
        await self.settle()

    async def type(self, text: str) -> None:
        """Type a text, quickly."""
        await self.burst(*text)

    async def paste(self, text: str) -> None:
        """Put a text into the field in one go."""
        self.app.post_message(events.Paste(text))
        while self.app.is_taking_keys:
            await self.pilot.pause()
        await self.settle()

    async def burst(self, *keys: str) -> None:
        """Keys that arrive all at once, as over a slow connection."""
        for key in keys:
            name = _character_to_key(key) if len(key) == 1 else key
            self.app.post_message(events.Key(name, key if len(key) == 1 else None))
        while self.app.is_taking_keys:
            await self.pilot.pause()
        await self.settle()

    async def settle(self) -> None:
        """Wait for work in the background and what it shows; a dialog waiting for an answer is none."""
        for _ in range(2):
            busy = [worker for worker in self.app.workers if worker.group != "default"]
            if busy:
                await self.app.workers.wait_for_complete(busy)
            await self.pilot.pause()

    @property
    def lines(self) -> list[str]:
        """The screen as lines of text."""
        strips = self.app.screen._compositor.render_strips()
        return ["".join(segment.text for segment in strip).rstrip() for strip in strips]

    @property
    def text(self) -> str:
        """The screen as one text."""
        return "\n".join(self.lines)

    def sees(self, *texts: str) -> bool:
        """Whether all these stand on the screen."""
        return all(text in self.text for text in texts)

    def styled(self, role: str) -> list[str]:
        """The pieces of text on the screen that look like a role."""
        style = self.app.styles_of.style(("text", role))
        strips = self.app.screen._compositor.render_strips()
        return [
            s.text.strip()
            for strip in strips
            for s in strip
            if s.style and s.style.bgcolor == style.bgcolor and s.style.color == style.color and s.text.strip()
        ]


@asynccontextmanager
async def reading(
    paths: list[Path] | None = None, size: tuple[int, int] = (120, 36), lang: str = "vi", theme: str = "dark"
) -> AsyncIterator[Reader]:
    """The app on files, or on the bundled reports, with someone in front of it."""
    themes = load_themes([bundled("themes")])
    shelf = Shelf(find_entries([str(path) for path in paths or []]), Cache(Path(_READ.name)))
    given = [str(path) for path in paths or []]
    app = DoichieuApp(Services(shelf, Words(lang), themes, themes.themes[theme], given=given))
    async with app.run_test(size=size, notifications=True) as pilot:
        reader = Reader(app, pilot)
        await reader.settle()
        yield reader
