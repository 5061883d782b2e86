"""Corrections: what a reader changed in an outline by hand."""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple


class Act(StrEnum):
    """What is done to a line."""

    MAKE = "make"
    """It becomes a heading, below the section it stands in."""
    UNMAKE = "unmake"
    """It is no heading: it and its text belong to what stands before."""
    PROMOTE = "promote"
    """It and what stands below it go one level up."""
    DEMOTE = "demote"
    """It and what stands below it go one level down, below the section before it."""


class Correction(NamedTuple):
    """One change; corrections are applied in the order in which they were made."""

    act: Act
    line: int
    """The line of the file on which the paragraph begins: it stays where it is while the file does."""
