"""Mentions: where a text cites an instrument, with the date and the issuer that it is given there.

A citation is kind + [số] + symbol + [ngày D/M/YYYY] + [của organ] + [về …] (VIETNAMESE.md C-6). The date
stands within a few words of the symbol, perhaps over a line end; the organ behind "của" ends where the
subject begins.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from ..model.document import Block, BlockKind, Document
from ..text.letters import fold
from ..text.syllables import mend_tones
from .citations import SYMBOL, Symbol
from .dates import DateValue
from .tokens import Token, TokenKind, tokenize, word_key

_REACH = 5
"""The date of a symbol stands behind it with at most so many words between."""
_KINDS = {
    "nghị quyết": "NQ", "quyết định": "QĐ", "chỉ thị": "CT", "kết luận": "KL", "kế hoạch": "KH", "thông báo": "TB",
    "chương trình": "CTr", "nghị định": "NĐ", "thông tư": "TT", "báo cáo": "BC", "tờ trình": "TTr", "quy định": "QyĐ",
    "hướng dẫn": "HD", "công văn": "CV", "công điện": "CĐ", "thông tri": "TTr", "phương án": "PA", "đề án": "ĐA",
    "luật": "L", "pháp lệnh": "PL", "quy chế": "QC", "văn bản": "", "chương trình hành động": "CTHĐ",
}  # fmt: skip
"""Kinds by their names; a "văn bản" may be any."""
_NAMES = {tuple(map(word_key, name.split())): kind for name, kind in _KINDS.items()}
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_OF = word_key("của")
_LEADS = frozenset(map(word_key, ("ngày", "ký", "ban", "hành", "số")))
_ENDED_BY = "ở|chưa|không|còn|đang|về|quy|ban|để|đã|và|cho|phê|trong|tại|được|là|sửa|thực|do|hướng"
_ENDS = frozenset(map(word_key, _ENDED_BY.split("|")))
"""Words that no name of an organ has, or that begin the subject."""
_WITHIN = frozenset(map(word_key, ("thường", "chấp", "bí", "dân", "chỉ", "quản", "tổ", "cán", "dân")))
"""Words behind "ban" that make it an organ: Ban Thường vụ, Ban Chấp hành."""
_COMMITTEE, _BOARD, _AND = word_key("ủy"), word_key("ban"), word_key("và")
_SUBJECT = 14


class Mention(NamedTuple):
    """One citation of an instrument; offsets in the text that it stands in."""

    start: int
    end: int
    """Of the symbol."""
    symbol: Symbol
    kind: str | None
    """The kind that the words before it name, as an abbreviation; None where they name none."""
    date: DateValue | None
    issuer: str
    """The organ as printed, on one line."""
    subject: frozenset[str]
    """The words that tell what it is about."""
    last: int
    """Where its date or issuer ends."""


_BEFORE = 110
_BY = re.compile(
    r"(?<!của )(?P<who>(?:[Cc]ác huyện ủy|UBND|HĐND|Ủy ban nhân dân|Hội đồng nhân dân|Huyện ủy|Thành ủy|Đảng ủy|"
    r"Trung tâm)"
    r"(?:\s+[^\W\d_]+){0,6}?)\s+(?:đã\s+)?(?:ban\s+hành|có|xây\s+dựng)\s+(?:[^\W\d_]+\s+){1,4}?(?:số\s+)?$"
)


def mentions_of(document: Document) -> Iterator[tuple[int, bool, Mention]]:
    """The citations of a document in reading order, its notes last: number of the block, whether it is a note's.

    Its own number is none.
    """
    for index, block in enumerate(document.blocks):
        if block.kind not in (BlockKind.FURNITURE, BlockKind.LETTERHEAD):
            yield from ((index, False, mention) for mention in _in_block(block))
    for index, block in enumerate(document.notes):
        yield from ((index, True, mention) for mention in _in_block(block))


def _in_block(block: Block) -> Iterator[Mention]:
    return mentions(block.text, block.body)


def mentions(text: str, start: int = 0) -> Iterator[Mention]:
    """The citations of text[start:], in order."""
    if SYMBOL.search(mend_tones(text), start) is None:  # most texts cite nothing, and need not be cut into tokens
        return
    tokens = tokenize(text, start)
    for at, token in enumerate(tokens):
        if isinstance(token.value, Symbol):
            yield _mention(text, tokens, at, token.value)


def _mention(text: str, tokens: list[Token], at: int, symbol: Symbol) -> Mention:
    token = tokens[at]
    date, behind = _date(tokens, at)
    issuer, end = _issuer(text, tokens, behind)
    issuer = issuer or _issuer_before(text[max(token.start - _BEFORE, 0) : token.start])
    last = max(token.end, tokens[behind - 1].end, end)
    kind = _kind(tokens, at)
    return Mention(token.start, token.end, symbol, kind, date, issuer, _subject(tokens, behind), last)


def _kind(tokens: list[Token], at: int) -> str | None:
    """The kind named right before a symbol; of "Thông báo Kết luận số 2086-TB/TU" the one in the symbol."""
    before = [token.key for token in tokens[max(at - 8, 0) : at]]
    while before and before[-1] in (":", word_key("số")):
        before.pop()
    named: list[str] = []
    while (count := next((n for n in (4, 2, 1) if tuple(before[-n:]) in _NAMES), 0)) > 0:
        named.append(_NAMES[tuple(before[-count:])])
        del before[-count:]
    symbol = tokens[at].value
    assert isinstance(symbol, Symbol)
    return next((kind for kind in named if kind == symbol.kind), named[0] if named else None)


def _date(tokens: list[Token], at: int) -> tuple[DateValue | None, int]:
    """The day told right behind a symbol, and the place behind it."""
    for i in range(at + 1, min(at + 1 + _REACH, len(tokens))):
        token = tokens[i]
        if isinstance(token.value, DateValue):
            full = _DAY.fullmatch(token.value.iso)
            return (token.value, i + 1) if full else (None, at + 1)
        if token.key not in _LEADS and token.key not in (",", "("):
            break
    return None, at + 1


def _issuer(text: str, tokens: list[Token], at: int) -> tuple[str, int]:
    """The organ behind "của", as printed, and where it ends."""
    if at < len(tokens) and tokens[at].key in (")", ","):
        at += 1
    if at >= len(tokens) or tokens[at].key != _OF:
        return "", 0
    first = last = at + 1
    while last < len(tokens) and last - first < _SUBJECT and _in_organ(text, tokens, last):
        last += 1
    if last == first:
        return "", 0
    return " ".join(text[tokens[first].start : tokens[last - 1].end].split()), tokens[last - 1].end


def _issuer_before(text: str) -> str:
    """The organ that issues it, told before: "UBND huyện Việt Yên ban hành Kế hoạch số …"."""
    found = _BY.search(text)
    return " ".join(found["who"].split()) if found else ""


def _in_organ(text: str, tokens: list[Token], at: int) -> bool:
    token = tokens[at]
    if token.kind is not TokenKind.WORD:
        return False
    if token.key == _BOARD:
        following = tokens[at + 1].key if at + 1 < len(tokens) else ""
        return following in _WITHIN or tokens[at - 1].key == _COMMITTEE
    if token.key == _AND:
        behind = tokens[at + 1 : at + 4]
        named = any(tuple(token.key for token in behind[:n]) in _NAMES for n in (1, 2))
        return bool(behind) and text[behind[0].start].isupper() and not named
    return token.key not in _ENDS


def _subject(tokens: list[Token], at: int) -> frozenset[str]:
    """The words from "về" on, to the end of the clause."""
    words: list[str] = []
    told = False
    for token in tokens[at : at + 3 * _SUBJECT]:
        if token.kind is TokenKind.PUNCTUATION and token.key in (";", ".", ")"):
            break
        if isinstance(token.value, Symbol):
            break
        if told and token.kind is TokenKind.WORD:
            words.append(fold(token.key))
        told = told or token.key == word_key("về")
        if len(words) == _SUBJECT:
            break
    return frozenset(words)
