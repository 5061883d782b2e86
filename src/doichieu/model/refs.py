"""REFs: naming a section by the labels that lead to it, as the document prints them.

`Phần thứ hai/II/2`, `Điều 2/2/(13)`: parts joined by `/`, punctuation and case free, marks too.
Steps may be left out where that is not ambiguous; unnumbered groups mostly are. The closest reading
counts: the whole path first, then the path without its groups, then its end, then its steps in
order with others between.
"""

from __future__ import annotations

from collections.abc import Callable

from ..text.letters import fold, nfc
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
    wanted = [part for part in map(_key, ref.split("/")) if part]
    if not wanted:
        raise RefError(ref, [])
    by_id = [s for s in document.sections if s.id == ref.strip()]
    if by_id:
        return by_id[0]
    paths = [
        [_step_keys(document.sections[i]) for i in [*document.ancestors(s.index), s.index]]
        for s in document.sections
    ]
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
        if len(found) == 1:
            return found[0]
        if found:
            raise RefError(ref, found)
    raise RefError(ref, [])


def _key(text: str) -> str:
    """A step of a path without case, marks, punctuation and padding of numbers."""
    folded = fold(nfc(text))
    out = "".join(c if c.isalnum() or c == "." else " " for c in folded)
    words = [word.strip(".") for word in out.split()]
    return " ".join(".".join(part.lstrip("0") or part for part in word.split(".")) for word in words if word)


def _step_keys(section: Section) -> set[str]:
    """What a step may be called: its label, its title, both, its place in the path."""
    keys = {_key(section.path[-1]), _key(section.title)}
    if section.label:
        keys |= {_key(section.label), _key(f"{section.label} {section.title}")}
    return keys - {""}


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
