"""A report as one HTML file: no script, nothing fetched; it prints well and says the same without colour."""

from __future__ import annotations

from html import escape

from .sheet import Sheet, SheetCell, safe

_STYLE = """
body { font-family: "Times New Roman", "Noto Serif", serif; margin: 2rem auto; max-width: 78rem; padding: 0 1rem; }
body { color: #111; background: #fff; line-height: 1.4; }
h1 { font-size: 1.3rem; text-align: center; }
table { border-collapse: collapse; width: 100%; table-layout: fixed; }
th, td { border: 1px solid #555; padding: .35rem .5rem; vertical-align: top; text-align: left; }
td { overflow-wrap: anywhere; white-space: pre-line; }
thead { display: table-header-group; }
tr { break-inside: avoid; }
th { background: #eee; }
del { color: #8a3b00; }
ins { color: #004b8d; font-weight: bold; }
.moved { font-style: italic; border-bottom: 1px dotted #555; }
footer { font-size: .9rem; margin-top: 1rem; }
@page { size: A4 landscape; margin: 1.5cm; }
@media print { body { margin: 0; max-width: none; padding: 0; } }
"""
_TAGS = {"removed": "del", "added": "ins", "strong": "strong"}


def to_html(sheet: Sheet) -> str:
    """The report as a page."""
    total = sum(sheet.widths)
    columns = "".join(f'<col style="width: {100 * width / total:.1f}%">' for width in sheet.widths)
    heads = "".join(f'<th scope="col">{_text(head)}</th>' for head in sheet.heads)
    rows = "\n".join("<tr>" + "".join(f"<td>{_cell(cell)}</td>" for cell in row) + "</tr>" for row in sheet.rows)
    above = "\n".join(f"<p>{_text(line)}</p>" for line in sheet.above)
    below = "\n".join(f"<p>{_text(line)}</p>" for line in sheet.below)
    return (
        f'<!DOCTYPE html>\n<html lang="{sheet.language}">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{_text(sheet.title)}</title>\n<style>{_STYLE}</style>\n</head>\n<body>\n"
        f"<h1>{_text(sheet.title)}</h1>\n{above}\n<table>\n<colgroup>{columns}</colgroup>\n"
        f"<thead><tr>{heads}</tr></thead>\n<tbody>\n{rows}\n</tbody>\n</table>\n<footer>\n{below}\n</footer>\n"
        "</body>\n</html>\n"
    )


def _text(text: str) -> str:
    return escape(safe(text))


def _cell(cell: SheetCell) -> str:
    parts = []
    for text, mark in cell:
        tag = _TAGS.get(mark)
        shown = _text(text)
        if tag:
            shown = f"<{tag}>{shown}</{tag}>"
        elif mark:
            shown = f'<span class="{mark}">{shown}</span>'
        parts.append(shown)
    return "".join(parts)
