"""Short ways to make a document for a test and to say what came of it."""

from doichieu.model.document import BlockKind, Document
from doichieu.reading.reader import read_text


def make(*paragraphs: str) -> Document:
    """A document of paragraphs with a blank line between."""
    return read_text("\n\n".join(paragraphs), "made.txt")


def tree(document: Document) -> list[str]:
    """Each section as label and title, indented by its depth."""
    return ["  " * (s.depth - 1) + f"{s.label or '-'} {s.title}".strip() for s in document.sections]


def kinds(document: Document) -> list[str]:
    """Each section as its kind and label."""
    return [f"{s.kind} {s.label or '-'}" for s in document.sections]


def paragraphs(document: Document) -> list[str]:
    """The texts of the flow, furniture left out."""
    return [block.text for block in document.blocks if block.kind is not BlockKind.FURNITURE]


def warnings(document: Document) -> list[str]:
    """Each warning as code and detail."""
    return [f"{remark.code} {remark.detail}" for remark in document.warnings]
