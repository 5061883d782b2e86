"""The command line as the contract has it: commands, options, help in the reader's language."""

from __future__ import annotations

import argparse
import os
import re
from typing import NoReturn

from .. import __version__

"""Commands that are to come."""
COMMANDS = (
    "outline", "read", "search", "compare", "targets", "check", "export", "library", "themes", "keys", "config",
    "serve",
)  # fmt: skip

# fmt: off
_HELP = {
    "": (
        "Đọc, tìm và đối chiếu văn bản hành chính tiếng Việt. Không có lệnh thì mở ứng dụng.",
        "Read, search and compare Vietnamese government documents. Without a command, opens the app.",
    ),
    "outline": ("cây mục của một văn bản", "the section tree of one document"),
    "read": ("nội dung một văn bản hoặc một mục, đã nối lại các đoạn bị ngắt", "the text of a document or section, rejoined"),
    "search": ("tìm các đoạn, đoạn sát nhất trước; gõ không dấu cũng được", "passages, best first; marks may be left out"),
    "compare": ("các mục khớp nhau của hai văn bản và điểm khác", "matching sections of two documents and their differences"),
    "targets": ("bảng chỉ tiêu của các văn bản, và chỗ khác nhau", "the table of targets, and where documents differ"),
    "targets-only": ("chỉ các dòng khác nhau, khớp, hoặc thiếu", "only rows that differ, agree, or are missing somewhere"),
    "sort": ("theo văn bản, hoặc khác nhiều nhất trước", "as in the documents, or those that differ most first"),
    "check": ("chỗ số liệu, viện dẫn không thể đúng: số không khớp, một số liệu hai giá trị", "what cannot be so: sums that fail, citations that conflict, one figure told twice"),
    "rule": ("chỉ các quy tắc này, cách nhau bởi dấu phẩy", "only these rules, joined by commas"),
    "min-severity": ("từ mức này trở lên: note, warning, error", "only this grave or more: note, warning, error"),
    "min-certainty": ("từ độ chắc này trở lên, 0 đến 1", "only this certain or more, 0 to 1"),
    "findings": ("tệp .json ghi kết quả; điều đã đánh dấu \"accepted\" trong đó không hiện lại", "a .json file for the findings; what is marked \"accepted\" in it is not shown again"),
    "accept": ("đánh dấu mọi điều đang hiện là đã chấp nhận, trong tệp --findings", "mark all that is shown as accepted, in the --findings file"),
    "all": ("kể cả những điều đã chấp nhận", "accepted findings, too"),
    "export": ("bảng đối chiếu, bảng chỉ tiêu, kết quả kiểm tra ra tệp .docx, .html, .md, .json", "a comparison, a table of targets or findings as a .docx, .html, .md or .json file"),
    "what": ("xuất gì: compare, targets hoặc check", "what to export: compare, targets or check"),
    "output": ("tệp sẽ ghi; dạng theo đuôi tên", "the file to write; its ending says the form"),
    "marked": ("một văn bản .docx có đánh dấu chỗ thêm, bớt", "one .docx document with insertions and deletions tracked"),
    "force": ("ghi đè tệp xuất đã có", "overwrite an export that is there"),
    "library": ("các thư mục có sẵn mỗi khi không nêu tệp nào", "the folders that are there whenever none are named"),
    "library-action": (
        "add thêm, remove bỏ khỏi thư viện (tệp vẫn còn nguyên), update lập chỉ mục ngay; để trống: liệt kê",
        "add to the library, remove from it (the files stay), update the index now; none: list it",
    ),
    "themes": ("các giao diện màu", "the colour themes"),
    "keys": ("các phím", "the keys"),
    "config": ("các thiết lập, và tệp chứa chúng", "what is set, and in which file"),
    "open": ("mở ứng dụng trên các tệp và thư mục này", "open the app on these files and folders"),
    "path": ("tệp .md, .txt, hoặc - để đọc từ đầu vào chuẩn", "a .md or .txt file, or - for standard input"),
    "paths": (
        "tệp hoặc thư mục; để trống: thư viện của bạn, chưa có thì các báo cáo kèm theo",
        "files or folders; none: your library, or the bundled reports where you have none",
    ),
    "ab": ("tệp, hoặc tệp::MỤC như a.md::Phần thứ hai/II/2", "a file, or FILE::REF such as a.md::Phần thứ hai/II/2"),
    "section": ("chỉ mục này, như “Phần thứ hai/II/2”", "this section only, such as “Phần thứ hai/II/2”"),
    "explain": ("vì sao mỗi dòng là hay không là đề mục", "why each line is a heading or is none"),
    "query": ("từ, số liệu, ký hiệu văn bản; trong ngoặc kép: nguyên cụm; lọc: năm:2023, >10%, trong:chỉtiêu (xem README)", "words, a figure, a document's symbol; in quotes: the phrase; filters: year:2023, >10%, in:target (see README)"),
    "explain-hits": ("vì sao mỗi đoạn đứng ở thứ hạng đó", "why each passage comes where it comes"),
    "limit": ("số đoạn nhiều nhất (20)", "at most so many passages (20)"),
    "only": ("chỉ các loại thay đổi này, cách nhau bởi dấu phẩy", "only changes of these kinds, joined by commas"),
    "include-format": ("kể cả khác biệt về trình bày", "differences of format, too"),
    "format": ("text cho người đọc, json cho chương trình", "text for a reader, json for a program"),
    "lang": ("ngôn ngữ của thông báo", "the language of messages"),
    "color": ("tô màu", "colour"),
    "compare-flag": ("mở thẳng phần đối chiếu hai văn bản", "open straight on the comparison of two documents"),
    "theme": ("giao diện màu", "the colour theme"),
    "commands": ("lệnh", "commands"),
    "options": ("tùy chọn", "options"),
    "arguments": ("đối số", "arguments"),
    "help": ("in hướng dẫn này", "print this help"),
    "version": ("in phiên bản", "print the version"),
    "serve": ("mở ứng dụng trong trình duyệt trên máy này", "the app in a browser on this machine"),
    "port": ("cổng, 8000 nếu không nêu", "the port, 8000 unless said"),
    "numbers": ("đánh số đoạn ở lề", "number the paragraphs in the margin"),
}
# fmt: on


