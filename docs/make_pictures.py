"""Draw the five screens anew, in two themes and two sizes, on the bundled reports.

Run it as `.venv/bin/python docs/make_pictures.py`; the pictures stand in docs/pictures as SVG, which any browser shows.
They are drawn with the fonts that are there: nothing in them is fetched from elsewhere.
"""

from __future__ import annotations

import asyncio
import re
from pathlib import Path

from doichieu.library.bundled import bundled
from doichieu.library.cache import Cache
from doichieu.library.entries import find_entries
from doichieu.library.shelf import Shelf
from doichieu.presentation.words import Words
from doichieu.settings.themes import load_themes
from doichieu.tui.app import DoichieuApp
from doichieu.tui.services import Services

FOLDER = Path(__file__).with_name("pictures")
THEMES = ("dark", "light")
SIZES = ((80, 24), (160, 45))
SCREENS = {
    "read": ("right_square_bracket", "right_square_bracket", "right_square_bracket"),
    "find": ("f", *"ho", "space", *"ngheo", "down"),
    "compare": ("c", "enter", "right_square_bracket"),
    "targets": ("i", "o", "down"),
    "findings": ("p", "down"),
}
"""What is pressed to come to each screen."""
_FONT = re.compile(r"@font-face \{.*?\}\s*", re.DOTALL)


async def draw(name: str, theme: str, size: tuple[int, int]) -> str:
    """A screen as SVG."""
    themes = load_themes([bundled("themes")])
    app = DoichieuApp(Services(Shelf(find_entries([]), Cache(None)), Words("vi"), themes, themes.themes[theme]))
    async with app.run_test(size=size, notifications=True) as pilot:
        await _rest(app)
        for key in SCREENS[name]:
            await pilot.press(key)
            await _rest(app)
        await pilot.pause()
        picture = _FONT.sub("", app.export_screenshot(title="doichieu", simplify=True))
        return picture.replace("Fira Code", "DejaVu Sans Mono, Noto Sans Mono, Liberation Mono")


async def _rest(app: DoichieuApp) -> None:
    """Wait until nothing is under way."""
    for _ in range(2):
        busy = [worker for worker in app.workers if worker.group != "default"]
        if busy:
            await app.workers.wait_for_complete(busy)
        await asyncio.sleep(0.05)


def main() -> None:
    """Draw them all."""
    FOLDER.mkdir(exist_ok=True)
    for name in SCREENS:
        for theme in THEMES:
            for size in SIZES:
                file = FOLDER / f"{name}-{theme}-{size[0]}x{size[1]}.svg"
                file.write_text(asyncio.run(draw(name, theme, size)), encoding="utf-8", newline="\n")
                print(file.name)


if __name__ == "__main__":
    main()
