"""Keys one after the other: none is looked at before the one before it has done what it does.

Textual gives a key to what has the focus at that moment, and what a key is bound to is carried out later, when the
key has risen through all the widgets to the app. Keys that come in one burst (a slow connection, a paste, an input
method that sends backspaces and the letters that take their place) would so overtake each other: in `/hộ nghèo` the
letters would reach the reader as commands before the field is open, and in backspace, ộ the letter would be written
before the other one is deleted. Here the next key waits until a message that follows the key on its way has arrived
behind it: through the widgets, the app, and the screen that may have been opened.
"""

from __future__ import annotations

import time
from collections import deque
from typing import Any

from textual import events
from textual.app import App
from textual.dom import DOMNode
from textual.message_pump import MessagePump
from textual.screen import Screen

_LONGEST = 1.0
"""Seconds after which the next key waits no longer: the one before it got lost with what it was given to."""


class KeysInOrder(App[int]):
    """An app that takes keys in the order in which they were typed."""

    def __init__(self, *, ansi_color: bool | None = None) -> None:
        super().__init__(ansi_color=ansi_color)
        self._waiting: deque[events.Key | events.Paste] = deque()
        self._sent = 0
        """Keys that were sent on their way so far; the last of them is followed."""
        self._sent_at: float | None = None
        """When the key was sent that is on its way; None while none is."""

    @property
    def is_taking_keys(self) -> bool:
        """Whether some key has not done yet what it does."""
        return bool(self._waiting) or self._sent_at is not None

    async def on_event(self, event: events.Event) -> None:
        """Have keys and what is pasted wait for their turn."""
        if not isinstance(event, events.Key | events.Paste) or event.is_forwarded:
            await super().on_event(event)
            return
        self._waiting.append(event)
        if self._sent_at is None or time.monotonic() - self._sent_at > _LONGEST:
            await self._send()

    async def _send(self) -> None:
        """Send the next key to what has the focus, and a message behind it."""
        event = self._waiting.popleft()
        self._sent += 1
        self._sent_at = time.monotonic()
        way: list[MessagePump] = []
        if self._screen_stack:
            aimed: DOMNode = self.focused or self.screen
            way = [node for node in aimed.ancestors_with_self if node is not self]
        await super().on_event(event)
        self._follow(self._sent, [*way, self])

    def _follow(self, sent: int, way: list[MessagePump]) -> None:
        """Go the rest of a key's way behind it."""
        for at, node in enumerate(way):
            if node.call_later(self._follow, sent, way[at + 1 :]):
                return
        self._settle(sent, None)

    def _settle(self, sent: int, settled: Screen[Any] | None) -> None:
        """Once the screen that is on top now has dealt with what came before, and the app with what it said."""
        screen = self.screen
        if settled is screen or not screen.call_later(self._settle, sent, screen):
            self.call_later(self._next, sent, screen)

    async def _next(self, sent: int, settled: Screen[Any]) -> None:
        """The key has arrived: it is the next one's turn."""
        if sent != self._sent:
            return  # waited for no longer
        if self.screen is not settled:
            self._settle(sent, None)
            return
        self._sent_at = None
        if self._waiting:
            await self._send()