class ArgumentError(Exception):
    """Arguments that cannot be used; its text says why."""


_MISTAKES = (
    (r"the following arguments are required: (.*)", "thiếu {0}"),
    (r"unrecognized arguments: (.*)", "không hiểu {0}"),
    (r"argument (\S+): invalid choice: (.*) \(choose from (.*)\)", "{0}: không có {1}; có: {2}"),
    (r"argument (\S+): expected one argument", "{0}: thiếu giá trị"),
    (r"argument (\S+): (.*)", "{0}: {1}"),
)
"""What argparse says of a mistake, and the same in Vietnamese."""


class _Parser(argparse.ArgumentParser):
    language = "en"

    def error(self, message: str) -> NoReturn:
        if self.language == "vi":
            for pattern, told in _MISTAKES:
                if match := re.fullmatch(pattern, message, re.DOTALL):
                    raise ArgumentError(told.format(*match.groups()))
        raise ArgumentError(message)


def parse(arguments: list[str], language: str) -> argparse.Namespace:
    """The arguments as a namespace with a `command`; "open" for the app. Raises `ArgumentError`."""
    at = _first_word(arguments)
    first = arguments[at] if at >= 0 else ""
    if first in COMMANDS:
        rest = [*arguments[:at], *arguments[at + 1 :]]
        return _command_parser(first, language).parse_args(rest, argparse.Namespace(command=first))
    near = _near_command(first)
    return _main_parser(language).parse_args(arguments, argparse.Namespace(command="open", near=near))


_TAKING_A_VALUE = ("--lang", "--color", "--format", "--theme")


def _first_word(arguments: list[str]) -> int:
    """Place of the first argument that is no option nor an option's value; -1 where there is none."""
    at = 0
    while at < len(arguments):
        if not arguments[at].startswith("-") or arguments[at] == "-":
            return at
        at += 2 if arguments[at] in _TAKING_A_VALUE else 1
    return -1


def _near_command(word: str) -> str | None:
    """The command that a word which is no file may have been meant for."""
    if not word or os.path.exists(word):
        return None
    import difflib  # imported here: only a mistake needs it

    return next(iter(difflib.get_close_matches(word, COMMANDS, 1)), None)


def _say(name: str, language: str) -> str:
    return _HELP[name][0 if language == "vi" else 1].replace("%", "%%")


