"""Documents made up for the purpose, one a way of writing, read whole.

`tests/samples/made/` holds them, `tests/samples/outlines/` what they give (checked by eye; renewed
with `DOICHIEU_RENEW=1`): a law, a decision with a regulation and appendices behind its signature, a
report with every level of numbering, a circular out of the gazette, a report without numbers, and
one with every style of footnote.
"""

import os
from pathlib import Path

import pytest

from doichieu.reading.reader import read_file
from tests.reading.rendering import render
from tests.reading.test_places import check

SAMPLES = Path(__file__).parents[1] / "samples"
MADE = sorted((SAMPLES / "made").iterdir())


@pytest.mark.parametrize("path", MADE, ids=lambda path: path.stem)
def test_made_document_reads_as_it_was_checked(path: Path) -> None:
    sample = SAMPLES / "outlines" / f"made-{path.stem}.txt"
    got = render(read_file(path))
    if os.environ.get("DOICHIEU_RENEW"):
        sample.write_text(got, encoding="utf-8")
    assert got == sample.read_text(encoding="utf-8")


@pytest.mark.parametrize("path", MADE, ids=lambda path: path.stem)
def test_made_document_keeps_its_letters_and_their_places(path: Path) -> None:
    check(path.read_text(encoding="utf-8"))
