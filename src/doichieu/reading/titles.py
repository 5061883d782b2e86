"""Titles: what a section is called, whether its text runs on in the heading's line, heading or item.

A numbered paragraph is a *heading* when it names what follows, an *item* when it is its own text (a
target, a ground, a finding). It is read by its form: a heading is short, is no sentence, and text
or sections stand below it; a run-in heading ends at the end of its bold stretch or at the first
colon (S-11), where what comes after is running text and not the value of an indicator. Entries of
one list are one kind of thing, so the majority of siblings decides where the form leaves it open.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from dataclasses import dataclass, field

from ..model.document import SectionKind
from ..text.cases import UPPER
from .markers import Marker
from .paragraphs import Paragraph
from .phrases import ended, is_capitals

_ABBREVIATIONS = frozenset(
    (
        "tm",
        "kt",
        "tl",
        "tuq",
        "tp",
        "ts",
        "ths",
        "gs",
        "pgs",
        "bs",
        "tt",
        "tx",
        "st",
        "tr",
        "stt",
        "vd",
        "ông",
        "bà",
        "kts",
        "ks",
        "ls",
        "cn",
        "ncs",
        "nxb",
        "đ/c",
        "bcđ",
    )
)
_SENTENCE_STOP = re.compile(rf"[.!?…](?=[”\")\]]*\s+[\"“(]?[{UPPER}0-9])")
_VALUE = re.compile(
    r"(?:(?:tăng|giảm|đạt|trên|dưới|khoảng|gần|hơn|không quá|ít nhất|tối thiểu|từ|"
    r"phấn đấu|duy trì|còn|bằng|chiếm)\s+){0,3}"
    r"(?:thêm\s+|cả\s+)?[<>≤≥~]?\s*[0-9]",
    re.IGNORECASE,
)
_VALUE_REACH = 80
_LEADS_IN = re.compile(
    r"\b(?:trong đó|gồm|bao gồm|cụ thể|như sau|sau đây|như|là|sau|đó là|gồm có|trừ|nhất là|đặc biệt là"
    r"|các nội dung|các nhiệm vụ)\s*$",
    re.IGNORECASE,
)
_OF_MANY = re.compile(r".{30}\bcác\s+[^\s,]+\s*$")
"""A long phrase that ends so leads over to names: "Giám đốc các Sở: Tài chính, Y tế"."""
_NAME_WORDS = 7
_FILL = ".…_/ \t"
"""What is left open in a form: "Địa chỉ: …………"."""
_COLUMNS = re.compile(r"(?<=\S)\s{4,}")
"""Between the recipients and the signature, side by side on one line."""
_RUN_IN_LIMIT = 160
_CLAUSE_RUN_IN_LIMIT = 80
_HEADING_LIMIT = 320


@dataclass(slots=True)
class Entry:
    """A section in the making."""

    kind: SectionKind
    family: str
    marker: Marker | None
    index: int
    """The paragraph that opens it."""
    parent: int
    paragraphs: list[int] = field(default_factory=list)
    """Its further own paragraphs."""
    title_paragraphs: list[int] = field(default_factory=list)
    """Paragraphs below a bare label that are its title."""
    title: str = ""
    run_in: bool = False
    title_end: int = 0
    """Offset in the opening paragraph's text where the title ends."""


def name_entries(entries: list[Entry], paragraphs: list[Paragraph]) -> None:
    """Give every entry its title, its kind and whether it is run in."""
    has_children = {entry.parent for entry in entries}
    siblings: dict[tuple[int, str], list[int]] = defaultdict(list)
    for i, entry in enumerate(entries):
        siblings[(entry.parent, entry.family)].append(i)
    votes = {i: _vote(entry, paragraphs, i in has_children) for i, entry in enumerate(entries)}
    _spread_colons(entries, paragraphs, siblings, votes)
    counts = {key: Counter(votes[i] for i in group) for key, group in siblings.items()}
    for i, entry in enumerate(entries):
        vote = votes[i]
        count = counts[(entry.parent, entry.family)]
        if vote == "open":
            firm = count.total() - count["open"]
            heading = count["item"] <= firm / 2 if firm else i in has_children
            vote = "heading" if heading else "item"
        outvoted = count["item"] > count.total() / 2
        if vote == "run_in" and outvoted and entry.marker:
            bold = bold_end(paragraphs[entry.index], entry.marker.end)
            vote = "run_in" if bold else "item"
        _name(entry, paragraphs[entry.index], vote, paragraphs)


