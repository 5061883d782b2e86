"""`doichieu check` on a folder with more than is read in one go: the same findings, by way of the index."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from doichieu.cli import checking
from doichieu.launcher import main

Capture = pytest.CaptureFixture[str]

FIRST = "Thực hiện Nghị quyết số 05/NQ-HĐND ngày 10/7/2023 của HĐND tỉnh."
OTHER = "Thực hiện Nghị quyết số 05/NQ-HĐND ngày 12/7/2023 của HĐND tỉnh."
RATIO = "Hoàn thành 154/182 xã, đạt 86,4%."


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    made = tmp_path / "kho"
    made.mkdir()
    for name, *sentences in (("a.txt", FIRST, RATIO), ("b.txt", OTHER)):
        text = "\n\n".join(["UBND TỈNH HÀ GIANG", "BÁO CÁO", *sentences])
        (made / name).write_text(text, "utf-8")
    monkeypatch.setenv("DOICHIEU_CACHE", str(tmp_path / "cache"))
    return made


def findings(capsys: Capture, *words: object) -> dict[str, Any]:
    assert main(["check", *map(str, words), "--json"]) == 1
    told: dict[str, Any] = json.loads(capsys.readouterr().out)
    return told


def test_many_documents_give_what_few_give(capsys: Capture, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    together = findings(capsys, folder)
    monkeypatch.setattr(checking, "MUCH", 0)
    assert findings(capsys, folder) == together
    assert sorted(one["rule"] for one in together["findings"]) == ["citation-date", "ratio"]
    assert main(["check", str(folder), "--lang", "en"]) == 1
    assert "figures within each only" in capsys.readouterr().out


def test_for_citations_alone_no_document_is_read_again(
    capsys: Capture, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(checking, "MUCH", 0)
    monkeypatch.setattr("doichieu.check.many.check_file", lambda path: pytest.fail(f"read {path}"))
    told = findings(capsys, folder, "--rule", "citation-date,citation-issuer")
    assert [one["rule"] for one in told["findings"]] == ["citation-date"]
    assert {Path(place["document"]).name for place in told["findings"][0]["places"]} == {"a.txt", "b.txt"}
    assert told["coverage"]["citations"] == 2


def test_without_a_cache_citations_are_held_together_all_the_same(
    capsys: Capture, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(checking, "MUCH", 0)
    monkeypatch.setenv("DOICHIEU_CACHE", "")
    told = findings(capsys, folder, "--rule", "citation-date")
    assert len(told["findings"]) == 1


def test_what_was_accepted_stays_accepted(capsys: Capture, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    kept = folder.parent / "findings.json"
    assert main(["check", str(folder), "--findings", str(kept), "--accept"]) == 0
    monkeypatch.setattr(checking, "MUCH", 0)
    assert main(["check", str(folder), "--findings", str(kept)]) == 0
    capsys.readouterr()
