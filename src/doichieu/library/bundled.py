"""Data that travels with the program: the five reports."""

from __future__ import annotations

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent.parent


def bundled(name: str) -> Path:
    """The folder of bundled data of that name: inside the installed package, else at the top of a checkout."""
    installed = _PACKAGE / "_data" / name
    return installed if installed.is_dir() else _PACKAGE.parent.parent / name


def corpus_folder() -> Path:
    """The folder of the five reports."""
    return bundled("corpus")
