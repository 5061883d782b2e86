"""Write docs/keys.md anew from the command registry and the words in both languages.

Run it as `.venv/bin/python docs/make_keys.py`; tests/docs/test_keys_page.py fails where the page is stale.
"""

from __future__ import annotations

from pathlib import Path

from doichieu.presentation.commands import COMMANDS, Command, key_name
from doichieu.presentation.words import Words

PAGE = Path(__file__).with_name("keys.md")
_HEAD = """\
# Keys · Phím

This page is made by `docs/make_keys.py` from the app's own list of commands: do not edit it, renew it with
`.venv/bin/python docs/make_keys.py`. The middle column matters with a Vietnamese input method, which swallows letters.

Trang này do `docs/make_keys.py` lập từ danh sách lệnh của ứng dụng. Cột giữa dành cho khi đang bật bộ gõ tiếng Việt.
"""


def page() -> str:
    """The text of the page."""
    english, vietnamese = Words("en"), Words("vi")
    parts = [_HEAD]
    for scope in dict.fromkeys(command.scope for command in COMMANDS):
        rows = [
            f"| {_keys(command, letters=True)} | {_keys(command, letters=False)} "
            f"| {_cell(english(f'command.{command.id}'))} | {_cell(vietnamese(f'command.{command.id}'))} |"
            for command in COMMANDS
            if command.scope == scope
        ]
        parts.append(
            f"## {english(f'scope.{scope}')} · {vietnamese(f'scope.{scope}')}\n\n"
            "| key · phím | without letters · không dùng chữ | does | tác dụng |\n|---|---|---|---|\n"
            + "\n".join(rows)
            + "\n"
        )
    return "\n".join(parts)


def _keys(command: Command, letters: bool) -> str:
    chosen = [key for key in command.keys if (len(key) == 1 and key.isalpha()) == letters]
    return " · ".join(f"`{_cell(key_name(key))}`" for key in chosen)


def _cell(text: str) -> str:
    return text.replace("|", "\\|")


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8", newline="\n")
