"""The bundled reports read as they were checked by eye, line by line, against their sources.

`tests/samples/outlines/<id>.txt` holds what each gives: metadata, outline, footnotes, mended page
breaks. After a wanted change write them anew with `DOICHIEU_RENEW=1 pytest tests/reading`, then
read the difference: a line that changed is a claim about the report that must be true.
"""

import json
import os
from pathlib import Path
from typing import Any

import pytest

from doichieu.model.document import Document, Fact
from doichieu.reading.reader import read_file
from tests.reading.rendering import render

ROOT = Path(__file__).parents[2]
SAMPLES = ROOT / "tests" / "samples"
REPORTS = sorted(
    path for path in (ROOT / "corpus").iterdir() if path.suffix in {".md", ".txt"} and path.name != "README.md"
)
GOLD = json.loads((SAMPLES / "bac-giang-hdnd-nghi-quyet-2024.outline.json").read_text(encoding="utf-8"))


@pytest.fixture(scope="module", params=REPORTS, ids=lambda path: path.stem)
def report(request: pytest.FixtureRequest) -> Document:
    return read_file(request.param)


def read(stem: str) -> Document:
    return read_file(next(path for path in REPORTS if path.stem == stem))


def test_report_reads_as_it_was_checked(report: Document) -> None:
    sample = SAMPLES / "outlines" / f"{Path(report.path).stem}.txt"
    got = render(report)
    if os.environ.get("DOICHIEU_RENEW"):
        sample.write_text(got, encoding="utf-8")
    assert got == sample.read_text(encoding="utf-8")


def test_resolution_agrees_with_the_outline_made_by_hand() -> None:
    document = read("bac-giang-hdnd-nghi-quyet-2024")
    ids = {section.index: section.id for section in document.sections}
    got = [
        {
            "id": section.id, "parent": ids.get(section.parent), "depth": section.depth, "label": section.label,
            "title": section.title, "kind": str(section.kind), "line": section.line, "end_line": section.end_line,
            "run_in": section.run_in, "path": list(section.path),
        }
        for section in document.sections
    ]  # fmt: skip
    assert got == GOLD["sections"]
    assert not document.footnotes
    assert not document.warnings


@pytest.mark.parametrize("name", ["title", "kind", "issuer", "number", "date"])
def test_resolution_metadata_agrees_with_the_one_made_by_hand(name: str) -> None:
    fact: Fact | None = getattr(read("bac-giang-hdnd-nghi-quyet-2024").metadata, name)
    wanted: dict[str, Any] | None = GOLD["document"][name]
    if wanted is None:
        assert fact is None
        return
    assert fact is not None
    place = wanted["place"]
    assert (fact.value, fact.raw) == (wanted["value"], wanted["raw"])
    assert (fact.place.line, fact.place.column) == (place["line"], place["column"])
    assert (fact.place.end_line, fact.place.end_column) == (place["end_line"], place["end_column"])


@pytest.mark.parametrize(("stem", "count"), [("bac-giang-ubnd-bao-cao-2023", 68), ("bac-kan-ubnd-bao-cao-2023", 11)])
def test_every_footnote_is_asked_for_exactly_once(stem: str, count: int) -> None:
    document = read(stem)
    assert [note.mark for note in document.footnotes] == [str(n) for n in range(1, count + 1)]
    assert all(len(note.refs) == 1 for note in document.footnotes)
    assert len({ref for note in document.footnotes for ref in note.refs}) == count
    assert sum(len(block.refs) for block in document.blocks) == count
    assert not document.warnings


def test_note_that_lost_its_superscript_is_a_note() -> None:
    document = read("bac-giang-ubnd-bao-cao-2023")
    note = document.notes[document.footnotes[58].blocks[0]]
    assert document.footnotes[58].line == 441
    assert note.text.startswith("Như Đề án 06, Đề án “Nâng cao hiệu lực")


@pytest.mark.parametrize(("mark", "lines"), [(1, [146, 148]), (6, [202, 220])])
def test_notes_of_two_paragraphs_stay_whole(mark: int, lines: list[int]) -> None:
    document = read("bac-kan-ubnd-bao-cao-2023")
    blocks = [document.notes[i] for i in document.footnotes[mark - 1].blocks]
    assert [document.place(block).line for block in blocks] == lines


def test_no_paragraph_of_a_report_begins_in_lower_case(report: Document) -> None:
    assert [block.text[:40] for block in report.blocks if block.text[:1].islower()] == []


def test_reading_twice_gives_equal_documents(report: Document) -> None:
    assert read_file(report.path) == report


def test_every_run_of_a_report_is_its_source(report: Document) -> None:
    source = Path(report.path).read_text(encoding="utf-8")
    for block in (*report.blocks, *report.notes):
        ends = [run.start for run in block.runs[1:]] + [len(block.text)]
        for run, end in zip(block.runs, ends, strict=True):
            if run.length == end - run.start:
                assert block.text[run.start : end] == source[run.source : run.source + run.length]
