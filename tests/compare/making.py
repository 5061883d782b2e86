"""Made-up documents of the kind: sections, targets, figures, dates, citations, and how they are printed.

A document is a tree of `Part`s with paragraphs of sentences of atoms. `Printer` prints it; what is
style alone (tone marks, dashes, padding, wraps, markup …) is drawn from its random source, so two
printings of one document differ in print and in nothing else.
"""

from __future__ import annotations

import copy
import random
import unicodedata
from dataclasses import dataclass, field

PHRASES = [
    "phát triển nông nghiệp", "chuyển đổi số", "cải cách hành chính", "giải phóng mặt bằng",
    "xây dựng nông thôn mới", "hạ tầng giao thông", "quản lý đất đai", "bảo vệ môi trường",
    "nguồn nhân lực chất lượng cao", "đầu tư công", "thu hút đầu tư", "an sinh xã hội", "chăm sóc sức khỏe",
    "phòng, chống dịch bệnh", "giáo dục và đào tạo", "khoa học công nghệ", "văn hóa - thể thao", "du lịch cộng đồng",
    "quốc phòng - an ninh", "thanh tra, kiểm tra", "tiếp công dân", "khu công nghiệp", "cụm công nghiệp",
    "làng nghề truyền thống", "sản xuất hàng hóa tập trung", "chuỗi giá trị nông sản", "thủy lợi nội đồng",
    "rừng phòng hộ", "cấp nước sạch", "xử lý rác thải", "nhà ở xã hội", "việc làm bền vững",
    "hộ gia đình chính sách", "người có công", "trẻ em vùng cao", "bảo hiểm y tế", "dịch vụ công trực tuyến",
    "cơ sở dữ liệu dân cư", "hợp tác xã kiểu mới", "xuất khẩu lao động", "thị trường trong nước",
    "thu ngân sách nhà nước", "chi thường xuyên", "nợ xây dựng cơ bản", "quy hoạch chung đô thị",
    "trật tự an toàn giao thông", "tội phạm công nghệ cao", "đấu tranh chống hàng giả", "thương mại điện tử",
    "kết nối cung cầu", "xúc tiến thương mại", "ứng dụng công nghệ", "vùng chuyên canh cây ăn quả",
    "chăn nuôi an toàn sinh học", "nuôi trồng thủy sản", "trồng rừng gỗ lớn", "ứng phó thiên tai", "hồ chứa nước",
    "đê điều kè cống", "bệnh viện tuyến huyện", "trạm y tế cơ sở", "trường chuẩn quốc gia", "học sinh giỏi",
    "di tích lịch sử", "lễ hội dân gian", "gia đình văn hóa", "báo chí tuyên truyền", "hòa giải ở cơ sở",
    "trợ giúp pháp lý", "tổ chức bộ máy", "tinh giản biên chế", "kỷ luật công vụ", "năng lực cạnh tranh",
    "môi trường kinh doanh",
]  # fmt: skip
VERBS = [
    "đẩy mạnh", "tăng cường", "tập trung", "nâng cao hiệu quả", "chú trọng", "hoàn thiện", "triển khai", "rà soát",
    "mở rộng", "hỗ trợ", "khuyến khích", "củng cố", "duy trì", "đổi mới", "siết chặt", "phối hợp", "chỉ đạo",
    "đôn đốc", "tổng kết", "nhân rộng",
]  # fmt: skip
OPENERS = [
    "Các sở, ngành", "Ủy ban nhân dân các huyện", "Các cơ quan, đơn vị", "Hội đồng nhân dân tỉnh",
    "Mặt trận Tổ quốc các cấp", "Công an tỉnh", "Kho bạc Nhà nước", "Các địa phương", "Đoàn thể các cấp",
    "Các chủ đầu tư", "Ban Quản lý dự án", "Người đứng đầu cấp ủy",
]  # fmt: skip
LINKS = ["và", "nhằm", "gắn với", "theo hướng", "trên cơ sở", "góp phần", "để", "đồng thời"]
INDICATORS = [
    "Tỷ lệ hộ nghèo", "Tỷ lệ che phủ rừng", "Thu ngân sách trên địa bàn", "Giá trị sản xuất trên một héc-ta",
    "Số lao động được tạo việc làm", "Tỷ lệ dân số dùng nước sạch", "Kim ngạch xuất khẩu",
    "Tốc độ tăng trưởng kinh tế", "Tỷ lệ lao động qua đào tạo", "Số giường bệnh", "Tổng vốn đầu tư phát triển",
    "Tỷ lệ đô thị hóa", "Tỷ lệ trường học đạt chuẩn", "Sản lượng lương thực", "Năng suất lao động xã hội",
    "Khách du lịch", "Diện tích rừng trồng mới", "Tỷ lệ chất thải rắn được thu gom", "Tỷ lệ tham gia bảo hiểm",
    "Số doanh nghiệp thành lập mới",
]  # fmt: skip
UNITS = ["%", "tỷ đồng", "triệu đồng", "ha", "nghìn tấn", "triệu USD", "km", "m³", "triệu đồng/người/năm", "%/năm"]
COMPARATORS = [
    "", "", "", "dưới ", "trên ", "không quá ", "ít nhất ", "khoảng ", "tối đa ", "gần ", "hơn ", "> ", "≥ ", "≤ ",
]  # fmt: skip
SYMBOLS = ["-NQ/TW", "-KL/TU", "/QĐ-UBND", "/CT-TTg", "-CTr/TU", "/KH-UBND", "/NQ-CP"]
NAMED = {
    "NQ": "Nghị quyết", "KL": "Kết luận", "QĐ": "Quyết định", "CT": "Chỉ thị", "CTr": "Chương trình", "KH": "Kế hoạch",
}  # fmt: skip
NEW_STYLE = {
    "hóa": "hoá",
    "thủy": "thuỷ",
    "khỏe": "khoẻ",
    "hòa": "hoà",
    "ủy": "uỷ",
    "Ủy": "Uỷ",
    "xóa": "xoá",
    "tùy": "tuỳ",
}


