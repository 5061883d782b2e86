"""Commands: gather arguments, ask the floors below, print lines or JSON, name the outcome."""

from __future__ import annotations

import json
import os
import sys
from argparse import Namespace
from collections.abc import Iterable

from ..compare.compare import compare
from ..compare.result import ChangeKind
from ..model.document import Block, BlockKind, Document, Section
from ..model.refs import RefError, find_section
from ..model.side import Sides
from ..presentation import data
from ..presentation.compare_data import compare_data
from ..presentation.report import Line, compare_lines, hit_lines, outline_lines, text_lines
from ..presentation.words import Words
from ..reading.errors import ReadingError
from ..text.clean import one_line, visible
from .colour import wants_colour
from .sources import Sources

DONE, DIFFERS, FAILED, INTERRUPTED = 0, 1, 2, 130

_SGR = {
    "heading": "1;36", "heading_label": "36", "muted": "2", "match": "1;30;43", "added": "32", "removed": "31",
    "moved": "35", "figure": "33", "citation": "34", "breadcrumb": "36", "note_mark": "35", "note": "2",
    "warning": "33", "table": "0",
}  # fmt: skip


_ONE_LINE = {ord(c): " " for c in "\t\n\r\f\v"}
"""What is shown is a line: whatever breaks one (a table's cells, an odd file name) becomes a blank."""


class Failure(Exception):
    """Something that ends a command with one line on standard error."""


def run(arguments: Namespace, words: Words) -> int:
    """Carry out a command; the exit status."""
    try:
        return _COMMANDS[arguments.command](arguments, words)
    except ReadingError as error:
        return fail(words.error(error))
    except RefError as error:
        return fail(say_ref(error, getattr(error, "path", ""), words))
    except Failure as error:
        return fail(str(error))


def fail(message: str) -> int:
    """One line on standard error; the status of what could not be done."""
    print(f"doichieu: {one_line(message)}", file=sys.stderr)
    return FAILED


def say_ref(error: RefError, path: str, words: Words) -> str:
    """An unknown or ambiguous REF in one line."""
    if not error.candidates:
        return words("error.ref_none", ref=error.ref, path=path)
    listed = "; ".join("/".join(s.path) for s in error.candidates[:12])
    if len(error.candidates) > 12:
        listed += "; …"
    return words("error.ref_many", ref=error.ref, path=path, list=listed)


def _emit(arguments: Namespace, content: data.Json | None, lines: Iterable[Line]) -> None:
    if content is not None:
        sys.stdout.write(json.dumps(content, ensure_ascii=False) + "\n")
    else:
        _emit_lines(arguments, lines)


def _emit_lines(arguments: Namespace, lines: Iterable[Line]) -> None:
    colour = wants_colour(arguments.color)
    for line in lines:
        sys.stdout.write("".join(_paint(text, role, colour) for text, role in line).rstrip() + "\n")


def _paint(text: str, role: str, colour: bool) -> str:
    shown = visible(text).translate(_ONE_LINE)
    code = _SGR.get(role) if colour and shown else None
    return f"\x1b[{code}m{shown}\x1b[0m" if code else shown


def _outline(arguments: Namespace, words: Words) -> int:
    if arguments.explain:
        from ..presentation.explaining import decision_lines, decisions_data  # imported here: the others do not parse

        decisions = Sources(words).decisions(arguments.path)
        explained = decisions_data(arguments.path, decisions, words) if arguments.format == "json" else None
        _emit(arguments, explained, decision_lines(decisions, words))
        return DONE
    document = Sources(words).document(arguments.path)
    as_json = data.outline_data(document, words) if arguments.format == "json" else None
    _emit(arguments, as_json, outline_lines(document, words))
    return DONE


def _read(arguments: Namespace, words: Words) -> int:
    document = Sources(words).document(arguments.path)
    section = _section(document, arguments.section, arguments.path, words) if arguments.section else None
    blocks = _blocks(document, section)
    notes = _notes(document, blocks)
    as_json = data.read_data(document, blocks, notes) if arguments.format == "json" else None
    _emit(arguments, as_json, text_lines(document, blocks, notes, arguments.numbers))
    return DONE


def _section(document: Document, ref: str, path: str, words: Words) -> Section:
    try:
        return find_section(document, ref)
    except RefError as error:
        raise Failure(say_ref(error, path, words)) from None


def _blocks(document: Document, section: Section | None) -> list[Block]:
    indices = range(len(document.blocks)) if section is None else document.blocks_of(section.index)
    return [document.blocks[i] for i in indices if document.blocks[i].kind is not BlockKind.FURNITURE]


def _notes(document: Document, blocks: list[Block]) -> list[tuple[str, Block]]:
    """The notes whose marks stand in the blocks."""
    inside = {id(block) for block in blocks}
    out: list[tuple[str, Block]] = []
    for note in document.footnotes:
        if not note.refs or any(id(document.blocks[block]) in inside for block, _ in note.refs):
            out.extend((note.mark if i == 0 else "", document.notes[index]) for i, index in enumerate(note.blocks))
    return out


