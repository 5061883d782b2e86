"""A document's outline, notes, joins and metadata as lines a person can check against the source."""

from doichieu.model.document import Block, BlockKind, Document, Fact


def outline_lines(document: Document) -> list[str]:
    """One line a section: its lines in the file, indent, label, kind, `>` where it is run in, title."""
    out = []
    for section in document.sections:
        where = f"{section.line}-{section.end_line}"
        run_in = " >" if section.run_in else ""
        indent = "  " * (section.depth - 1)
        out.append(f"{where:>8}  {indent}{section.label or '-'} [{section.kind}]{run_in} {section.title}")
    return out


def warning_lines(document: Document) -> list[str]:
    """One line a warning."""
    return [f"line {remark.line}: {remark.code} {remark.detail}" for remark in document.warnings]


def note_lines(document: Document) -> list[str]:
    """One line a footnote: mark, its lines, where its marks stand and the words before them, its text."""
    out = []
    for note in document.footnotes:
        starts = [document.source.line_of(document.notes[i].runs[0].source) for i in note.blocks]
        refs = []
        for block_index, ref_index in note.refs:
            block = document.blocks[block_index]
            ref = block.refs[ref_index]
            words = block.text[max(0, ref.offset - 24) : ref.offset]
            refs.append(f"{document.source.line_of(ref.source)} “{words}”")
        lines = ",".join(map(str, starts))
        text = " ¶ ".join(_short(document.notes[i].text) for i in note.blocks)
        out.append(f"[{note.mark}] line {lines} ← {'; '.join(refs) or 'nothing'} | {text}")
    return out


def join_lines(document: Document) -> list[str]:
    """One line a mended cut: the lines of the file on both sides and the words there."""
    out = []
    for block in (*document.blocks, *document.notes):
        for offset in block.breaks:
            before, after = _line(document, block, offset, -1), _line(document, block, offset, 1)
            left, right = block.text[:offset][-40:], block.text[offset:][:40]
            out.append(f"{before} + {after}: {left}‖{right}")
    return sorted(out, key=lambda line: int(line.split(" ", 1)[0]))


def _line(document: Document, block: Block, offset: int, side: int) -> int:
    if side > 0:
        return document.source.line_of(block.source_start(offset))
    text = block.text[:offset].rstrip(" ")
    return document.source.line_of(block.source_end(len(text)) - 1)


def metadata_lines(document: Document) -> list[str]:
    """The five facts, value, raw words and place."""
    facts = document.metadata
    named = {
        "title": facts.title, "kind": facts.kind, "issuer": facts.issuer, "number": facts.number,
        "date": facts.date,
    }  # fmt: skip
    return [f"{name}: {_fact(fact)}" for name, fact in named.items()]


def _fact(fact: Fact | None) -> str:
    if fact is None:
        return "none"
    place = fact.place
    return f"{fact.value} “{fact.raw}” {place.line}:{place.column}-{place.end_line}:{place.end_column}"


def furniture_lines(document: Document) -> list[str]:
    """The lines set aside as page furniture."""
    return [block.text for block in document.blocks if block.kind is BlockKind.FURNITURE]


def _short(text: str) -> str:
    return text if len(text) <= 70 else text[:34] + " … " + text[-32:]


def render(document: Document) -> str:
    """Everything about a document that is checked by eye, as one text."""
    parts = {
        "metadata": metadata_lines(document),
        "outline": outline_lines(document),
        "footnotes": note_lines(document),
        "joined over page breaks": join_lines(document),
        "furniture": furniture_lines(document),
        "warnings": warning_lines(document),
    }
    return "\n".join(f"== {name}\n" + "".join(f"{line}\n" for line in lines) for name, lines in parts.items())