@dataclass
class Figure:
    """A figure that knows how it may be printed."""

    low: int
    decimals: str = ""
    high: int | None = None
    unit: str = "%"
    comparator: str = ""


@dataclass
class Day:
    """A date."""

    day: int
    month: int
    year: int


@dataclass
class Cite:
    """A symbol of a document."""

    number: int
    form: str


Atom = str | Figure | Day | Cite


@dataclass
class Part:
    """A section: how it is marked, what it is called, what it says."""

    level: str
    """`top`, `mid`, `group` or `item`."""
    title: str
    paragraphs: list[list[list[Atom]]] = field(default_factory=list)
    parts: list[Part] = field(default_factory=list)


def figure(rng: random.Random) -> Figure:
    unit = rng.choice(UNITS)
    decimals = rng.choice(["", "", str(rng.randint(1, 99)).rstrip("0") or "5"])
    low = (
        rng.randint(1, 95)
        if unit.startswith("%")
        else rng.choice([rng.randint(1, 9), rng.randint(10, 900), rng.randint(1000, 60000)])
    )
    high = low + rng.randint(1, 40) if rng.random() < 0.15 and not decimals else None
    return Figure(low, decimals, high, unit, "" if high else rng.choice(COMPARATORS))


def sentence(rng: random.Random) -> list[Atom]:
    atoms: list[Atom] = [rng.choice(OPENERS)]
    for _ in range(rng.randint(1, 3)):
        atoms += [rng.choice(VERBS), rng.choice(PHRASES), rng.choice(LINKS)]
    atoms += [rng.choice(VERBS), rng.choice(PHRASES)]
    extra = rng.random()
    if extra < 0.35:
        atoms += ["đạt", figure(rng)]
    elif extra < 0.55:
        cite = Cite(rng.randint(1, 400), rng.choice(SYMBOLS))
        atoms += [f"theo {NAMED[cite.form.strip('-/').split('/')[0].split('-')[0]]} số", cite, "ngày", day(rng)]
    elif extra < 0.65:
        atoms += ["trước ngày", day(rng)]
    elif extra < 0.75:
        atoms += ["theo phương châm", f"“{rng.choice(PHRASES)}”"]
    return atoms


