"""`doichieu check`: the findings of some documents, those accepted before left out."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterable
from dataclasses import replace
from itertools import chain
from typing import NamedTuple

from ..check.check import check
from ..check.key import Keyed
from ..check.result import MUCH, Report, Rule, Severity
from ..library.accepted import AcceptedStore
from ..library.entries import find_entries
from ..library.findings_file import Accepted, FindingsFileError, read_accepted, write_findings
from ..library.shelf import is_large
from ..library.spool import Picked
from ..library.store import Store, data_folder
from ..presentation.check_data import check_pieces, finding_data
from ..presentation.findings import Chosen, Found, check_lines
from ..presentation.report import Line
from ..presentation.words import Words
from .sources import Sources


class CheckError(Exception):
    """A check that cannot be made; its text says why."""


class Outcome(NamedTuple):
    """What a check is to print, and whether there is anything in it that is not accepted."""

    lines: Iterable[Line]
    json: Iterable[str]
    found: bool


def check_documents(arguments: Namespace, words: Words) -> Outcome:
    """Check documents and keep the findings file, where one is asked for. Raises `CheckError` or `ReadingError`."""
    rules = _rules(arguments.rule, words)
    if arguments.accept and not arguments.findings:
        raise CheckError(words("error.accept_file"))
    try:
        marked = read_accepted(arguments.findings) if arguments.findings else Accepted({})
        report = _report(arguments.paths, rules, words)
        found = Keyed(report.findings)
        wanted = _wanted(found, arguments, rules)
        known = {**AcceptedStore(Store(data_folder())).load(), **marked.reasons}
        news = (number for number, (key, _) in enumerate(wanted) if key not in known)
        shown = wanted if arguments.all else Picked(wanted, news)
        new = [key for key, _ in shown if key not in known] if arguments.accept else []
        if arguments.findings:
            marked = replace(marked, reasons={**marked.reasons, **dict.fromkeys(new, "")})
            entries = [finding_data(key, finding, words) for key, finding in found]
            write_findings(arguments.findings, entries, marked, [document.path for document in report.documents])
    except FindingsFileError as error:
        raise CheckError(words(f"error.findings_{error.code}", path=error.path, detail=error.detail)) from None
    reasons = {**known, **marked.reasons}
    chosen = Chosen(shown, known, len(wanted) - len(shown), len(found) - len(wanted))
    lines = chain(check_lines(report, chosen, words), _now_accepted(new, arguments, words))
    unread = any(key not in reasons for key, _ in shown)
    return Outcome(lines, check_pieces(report, shown, reasons, words), unread)


def _report(paths: list[str], rules: frozenset[str] | None, words: Words) -> Report:
    """What a check finds; where the documents are many, by way of the archive."""
    entries = find_entries(paths) if "-" not in paths else []
    if len(entries) > 1 and is_large([entry.path for entry in entries], MUCH):
        from ..library.archive.archive import ArchiveError  # imported here: a few documents need no archive
        from .checking_many import check_entries

        try:
            return check_entries(entries, paths, rules, words)
        except ArchiveError as error:
            raise CheckError(words(f"archive.{error.code}", detail=error.detail)) from None
    documents, problems = Sources(words).documents(paths)
    if problems:
        raise problems[0]
    return check(documents)


def _now_accepted(new: list[str], arguments: Namespace, words: Words) -> list[Line]:
    """What is said where findings were marked as accepted."""
    if not arguments.accept:
        return []
    return [[(words.counted("check.now_accepted", len(new), path=arguments.findings), "text")]]


def _wanted(found: Found, arguments: Namespace, rules: frozenset[str] | None) -> Found:
    """The findings of the rules that are asked for, grave and certain enough."""
    least = Severity[arguments.min_severity.upper()]
    return Picked(found, [
        number for number, (_, finding) in enumerate(found)
        if finding.severity >= least and finding.certainty >= arguments.min_certainty
        and (rules is None or str(finding.rule) in rules)
    ])  # fmt: skip


def _rules(listed: str | None, words: Words) -> frozenset[str] | None:
    if listed is None:
        return None
    known = [str(rule) for rule in Rule]
    chosen = [part.strip() for part in listed.split(",") if part.strip()]
    wrong = [part for part in chosen if part not in known]
    if not chosen:
        raise CheckError(words("error.no_rule", list=", ".join(known)))
    if wrong:
        raise CheckError(words("error.rules", detail=", ".join(wrong), list=", ".join(known)))
    return frozenset(chosen)
