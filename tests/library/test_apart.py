"""Long work in a process of its own: the same result, stopped at once."""

from __future__ import annotations

import time
from operator import add

import pytest

from doichieu.library.apart import run_apart


def test_what_comes_of_the_work_comes_back() -> None:
    assert run_apart(add, 2, 3, stopped=lambda: False) == 5
    assert run_apart(add, "á" * 300_000, "b", stopped=lambda: False) == "á" * 300_000 + "b"


def test_stopped_work_comes_to_nothing_at_once() -> None:
    begun = time.monotonic()
    assert run_apart(time.sleep, 60, stopped=lambda: time.monotonic() - begun > 0.3) is None
    assert time.monotonic() - begun < 30


def test_an_error_is_raised_where_it_can_be_told() -> None:
    with pytest.raises(ZeroDivisionError):
        run_apart(divmod, 1, 0, stopped=lambda: False)
