"""The bundled reports stay byte for byte what corpus/README.md says, and corpus.toml names exactly them."""

import hashlib
import re
import tomllib
from pathlib import Path
from typing import Any

import pytest

CORPUS = Path(__file__).parents[2] / "corpus"
REPORTS = sorted(path.name for path in CORPUS.iterdir() if path.suffix in {".md", ".txt"} and path.name != "README.md")
MANIFEST = tomllib.loads((CORPUS / "corpus.toml").read_text(encoding="utf-8"))
DOCUMENTS: list[dict[str, Any]] = MANIFEST["document"]
KEYS = {"id", "file", "title", "short", "official_title", "kind", "number", "issuer", "date", "place"}


def written_sums() -> dict[str, str]:
    lines = re.findall(r"^([0-9a-f]{64})  (\S+)$", (CORPUS / "README.md").read_text(encoding="utf-8"), re.M)
    return {name: digest for digest, name in lines}


def test_readme_gives_the_sha256_of_every_report() -> None:
    actual = {name: hashlib.sha256((CORPUS / name).read_bytes()).hexdigest() for name in REPORTS}
    assert actual == written_sums()


def test_manifest_names_exactly_the_reports_there() -> None:
    assert sorted(document["file"] for document in DOCUMENTS) == REPORTS


def test_ids_titles_and_short_names_are_unique() -> None:
    for key in ("id", "title", "short"):
        values = [document[key] for document in DOCUMENTS]
        assert len(set(values)) == len(values), key


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda document: document["id"])
def test_entry_is_well_formed(document: dict[str, Any]) -> None:
    assert set(document) <= KEYS
    assert {"id", "file", "title", "short", "kind", "issuer"} <= set(document)
    assert all(isinstance(value, str) and value.strip() == value != "" for value in document.values())
    assert re.fullmatch(r"[a-z0-9-]+", document["id"])
    assert len(document["short"]) <= 24
    assert re.fullmatch(r"\d{4}(-\d{2}(-\d{2})?)?", document.get("date", "2000"))


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda document: document["id"])
def test_number_and_official_title_stand_in_the_report(document: dict[str, Any]) -> None:
    text = (CORPUS / document["file"]).read_text(encoding="utf-8")
    printed = " ".join(text.split())
    assert document.get("number", "") in printed
    assert document.get("official_title", "") in printed
