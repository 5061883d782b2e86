"""The app with its own type, for widgets and screens."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

if TYPE_CHECKING:
    from ..app import DoichieuApp


class Themed:
    """Something on a screen of this app."""

    app: Any

    @property
    def doichieu(self) -> DoichieuApp:
        """The app: its services and styles."""
        return cast("DoichieuApp", self.app)
