"""Bindings out of the registry of commands: of screens, and of the panes on them."""

from __future__ import annotations

from collections.abc import Sequence

from textual.binding import Binding

from ..presentation.commands import in_scope, of_pane


def bindings_for(scope: str, priority: Sequence[str] = ()) -> list[Binding]:
    """The bindings of a screen; those with `priority` go before what the pane in focus would do."""
    return [
        Binding(",".join(c.keys), f"give('{c.id}')", c.id, id=c.id, show=False, priority=c.id in priority)
        for c in in_scope(scope)
    ]


def pane_bindings(pane: str, priority: bool = False) -> list[Binding]:
    """The bindings of a pane, whose widget carries its commands out itself."""
    return [Binding(",".join(c.keys), c.action, c.id, id=c.id, show=False, priority=priority) for c in of_pane(pane)]
