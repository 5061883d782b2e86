"""What every widget needs: the app with its own type, and the last guard before the terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from ...text.clean import visible

if TYPE_CHECKING:
    from ..app import DoichieuApp


class Themed:
    """Something on a screen of this app."""

    app: Any

    @property
    def doichieu(self) -> DoichieuApp:
        """The app: its services and styles."""
        return cast("DoichieuApp", self.app)


_BLANK_LINES = {ord(c): " " for c in "\n\r\f\v"} | {ord("\t"): "│"}
"""One for one, so that what is marked in a text stays marked; a tab parts the cells of a table."""


def safe(text: str) -> str:
    """A text that may go to the terminal: whatever it was made of, it drives nothing and stays on its line."""
    return text if text.isprintable() else visible(text).translate(_BLANK_LINES)
