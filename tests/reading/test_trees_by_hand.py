"""Outlines and footnotes as readers decided them, document by document (`tests/samples/hand`)."""

import json
from pathlib import Path

import pytest

from doichieu.model.document import Document
from doichieu.reading.reader import read_file
from tests.reading.test_places import check

FOLDER = Path(__file__).parents[1] / "samples" / "hand"
HAND = sorted(path for path in FOLDER.iterdir() if path.suffix in (".txt", ".md"))
DOCUMENTS = [path for path in HAND if path.name != "README.md"]
BY_NAME = pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.name)

Row = dict[str, object]


def bare(words: str | None) -> str | None:
    return " ".join(words.split()).rstrip(".:; ") if words else None


def rows(document: Document) -> list[Row]:
    return [
        {
            "line": section.line,
            "parent": document.sections[section.parent].line if section.parent >= 0 else None,
            "label": bare(section.label),
            "title": bare(section.title) or "",
            "kind": section.kind.value,
            "run_in": section.run_in,
        }
        for section in document.sections
    ]


def notes(document: Document) -> list[Row]:
    places = [
        [document.source.line_of(document.blocks[block].refs[ref].source) for block, ref in note.refs]
        for note in document.footnotes
    ]
    return [
        {"mark": note.mark, "line": note.line, "from": lines}
        for note, lines in zip(document.footnotes, places, strict=True)
    ]


@BY_NAME
def test_tree_is_the_one_by_hand(path: Path) -> None:
    meant = json.loads(path.with_name(path.name + ".json").read_text(encoding="utf-8"))["sections"]
    assert rows(read_file(path)) == meant


@BY_NAME
def test_footnotes_lead_where_a_reader_led_them(path: Path) -> None:
    meant = json.loads(path.with_name(path.name + ".json").read_text(encoding="utf-8"))["footnotes"]
    assert sorted(notes(read_file(path)), key=str) == sorted(meant, key=str)


@BY_NAME
def test_nothing_of_it_is_lost(path: Path) -> None:
    check(path.read_bytes().decode("utf-8-sig"))