def _spread_colons(
    entries: list[Entry], paragraphs: list[Paragraph], siblings: dict[tuple[int, str], list[int]], votes: dict[int, str]
) -> None:
    """Entries of a list of sub-sections that all begin with a name and a colon run in, small letters behind it or not.

    "3.1. Đối tượng: hoạt động du lịch …", "3.2. Phạm vi: không gian gồm …".
    """
    for (_, family), group in siblings.items():
        if len(group) < 2 or family not in ("decimal2", "decimal3", "decimal4"):
            continue
        if all(votes[i] == "run_in" or _named(entries[i], paragraphs) for i in group):
            for i in group:
                votes[i] = "run_in"


def _named(entry: Entry, paragraphs: list[Paragraph]) -> bool:
    text = paragraphs[entry.index].text[_start(entry) :]
    return bool(not entry.title_paragraphs and name_end(text))


def name_end(text: str) -> int:
    """Offset of the colon behind a name of a few words that text follows; 0 where there is none."""
    colon = text.find(":", 0, _RUN_IN_LIMIT)
    name, rest = text[: max(colon, 0)], text[colon + 1 :].strip()
    if colon <= 0 or len(name.split()) > _NAME_WORDS or len(rest) < 20 or is_lead_in(name):
        return 0
    if _VALUE.match(rest, 0, _VALUE_REACH):
        return 0
    return 0 if re.search(r"[0-9][,;]", name) else colon


def _start(entry: Entry) -> int:
    return entry.marker.end if entry.marker else 0


def _vote(entry: Entry, paragraphs: list[Paragraph], has_children: bool) -> str:
    """`heading`, `run_in`, `item`, or `open` where its form alone does not tell."""
    paragraph = paragraphs[entry.index]
    if entry.kind in (SectionKind.PREAMBLE, SectionKind.CLOSING):
        return "item"
    if entry.family in ("bold", "bold_em") and not paragraph.strong and bold_end(paragraph, 0):
        return "run_in"
    if entry.kind is SectionKind.GROUP and entry.marker and run_in_end(paragraph.text[entry.marker.end :], entry.kind):
        return "run_in"
    if entry.kind is SectionKind.GROUP or entry.marker is None:
        return "heading"
    start = _start(entry)
    text = paragraph.text[start:]
    if not text.strip() or entry.title_paragraphs:
        return "heading"
    if paragraph.strong:
        return "heading"
    if bold_end(paragraph, start):
        return "run_in"
    if paragraph.hashes:
        return "heading"
    if run_in_end(text, entry.kind):
        return "run_in"
    bare = text.rstrip()
    if bare.endswith(":"):
        return "heading" if first_sentence_end(bare) >= len(bare) - 1 else "item"
    if has_children and len(bare) <= _HEADING_LIMIT and not ended(bare):
        return "heading"
    if first_sentence_end(bare) < len(bare.rstrip(".;:! ")):
        return "item"
    if bare.endswith((".", ";", "!", "…")):
        return "open" if has_children or entry.paragraphs else "item"
    if has_children or (entry.paragraphs and len(bare) <= _HEADING_LIMIT):
        return "heading"
    if len(bare) > 100 or re.search(r"[0-9],[0-9]|[0-9]\s?%", bare):
        return "item"
    return "heading" if is_capitals(bare) else "open"


