"""The five reports: what a reader would look for is found where it stands."""

from __future__ import annotations

from pathlib import Path

import pytest

from doichieu.reading.reader import read_file
from doichieu.search.engine import search
from doichieu.search.index import Index


@pytest.fixture(scope="module")
def index() -> Index:
    folder = Path(__file__).resolve().parents[2] / "corpus"
    return Index(read_file(file) for file in sorted(folder.glob("bac-*")))


@pytest.mark.parametrize(
    ("query", "words", "document"),
    [
        ("tru so cong an xa", "trụ sở công an xã", "bac-giang"),
        ("GRDP binh quan dau nguoi", "GRDP bình quân đầu người", "bac-giang"),
        ("16.068 ty", "16.068 tỷ", "bac-giang"),
        ("1.773 tỷ", "1.773 tỷ", "bac-kan"),
        ("247-KL/TU", "247-KL/TU", "bac-giang"),
        ("120 kl tu", "120-KL/TU", "bac-giang"),
        ("nuoc sach nong thon", "nước sạch nông thôn", "bac-giang"),
        ("da voi tang 12,1%", "đá vôi tăng 12,1%", "bac-kan"),
    ],
)
def test_the_passage_is_among_the_first_five(index: Index, query: str, words: str, document: str) -> None:
    hits = search(index, query, 5).hits
    found = [hit.text[a:b] for hit in hits for a, b in hit.spans]
    assert any(words.lower() in text.lower() for text in found)
    assert any(hit.name.startswith(document) for hit in hits)
