"""Panes: what only holds others and is covered by them. Declared blank: no lines of their own are made for nothing."""

from __future__ import annotations

from textual.containers import Horizontal, Vertical


class Beside(Horizontal):
    """Panes beside each other, over the whole width."""

    BLANK = True


class Below(Vertical):
    """One below the other, over the whole height."""

    BLANK = True