def _base(prog: str, description: str, language: str, epilog: str | None = None) -> _Parser:
    parser = _Parser(
        prog=prog,
        description=description,
        epilog=epilog,
        add_help=False,
        allow_abbrev=False,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.language = language
    parser._positionals.title = _say("arguments", language)
    parser._optionals.title = _say("options", language)
    group = parser
    group.add_argument("-h", "--help", action="help", help=_say("help", language))
    group.add_argument("--lang", choices=("vi", "en"), help=_say("lang", language))
    group.add_argument("--color", choices=("auto", "always", "never"), default="auto", help=_say("color", language))
    group.add_argument("--format", choices=("text", "json"), default="text", help=_say("format", language))
    group.add_argument("--json", dest="format", action="store_const", const="json", help="= --format json")
    return parser


def _main_parser(language: str) -> _Parser:
    listed = "\n".join(f"  {name:10} {_say(name, language).replace('%%', '%')}" for name in COMMANDS)
    epilog = f"{_say('commands', language)}:\n{listed}\n\n  doichieu search --help …"
    parser = _base("doichieu", _say("", language), language, epilog)
    parser.add_argument("paths", nargs="*", metavar="PATH", help=_say("paths", language))
    parser.add_argument("--compare", action="store_true", help=_say("compare-flag", language))
    parser.add_argument("--theme", metavar="NAME", help=_say("theme", language))
    parser.add_argument(
        "--version", action="version", version=f"doichieu {__version__}", help=_say("version", language)
    )
    return parser


def _command_parser(command: str, language: str) -> _Parser:
    parser = _base(f"doichieu {command}", _say(command, language), language)
    if command == "outline":
        parser.add_argument("path", metavar="PATH", help=_say("path", language))
        parser.add_argument("--explain", action="store_true", help=_say("explain", language))
    elif command == "read":
        parser.add_argument("path", metavar="PATH", help=_say("path", language))
        parser.add_argument("--section", metavar="REF", help=_say("section", language))
        parser.add_argument("--numbers", action="store_true", help=_say("numbers", language))
    elif command == "search":
        parser.add_argument("query", metavar="QUERY", help=_say("query", language))
        parser.add_argument("paths", nargs="*", metavar="PATH", help=_say("paths", language))
        parser.add_argument("--limit", type=_count, default=20, metavar="N", help=_say("limit", language))
        parser.add_argument("--explain", action="store_true", help=_say("explain-hits", language))
    elif command == "compare":
        parser.add_argument("a", metavar="A", help=_say("ab", language))
        parser.add_argument("b", metavar="B", help=_say("ab", language))
        parser.add_argument("--only", metavar="KIND,…", help=_say("only", language))
        parser.add_argument("--include-format", action="store_true", help=_say("include-format", language))
    elif command == "check":
        parser.add_argument("paths", nargs="*", metavar="PATH", help=_say("paths", language))
        parser.add_argument("--rule", metavar="RULE,…", help=_say("rule", language))
        _add_thresholds(parser, language)
        parser.add_argument("--findings", metavar="FILE", help=_say("findings", language))
        parser.add_argument("--accept", action="store_true", help=_say("accept", language))
        parser.add_argument("--all", action="store_true", help=_say("all", language))
    elif command == "export":
        parser.add_argument("what", choices=("compare", "targets", "check"), help=_say("what", language))
        parser.add_argument("paths", nargs="+", metavar="PATH", help=_say("ab", language))
        parser.add_argument("-o", "--output", required=True, metavar="FILE", help=_say("output", language))
        parser.add_argument("--only", metavar="KIND,…", help=_say("only", language))
        parser.add_argument("--marked", action="store_true", help=_say("marked", language))
        parser.add_argument("--force", action="store_true", help=_say("force", language))
    elif command == "library":
        actions = ("list", "add", "remove", "update")
        parser.add_argument("action", nargs="?", choices=actions, default="list", help=_say("library-action", language))
        parser.add_argument("paths", nargs="*", metavar="PATH", help=_say("paths", language))
    elif command == "serve":
        parser.add_argument("paths", nargs="*", metavar="PATH", help=_say("paths", language))
        parser.add_argument("--port", type=_count, default=8000, metavar="N", help=_say("port", language))
    elif command == "targets":
        parser.add_argument("paths", nargs="+", metavar="PATH", help=_say("ab", language))
        parser.add_argument("--only", choices=("differing", "agreeing", "missing"), help=_say("targets-only", language))
        parser.add_argument(
            "--sort", choices=("document", "difference"), default="document", help=_say("sort", language)
        )
    return parser


def _add_thresholds(parser: _Parser, language: str) -> None:
    severities = ("note", "warning", "error")
    parser.add_argument("--min-severity", choices=severities, default="note", help=_say("min-severity", language))
    parser.add_argument(
        "--min-certainty", type=_share, default=0.0, metavar="0…1", help=_say("min-certainty", language)
    )


def _share(text: str) -> float:
    try:
        share = float(text.replace(",", "."))
    except ValueError:
        share = -1.0
    if not 0 <= share <= 1:
        raise argparse.ArgumentTypeError(f"{text!r}: 0 … 1")
    return share


def _count(text: str) -> int:
    number = int(text) if text.isascii() and text.isdigit() else 0
    if number < 1:
        raise argparse.ArgumentTypeError(f"{text!r}: 1, 2, 3 …")
    return number