def bold_end(paragraph: Paragraph, start: int) -> int:
    """Where a bold title at the start of a longer paragraph ends; 0 where there is none."""
    for a, b, style in paragraph.styles:
        if style == "strong" and a <= start + 1 and b > start + 1:
            rest = paragraph.text[b:].strip(" .:;–-")
            whole = paragraph.text[start:b]
            return b if len(rest) > 15 and len(whole) <= _HEADING_LIMIT and " " in whole.strip() else 0
    return 0


def run_in_end(text: str, kind: SectionKind) -> int:
    """Offset of the colon that ends a run-in heading; 0 where the text has none."""
    limit = _CLAUSE_RUN_IN_LIMIT if kind in (SectionKind.CLAUSE, SectionKind.POINT) else _RUN_IN_LIMIT
    colon = text.find(":", 0, limit + 1)
    if colon <= 0 or first_sentence_end(text[:colon]) < colon:
        return 0
    rest = text[colon + 1 :].strip()
    if len(rest) > 2 and not rest.strip(_FILL):
        return colon
    if len(rest) < 20 or _VALUE.match(rest, 0, _VALUE_REACH) or _LEADS_IN.search(text[:colon]):
        return 0
    if kind is SectionKind.ARTICLE and _OF_MANY.search(text[:colon]):
        return 0
    if not rest[0].isupper() and rest[0] not in '“"(':
        return 0
    if re.search(r"[0-9],[0-9]|[0-9]\s?%", text[:colon]) or text[:colon].count("(") != text[:colon].count(")"):
        return 0
    return colon


def is_lead_in(text: str) -> bool:
    """Whether a phrase before a colon leads over to a list ("cụ thể như sau") and names nothing."""
    return _LEADS_IN.search(text) is not None


def first_sentence_end(text: str) -> int:
    """Offset just after the first sentence, its end mark left out; the length where the text is one."""
    at = 0
    while True:
        stop = _SENTENCE_STOP.search(text, at)
        if not stop:
            return len(text)
        word = re.search(r"(?<!\d)([^\W\d_]+)$", text[max(0, stop.start() - 6) : stop.start()])
        if text[stop.start()] == "." and word and (word[1].lower() in _ABBREVIATIONS or len(word[1]) == 1):
            at = stop.end()
            continue
        end = stop.start()
        while end > 0 and text[end - 1] in ".…":
            end -= 1
        return end


def tidy(title: str) -> str:
    """A title as the contract wants it: single spaces, no closing mark."""
    out = " ".join(title.split())
    while out and (out[-1] in ".:;" or out.endswith("./")):
        if out.endswith(("...", "…")):
            return out.rstrip(".… ") if out.endswith("...") else out
        out = out[:-2] if out.endswith("./") else out[:-1]
        out = out.rstrip()
    return out


def _name(entry: Entry, paragraph: Paragraph, vote: str, paragraphs: list[Paragraph]) -> None:
    start = _start(entry)
    text = paragraph.text[start:]
    end = len(text)
    if entry.title_paragraphs:
        entry.title = tidy(" ".join([text, *(paragraphs[i].text for i in entry.title_paragraphs)]).strip(" .:–-"))
        entry.title_end = len(paragraph.text)
        return
    if vote == "run_in":
        bold = bold_end(paragraph, start)
        end = bold - start if bold else run_in_end(text, entry.kind) or name_end(text)
        entry.run_in = True
    elif vote == "item":
        end = first_sentence_end(text)
        if entry.kind is SectionKind.CLOSING and text[:3].lower() == "nơi" and (gap := _COLUMNS.search(text)):
            end = min(end, gap.start())
        if entry.kind is SectionKind.PREAMBLE:
            semicolon = text.find(";")
            end = min(end, semicolon) if semicolon > 0 else end
        if entry.kind is SectionKind.HEADING:
            entry.kind = SectionKind.ITEM
    entry.title = tidy(text[:end])
    entry.title_end = start + end
