"""Garbage is collected when the reader rests, not in the middle of a key."""

from __future__ import annotations

import asyncio
import gc

import pytest

from doichieu.tui import resting

from .driver import reading


async def test_the_oldest_garbage_is_collected_when_no_key_has_come_for_a_moment(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(resting, "_AFTER", 0.3)
    collected: list[str] = []
    before = gc.get_threshold()
    gc.set_threshold(700, 10, 10)
    try:
        async with reading() as reader:
            assert gc.isenabled()
            assert gc.get_threshold()[2] > 10
            monkeypatch.setattr(resting.gc, "collect", lambda: collected.append("whole"))
            await reader.press("down", "down", "down")
            assert collected == []
            for _ in range(40):
                await asyncio.sleep(0.05)
                if collected:
                    break
            assert collected == ["whole"]
    finally:
        gc.set_threshold(*before)
