"""Every command of the app, declared once: its id, where it applies, its keys.

Bindings, palette, key bar, help page and `doichieu keys` all come from this list; the words are
`command.<id>` (a full title) and `short.<id>` (for the key bar) in the table of words. Each command
has a key that is no letter, because Vietnamese input methods swallow letters.
"""

from __future__ import annotations

from typing import NamedTuple

from ..settings.keymap import PUNCTUATION

EVERYWHERE, READ, FIND, COMPARE = "everywhere", "read", "find", "compare"
OUTLINE, TARGETS, VERSIONS, FINDINGS, NOTES = "outline", "targets", "versions", "findings", "notes"
TEXT, LIST, SHELF, FIELD = "text", "list", "shelf", "field"
"""Panes rather than screens: a text that scrolls, a list with a cursor, the field for what to find in the open text."""
PANES = {
    READ: (TEXT, LIST, SHELF, FIELD), FIND: (LIST,), COMPARE: (LIST,), TARGETS: (LIST,), FINDINGS: (LIST,),
    OUTLINE: (LIST,), NOTES: (LIST,), VERSIONS: (),
}  # fmt: skip
"""The panes of each screen, whose commands its help tells as well."""


class Command(NamedTuple):
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
    Command("app.free_mouse", EVERYWHERE, ("X", "shift+f9"), "free_mouse"),
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
    Command("read.next_passage", READ, ("right_curly_bracket", "shift+down"), "next_passage"),
    Command("read.previous_passage", READ, ("left_curly_bracket", "shift+up"), "previous_passage"),
    Command("read.back", READ, ("ctrl+o", "alt+left"), "go_back"),
    Command("read.forward", READ, ("ctrl+n", "alt+right"), "go_forward"),
    Command("read.jump", READ, ("apostrophe", "f11"), "jump"),
    Command("read.bookmark", READ, ("m", "ctrl+b"), "toggle_bookmark"),
    Command("read.note", READ, ("a", "insert"), "write_note"),
    Command("read.notes", READ, ("u", "f12"), "show_notes"),
    Command("read.copy", READ, ("y", "ctrl+y"), "copy_passage"),
    Command("read.copy_cited", READ, ("Y", "ctrl+x"), "copy_cited"),
    Command("read.edit", READ, ("E", "shift+f4"), "open_editor"),
    Command("read.zen", READ, ("Z", "shift+f2"), "toggle_zen"),
    Command("read.facts", READ, ("F", "shift+f6"), "toggle_facts"),
    Command("read.wider", READ, ("plus",), "widen"),
    Command("read.narrower", READ, ("minus",), "narrow"),
    Command("read.table_right", READ, ("greater_than_sign", "shift+right"), "table_right"),
    Command("read.table_left", READ, ("less_than_sign", "shift+left"), "table_left"),
    Command("read.correct_outline", READ, ("e", "ctrl+e"), "correct_outline"),
    Command("read.pause_archive", READ, ("K", "ctrl+k"), "pause_archive"),
    Command("read.switch_focus", READ, ("tab",), "switch_focus", True),
    Command("find.open_hit", FIND, ("enter",), "open_hit", True),
    Command("find.compare_hit", FIND, ("f4",), "compare_hit", True),
    Command("find.same_elsewhere", FIND, ("f5",), "find_same", True),
    Command("find.next_hit", FIND, ("down",), "next_hit"),
    Command("find.previous_hit", FIND, ("up",), "previous_hit"),
    Command("find.page_down", FIND, ("pagedown",), "move_hit(10)"),
    Command("find.page_up", FIND, ("pageup",), "move_hit(-10)"),
    Command("find.switch_focus", FIND, ("tab",), "switch_focus"),
    Command("find.scope", FIND, ("f6",), "toggle_scope", True),
    Command("find.history", FIND, ("f7", "ctrl+r"), "show_history", True),
    Command("find.save", FIND, ("f8", "ctrl+s"), "toggle_saved"),
    Command("find.leave", FIND, ("escape",), "leave", True),
    Command("compare.next_change", COMPARE, ("right_square_bracket", "n", "ctrl+down"), "next_change", True),
    Command("compare.previous_change", COMPARE, ("left_square_bracket", "N", "ctrl+up"), "previous_change", True),
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
    Command("targets.drop", TARGETS, ("d", "delete"), "drop_document"),
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
    Command("versions.drop", VERSIONS, ("d", "delete"), "drop_document", True),
    Command("versions.leave", VERSIONS, ("escape",), "leave", True),
    Command("outline.toggle", OUTLINE, ("space", "enter"), "toggle_heading", True),
    Command("outline.promote", OUTLINE, ("less_than_sign", "left"), "promote", True),
    Command("outline.demote", OUTLINE, ("greater_than_sign", "right"), "demote", True),
    Command("outline.take_back", OUTLINE, ("u", "ctrl+z", "delete"), "take_back", True),
    Command("outline.headings", OUTLINE, ("o", "f6"), "headings_only", True),
    Command("outline.leave", OUTLINE, ("escape",), "leave", True),
    Command("notes.read", NOTES, ("enter",), "read_here", True),
    Command("notes.write", NOTES, ("e", "ctrl+e"), "write_note", True),
    Command("notes.remove", NOTES, ("d", "delete"), "remove_note", True),
    Command("notes.restore", NOTES, ("z", "ctrl+z"), "restore_note"),
    Command("notes.carry", NOTES, ("c", "f4"), "carry_over", True),
    Command("notes.everywhere", NOTES, ("a", "f8"), "toggle_everywhere", True),
    Command("notes.export", NOTES, ("x", "f12"), "export_notes", True),
    Command("notes.leave", NOTES, ("escape",), "leave", True),
    Command("text.down", TEXT, ("j", "down"), "line(1)"),
    Command("text.up", TEXT, ("k", "up"), "line(-1)"),
    Command("text.page_down", TEXT, ("space", "pagedown"), "page(1)"),
    Command("text.page_up", TEXT, ("pageup",), "page(-1)"),
    Command("text.half_down", TEXT, ("ctrl+d",), "half_page(1)"),
    Command("text.half_up", TEXT, ("ctrl+u",), "half_page(-1)"),
    Command("text.home", TEXT, ("home",), "to_start"),
    Command("text.end", TEXT, ("G", "end"), "to_end"),
    Command("list.down", LIST, ("j", "down"), "cursor(1)"),
    Command("list.up", LIST, ("k", "up"), "cursor(-1)"),
    Command("list.page_down", LIST, ("pagedown",), "cursor_page(1)"),
    Command("list.page_up", LIST, ("pageup",), "cursor_page(-1)"),
    Command("list.home", LIST, ("home",), "cursor_to(0)"),
    Command("list.end", LIST, ("end",), "cursor_to(-1)"),
    Command("list.choose", LIST, ("enter",), "choose"),
    Command("shelf.fold", SHELF, ("h", "left"), "fold"),
    Command("shelf.unfold", SHELF, ("l", "right"), "unfold"),
    Command("shelf.toggle", SHELF, ("space",), "toggle_row"),
    Command("field.next", FIELD, ("down", "f3"), "step(1)"),
    Command("field.previous", FIELD, ("up", "shift+f3"), "step(-1)"),
    Command("field.pattern", FIELD, ("ctrl+r", "f6"), "toggle_pattern"),
    Command("field.earlier", FIELD, ("ctrl+up", "f7"), "recall(1)"),
    Command("field.later", FIELD, ("ctrl+down", "f8"), "recall(-1)"),
    Command("field.leave", FIELD, ("escape",), "leave"),
)

KEY_NAMES = {name: sign for sign, name in PUNCTUATION.items()} | {
    "escape": "Esc", "enter": "Enter", "tab": "Tab", "down": "↓", "up": "↑", "left": "←", "right": "→",
    "space": "Space", "backspace": "Backspace", "delete": "Delete", "insert": "Insert", "home": "Home", "end": "End",
    "pageup": "PgUp", "pagedown": "PgDn",
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


WITH_ID = {command.id: command for command in COMMANDS}


def of_pane(pane: str) -> list[Command]:
    """The commands of a pane."""
    return [command for command in COMMANDS if command.scope == pane]


def in_scope(scope: str) -> list[Command]:
    """The commands that can be given on a screen."""
    return [command for command in COMMANDS if command.scope in (scope, EVERYWHERE)]
