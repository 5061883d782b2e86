"""References to what is not there.

Only a reference to the document itself is looked up: "Điều 12 của Quy định này", "mục 3.2 phần II nêu trên",
"Phụ lục 3", "Bảng 4". Those to another instrument name it, and what stands there is not ours to know. Appendices and
tables are looked up only where the document has some: they are often sent apart.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..facts.citations import SYMBOL
from ..model.document import Block, BlockKind, Document, SectionKind
from ..reading.markers import number_of
from ..text.letters import fold
from .result import Finding, Rule, Severity, Spot

_SELF = (
    r"(?:Nghị\s+quyết|Quyết\s+định|Quy\s+định|Quy\s+chế|Luật|Bộ\s+luật|Nghị\s+định|Thông\s+tư|Pháp\s+lệnh|Điều\s+lệ|"
    r"Kế\s+hoạch|Đề\s+án|Chương\s+trình|Phương\s+án|Báo\s+cáo|Hướng\s+dẫn|Quy\s+trình|Biên\s+bản|Tờ\s+trình|"
    r"Thông\s+báo|Kết\s+luận|văn\s+bản)\s+này"
)
_ARTICLE = re.compile(
    rf"(?:(?:[Đđ]iểm\s+(?P<point>[a-zđ])\s+)?(?P<k>[Kk]hoản)\s+(?P<clause>[0-9]{{1,2}})\s+)?(?:Điều|"
    rf"điều)\s+(?P<article>[0-9]{{1,3}}[a-zđ]?)\s+(?:của\s+)?{_SELF}",
)
_HERE = re.compile(
    r"(?:[Đđ]iểm\s+(?P<point>[a-zđ])\s+)?[Kk]hoản\s+(?P<clause>[0-9]{1,2})\s+Điều\s+này(?![^\W_])"
    r"|[Đđ]iểm\s+(?P<alone>[a-zđ])\s+khoản\s+này(?![^\W_])"
)
"""Parts of the article, or of the clause, that speaks."""
_SECTION = re.compile(
    r"(?:(?P<at>tại|xem|theo|nêu\s+tại|ở|như)\s+|(?<=\s))(?P<what>mục|Mục|phần|Phần|tiểu\s+mục|điểm|"
    r"khoản)\s+(?P<label>[IVX]{1,5}(?:\.[0-9]{1,2}){0,3}|[0-9]{1,2}(?:\.[0-9]{1,2}){0,3}|\([0-9]{1,2}\)|"
    r"[A-E](?![^\W\d_])|[a-zđ](?=[\s,;.)]))"
    r"(?P<more>(?:,?\s+(?:mục|Mục|phần|Phần|khoản|điểm)\s+(?:[IVX]{1,5}|[A-E]|[0-9]{1,2}|"
    r"thứ\s+\w+))*)(?=(?P<tail>.{0,60}))",
    re.DOTALL,
)
_OWN = re.compile(
    rf"\s*,?\s*(?:nêu\s+trên|ở\s+trên|nói\s+trên|trên\s+đây|dưới\s+đây|sau\s+đây|(?:của\s+)?{_SELF}|"
    rf"[).;]|$)",
    re.IGNORECASE,
)
_ELSEWHERE = re.compile(
    r"Nghị|Quyết|Luật|Thông tư|Kế hoạch|Chỉ thị|Kết luận|Công văn|Báo cáo|Biểu|Phụ lục|"
    r"Chương trình|Đề án|Quy|Văn bản|văn bản"
)
_ATTACHED = re.compile(
    r"(?P<kind>Phụ\s+lục|phụ\s+lục|PHỤ\s+LỤC|Bảng|bảng|Biểu|biểu|Phụ\s+biểu|phụ\s+biểu|Mẫu|mẫu|Hình|"
    r"hình)\s+(?:số\s+)?(?P<no>[0-9]{1,2}|[IVX]{1,4})(?![0-9.,/]*[0-9]|[^\W\d_])(?=(?P<tail>.{0,70}))",
    re.DOTALL,
)
_CAPTION = re.compile(
    r"\s*(?:PHỤ LỤC|Phụ lục|Bảng|BẢNG|Biểu|BIỂU|Phụ biểu|PHỤ BIỂU|Mẫu|MẪU|Hình|HÌNH)\s+(?:số\s+|"
    r"SỐ\s+)?(?P<no>[0-9]{1,2}|[IVX]{1,4})(?![0-9])",
    re.IGNORECASE,
)
_OF_OTHERS = re.compile(
    r"\s*(?:của|ban hành kèm theo|kèm theo|thuộc)\s+(?!.{0,20}này)(?:Nghị|Quyết|Quy|Luật|Thông|Kế hoạch|Chỉ|Công)"
)
_AMENDS = re.compile(r"[Bb]ãi bỏ|[Ss]ửa đổi|[Bb]ổ sung|[Tt]hay thế")


def references(document: Document) -> Iterator[Finding]:
    """References to parts of the document that it does not have."""
    articles = _articles(document)
    labels = _labels(document)
    captions = _captions(document)
    for index, block in enumerate(document.blocks):
        if block.kind in (BlockKind.FURNITURE, BlockKind.LETTERHEAD, BlockKind.QUOTATION):
            continue
        yield from _missing_articles(document, index, block, articles)
        yield from _missing_here(document, index, block)
        yield from _missing_sections(document, index, block, labels)
        yield from _missing_attachments(document, index, block, captions, note=False)
    for index, block in enumerate(document.notes):
        yield from _missing_attachments(document, index, block, captions, note=True)


def _articles(document: Document) -> dict[str, dict[str, set[str]]]:
    """Numbers of articles, those of their clauses, and the letters of their points."""
    out: dict[str, dict[str, set[str]]] = {}
    for section in document.sections:
        if section.kind is SectionKind.ARTICLE and section.label:
            number = re.sub(r"[^0-9a-zđ]", "", section.label.split()[-1].lower())
            clauses = out.setdefault(number, {})
            for clause in document.children(section.index):
                points = {_bare(document.sections[i].label).lower() for i in document.children(clause)}
                clauses.setdefault(_bare(document.sections[clause].label).lower(), set()).update(points - {""})
    return out


def _missing_articles(
    document: Document, index: int, block: Block, articles: dict[str, dict[str, set[str]]]
) -> Iterator[Finding]:
    if not articles:
        return
    for match in _ARTICLE.finditer(block.text):
        clauses = articles.get(match["article"].lower())
        points = (clauses or {}).get(match["clause"] or "")
        point = match["point"] or ""
        no_clause = bool(match["clause"] and clauses and match["clause"] not in clauses)
        if clauses is None or no_clause or (point and points and point not in points):
            yield _finding(document, index, match.start(), match.end(), Severity.ERROR, 0.9, note=False)


def _missing_here(document: Document, index: int, block: Block) -> Iterator[Finding]:
    """ "Điểm đ khoản 1 Điều này", where the article that says so has no such point."""
    if block.section < 0 or "này" not in block.text:
        return
    chain = [block.section, *reversed(document.ancestors(block.section))]
    article = next((at for at in chain if document.sections[at].kind is SectionKind.ARTICLE), None)
    own = next((at for at in chain if document.sections[at].kind is SectionKind.CLAUSE), None)
    for match in _HERE.finditer(block.text):
        clause = own if match["alone"] else _child(document, article, match["clause"])
        if article is None or (match["alone"] and own is None) or not document.children(article):
            continue
        point = match["point"] or match["alone"]
        lacks_point = clause is not None and point and document.children(clause)
        if clause is None or (lacks_point and _child(document, clause, point) is None):
            yield _finding(document, index, match.start(), match.end(), Severity.ERROR, 0.9, note=False)


def _child(document: Document, parent: int | None, label: str) -> int | None:
    """The section right below one that has a label."""
    children = document.children(parent) if parent is not None else ()
    return next((at for at in children if _bare(document.sections[at].label) == _bare(label)), None)


def _labels(document: Document) -> set[tuple[str, ...]]:
    """The ways to each section by its labels, from any of its ancestors down."""
    ways: set[tuple[str, ...]] = set()
    for section in document.sections:
        chain = [_bare(document.sections[i].label) for i in [*document.ancestors(section.index), section.index]]
        kept = [label for label in chain if label]
        ways.update(tuple(kept[at:]) for at in range(len(kept)))
        if kept:
            ways.update((label, kept[-1]) for label in kept[:-1])
    return ways


def _bare(label: str | None) -> str:
    last = (label or "").strip(" .)/-–").rpartition(" ")[2]
    if len(last) == 1 and last.isalpha():
        return last.upper()  # đ is another letter than d
    plain = fold(label or "").upper()
    words = re.findall(r"[0-9A-Z]+(?:\.[0-9]+)*", plain)
    return words[-1] if words else ""


def _missing_sections(document: Document, index: int, block: Block, labels: set[tuple[str, ...]]) -> Iterator[Finding]:
    if not labels:
        return
    for match in _SECTION.finditer(block.text):
        own = _OWN.match(match["tail"]) or _plainly_own(match)
        if own is None or (not match["at"] and "này" not in own[0]):
            continue
        if "này" not in own[0] and _ELSEWHERE.search(own[0]):
            continue
        more = re.findall(r"(mục|phần|khoản|điểm)\s+((?:thứ\s+)?\w+)", match["more"], re.IGNORECASE)
        # "khoản 1, khoản 2 Mục II": one of the same kind stands beside it, not around it
        outer = [_bare(word) for what, word in more if what.lower() != match["what"].lower()]
        way = (*reversed(outer), *_parts(match["label"]))
        whole = (*reversed(outer), match["label"].upper())
        if not any(_there(candidate, labels) for candidate in (way, whole)):
            yield _finding(document, index, match.start("what"), match.end("more"), Severity.WARNING, 0.8, note=False)


def _plainly_own(match: re.Match[str]) -> re.Match[str] | None:
    """A Roman numeral of a mục or phần, and no other document named near it."""
    roman = re.search(r"(?:mục|phần)\s+[IVX]{1,5}\b", match[0][: match.end("more") - match.start()], re.IGNORECASE)
    return re.match("", match["tail"]) if roman and match["at"] and not _ELSEWHERE.search(match["tail"]) else None


def _parts(label: str) -> tuple[str, ...]:
    """II.3 as II and 3; 3.2 stays one label, as decimals print their whole way."""
    head, _, rest = label.partition(".")
    return (head.upper(), rest) if rest and not head.isdigit() else (label.upper(),)


def _there(way: tuple[str, ...], labels: set[tuple[str, ...]]) -> bool:
    if way in labels:
        return True
    return len(way) == 1 and any(way[0] in known for known in labels)


def _captions(document: Document) -> dict[str, set[int]]:
    """The numbers of appendices, tables and figures, by kind."""
    out: dict[str, set[int]] = {}
    for section in document.sections:
        if section.kind is SectionKind.APPENDIX and section.label:
            found = re.search(r"([0-9]{1,2}|[IVX]{1,4})\W*$", section.label)
            if found:
                out.setdefault("phu luc", set()).add(number_of(found[1]))
    for block in document.blocks:
        if match := _CAPTION.match(block.text):
            words = fold(match[0]).split()
            kind = " ".join(words[:2]) if words[0] == "phu" else words[0]
            out.setdefault(kind, set()).add(number_of(match["no"]))
    return out


def _missing_attachments(
    document: Document, index: int, block: Block, captions: dict[str, set[int]], *, note: bool
) -> Iterator[Finding]:
    for match in _ATTACHED.finditer(block.text):
        words = fold(match["kind"]).split()
        kind = " ".join(words)
        known = captions.get(kind, set())
        if not known or number_of(match["no"]) in known or _CAPTION.match(block.text):
            continue
        if _AMENDS.search(block.text, max(match.start() - 60, 0), match.start()):
            continue
        tail = match["tail"]
        cut = re.search(r"[.;)]", tail)
        near = tail[: cut.start()] if cut else tail
        if SYMBOL.search(near) or (_OF_OTHERS.match(near) and not _names_itself(document, near)):
            continue
        yield _finding(document, index, match.start(), match.end("no"), Severity.WARNING, 0.85, note=note)


def _names_itself(document: Document, near: str) -> bool:
    """Whether the words behind an attachment name the document by its kind alone: "Biểu số 04 kèm theo Nghị quyết"."""
    kind = document.metadata.kind
    named = kind.value if kind is not None else None
    return bool(named) and re.match(rf"\s*kèm\s+theo\s+{named}\s*(?:$|[,;)])", near, re.IGNORECASE) is not None


def _finding(
    document: Document, index: int, start: int, end: int, severity: Severity, certainty: float, *, note: bool
) -> Finding:
    spot = Spot(document, index, start, end, note)
    named = {"what": spot.text}
    return Finding(Rule.CROSS_REFERENCE, severity, certainty, "cross-reference", (spot,), spot.text, "", named=named)
