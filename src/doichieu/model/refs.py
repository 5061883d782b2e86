"""REFs: naming a section by the labels that lead to it, as the document prints them.

`Phần thứ hai/II/2`, `Điều 2/2/(13)`: parts joined by `/`, punctuation and case free, marks free where
that leaves no doubt (điểm d is not điểm đ).
Steps may be left out where that is not ambiguous; unnumbered groups mostly are. The closest reading
counts: the whole path first, then the path without its groups, then its end, then its steps in
order with others between.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from ..text.letters import fold, nfc
from ..text.syllables import canonical
from .document import Document, Section, SectionKind


class RefError(Exception):
    """A REF that names no section (`candidates` empty) or several."""

    def __init__(self, ref: str, candidates: list[Section]) -> None:
        super().__init__(ref)
        self.ref = ref
        self.candidates = candidates


def split_ref(argument: str) -> tuple[str, str | None]:
    """PATH::REF as path and REF; None where there is no REF."""
    path, mark, ref = argument.partition("::")
    return (path, ref) if mark else (argument, None)


def find_section(document: Document, ref: str) -> Section:
    """The section that a REF names. Raises `RefError`."""
    parts = ref.split("/")
    if not any(_key(part, marks=False) for part in parts):
        raise RefError(ref, [])
    by_id = [s for s in document.sections if s.id == ref.strip()]
    if by_id:
        return by_id[0]
    # Marks tell điểm d from điểm đ, so they count where they lead to a section; else they may be left out.
    for marks in (True, False):
        found = _closest(document, [key for part in parts if (key := _key(part, marks))], marks)
        if len(found) == 1:
            return found[0]
        if found:
            raise RefError(ref, found)
    raise RefError(ref, [])


def _closest(document: Document, wanted: list[str], marks: bool) -> list[Section]:
    """The sections that fit a path of keys, by the closest reading that any of them fits."""
    steps = [_step_keys(section, marks) for section in document.sections]
    paths = [[steps[i] for i in [*document.ancestors(s.index), s.index]] for s in document.sections]
    tests: tuple[Callable[[list[set[str]], Section], bool], ...] = (
        lambda path, _: len(path) == len(wanted) and _ends_with(path, wanted),
        lambda path, s: (
            _ends_with(_without_groups(document, path, s), wanted)
            and len(_without_groups(document, path, s)) == len(wanted)
        ),
        lambda path, _: _ends_with(path, wanted),
        lambda path, _: _in_order(path, wanted),
    )
    for test in tests:
        found = [s for s, path in zip(document.sections, paths, strict=True) if test(path, s)]
        if found:
            return found
    return []


_LETTER_BEFORE_DIGIT = re.compile(r"(?<=[^\W\d_])(?=[0-9])")
_SPOKEN = {SectionKind.CLAUSE: "khoản", SectionKind.POINT: "điểm", SectionKind.HEADING: "mục"}
"""What a label is called when it is spoken of: khoản 1, điểm b, mục II."""


def _key(text: str, marks: bool) -> str:
    """A step of a path without case, punctuation and padding of numbers; without marks, too, unless they count."""
    plain = nfc(text)
    plain = " ".join(canonical(word) for word in plain.lower().split()) if marks else fold(plain)
    out = "".join(c if c.isalnum() or c == "." else " " for c in _LETTER_BEFORE_DIGIT.sub(" ", plain))
    words = [word.strip(".") for word in out.split()]
    return " ".join(".".join(part.lstrip("0") or part for part in word.split(".")) for word in words if word)


def _step_keys(section: Section, marks: bool) -> set[str]:
    """What a step may be called: its label, as printed or as spoken of, its title, both, its place in the path."""
    names = [section.path[-1], section.title]
    if section.label:
        names += [section.label, f"{section.label} {section.title}"]
        if section.kind in _SPOKEN:
            names.append(f"{_SPOKEN[section.kind]} {section.label}")
    return {_key(name, marks) for name in names} - {""}


def _without_groups(document: Document, path: list[set[str]], section: Section) -> list[set[str]]:
    chain = [*document.ancestors(section.index), section.index]
    return [
        keys
        for keys, index in zip(path, chain, strict=True)
        if index == section.index or document.sections[index].kind is not SectionKind.GROUP
    ]


def _ends_with(path: list[set[str]], wanted: list[str]) -> bool:
    return len(path) >= len(wanted) and all(
        part in keys for part, keys in zip(reversed(wanted), reversed(path), strict=False)
    )


def _in_order(path: list[set[str]], wanted: list[str]) -> bool:
    if wanted[-1] not in path[-1]:
        return False
    at = 0
    for keys in path[:-1]:
        if at < len(wanted) - 1 and wanted[at] in keys:
            at += 1
    return at == len(wanted) - 1