def day(rng: random.Random) -> Day:
    return Day(rng.randint(1, 28), rng.randint(1, 12), rng.randint(2015, 2026))


def target(rng: random.Random, name: str) -> list[Atom]:
    atoms: list[Atom] = [name, rng.choice(["đạt", "còn", "phấn đấu đạt"]), figure(rng)]
    if rng.random() < 0.5:
        atoms += [", trong đó", rng.choice(PHRASES), "đạt", figure(rng)]
    return atoms


def document(rng: random.Random) -> list[Part]:
    """Two to four top sections, one of them with groups of numbered targets."""
    tops = []
    names = rng.sample(INDICATORS, len(INDICATORS))
    titles = rng.sample(PHRASES, len(PHRASES))
    targets_at = rng.randint(0, 1)
    for i in range(rng.randint(2, 4)):
        top = Part("top", f"Nhiệm vụ {titles.pop()} và {titles.pop()}")
        for _ in range(rng.randint(2, 4)):
            mid = Part("mid", f"Về {titles.pop()}, {titles.pop()}")
            if i == targets_at and not any(p.parts for p in top.parts):
                for name in ("Về kinh tế", "Về xã hội"):
                    group = Part("group", name)
                    group.parts = [Part("item", "", [[target(rng, names.pop())]]) for _ in range(rng.randint(2, 5))]
                    mid.parts.append(group)
            else:
                mid.paragraphs = [[sentence(rng) for _ in range(rng.randint(1, 3))] for _ in range(rng.randint(1, 4))]
            top.parts.append(mid)
        tops.append(top)
    return tops


ROMAN = ["I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X"]

NOISES = (
    "tone", "nfd", "case", "quotes", "dashes", "spaces", "nbsp", "percent", "padding", "grouping", "ends",
    "bullets", "bold",
    "hashes", "escape", "wrap", "blank", "pages", "notes", "bom", "crlf", "renumber", "hyphens",
)  # fmt: skip


