"""The words of searching: the Find screen, how a hit was found and ranked, the archive."""

from __future__ import annotations

# fmt: off
FIND_TEXT: dict[str, tuple[str, str]] = {
    "command.find.open_hit": ("Mở đoạn này", "Open this passage"),
    "command.find.compare_hit": ("Đối chiếu mục chứa đoạn này", "Compare the section of this passage"),
    "command.find.next_hit": ("Đoạn tiếp theo", "Next passage"),
    "command.find.previous_hit": ("Đoạn trước", "Previous passage"),
    "command.find.scope": ("Mọi văn bản hoặc chỉ văn bản đang mở", "All documents or the open one only"),
    "command.find.leave": ("Trở về", "Back"),
    "short.find.open_hit": ("mở", "open"),
    "short.find.compare_hit": ("đối chiếu", "compare"),
    "short.find.scope": ("phạm vi", "scope"),
    "short.find.leave": ("trở về", "back"),
    "find.title": ("Tìm trong các văn bản", "Find in the documents"),
    "find.prompt": (
        "Từ, số liệu, ký hiệu; gõ không dấu cũng được",
        "Words, figures, symbols; marks may be left out",
    ),
    "find.hint": (
        "Gõ để tìm: “ho ngheo”, “16.068 tỷ”, “247-KL/TU”. ↑ ↓ chọn, Enter mở, Esc trở về.",
        "Type to search: “ho ngheo”, “16.068 tỷ”, “247-KL/TU”. ↑ ↓ choose, Enter opens, Esc goes back.",
    ),
    "command.find.history": ("Các lần tìm trước và đã lưu", "Earlier and saved searches"),
    "command.find.save": ("Lưu hoặc thôi lưu lần tìm này", "Save this search, or save it no more"),
    "short.find.history": ("đã tìm", "earlier"),
    "short.find.save": ("lưu", "save"),
    "find.saved": ("đã lưu", "saved"),
    "find.now_saved": ("Đã lưu; xem lại bằng F7", "Saved; F7 brings it back"),
    "find.no_longer_saved": ("Thôi lưu lần tìm này", "No longer saved"),
    "read.pattern": ("[biểu thức]", "[pattern]"),
    "read.pattern_wrong": ("biểu thức chưa đúng: {detail}", "not a pattern: {detail}"),
    "read.pattern_slow": ("biểu thức chạy quá lâu, hãy viết gọn hơn", "the pattern takes too long; make it simpler"),
    "find.count": ("{count} đoạn trong {documents} văn bản", "{count} passages in {documents} documents"),
    "find.count_more": ("hơn {count} đoạn, trong {documents} văn bản đầu", "more than {count} passages, in the first {documents} documents"),
    "find.none": (
        "Không thấy “{query}”. Thử bớt từ, hoặc gõ không dấu.",
        "Nothing found for “{query}”. Try fewer words, or leave out the marks.",
    ),
    "find.scope_all": ("mọi văn bản", "all documents"),
    "find.scope_one": ("chỉ văn bản đang mở", "the open document only"),
    "find.reading": ("đang đọc {done}/{count} văn bản…", "reading {done} of {count} documents…"),
    "archive.reading": ("đang đọc kho: {done}/{total} tệp", "reading the archive: {done} of {total} files"),
    "archive.seconds_left": ("còn khoảng {count} giây", "about {count} seconds left"),
    "archive.minutes_left": ("còn khoảng {count} phút", "about {count} min left"),
    "archive.renewed": (
        "chỉ mục cũ hoặc hỏng đã được lập lại; văn bản và ghi chú của bạn không bị ảnh hưởng",
        "an old or damaged index has been made anew; your documents and notes are untouched",
    ),
    "archive.unreadable": (
        "{count} tệp không đọc được, không có trong kết quả; xem từng tệp bằng: doichieu outline TỆP",
        "{count} files could not be read and are not searched; look at one with: doichieu outline FILE",
    ),
    "archive.folder": (
        "không dùng được thư mục đệm ({detail}), tìm chậm hơn; xem lại DOICHIEU_CACHE",
        "the cache folder cannot be used ({detail}), so searching is slower; check DOICHIEU_CACHE",
    ),
    "archive.sqlite": (
        "SQLite của Python này không có FTS5 ({detail}), tìm chậm hơn; hãy dùng bản Python khác",
        "this Python's SQLite lacks FTS5 ({detail}), so searching is slower; use another build of Python",
    ),
    "library.empty": (
        "thư viện còn trống; thêm bằng: doichieu library add THƯ_MỤC", "the library is empty; add to it: doichieu library add FOLDER",
    ),
    "library.gone": ("hiện không thấy", "not there now"),
    "library.documents": ("{count} văn bản", "{count} documents"),
    "library.documents.one": ("{count} văn bản", "{count} document"),
    "library.updated": ("chỉ mục đã đủ {count} văn bản", "the index holds all {count} documents"),
    "error.library_paths": ("chưa nêu thư mục hoặc tệp", "name a folder or a file"),
    "error.library_unknown": ("không có trong thư viện: {path}; xem: doichieu library", "not in the library: {path}; see: doichieu library"),
    "error.library_store": (
        "không ghi được dữ liệu của bạn; xem lại DOICHIEU_DATA", "your data cannot be written; check DOICHIEU_DATA",
    ),
    "error.library_cache": ("đã tắt thư mục đệm (DOICHIEU_CACHE rỗng)", "the cache folder is switched off (DOICHIEU_CACHE is empty)"),
    "factor.reading": ("cách hiểu", "reading"),
    "factor.marks": ("dấu", "marks"),
    "factor.begins": ("mới là đầu một từ", "only begins a word"),
    "factor.scattered": ("các từ rời nhau", "scattered words"),
    "factor.likeness": ("độ giống", "likeness"),
    "factor.field": ("vị trí trong văn bản", "part of the document"),
    "factor.density": ("độ đậm trong đoạn", "share of the passage"),
    "factor.repeated": ("lặp lại", "repeated"),
    "factor.at-hand": ("văn bản đang mở", "document at hand"),
}
# fmt: on
