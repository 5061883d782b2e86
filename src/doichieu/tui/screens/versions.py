"""Three or more versions of one section, one under another, each with what is new in it."""

from __future__ import annotations

from collections.abc import Sequence

from textual import events, work
from textual.app import ComposeResult
from textual.message import Message

from ...model.document import Document
from ...presentation.commands import VERSIONS
from ...presentation.versions import Version, version_lines, versions_of
from ..bindings import bindings_for
from ..choosing import one_more
from ..widgets.bars import Bar, KeyBar
from ..widgets.line_view import FixedLines
from .base import CommandScreen


class VersionsScreen(CommandScreen):
    """A section of a document and what answers to it in others."""

    SCOPE = VERSIONS
    DEFAULT_CSS = """
    VersionsScreen #versions-text { height: 1fr; }
    """
    BINDINGS = [*bindings_for(VERSIONS)]

    class Found(Message):
        """The versions were found."""

        def __init__(self, versions: list[Version]) -> None:
            super().__init__()
            self.versions = versions

    def __init__(self, documents: Sequence[Document], section: int) -> None:
        super().__init__()
        self.documents, self._section = list(documents), section
        self.versions: list[Version] = []

    def compose(self) -> ComposeResult:
        yield Bar(id="versions-title")
        yield FixedLines(id="versions-text")
        yield KeyBar(VERSIONS, id="keys")

    def on_mount(self) -> None:
        self.query_one("#versions-text", FixedLines).focus()
        self._find()

    def _find(self) -> None:
        told = self.doichieu.services.words("work.comparing")
        self.query_one("#versions-title", Bar).show([(" " + told, ("muted",))])
        self._look(list(self.documents))

    @work(thread=True, exclusive=True, group="versions")
    def _look(self, documents: list[Document]) -> None:
        self.post_message(self.Found(versions_of(documents, self._section)))

    def on_versions_screen_found(self, event: Found) -> None:
        self.versions = event.versions
        self.retell()

    def on_resize(self, event: events.Resize) -> None:
        self.call_after_refresh(self.retell)

    def retell(self) -> None:
        super().retell()
        if not self.versions:
            return
        services = self.doichieu.services
        own = self.documents[0].sections[self._section]
        told = services.words("versions.title", name=f"{own.label or ''} {own.title}".strip())
        self.query_one("#versions-title", Bar).show([(" " + told, ("breadcrumb",))])
        text = self.query_one("#versions-text", FixedLines)
        names = [services.title(version.document) for version in self.versions]
        text.lines = version_lines(self.versions, names, text.columns, services.words)
        text.redraw()

    @work
    async def action_add_document(self) -> None:
        title = self.doichieu.services.words("command.versions.add")
        found = await one_more(self, title, {document.path for document in self.documents})
        if found:
            self.documents += found
            self._find()

    def action_drop_document(self) -> None:
        if len(self.documents) > 1:
            self.documents.pop()
            self._find()

    def action_leave(self) -> None:
        self.app.pop_screen()
