"""Every test runs without the reader's own settings, cache, locale and animations."""

from __future__ import annotations

from pathlib import Path

import pytest

CORPUS = Path(__file__).resolve().parent.parent / "corpus"


@pytest.fixture(autouse=True)
def own_world(monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory) -> None:
    """No cache, empty settings, Vietnamese locale, no animation."""
    monkeypatch.setenv("DOICHIEU_CACHE", "")
    monkeypatch.setenv("DOICHIEU_DATA", "")
    monkeypatch.setenv("DOICHIEU_CONFIG", str(tmp_path_factory.mktemp("config")))
    monkeypatch.setenv("TEXTUAL_ANIMATIONS", "none")
    monkeypatch.setenv("LANG", "vi_VN.UTF-8")
    for name in ("LC_ALL", "LC_MESSAGES", "NO_COLOR"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture(scope="session")
def corpus() -> Path:
    """The folder of the five reports."""
    return CORPUS
