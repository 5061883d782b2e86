"""Find: passages of all documents as they are typed for, with the text around the chosen one."""

from __future__ import annotations

from dataclasses import dataclass

from textual import events, on, work
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Horizontal, Vertical
from textual.message import Message
from textual.widgets import Input

from ...presentation.commands import FIND
from ...presentation.report import snippet
from ...presentation.spans import Line
from ...search.engine import Results, search
from ...search.matching import Hit
from ...text.cells import fit
from ..comparing import ComparisonChoice
from ..widgets.bars import Bar, KeyBar
from ..widgets.list_view import CursorList
from ..widgets.reader_view import ReaderView
from .base import CommandScreen, bindings_for

_LIMIT = 300


@dataclass(frozen=True, slots=True)
class _Row:
    """A document's heading, or a hit below it."""

    title: str
    hit: Hit | None = None


class HitList(CursorList):
    """Hits grouped by document, best document first."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.rows: list[_Row] = []

    def line_count(self) -> int:
        return len(self.rows)

    def can_choose(self, number: int) -> bool:
        return self.rows[number].hit is not None

    @property
    def hit(self) -> Hit | None:
        """The chosen hit."""
        return self.rows[self.cursor].hit if self.cursor < len(self.rows) else None

    def item_spans(self, number: int) -> Line:
        row = self.rows[number]
        if row.hit is None:
            return [(fit(row.title, self.columns), ("heading",))]
        place = fit(" › ".join(row.hit.section_path[-2:]), 22)
        room = max(self.columns - len(place) - 4, 10)
        pieces: Line = [("  ", ("text",)), (place + "  ", ("breadcrumb",))]
        used = 0
        for text, role in snippet(row.hit, room):
            cut = fit(text.replace("\n", " "), room - used, "")
            used += len(cut)
            pieces.append((cut, ("text", role)))
        return pieces

    def show(self, results: Results, title: dict[str, str]) -> None:
        """Show the hits of a query."""
        groups: dict[str, list[Hit]] = {}
        for hit in results.hits:
            groups.setdefault(hit.path, []).append(hit)
        rows: list[_Row] = []
        for path, hits in groups.items():
            rows.append(_Row(f"{title[path]}  ({len(hits)})"))
            rows.extend(_Row("", hit) for hit in hits)
        self.rows = rows
        self.cursor = 1 if rows else 0
        self.jump(0)
        self.redraw()


class FindScreen(CommandScreen):
    """Search across documents."""

    SCOPE = FIND
    DEFAULT_CSS = """
    FindScreen Input { border: none; height: 1; padding: 0 1; background: $panel; }
    FindScreen #hits { width: 1fr; height: 1fr; }
    FindScreen #preview-side { width: 1fr; height: 1fr; }
    FindScreen #preview { height: 1fr; }
    FindScreen.tall #results { layout: vertical; }
    """
    BINDINGS = [
        *(binding for binding in bindings_for(FIND) if binding.key not in ("question_mark", "t", "L", "q")),
        Binding("f1", "show_help", show=False),
        Binding("up", "previous_hit", show=False, priority=True),
        Binding("down", "next_hit", show=False, priority=True),
        Binding("pageup", "move_hit(-10)", show=False, priority=True),
        Binding("pagedown", "move_hit(10)", show=False, priority=True),
        Binding("tab", "switch_focus", show=False, priority=True),
        Binding("f9", "choose_theme", show=False),
        Binding("f10", "switch_language", show=False),
        Binding("ctrl+q", "quit_app", show=False, priority=True),
    ]

    class Found(Message):
        """A search has ended. `number` says which one: answers to older ones are dropped."""

        def __init__(self, number: int, results: Results) -> None:
            super().__init__()
            self.number = number
            self.results = results

    def __init__(self, text: str = "") -> None:
        super().__init__()
        self._initial = text
        self._number = 0
        self._only_open = False
        self.results: Results | None = None
        self.comparing = ComparisonChoice(self)

    def compose(self) -> ComposeResult:
        words = self.doichieu.services.words
        yield Bar(id="find-title")
        yield Input(value=self._initial, placeholder=words("find.prompt"), id="query", compact=True)
        with Horizontal(id="results"):
            yield HitList(id="hits")
            with Vertical(id="preview-side"):
                yield Bar(id="preview-title")
                yield ReaderView(id="preview")
        yield KeyBar(FIND, id="keys")

    def on_mount(self) -> None:
        self.retell()
        self.query_one("#query", Input).focus()
        if self._initial:
            self.look_for(self._initial)

    def on_resize(self, event: events.Resize) -> None:
        self.set_class(event.size.width < 110, "tall")

    @property
    def hits(self) -> HitList:
        return self.query_one("#hits", HitList)

    # -- searching

    @on(Input.Changed, "#query")
    def _typed(self, event: Input.Changed) -> None:
        self.look_for(event.value)

    def look_for(self, text: str) -> None:
        """Search for what was typed; a newer letter makes older answers void."""
        self._number += 1
        self._search(self._number, text)

    @work(thread=True, exclusive=True, group="search")
    def _search(self, number: int, text: str) -> None:
        index = self.doichieu.services.index()
        if self._only_open:
            from ...search.index import Index

            opened = self.doichieu.read_screen.document
            index = Index([opened] if opened else [])
        results = search(index, text, _LIMIT, stopped=lambda: number != self._number)
        if number == self._number:
            self.post_message(self.Found(number, results))

    @on(Found)
    def _found(self, event: Found) -> None:
        if event.number != self._number:
            return
        self.results = event.results
        services = self.doichieu.services
        self.hits.show(event.results, {d.path: services.title(d) for _, d in services.documents()})
        self.retell()
        self._preview()

    def retell(self) -> None:
        super().retell()
        words = self.doichieu.services.words
        scope = words("find.scope_one" if self._only_open else "find.scope_all")
        title: Line = [(" " + words("find.title"), ("heading",)), (f" · {scope}", ("muted",))]
        self.query_one("#find-title", Bar).show(title, [(self._count() + " ", ("muted",))])

    def _count(self) -> str:
        words = self.doichieu.services.words
        if self.results is None or not self.results.query:
            return ""
        if not self.results.hits:
            return words("find.none", query=self.results.query.text)
        documents = len({hit.path for hit in self.results.hits})
        return words("find.count", count=self.results.total, documents=documents)

    # -- the chosen hit

    def _preview(self) -> None:
        hit = self.hits.hit
        preview = self.query_one("#preview", ReaderView)
        bar = self.query_one("#preview-title", Bar)
        if hit is None:
            preview.document, preview.page = None, None
            preview.redraw()
            bar.show([(" " + self.doichieu.services.words("find.hint"), ("muted",))])
            return
        document = hit.document
        if preview.document is not document:
            preview.open(document)
        preview.matches = {}
        for other in self.results.hits if self.results else []:
            if other.source is hit.source and not other.is_note:
                role = "match_current" if other is hit else "match"
                preview.matches.setdefault(other.anchor, []).extend((a, b, role) for a, b in other.spans)
        preview.redraw()
        start = hit.spans[0][0] if hit.spans and not hit.is_note else 0
        preview.go_to(max(hit.anchor, 0), start, context=3)
        matched = self.doichieu.services.words("matched." + hit.matched)
        bar.show([(" " + " › ".join(hit.section_path), ("breadcrumb",))], [(matched + " ", ("muted",))])

    @on(CursorList.Moved, "#hits")
    def _hit_moved(self) -> None:
        self._preview()

    @on(CursorList.Chosen, "#hits")
    def _hit_chosen(self) -> None:
        self.action_open_hit()

    @on(Input.Submitted, "#query")
    def _submitted(self) -> None:
        self.action_open_hit()

    # -- commands

    def action_open_hit(self) -> None:
        hit = self.hits.hit
        if hit is None:
            return
        reading = self.doichieu.read_screen
        self.app.pop_screen()
        anchor = max(hit.anchor, 0)
        reading.opening.document(
            hit.document, block=anchor, offset=hit.spans[0][0] if hit.spans and not hit.is_note else 0
        )
        query = self.results.query.text if self.results else ""
        reading.finding.mark_passage(query, anchor, [] if hit.is_note else hit.spans)

    def action_compare_hit(self) -> None:
        hit = self.hits.hit
        if hit is not None:
            self.comparing.ask(hit.document, hit.section)

    def action_next_hit(self) -> None:
        self.hits.move_to(self.hits.cursor + 1)

    def action_previous_hit(self) -> None:
        self.hits.move_to(self.hits.cursor - 1)

    def action_move_hit(self, step: int) -> None:
        self.hits.move_to(self.hits.cursor + step)

    def action_switch_focus(self) -> None:
        field = self.query_one("#query", Input)
        (self.hits if field.has_focus else field).focus()

    def action_toggle_scope(self) -> None:
        self._only_open = not self._only_open
        self.look_for(self.query_one("#query", Input).value)
        self.retell()

    def action_leave(self) -> None:
        self.app.pop_screen()
