"""Every command of the app, declared once: its id, where it applies, its keys.

Bindings, palette, key bar, help page and `doichieu keys` all come from this list; the words are
`command.<id>` (a full title) and `short.<id>` (for the key bar) in the table of words. Each command
has a key that is no letter, because Vietnamese input methods swallow letters.
"""

from __future__ import annotations

from dataclasses import dataclass

EVERYWHERE, READ, FIND, COMPARE = "everywhere", "read", "find", "compare"
OUTLINE, TARGETS, VERSIONS, FINDINGS = "outline", "targets", "versions", "findings"


@dataclass(frozen=True, slots=True)
class Command:
    """A command: `id` is scope.verb_object, `action` the method that carries it out."""

    id: str
    scope: str
    keys: tuple[str, ...]
    action: str
    bar: bool = False
    """Whether the key bar at the foot of the screen shows it."""


COMMANDS: tuple[Command, ...] = (
    Command("app.show_help", EVERYWHERE, ("question_mark", "f1"), "show_help", True),
    Command("app.open_palette", EVERYWHERE, ("ctrl+p",), "open_palette"),
    Command("app.choose_theme", EVERYWHERE, ("t", "f9"), "choose_theme"),
    Command("app.switch_language", EVERYWHERE, ("L", "f10"), "switch_language"),
    Command("app.quit", EVERYWHERE, ("q", "ctrl+q"), "quit_app", True),
    Command("read.find_here", READ, ("slash", "ctrl+f"), "find_here", True),
    Command("read.find_everywhere", READ, ("f", "ctrl+g"), "find_everywhere", True),
    Command("read.compare", READ, ("c", "f4"), "choose_comparison", True),
    Command("read.targets", READ, ("i", "f5"), "show_targets", True),
    Command("read.findings", READ, ("p", "f6"), "show_findings", True),
    Command("read.next_match", READ, ("n", "f3"), "next_match"),
    Command("read.previous_match", READ, ("N", "shift+f3"), "previous_match"),
    Command("read.next_section", READ, ("right_square_bracket", "ctrl+down"), "next_section"),
    Command("read.previous_section", READ, ("left_square_bracket", "ctrl+up"), "previous_section"),
    Command("read.go_to_section", READ, ("g", "f7"), "go_to_section"),
    Command("read.toggle_shelf", READ, ("b", "f2"), "toggle_shelf", True),
    Command("read.fold_all", READ, ("z", "f8"), "fold_all"),
    Command("read.follow_note", READ, ("enter",), "follow_note"),
    Command("read.correct_outline", READ, ("e", "ctrl+e"), "correct_outline"),
    Command("read.pause_archive", READ, ("K", "ctrl+k"), "pause_archive"),
    Command("read.switch_focus", READ, ("tab",), "switch_focus", True),
    Command("find.open_hit", FIND, ("enter",), "open_hit", True),
    Command("find.compare_hit", FIND, ("f4",), "compare_hit", True),
    Command("find.same_elsewhere", FIND, ("f5",), "find_same", True),
    Command("find.next_hit", FIND, ("down",), "next_hit"),
    Command("find.previous_hit", FIND, ("up",), "previous_hit"),
    Command("find.scope", FIND, ("f6",), "toggle_scope", True),
    Command("find.history", FIND, ("f7", "ctrl+r"), "show_history", True),
    Command("find.save", FIND, ("f8", "ctrl+s"), "toggle_saved"),
    Command("find.leave", FIND, ("escape",), "leave", True),
    Command("compare.next_change", COMPARE, ("right_square_bracket", "n", "ctrl+down"), "next_change", True),
    Command(
        "compare.previous_change", COMPARE, ("left_square_bracket", "N", "ctrl+up"), "previous_change", True
    ),
    Command("compare.view", COMPARE, ("o", "f6"), "cycle_view", True),
    Command("compare.kinds", COMPARE, ("k", "f7"), "choose_kind"),
    Command("compare.counterpart", COMPARE, ("m", "f8"), "choose_counterpart", True),
    Command("compare.reviewed", COMPARE, ("v", "f4"), "toggle_reviewed", True),
    Command("compare.note", COMPARE, ("e", "ctrl+e"), "write_note"),
    Command("compare.figures", COMPARE, ("number_sign", "ctrl+t"), "list_figures", True),
    Command("compare.stack", COMPARE, ("vertical_line", "ctrl+o"), "toggle_stacked"),
    Command("compare.versions", COMPARE, ("V", "shift+f4"), "show_versions"),
    Command("compare.swap", COMPARE, ("s", "f5"), "swap_sides"),
    Command("compare.format", COMPARE, ("F", "f11"), "toggle_format"),
    Command("compare.toggle_list", COMPARE, ("b", "f2"), "toggle_list"),
    Command("compare.export", COMPARE, ("x", "f12"), "export_report", True),
    Command("compare.read", COMPARE, ("r", "f3"), "read_here"),
    Command("compare.switch_focus", COMPARE, ("tab",), "switch_focus"),
    Command("compare.leave", COMPARE, ("escape",), "leave", True),
    Command("targets.read", TARGETS, ("enter",), "read_here", True),
    Command("targets.column", TARGETS, ("right", "tab"), "next_column", True),
    Command("targets.previous_column", TARGETS, ("left", "shift+tab"), "previous_column"),
    Command("targets.compare", TARGETS, ("c", "f4"), "compare_here", True),
    Command("targets.only", TARGETS, ("o", "f6"), "cycle_only", True),
    Command("targets.sort", TARGETS, ("s", "f5"), "cycle_sort", True),
    Command("targets.find", TARGETS, ("slash", "f7"), "find_row", True),
    Command("targets.add", TARGETS, ("a", "f8"), "add_document", True),
    Command("targets.export", TARGETS, ("x", "f12"), "export_report", True),
    Command("targets.drop", TARGETS, ("d", "backspace"), "drop_document"),
    Command("targets.leave", TARGETS, ("escape",), "leave", True),
    Command("findings.read", FINDINGS, ("enter",), "read_here", True),
    Command("findings.place", FINDINGS, ("right", "tab"), "next_place", True),
    Command("findings.previous_place", FINDINGS, ("left", "shift+tab"), "previous_place"),
    Command("findings.accept", FINDINGS, ("v", "f4"), "toggle_accepted", True),
    Command("findings.reason", FINDINGS, ("e", "ctrl+e"), "write_reason", True),
    Command("findings.severity", FINDINGS, ("o", "f6"), "cycle_severity", True),
    Command("findings.rule", FINDINGS, ("r", "f7"), "choose_rule", True),
    Command("findings.hide", FINDINGS, ("h", "f5"), "toggle_hidden"),
    Command("findings.everywhere", FINDINGS, ("a", "f8"), "toggle_everywhere", True),
    Command("findings.export", FINDINGS, ("x", "f12"), "export_report", True),
    Command("findings.leave", FINDINGS, ("escape",), "leave", True),
    Command("versions.add", VERSIONS, ("a", "f8"), "add_document", True),
    Command("versions.drop", VERSIONS, ("d", "backspace"), "drop_document", True),
    Command("versions.leave", VERSIONS, ("escape",), "leave", True),
    Command("outline.toggle", OUTLINE, ("space", "enter"), "toggle_heading", True),
    Command("outline.promote", OUTLINE, ("less_than_sign", "left"), "promote", True),
    Command("outline.demote", OUTLINE, ("greater_than_sign", "right"), "demote", True),
    Command("outline.take_back", OUTLINE, ("u", "backspace"), "take_back", True),
    Command("outline.headings", OUTLINE, ("o", "f6"), "headings_only", True),
    Command("outline.leave", OUTLINE, ("escape",), "leave", True),
)

KEY_NAMES = {
    "question_mark": "?", "slash": "/", "right_square_bracket": "]", "left_square_bracket": "[", "escape": "Esc",
    "enter": "Enter", "tab": "Tab", "down": "↓", "up": "↑", "left": "←", "right": "→", "space": "Space",
    "backspace": "Backspace", "number_sign": "#", "vertical_line": "|", "less_than_sign": "<", "greater_than_sign": ">",
}  # fmt: skip


def key_name(key: str) -> str:
    """A key as a reader knows it: ctrl+f as Ctrl+F, slash as /."""
    if key in KEY_NAMES:
        return KEY_NAMES[key]
    parts = key.split("+")
    last = KEY_NAMES.get(parts[-1], parts[-1])
    if len(parts) > 1 or (last[:1] == "f" and last[1:].isdigit()):
        last = last.upper() if len(last) == 1 or last[1:].isdigit() else last
    return "+".join([*(part.capitalize() for part in parts[:-1]), last])


def in_scope(scope: str) -> list[Command]:
    """The commands that can be given on a screen."""
    return [command for command in COMMANDS if command.scope in (scope, EVERYWHERE)]
