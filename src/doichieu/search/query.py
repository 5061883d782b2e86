"""The query language, the one place that says and parses it.

    hộ nghèo             all words, in any order; a passage with the whole phrase comes first
    ho ngheo, hô nghèo   marks left out match any marks; marks that are typed must be there
    hooj ngheof          raw Telex or VNI keystrokes are also read as what they were meant for
    "đầu tư công"        words in quotes stand together, in this order
    16068, 16.068 tỷ     a figure is also found by its value, however it is printed
    12/4/2021            so is a date
    247-KL/TU, 247kltu   a document's symbol is found whatever its punctuation
    UBND                 an abbreviation also finds its long form, and the long form the abbreviation
    >10%, <=5 tỷ         only passages with such a figure; with a unit, figures of that unit; with a scale
                         and no unit, figures that are printed with a scale or in đồng
    năm:2023             only documents of that year           (also year:)
    loại:"nghị quyết"    only documents of that kind           (also kind:resolution)
    cơquan:"bắc giang"   only what that organ issued           (also issuer:)
    tàiliệu:dự-thảo      only documents so named               (also doc:)
    mục:"nông nghiệp"    only in sections so labelled or titled, and below them (also section:)
    trong:ghichú         only in headings (đềmục), targets (chỉtiêu), tables (bảng), notes (ghichú)
                         (also in:heading, in:target, in:table, in:note)
    có:số                only passages with a figure; có:vănbản with a document's symbol
                         (also has:figure, has:citation)

Names and values of filters are read without marks, and a hyphen stands for a blank. A filter without
words finds all passages that it lets through. What looks like a filter and is none is searched for as
words, and the reader is told (`misread`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from typing import NamedTuple

from ..facts.abbreviations import COMMON
from ..facts.quantities import Quantity
from ..facts.tokens import tokenize
from ..model.passage import Field
from ..text.letters import fold, nfc

MAX_LENGTH = 400
"""Of longer queries only the beginning is read."""

WORD = re.compile(r"[0-9]+(?:[.,][0-9]+)*|[^\W_]+|[%<>≤≥]")
_NAMES = {
    "nam": "year", "year": "year", "loai": "kind", "kind": "kind", "coquan": "issuer", "issuer": "issuer",
    "tailieu": "document", "doc": "document", "muc": "section", "section": "section", "trong": "in", "in": "in",
    "co": "has", "has": "has",
}  # fmt: skip
_FIELDS = {
    "demuc": Field.HEADING, "heading": Field.HEADING, "chitieu": Field.ITEM, "target": Field.ITEM, "bang": Field.TABLE,
    "table": Field.TABLE, "ghichu": Field.NOTE, "note": Field.NOTE,
}  # fmt: skip
_KINDS = {
    "report": "bao cao", "resolution": "nghi quyet", "plan": "ke hoach", "decision": "quyet dinh",
    "directive": "chi thi", "conclusion": "ket luan", "notice": "thong bao", "programme": "chuong trinh",
    "program": "chuong trinh", "decree": "nghi dinh", "circular": "thong tu", "law": "luat",
    "submission": "to trinh", "scheme": "de an",
}  # fmt: skip
_KIND_CODES = {
    "bc": "bao cao", "nq": "nghi quyet", "kh": "ke hoach", "qd": "quyet dinh", "ct": "chi thi", "kl": "ket luan",
    "tb": "thong bao", "nd": "nghi dinh", "ttr": "to trinh", "ctr": "chuong trinh", "da": "de an",
}  # fmt: skip
"""The codes of kinds in the symbols of documents (Nghị định 30/2020/NĐ-CP, Phụ lục III)."""
_HAS = {"so": "figure", "figure": "figure", "vanban": "citation", "citation": "citation"}
_CLOSED = {"in": frozenset(_FIELDS), "has": frozenset(_HAS)}
_YEAR = re.compile(r"(?:19|20)[0-9]{2}")
_FILTER = re.compile(r'(?<!\S)([^\W\d_]+):(?:["“]([^"”]*)["”]?|(\S+))')
_CONDITION = re.compile(
    r"(?<!\S)(>=|<=|[<>≤≥=])\s?([0-9][0-9.,]*(?:\s?%|\s?(?:nghìn|ngàn|triệu|tỷ|tỉ|nghin|ngan|trieu|ty|ti)(?![^\W_]))*)",
    re.IGNORECASE,
)
_UNIT = re.compile(r"\s?([^\W\d_]+[23²³]?)(?=\s|$)")
_QUOTED = re.compile(r'["“]([^"”]*)["”]')
_SCALES = {"nghin": "nghìn", "ngan": "ngàn", "trieu": "triệu", "ty": "tỷ", "ti": "tỷ", "dong": "đồng", "tan": "tấn"}
_UNMARKED = re.compile(r"(?<=[0-9 ])(nghin|ngan|trieu|ty|ti|dong|tan)(?![^\W_])", re.IGNORECASE)
_SCALE = re.compile(r"(?<![^\W_])(?:nghìn|ngàn|triệu|tỷ|tỉ)(?![^\W_])", re.IGNORECASE)
_SIGNS = {"≤": "<=", "≥": ">="}


class Condition(NamedTuple):
    """What a figure must be: `comparator` is one of = < <= > >=; without a unit a figure of any unit will do, but where
    it `is_scaled` only one that is money or is printed with a scale too (5 tỷ is no number of percent)."""

    comparator: str
    value: Decimal
    unit: str | None
    is_scaled: bool = False

    def holds(self, quantity: Quantity) -> bool:
        """Whether a figure is such a one; of a range, either end."""
        if quantity.low is None or quantity.high is None or (self.unit and quantity.unit != self.unit):
            return False
        if self.is_scaled and not (quantity.unit == "VND" or _SCALE.search(quantity.raw)):
            return False
        low, high = quantity.low, quantity.high
        return {
            "=": low <= self.value <= high, "<": low < self.value, "<=": low <= self.value,
            ">": high > self.value, ">=": high >= self.value,
        }[self.comparator]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Filters:
    """What a passage must be, beside having the words; folded words."""

    document: tuple[str, ...] = ()
    kind: tuple[str, ...] = ()
    issuer: tuple[str, ...] = ()
    year: tuple[str, ...] = ()
    section: tuple[str, ...] = ()
    fields: frozenset[Field] = frozenset()
    has: frozenset[str] = frozenset()
    conditions: tuple[Condition, ...] = ()

    def __bool__(self) -> bool:
        return self != Filters()


@dataclass(frozen=True, slots=True)
class Query:
    """A query as typed: its words and what filters it names."""

    text: str
    plain: str
    """The text without its filters."""
    units: tuple[tuple[tuple[int, int], ...], ...]
    """Where its words stand in the plain text: each alone, those of a quotation together."""
    filters: Filters = field(default_factory=Filters)
    misread: tuple[str, ...] = ()
    """What looks like a filter and is none."""

    def __bool__(self) -> bool:
        return bool(self.units or self.filters)

    @property
    def words(self) -> tuple[str, ...]:
        return tuple(self.plain[a:b] for unit in self.units for a, b in unit)


def parse_query(text: str) -> Query:
    """Parse a query; whatever is typed means something."""
    plain = text.encode(errors="replace").decode().replace("\x00", " ")  # half a letter, as a broken file name has it
    clean = " ".join(nfc(plain).split())[:MAX_LENGTH]
    found: dict[str, list[str]] = {}
    misread: list[str] = []
    rest = _FILTER.sub(lambda match: _take_filter(match, found, misread), clean)
    conditions: list[Condition] = []
    rest = _take_conditions(rest, conditions)
    filters = Filters(
        document=tuple(found.get("document", ())), kind=tuple(found.get("kind", ())),
        issuer=tuple(found.get("issuer", ())), year=tuple(found.get("year", ())),
        section=tuple(found.get("section", ())), fields=frozenset(_FIELDS[name] for name in found.get("in", ())),
        has=frozenset(_HAS[name] for name in found.get("has", ())), conditions=tuple(conditions),
    )  # fmt: skip
    return Query(clean, rest, tuple(_units(rest)), filters, tuple(misread))


def filter_of(part: str) -> str | None:
    """Which filter the beginning of a part of a query names (one of `_NAMES`' values); None for none."""
    return _NAMES.get(fold(part.partition(":")[0]))


def _take_filter(match: re.Match[str], found: dict[str, list[str]], misread: list[str]) -> str:
    """Note a filter; what names none, or not what there is, stays text."""
    name = _NAMES.get(fold(match[1]))
    value = " ".join(fold(match[2] if match[2] is not None else match[3]).replace("-", " ").split())
    if name in _CLOSED:
        value = value.replace(" ", "")
    known = bool(_YEAR.fullmatch(value)) if name == "year" else value in _CLOSED[name] if name in _CLOSED else value
    if name is None or not known:
        if not value.startswith("//"):
            misread.append(match.group())
        return match.group()
    if name == "kind":
        value = _KINDS.get(value, value)
    if name in ("kind", "issuer"):
        value = " ".join(COMMON.get(word) or _KIND_CODES.get(word, word) for word in value.split())
    found.setdefault(name, []).append(value)
    return " "


def _take_conditions(text: str, conditions: list[Condition]) -> str:
    """Note the conditions for figures; the text without them."""
    out, at = [], 0
    for match in _CONDITION.finditer(text):
        end = match.end()
        unit = _UNIT.match(text, end)
        for stop in dict.fromkeys((unit.end() if unit else end, end)):
            figure = parse_figure(text[match.start(2) : stop])
            if figure is not None and figure.value is not None:
                sign = _SIGNS.get(match[1], match[1])
                scaled = figure.unit is None and bool(_SCALE.search(figure.raw))
                conditions.append(Condition(sign, figure.value, figure.unit, scaled))
                out.append(text[at : match.start()])
                at = stop
                break
    return " ".join([*out, text[at:]])


def parse_figure(text: str) -> Quantity | None:
    """The figure that a text is, its scale and unit typed with or without marks; None where it is no figure alone."""
    spelled = " ".join(with_marks(text).split())
    tokens = tokenize(spelled)
    if len(tokens) == 1 and isinstance(tokens[0].value, Quantity):
        return tokens[0].value
    return None


_PASSAGE_WORDS, _TITLE_WORDS = 12, 3
_PASSAGE_LABEL = re.compile(r"\s*(?:\(?[0-9IVXa-zđ]{1,5}(?:\.[0-9]+)*[.)]|[-+*•])\s+")


def query_for(text: str) -> str:
    """A query that finds passages like this one: its words up to its first figure or bracket, since those are what
    another document has otherwise; where that is too little, its first words."""
    label = _PASSAGE_LABEL.match(text)
    begin = label.end() if label else 0
    first = re.search(r"[0-9(:;]", text[begin:])
    for stop in (begin + first.start() if first else len(text), len(text)):
        words = [word for word in WORD.findall(text[begin:stop]) if word.isalpha() and len(word) > 1]
        if len(words) >= _TITLE_WORDS:
            break
    return " ".join(words[:_PASSAGE_WORDS])


def with_marks(text: str) -> str:
    """A text with the scale and unit behind its figures as the grammar of figures has them: 5ty, 5 ty are 5 tỷ."""
    return _UNMARKED.sub(lambda match: " " + _SCALES[match[1].lower()], text)


def _units(text: str) -> Iterator[tuple[tuple[int, int], ...]]:
    """The words outside of quotes one by one, those within quotes together."""
    at = 0
    for match in _QUOTED.finditer(text):
        yield from ((word.span(),) for word in WORD.finditer(text, at, match.start()))
        if words := tuple(word.span() for word in WORD.finditer(text, match.start(1), match.end(1))):
            yield words
        at = match.end()
    yield from ((word.span(),) for word in WORD.finditer(text, at))
