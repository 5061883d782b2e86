"""All words a reader sees, in Vietnamese and in English, in one place.

A message is looked up by its name; values stand in braces. `Words` is made once for the reader's
language and handed down.
"""

from __future__ import annotations

from pathlib import Path

from ..model.document import Remark
from ..reading.errors import ReadingError
from ..settings.problem import Problem
from ..text.clean import one_line
from .words_check import CHECK_TEXT
from .words_find import FIND_TEXT
from .words_outline import OUTLINE_TEXT
from .words_read import READ_TEXT
from .words_screen import SCREEN_TEXT

# fmt: off
_TEXT: dict[str, tuple[str, str]] = {
    # Errors: what, where, what to do.
    "error.missing": ("không thấy tệp: {path}; xem lại đường dẫn", "no such file: {path}; check the path"),
    "error.folder": ("đây là thư mục, không phải văn bản: {path}; hãy chỉ một tệp", "a folder, not a document: {path}; name a file"),
    "error.empty": ("tệp không có chữ nào: {path}; hãy chọn tệp khác", "no text in the file: {path}; choose another file"),
    "error.binary": ("không phải tệp văn bản: {path}; hãy dùng .md hoặc .txt", "not a text file: {path}; use .md or .txt"),
    "error.encoding": (
        "chữ không đọc được ({detail}): {path}; hãy lưu lại tệp ở dạng UTF-8",
        "text that cannot be read ({detail}): {path}; save the file as UTF-8",
    ),
    "error.too_large": ("quá lớn ({detail}): {path}; hãy chia nhỏ", "too large ({detail}): {path}; split it"),
    "error.unreadable": ("không mở được ({detail}): {path}; xem lại quyền đọc", "cannot be opened ({detail}): {path}; check its permissions"),
    "error.format": (
        "chưa đọc được tệp {detail}: {path}; hãy lưu thành .txt hoặc .md",
        "{detail} files are not read yet: {path}; save it as .txt or .md",
    ),
    "error.no_documents": ("không có văn bản (.md, .txt) trong thư mục: {path}", "no documents (.md, .txt) in the folder: {path}; name another"),
    "error.ref_none": (
        "không có mục “{ref}” trong {path}; xem các mục bằng: doichieu outline {path}",
        "no section “{ref}” in {path}; list them with: doichieu outline {path}",
    ),
    "error.ref_many": ("“{ref}” khớp nhiều mục trong {path}: {list}; hãy ghi rõ hơn", "“{ref}” fits several sections of {path}: {list}; say more"),
    "error.stdin_twice": ("chỉ một văn bản được đọc từ “-”", "only one document can be read from “-”"),
    "error.arguments": ("{detail}; xem: doichieu --help", "{detail}; see: doichieu --help"),
    "error.kinds": ("loại thay đổi không có: {detail}; có: {list}", "no such kind of change: {detail}; there are: {list}"),
    "error.export_ending": ("không biết dạng tệp {path}; có: .docx, .html, .md, .json", "unknown kind of file {path}; there are: .docx, .html, .md, .json"),
    "error.export_exists": ("tệp đã có, không ghi đè: {path}; chọn tên khác, hoặc thêm --force", "the file is there and is not overwritten: {path}; choose another name, or add --force"),
    "error.export_source": ("đó là văn bản đang đối chiếu, không ghi đè: {path}; chọn tên khác", "that is a document being compared and is not overwritten: {path}; choose another name"),
    "error.export_failed": ("không ghi được {path} ({detail}); xem lại thư mục và quyền ghi", "cannot write {path} ({detail}); check the folder and its permissions"),
    "error.export_marked": ("--marked chỉ dùng cho compare ra tệp .docx", "--marked is for compare into a .docx file"),
    "error.compare_two": ("đối chiếu cần đúng hai văn bản", "a comparison takes two documents"),
    "error.no_terminal": ("ứng dụng cần một cửa sổ dòng lệnh; các lệnh khác: doichieu --help", "the app needs a terminal; other commands: doichieu --help"),
    "error.query_empty": ("chưa có từ để tìm", "nothing to search for; give a word or a figure"),
    "error.inner": ("lỗi trong chương trình ({detail}); xin báo cho nhóm phát triển, kèm điều vừa làm", "an error in the program ({detail}); please report it and what you did"),
    "error.theme": ("không có giao diện màu “{detail}”; có: {list}", "no theme “{detail}”; there are: {list}"),
    "error.command": (
        "không có tệp hay lệnh “{path}”; có phải lệnh {near}? Xem: doichieu --help",
        "no file or command “{path}”; did you mean {near}? See: doichieu --help",
    ),
    # Remarks on a document.
    "remark.numbering-skipped": ("số thứ tự nhảy cóc: {detail}", "a number is skipped before {detail}"),
    "remark.numbering-repeated": ("số thứ tự lặp lại: {detail}", "a number is repeated: {detail}"),
    "remark.numbering-starts": ("dãy số không bắt đầu từ 1: {detail}", "a sequence does not begin with 1: {detail}"),
    "remark.charset-converted": ("chữ trong tệp được chuyển từ {detail} sang Unicode", "converted from {detail} to Unicode"),
    "remark.charset-mixed": (
        "dòng lẫn chữ {detail} với Unicode, giữ nguyên", "the line mixes {detail} with Unicode and is left as it is"
    ),
    "remark.charset-damaged": (
        "{detail} ký tự hỏng trong tệp, hiện là \ufffd", "{detail} damaged characters in the file, shown as \ufffd"
    ),
    "remark.note-missing": ("dấu chú thích {detail} không có chú thích", "footnote mark {detail} has no footnote"),
    "remark.note-unreferenced": ("chú thích {detail} không có dấu trong bài", "footnote {detail} has no mark in the text"),
    "remark.scan": (
        "hầu như không có chữ ({detail} ký tự): có lẽ là bản chụp, cần nhận dạng chữ (OCR)",
        "hardly any text ({detail} characters): perhaps a scan that needs OCR",
    ),
    "remark.corrected": ("sửa tay: {detail}", "corrected by hand: {detail}"),
    "act.make": ("đặt làm đề mục", "made a heading"),
    "act.unmake": ("bỏ đề mục", "no heading any more"),
    "act.promote": ("nâng một cấp", "raised one level"),
    "act.demote": ("hạ một cấp", "lowered one level"),
    "remark.other": ("{detail}", "{detail}"),
    # Kinds and relations.
    "kind.quantity": ("số liệu", "figure"),
    "kind.date": ("ngày tháng", "date"),
    "kind.citation": ("viện dẫn", "citation"),
    "kind.wording": ("câu chữ", "wording"),
    "kind.added": ("thêm", "added"),
    "kind.removed": ("bớt", "removed"),
    "kind.moved": ("chuyển chỗ", "moved"),
    "kind.format": ("trình bày", "format"),
    "relation.identical": ("giống nhau", "identical"),
    "relation.edited": ("có sửa", "edited"),
    "relation.moved": ("chuyển chỗ", "moved"),
    "relation.moved_edited": ("chuyển chỗ, có sửa", "moved, edited"),
    "relation.split": ("tách ra", "split"),
    "relation.merged": ("gộp lại", "merged"),
    "relation.only_a": ("chỉ có bên trái", "only on the left"),
    "relation.only_b": ("chỉ có bên phải", "only on the right"),
    "cli.divided_from": ("tách từ {place}", "divided from {place}"),
    "cli.joined_into": ("gộp vào {place}", "joined into {place}"),
    "part.state name": ("quốc hiệu, tiêu ngữ", "name and motto of the State"),
    "section.preamble": ("Phần đầu", "Opening"),
    "part.letterhead": ("phần đầu văn bản", "letterhead"),
    "part.page furniture": ("số trang, đầu trang", "page furniture"),
    "part.footnotes": ("chú thích", "footnotes"),
    "part.other sections": ("các mục khác", "other sections"),
    "matched.exact": ("đúng dấu", "exact"),
    "matched.marks": ("khác cách viết", "other spelling"),
    "matched.folded": ("không xét dấu", "without marks"),
    "matched.fuzzy": ("gần giống", "nearly"),
    "matched.abbreviation": ("viết tắt", "abbreviation"),
    "matched.value": ("theo giá trị", "by value"),
    # Command line.
    "cli.hits": ("{count} đoạn cho “{query}”", "{count} passages for “{query}”"),
    "cli.hits_more": ("ít nhất {count} đoạn cho “{query}”, {shown} đoạn đầu", "at least {count} passages for “{query}”, the first {shown}"),
    "cli.hits_shown": ("{count} đoạn cho “{query}”, {shown} đoạn đầu", "{count} passages for “{query}”, the first {shown}"),
    "cli.no_hits": ("không thấy “{query}”", "nothing found for “{query}”"),
    "cli.none_of_kind": (
        "Không có khác biệt loại này; {count} khác biệt loại khác không được liệt kê.",
        "No change of this kind; {count} of other kinds are not listed.",
    ),
    "cli.no_changes": ("Không có khác biệt về nội dung.", "No difference of substance."),
    "scope.everywhere": ("Mọi màn hình", "Every screen"),
    "scope.read": ("Đọc", "Read"),
    "scope.find": ("Tìm", "Find"),
    "scope.outline": ("Mục lục", "Outline"),
    "scope.targets": ("Chỉ tiêu", "Targets"),
    "scope.versions": ("Các bản của một mục", "Versions of a section"),
    "scope.compare": ("Đối chiếu", "Compare"),
    "cli.summary": ("Tổng số: {list}", "In all: {list}"),
    "cli.only_left": ("Chỉ có ở {name}: {count} mục", "Only in {name}: {count} sections"),
    "cli.not_compared": ("Không đối chiếu ({name}): {list}", "Not compared ({name}): {list}"),
    "cli.coverage": ("Đã đối chiếu: {a} và {b} số chữ", "Compared: {a} and {b} of the characters"),
    "cli.notes": ("Chú thích", "Footnotes"),
    "cli.warning": ("dòng {line}: {message}", "line {line}: {message}"),
    "meta.title": ("tên", "title"),
    "meta.kind": ("loại", "kind"),
    "meta.issuer": ("cơ quan", "issuer"),
    "meta.number": ("số", "number"),
    "meta.date": ("ngày", "date"),
    "meta.signer": ("người ký", "signer"),
    "meta.position": ("chức vụ", "position"),
    "points": ("điểm %", "points"),
    **CHECK_TEXT,
    **FIND_TEXT,
    **OUTLINE_TEXT,
    **READ_TEXT,
    **SCREEN_TEXT,
}
# fmt: on


