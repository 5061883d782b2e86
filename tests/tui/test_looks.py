"""A few pictures of the screens, for looks only: fixed size, theme and language (renew: pytest --snapshot-update)."""

from __future__ import annotations

from typing import Any

import pytest
from textual.pilot import Pilot

from doichieu.library.bundled import bundled
from doichieu.library.cache import Cache
from doichieu.library.entries import find_entries
from doichieu.library.shelf import Shelf
from doichieu.presentation.words import Words
from doichieu.settings.themes import load_themes
from doichieu.tui.app import DoichieuApp
from doichieu.tui.services import Services

from .driver import Reader


@pytest.mark.parametrize(
    ("name", "keys", "theme", "language", "size"),
    [
        ("read", ["pagedown"], "dark", "vi", (100, 30)),
        ("compare", ["c", "enter", *["right_square_bracket"] * 2], "colour-blind-light", "vi", (120, 32)),
        ("help", ["question_mark"], "high-contrast", "en", (90, 34)),
    ],
)
def test_looks(snap_compare: Any, name: str, keys: list[str], theme: str, language: str, size: tuple[int, int]) -> None:
    themes = load_themes([bundled("themes")])
    shelf = Shelf(find_entries([]), Cache(None))
    app = DoichieuApp(Services(shelf, Words(language), themes, themes.themes[theme]))

    async def use(pilot: Pilot[int]) -> None:
        reader = Reader(app, pilot)
        await reader.settle()
        await reader.press(*keys)

    assert snap_compare(app, terminal_size=size, run_before=use)