def _search(arguments: Namespace, words: Words) -> int:
    from ..presentation.asking import say_misread
    from .searching import search_paths  # imported here: the other commands need no search

    if not arguments.query.strip():
        raise Failure(words("error.query_empty"))
    results = search_paths(arguments, words)
    for part in results.query.misread:
        print(f"doichieu: {say_misread(part, words)}", file=sys.stderr)
    as_json = data.search_data(results, arguments.explain) if arguments.format == "json" else None
    _emit(arguments, as_json, hit_lines(results, words, arguments.explain))
    return DONE if results.hits else DIFFERS


def _compare(arguments: Namespace, words: Words) -> int:
    only = _kinds(arguments.only, words)
    if (
        arguments.a.partition("::")[0] == "-" == arguments.b.partition("::")[0]
        and "::" not in arguments.a + arguments.b
    ):
        raise Failure(words("error.stdin_twice"))
    (a, root_a), (b, root_b) = _sides((arguments.a, arguments.b), words)
    roots: Sides[int | None] = Sides(root_a.index if root_a else None, root_b.index if root_b else None)
    wants_format = arguments.include_format or (only is not None and "format" in only)
    comparison = compare(Sides(a, b), roots, wants_format)
    as_json = compare_data(comparison, only) if arguments.format == "json" else None
    _emit(arguments, as_json, compare_lines(comparison, words, only))
    return DIFFERS if comparison.differs() else DONE


def _sides(given: Iterable[str], words: Words) -> list[tuple[Document, Section | None]]:
    """The documents of PATH or PATH::REF, and the sections."""
    sources = Sources(words)
    found = []
    for argument in given:
        try:
            found.append(sources.side(argument))
        except RefError as error:
            raise Failure(say_ref(error, argument.partition("::")[0], words)) from None
    return found


def _targets(arguments: Namespace, words: Words) -> int:
    from ..compare.targets import target_table  # imported here: the other commands need no targets
    from ..presentation.target_rows import choose_rows
    from ..presentation.targets_data import target_lines, targets_data

    if sum(path.partition("::")[0] == "-" for path in arguments.paths) > 1:
        raise Failure(words("error.stdin_twice"))
    sides = _sides(arguments.paths, words)
    table = target_table([document for document, _ in sides], [root.index if root else None for _, root in sides])
    rows = choose_rows(table.rows, arguments.only, arguments.sort)
    as_json = targets_data(table, rows) if arguments.format == "json" else None
    _emit(arguments, as_json, target_lines(table, rows, words, _columns()))
    return DONE


def _check(arguments: Namespace, words: Words) -> int:
    from .checking import CheckError, check_documents  # imported here: the other commands check nothing

    try:
        outcome = check_documents(arguments, words)
    except CheckError as error:
        raise Failure(str(error)) from None
    if arguments.format == "json":
        sys.stdout.writelines(outcome.json)
        sys.stdout.write("\n")
    else:
        _emit_lines(arguments, outcome.lines)
    return DIFFERS if outcome.found else DONE


def _export(arguments: Namespace, words: Words) -> int:
    from .export import ExportError, export  # imported here: the other commands write no files

    if sum(path.partition("::")[0] == "-" for path in arguments.paths) > 1:
        raise Failure(words("error.stdin_twice"))
    only = None if arguments.what == "check" else _kinds(arguments.only, words)
    try:
        export(arguments, _sides(arguments.paths, words), only, words)
    except ExportError as error:
        raise Failure(str(error)) from None
    if arguments.format == "json":
        _emit(arguments, data.envelope({"written": arguments.output}), ())
    return DONE


def _columns() -> int:
    """The width of the terminal, else wide enough for a file."""
    return os.get_terminal_size().columns if sys.stdout.isatty() else 140


def _kinds(listed: str | None, words: Words) -> frozenset[str] | None:
    if listed is None:
        return None
    known = [kind.value for kind in ChangeKind]
    names = {Words(language)("kind." + kind): kind for kind in known for language in ("vi", "en")}
    chosen = [names.get(part.strip(), part.strip()) for part in listed.split(",") if part.strip()]
    wrong = [part for part in chosen if part not in known]
    if wrong or not chosen:
        raise Failure(words("error.kinds", detail=", ".join(wrong) or "∅", list=", ".join(known)))
    return frozenset(chosen)


def _library(arguments: Namespace, words: Words) -> int:
    from .library import LibraryError, run_library  # imported here: the other commands leave the library alone

    try:
        content, lines = run_library(arguments, words)
    except LibraryError as error:
        raise Failure(str(error)) from None
    _emit(arguments, content if arguments.format == "json" else None, lines)
    return DONE


_COMMANDS = {
    "outline": _outline, "read": _read, "search": _search, "compare": _compare, "targets": _targets, "check": _check,
    "export": _export, "library": _library,
}  # fmt: skip