class Printer:
    """Prints a document with some noises; without any it prints plainly."""

    def __init__(self, rng: random.Random, noises: tuple[str, ...] = ()) -> None:
        self.rng = rng
        self.noises = noises
        self.count = 0
        self.mark = 0

    def on(self, noise: str, chance: float = 1.0) -> bool:
        return noise in self.noises and self.rng.random() < chance

    def text(self, tops: list[Part]) -> str:
        lines: list[str] = []
        self.count = 0
        for i, top in enumerate(tops):
            self.part(top, f"{ROMAN[i]}.", lines)
        blank = "\n\n" if not self.on("blank") else "\n\n\n"
        if "wrap" in self.noises:
            lines = [self.wrapped(line) for line in lines]
        paged = self.on("pages") and "wrap" not in self.noises
        out = self.paged(lines, blank) if paged else blank.join(lines)
        out += "\n"
        if "nfd" in self.noises:
            out = unicodedata.normalize("NFD", out)
        if "crlf" in self.noises:
            out = out.replace("\n", "\r\n")
        return ("\ufeff" if "bom" in self.noises else "") + out

    def part(self, part: Part, label: str, lines: list[str]) -> None:
        title = self.words(part.title) if part.title else ""
        if part.level == "top" and self.on("case", 0.7):
            title = title.upper()
        if part.level == "group":
            lines.append(f"{chr(92) if self.on('escape') else ''}* {title}:")
            if "renumber" in self.noises:
                self.count = 0
        elif part.level == "item":
            self.count += 1
            body = self.paragraph(part.paragraphs[0])
            lines.append(f"{self.rng.choice(['', '- ']) if self.on('bullets') else ''}({self.count}) {body}")
        else:
            heading = f"{label} {title}"
            if self.on("bold", 0.5):
                heading = f"**{heading}**"
            lines.append(f"{'#' * self.rng.randint(1, 5)} {heading}" if self.on("hashes", 0.6) else heading)
            for paragraph in part.paragraphs:
                mark = self.rng.choice("-–•+") if self.on("bullets") else "-"
                lines.append(f"{mark} {self.paragraph(paragraph)}")
        for i, below in enumerate(part.parts):
            self.part(below, f"{i + 1}.", lines)

    def paragraph(self, sentences: list[list[Atom]]) -> str:
        end = self.rng.choice([".", ";"]) if self.on("ends") else "."
        return ". ".join(self.sentence(s) for s in sentences) + end

    def sentence(self, atoms: list[Atom]) -> str:
        out: list[str] = []
        for atom in atoms:
            printed = self.words(atom) if isinstance(atom, str) else self.fact(atom)
            if isinstance(atom, str) and "“" not in atom and self.on("notes", 0.08):
                self.mark += 1
                printed += f"<sup>{self.mark}</sup>"
            if self.on("bold", 0.1) and not printed.startswith(","):
                star = self.rng.choice(["*", "**"])
                printed = f"{star}{printed}{star}"
            out.append(printed)
        text = " ".join(out).replace(" ,", ",")
        if self.on("spaces"):
            text = "".join("  " if c == " " and self.rng.random() < 0.06 else c for c in text)
        if self.on("nbsp"):
            text = "".join("\u00a0" if c == " " and self.rng.random() < 0.06 else c for c in text)
        return text

    def words(self, text: str) -> str:
        if self.on("tone"):
            text = " ".join(NEW_STYLE.get(w, w) if self.rng.random() < 0.7 else w for w in text.split(" "))
        if "quotes" in self.noises:
            opens, closes = self.rng.choice(["“”", '""', "''", "‘’"])
            text = text.replace("“", opens).replace("”", closes)
        if self.on("dashes"):
            text = text.replace(" - ", self.rng.choice([" – ", " - ", " — "]))
        if self.on("hyphens"):
            text = text.replace(" - ", self.rng.choice([" - ", "- ", "-"]))
        return text

    def number(self, value: int, decimals: str = "") -> str:
        plain = str(value)
        if value >= 1000 and not ("grouping" in self.noises and not decimals and self.rng.random() < 0.6):
            plain = f"{value:,}".replace(",", ".")
        if value < 10 and self.on("padding", 0.6) and not decimals:
            plain = f"0{value}"
        return plain + (f",{decimals}" if decimals else "")

    def fact(self, fact: Figure | Day | Cite) -> str:
        if isinstance(fact, Cite):
            number = f"{fact.number:02d}" if self.on("padding", 0.6) else str(fact.number)
            form = fact.form
            if self.on("hyphens") and form.startswith("-"):
                form = form.replace("-", "- ", 1)
            return number + form
        if isinstance(fact, Day):
            pad = self.on("padding", 0.6)
            return f"{fact.day:02d}/{fact.month:02d}/{fact.year}" if pad else f"{fact.day}/{fact.month}/{fact.year}"
        text = fact.comparator + self.number(fact.low, fact.decimals)
        if fact.high is not None:
            dash = self.rng.choice(["-", "–", " - ", "- "]) if self.on("dashes") else "-"
            text += dash + self.number(fact.high)
        close = fact.unit.startswith("%") and not self.on("percent", 0.5)
        return text + ("" if close else " ") + fact.unit

    def wrapped(self, line: str) -> str:
        out, used = [], 0
        for word in line.split(" "):
            if out and used + len(word) + 1 > 79 and word[:1].islower():
                out.append("\n" + word)
                used = len(word)
            else:
                out.append((" " if out else "") + word)
                used += len(word) + 1
        return "".join(out)

    def paged(self, lines: list[str], blank: str) -> str:
        out: list[str] = []
        page = 1
        for i, line in enumerate(lines):
            if i and i % 9 == 0:
                page += 1
                out.append(f"\f{page}")
            out.append(line)
        return blank.join(out)


def clone(tops: list[Part]) -> list[Part]:
    """A document of its own, equal to another."""
    return copy.deepcopy(tops)


def walk(tops: list[Part]) -> list[Part]:
    """Every part, in reading order."""
    out: list[Part] = []
    for top in tops:
        out += [top, *walk(top.parts)]
    return out
