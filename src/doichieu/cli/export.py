"""`doichieu export`: a comparison, a table of targets or findings as a file to hand on."""

from __future__ import annotations

from argparse import Namespace

from ..compare.compare import compare
from ..compare.targets import target_table
from ..library.outfile import WritingError, write_out
from ..library.pair_marks import PairStore
from ..library.shelf import own_title
from ..library.store import Store, data_folder
from ..model.document import Document, Section
from ..model.side import Sides
from ..presentation.compare_data import compare_data
from ..presentation.exports.compare_sheet import compare_sheet
from ..presentation.exports.forms import ending_of, report_bytes
from ..presentation.exports.targets_sheet import targets_sheet
from ..presentation.target_rows import choose_rows
from ..presentation.targets_data import targets_data
from ..presentation.words import Words

Given = list[tuple[Document, Section | None]]


class ExportError(Exception):
    """An export that cannot be made; its text says why."""


def export(arguments: Namespace, given: Given, only: frozenset[str] | None, words: Words) -> None:
    """Write the report. Raises `ExportError`."""
    path = arguments.output
    ending = ending_of(path)
    if ending is None:
        raise ExportError(words("error.export_ending", path=path))
    if arguments.marked and (ending != ".docx" or arguments.what != "compare"):
        raise ExportError(words("error.export_marked"))
    if arguments.what == "compare":
        data = _compare(arguments, given, only, ending, words)
    elif arguments.what == "check":
        data = _check([document for document, _ in given], ending, words)
    else:
        data = _targets(given, ending, words)
    try:
        write_out(path, data, [document.path for document, _ in given], force=arguments.force)
    except WritingError as error:
        raise ExportError(words(f"error.export_{error.code}", path=error.path, detail=error.detail)) from None


def _compare(arguments: Namespace, given: Given, only: frozenset[str] | None, ending: str, words: Words) -> bytes:
    if len(given) != 2:
        raise ExportError(words("error.compare_two"))
    (a, root_a), (b, root_b) = given
    roots: Sides[int | None] = Sides(root_a.index if root_a else None, root_b.index if root_b else None)
    marks = PairStore(Store(data_folder())).load(a.digest, b.digest)
    comparison = compare(
        Sides(a, b), roots, only is not None and "format" in only, list(marks.matched), list(marks.apart)
    )
    if arguments.marked:
        from ..presentation.exports.marked import marked_paragraphs  # imported here: with the library for Word
        from ..presentation.exports.word import to_marked_docx

        return to_marked_docx(f"{a.name}  ⇔  {b.name}", marked_paragraphs(comparison))
    names = (own_title(a), own_title(b))
    return report_bytes(
        ending,
        lambda: compare_sheet(comparison, names, words, only, marks),
        lambda: compare_data(comparison, only, marks),
    )


def _check(documents: list[Document], ending: str, words: Words) -> bytes:
    from ..check.check import check  # imported here: the other exports check nothing
    from ..check.key import Keyed
    from ..library.accepted import AcceptedStore
    from ..presentation.check_data import check_data
    from ..presentation.exports.check_sheet import check_sheet

    report = check(documents)
    reasons = AcceptedStore(Store(data_folder())).load()
    found = list(Keyed(report.findings))
    return report_bytes(
        ending, lambda: check_sheet(report, found, reasons, words), lambda: check_data(report, found, reasons, words)
    )


def _targets(given: Given, ending: str, words: Words) -> bytes:
    table = target_table([document for document, _ in given], [root.index if root else None for _, root in given])
    rows = choose_rows(table.rows)
    names = [own_title(document) for document, _ in given]
    return report_bytes(ending, lambda: targets_sheet(rows, names, words), lambda: targets_data(table, rows))