def where_from(error: BaseException) -> str:
    """A mistake of the program in a word: what kind, and where in it."""
    trace = error.__traceback__
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    place = f", {Path(trace.tb_frame.f_code.co_filename).name}:{trace.tb_lineno}" if trace is not None else ""
    return type(error).__name__ + place


class Words:
    """The messages of one language."""

    def __init__(self, language: str) -> None:
        self.language = language
        self._at = 0 if language == "vi" else 1

    def __call__(self, name: str, /, **values: object) -> str:
        text = _TEXT[name][self._at]
        return text.format(**values) if values else text

    def counted(self, name: str, count: int, **values: object) -> str:
        """A message about so many things; of one in English the message `….one`."""
        one = f"{name}.one"
        return self(one if count == 1 and self.has(one) else name, count=count, **values)

    def decimal(self, value: float, places: int) -> str:
        """A number with so many decimals, as the language prints them."""
        return f"{value:.{places}f}".replace(".", "," if self.language == "vi" else ".")

    def has(self, name: str) -> bool:
        """Whether there is a message of that name."""
        return name in _TEXT

    def error(self, error: ReadingError) -> str:
        """A file that could not be read, in one line."""
        name = f"error.{error.code}"
        if name not in _TEXT:
            name = "error.unreadable"
        return self(name, path=one_line(error.path), detail=one_line(error.detail) or "?")

    def problem(self, problem: Problem) -> str:
        """A mistake in one of the reader's files, in one line."""
        told = self(f"setting.{problem.code}", where=problem.where, detail=problem.detail, near=problem.near)
        if problem.near and problem.code in ("unknown", "command", "key"):
            told += "; " + self("setting.meant", near=problem.near)
        return one_line(told)

    def remark(self, remark: Remark) -> str:
        """A remark on a document, in words."""
        name = f"remark.{remark.code}"
        if remark.code == "corrected":
            return self(name, detail=self(f"act.{remark.detail}"))
        return self(name if name in _TEXT else "remark.other", detail=one_line(remark.detail))


def all_words() -> dict[str, tuple[str, str]]:
    """Every message, for the tests that compare the languages."""
    return dict(_TEXT)
