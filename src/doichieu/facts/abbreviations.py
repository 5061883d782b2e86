"""Abbreviations: those in common use, and those a document defines (Q-8).

Only abbreviations with one meaning stand here; KH, CT, TT, CP and their like mean several things
and are never expanded unless the document itself says what they stand for.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from ..text.letters import fold

COMMON = {
    "ubnd": "uy ban nhan dan", "hdnd": "hoi dong nhan dan", "htx": "hop tac xa", "mtqg": "muc tieu quoc gia",
    "ctmtqg": "chuong trinh muc tieu quoc gia", "mttq": "mat tran to quoc", "tthc": "thu tuc hanh chinh",
    "gpmb": "giai phong mat bang", "vlxd": "vat lieu xay dung", "bds": "bat dong san", "cbql": "can bo quan ly",
    "gdnn": "giao duc nghe nghiep", "gdtx": "giao duc thuong xuyen", "thpt": "trung hoc pho thong",
    "thcs": "trung hoc co so", "tdtt": "the duc the thao", "vdv": "van dong vien", "hlv": "huan luyen vien",
    "hcv": "huy chuong vang", "hcb": "huy chuong bac", "cntt": "cong nghe thong tin", "csdl": "co so du lieu",
    "dtpt": "dau tu phat trien", "dtxd": "dau tu xay dung", "qlda": "quan ly du an", "attp": "an toan thuc pham",
    "kvpt": "khu vuc phong thu", "pccc": "phong chay chua chay", "tyt": "tram y te", "bhtn": "bao hiem that nghiep",
    "bhxh": "bao hiem xa hoi", "bhyt": "bao hiem y te", "antt": "an ninh trat tu", "nstw": "ngan sach trung uong",
    "nsnn": "ngan sach nha nuoc", "dvc": "dich vu cong", "dvctt": "dich vu cong truc tuyen",
    "dtts": "dan toc thieu so", "nhtm": "ngan hang thuong mai", "gtgt": "gia tri gia tang",
    "kcn": "khu cong nghiep", "ccn": "cum cong nghiep", "ktxh": "kinh te xa hoi", "kt-xh": "kinh te xa hoi",
    "ntm": "nong thon moi", "gtsx": "gia tri san xuat", "cchc": "cai cach hanh chinh", "qppl": "quy pham phap luat",
    "kntc": "khieu nai to cao", "tngt": "tai nan giao thong", "khcn": "khoa hoc cong nghe",
    "vphc": "vi pham hanh chinh",
    "dbqh": "dai bieu quoc hoi", "ubmttq": "uy ban mat tran to quoc",
    "cnh-hdh": "cong nghiep hoa hien dai hoa",
}  # fmt: skip
"""Folded abbreviation to folded long form."""

_DEFINED = re.compile(r"\(([A-ZĐ][A-ZĐ&-]{1,9})\)")


def definitions(texts: Iterable[str]) -> dict[str, str]:
    """Abbreviations that the texts define as "long form (ABBR)", folded, where the initials agree."""
    found: dict[str, str] = {}
    for text in texts:
        if "(" not in text:
            continue
        for match in _DEFINED.finditer(text):
            short = fold(match[1])
            letters = [c for c in short if c.isalpha()]
            before = re.findall(r"[^\W\d_]+", fold(text[max(0, match.start() - 12 * len(letters)) : match.start()]))
            tail = before[-len(letters) :]
            if len(tail) == len(letters) and all(word[0] == letter for word, letter in zip(tail, letters, strict=True)):
                found.setdefault(short, " ".join(tail))
    return found
