"""What the findings screen says above and below its list: which are shown, how many, how much was looked at."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..check.result import Report
from ..presentation.findings import beside_line, coverage_line, summary_of
from ..presentation.spans import Line

if TYPE_CHECKING:
    from .screens.findings import FindingsScreen


class FindingTelling:
    """Tells in words what is shown."""

    def __init__(self, screen: FindingsScreen) -> None:
        self.screen = screen

    def title(self) -> tuple[Line, Line]:
        """What stands at the left and at the right above the list."""
        screen, services = self.screen, self.screen.doichieu.services
        words = services.words
        title = words("findings.everywhere") if screen.everywhere else services.title(screen.document)
        rule = words(f"rule.{screen.rule}") if screen.rule else words("findings.all_rules")
        told = [words(f"findings.least_{screen.least.name.lower()}"), rule]
        told += [words("findings.without_accepted")] if screen.hide_accepted else []
        return [(f" {words('findings.title')} · {title}", ("breadcrumb",))], [(f"{' · '.join(told)} ", ("muted",))]

    def count(self, report: Report) -> str:
        """How many findings there are, and how much was understood."""
        screen, words = self.screen, self.screen.doichieu.services.words
        coverage = report.coverage if screen.everywhere else report.coverage_of(screen.document)
        more = len(report.findings) - len(screen.found)
        told = [summary_of(screen.shown(), words), words.counted("findings.more", more) if more else ""]
        told += [beside_line(report, words), coverage_line(coverage, words)]
        return "  ·  ".join(filter(None, told))
