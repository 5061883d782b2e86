"""The garbage collector, held back while many objects are made that stay."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def uncollected() -> Iterator[None]:
    """Hold back the collector: looking through objects that stay, again and again, costs more than making them,
    the more the larger the document is."""
    collecting = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collecting:
            gc.enable()


def spare_what_is_there() -> None:
    """Let the collector leave alone from now on what has been loaded to stay, also where it is switched off: to look
    through the documents of a shelf again takes it a tenth of a second, in the middle of a key. What nobody refers to
    any more is freed all the same; only cycles that are garbage at this moment are not."""
    gc.freeze()
