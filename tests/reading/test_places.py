"""What reading promises of every text: it never fails, loses nothing, and knows where each letter stood."""

import re
import unicodedata

from hypothesis import given, settings
from hypothesis import strategies as st

from doichieu.model.document import Block, Document
from doichieu.reading.decode import normalise
from doichieu.reading.reader import read_text
from doichieu.text.clean import visible
from doichieu.text.legacy import from_tcvn3, from_vni
from doichieu.text.letters import nfc

WORDS = (
    "Tổng", "sản", "phẩm", "tăng", "trưởng", "Bắc", "Giang", "của", "năm", "2024", "14,5%", "tỷ", "đồng",
    "m²", "hộ",
    "nghèo", "và", "Đẩy", "mạnh", "16.068", "QĐ-UBND", "“quê", "hương”", "(kể", "cả)", "m<sup>3</sup>", "10⁶", "x",
)  # fmt: skip
MARKERS = (
    "", "", "", "1. ", "2. ", "1.1. ", "1.2 ", "a) ", "đ) ", "(1) ", "- (2). ", "* ", "I. ", "A. ",
    "Điều 1. ", "Điều 2a. ",
    "Chương I", "Phần thứ nhất ", "- ", "+ ", "## ", "### 1. ", "> ", "Phụ lục I ", "QUYẾT ĐỊNH",
    "BÁO CÁO", "Số: 1/QĐ",
    "[^1]: ", "<sup>2</sup> ", "³ ", "3 ", "Nơi nhận:", "| a | b |", "|---|:-:|", "\\* ", "12", "1.",
    "CÔNG BÁO/Số 1/Ngày 1-2-2031",
    "như sau:\n\n“Điều 5. ", "”.", "<table>\n<tr><td>", "</td><td>", "</td></tr>\n</table>\n", "|a\\|",
    "| -- | 2 |", "a   b   c\n", "TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\n", "(đã ký) ", "QUY CHẾ\n\n(Kèm theo ", "- Lưu: VT.\n",
    "Thời gian ký: 1.2.2031 10:00", "[1] ", "nghèo[1] ", "hộ5 ", "5 Gồm ", "TÀI LIỆU THAM KHẢO",
    "Trên đây là báo cáo./.", "Tû lÖ hé ", "Quý I", "a.1) ", "1- ",
)  # fmt: skip
MARKUP = (
    "", "", "", "**", "*", "_", "***", "`", "\\*", "[^1]", "<sup>2</sup>", "³", "<b>", "</b>", "&lt;",
    "&nbsp;", "<br>",
    "$\\leq 5\\%$", "$x^2$", "\u200b", "\u00ad", "<!-- x -->", "\u202e", "\x1b[31m", "\x07", "\u0085",
    "\x00", "\uf0a7", "\\",
    "__", "~~", "#", "<", "[^", "$", "&amp;", "\ufeff", "\u200d", "\u3000", "e\u0323\u0302", "\u0301",
)  # fmt: skip
BREAKS = (
    "\n",
    "\n",
    "\n\n",
    "\n\n",
    "\r\n",
    "\r\n\r\n",
    "  \n",
    "\f\n",
    "\n\f",
    " \n\n\n",
    "\n \t\n",
    "\r",
    "\f",
    "\t",
    ".\n",
    ";\n\n",
    "./.\n\n",
)


@st.composite
def texts(draw: st.DrawFn) -> str:
    """A text put together of what reports are made of, in any order."""
    out = []
    for _ in range(draw(st.integers(1, 14))):
        out.append(draw(st.sampled_from(MARKERS)))
        for _ in range(draw(st.integers(0, 6))):
            out.append(draw(st.sampled_from(WORDS)))
            out.append(draw(st.sampled_from(MARKUP)))
            out.append(draw(st.sampled_from((" ", " ", " ", "", ", ", ": ", ". "))))
        out.append(draw(st.sampled_from(BREAKS)))
    text = "".join(out)
    return unicodedata.normalize("NFD", text) if draw(st.booleans()) else text


def blocks_of(document: Document) -> tuple[Block, ...]:
    return (*document.blocks, *document.notes)


def stretches(block: Block) -> list[tuple[int, int, int, int]]:
    """(start, end, source, length) of each run."""
    ends = [run.start for run in block.runs[1:]] + [len(block.text)]
    return [(run.start, end, run.source, run.length) for run, end in zip(block.runs, ends, strict=True)]


