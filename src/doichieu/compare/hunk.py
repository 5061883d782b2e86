"""A hunk: where two streams of tokens differ."""

from __future__ import annotations

from typing import NamedTuple


class Hunk(NamedTuple):
    """Tokens a0:a1 of A stand where tokens b0:b1 of B stand; one of the ranges may be empty."""

    a0: int
    a1: int
    b0: int
    b1: int