CUT = re.compile(
    r"(?:[*_]{1,3}|\\[,;:! ]?|#+|>|\$|\{|\}|\\text|\\mathrm|&[#A-Za-z0-9]+;|</?[A-Za-z][^<>\n]*>|<!--[^\0]*?-->|\s"
    r"|<sup>[^<>]*</sup>|\[[0-9]{1,3}\]|\[\^[^\]\s\[]+\]:?|[⁰¹²³⁴⁵⁶⁷⁸⁹]+|[\u200b-\u200d\u2060\ufeff\u00ad]|[|:-])+"
)
"""What may stand in the source and in no block: markup, marks, the bars and lines of a table."""


def check(raw: str) -> Document:
    """Everything that holds of any text that can be read."""
    document = read_text(raw, "x")
    assert read_text(raw, "x") == document
    raw = raw.removeprefix("\ufeff")
    text = normalise(raw).text
    seen = bytearray(len(text))
    for block in blocks_of(document):
        assert block.runs
        assert [run.start for run in block.runs] == sorted(run.start for run in block.runs)
        assert block.runs[0].start == 0
        for start, end, source, length in stretches(block):
            assert start <= end
            if length == end - start:
                assert block.text[start:end] == text[source : source + length]
            for at in range(source, source + length):
                assert not seen[at], "a letter stands in two blocks"
                seen[at] = 1
        for ref in block.refs:
            assert 0 <= ref.offset <= len(block.text)
            seen[ref.source : ref.source + ref.length] = b"\1" * ref.length
        for low, high, _ in block.styles:
            assert 0 <= low < high <= len(block.text)
        assert 0 <= block.body <= len(block.text)
        assert not re.search(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200b-\u200f\u202a-\u202e\u2066-\u2069]", block.text)
    for footnote in document.footnotes:
        _see_own_mark(document.notes[footnote.blocks[0]].runs[0].source, footnote.mark, text, seen)
    lost = "".join("\x00" if seen[i] else c for i, c in enumerate(text))
    for piece in filter(None, map(str.strip, lost.split("\x00"))):
        assert CUT.fullmatch(piece), f"lost: {piece!r}"
    check_tree(document)
    check_places(document, raw)
    return document


def _see_own_mark(source: int, mark: str, text: str, seen: bytearray) -> None:
    """The number before a note's words is its mark, where it is plain digits."""
    low = len(text[:source].rstrip()) - len(mark)
    if mark and low >= 0 and text.startswith(mark, low) and not any(seen[low : low + len(mark)]):
        seen[low : low + len(mark)] = b"\1" * len(mark)


def check_tree(document: Document) -> None:
    last = len(document.blocks)
    expected = None
    for section in document.sections:
        assert section.parent < section.index
        assert section.depth == (document.sections[section.parent].depth + 1 if section.parent >= 0 else 1)
        assert section.line <= section.end_line
        assert 0 <= section.first < section.end <= last
        assert expected is None or section.first == expected
        expected = section.end
        if section.parent >= 0:
            assert section.end_line <= document.sections[section.parent].end_line
        for block in document.blocks[section.first : section.end]:
            assert block.section == section.index
    for note in document.footnotes:
        for block_index, ref_index in note.refs:
            assert document.blocks[block_index].refs[ref_index].mark == note.mark


D_FORMS = str.maketrans("Ðð", "Đđ")
"""Ð is mended to Đ, one for one, where the word is Vietnamese; a stretch of a word does not tell."""


def check_places(document: Document, raw: str) -> None:
    """Lines and columns lead to the same letters in the decoded file."""
    lines = raw.split("\n")
    converted = any(remark.code == "charset-converted" for remark in document.warnings)
    for block in blocks_of(document):
        for start, end, _, length in stretches(block):
            if length != end - start or start == end:
                continue
            place = document.place(block, start, end)
            assert place.line == place.end_line
            found = lines[place.line - 1][place.column : place.end_column]
            ways = (nfc, from_tcvn3, from_vni) if converted else (nfc,)
            meant = [visible(way(found)).replace("\f", "␌").replace("\r", "␍") for way in ways]
            if converted:
                meant = [way.lower() for way in meant]
            text = block.text[start:end].lower() if converted else block.text[start:end]
            assert text.translate(D_FORMS) in [way.translate(D_FORMS) for way in meant]
        whole = document.place(block)
        assert (whole.line, whole.column) <= (whole.end_line, whole.end_column)
        assert whole.end_column <= len(lines[whole.end_line - 1])


@given(texts())
@settings(max_examples=400, deadline=None)
def test_any_text_keeps_its_letters_and_their_places(raw: str) -> None:
    check(raw)


@given(st.text(max_size=300))
@settings(max_examples=250, deadline=None)
def test_random_characters_do_no_harm(raw: str) -> None:
    check(raw)


@given(st.text(alphabet="*_\\ \nab.:1#>|-<sup/>&;$^[]¹²", max_size=200))
@settings(max_examples=250, deadline=None)
def test_markup_in_any_order_does_no_harm(raw: str) -> None:
    check(raw)
