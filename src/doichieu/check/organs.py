"""Organs: which one a citation names, of what level it is, and whether it is the one whose letters a symbol has."""

from __future__ import annotations

import re

from ..facts.mentions import Mention
from ..text.letters import fold

_ORGANS = (
    (re.compile(r"uy ban thuong vu quoc hoi|ubtvqh"), "UBTVQH"), (re.compile(r"quoc hoi"), "QH"),
    (re.compile(r"thu tuong"), "TTg"), (re.compile(r"chinh phu"), "CP"),
    (re.compile(r"bo chinh tri"), "BCT"), (re.compile(r"ban bi thu"), "BBT"),
    (re.compile(r"ban chap hanh trung uong|trung uong dang|"
                r"ban chap hanh tw"), "BCHTW"), (re.compile(r"trung uong"), "TW"),
    (re.compile(r"chu tich (?:ubnd|uy ban nhan dan)"), "CTUBND"), (re.compile(r"ubnd|uy ban nhan dan"), "UBND"),
    (re.compile(r"hdnd|hoi dong nhan dan"), "HDND"),
    (re.compile(r"ban thuong vu"), "BTV"), (re.compile(r"ban chap hanh"), "BCH"),
    (re.compile(r"^so [a-z]"), "SO"),
    (re.compile(r"tinh uy|thanh uy|huyen uy|dang uy|thi uy|quan uy|dang bo"), "DANG"), (re.compile(r"\bbo\b"), "BO"),
)  # fmt: skip
"""Organs by their names without marks, the longer first."""
_SIGNED_BY = {
    "CP": {"CP"}, "TTG": {"TTg"}, "TW": {"BCT", "BBT", "BCHTW", "TW"}, "TU": {"BTV", "BCH", "DANG"},
    "HU": {"BTV", "BCH", "DANG"}, "UBND": {"UBND", "CTUBND"}, "HDND": {"HDND"}, "UBTVQH": {"UBTVQH"}, "QH": {"QH"},
}  # fmt: skip
"""Who may issue what bears an organ's letters."""
_PARTY_LEVELS = {
    "HU": re.compile(r"\btinh uy|dang bo tinh|trung uong"), "TU": re.compile(r"\bhuyen uy|dang uy xa|dang bo huyen"),
}  # fmt: skip
"""Committees of another level than a symbol's letters."""
_MINISTRIES = {
    "BTC": "tai chinh", "BNV": "noi vu", "BKHDT": "ke hoach va dau tu", "BGDDT": "giao duc", "BYT": "y te",
    "BCT": "cong thuong",
    "BXD": "xay dung", "BGTVT": "giao thong", "BTNMT": "tai nguyen", "BNNPTNT": "nong nghiep", "BNNMT": "nong nghiep",
    "BLDTBXH": "lao dong", "BVHTTDL": "van hoa", "BTTTT": "thong tin", "BKHCN": "khoa hoc",
    "BTP": "tu phap", "BCA": "cong an",
    "BQP": "quoc phong", "BNG": "ngoai giao",
}  # fmt: skip
"""Ministries by their letters without marks, and a part of their names."""
LOOSE = ({"UBND", "CTUBND"}, {"BTV", "DANG"}, {"BCH", "DANG"}, {"TW", "BCT"}, {"TW", "BBT"}, {"TW", "BCHTW"})
"""Names that writers use for one another."""
_LEVEL = re.compile(
    r"(?:ubnd|hdnd|uy ban nhan dan|hoi dong nhan dan) (tinh|thanh pho|huyen|quan|thi xa|xa|phuong|thi tran)\b"
)
_LEVELS = {"quan": "huyen", "thi xa": "huyen", "phuong": "xa", "thi tran": "xa"}


def organ_of(issuer: str) -> str:
    """The letters that stand for an organ; "" for one that is not known."""
    plain = _plain(issuer)
    return next((name for pattern, name in _ORGANS if pattern.search(plain)), "")


def _plain(issuer: str) -> str:
    return " ".join(fold(issuer).split())


def level_of(issuer: str) -> str:
    """Whether an organ is a province's, a district's or a commune's; "" where that is not said or may be either."""
    found = _LEVEL.search(_plain(issuer))
    return _LEVELS.get(found[1], found[1]) if found else ""


def is_others(mention: Mention, organ: str) -> bool:
    """Whether the organ that is told is not the one whose letters the symbol has."""
    letters = _letters(mention)
    told = _plain(mention.issuer)
    if letters in _PARTY_LEVELS and _PARTY_LEVELS[letters].search(told):
        return True
    if letters in _MINISTRIES:
        return organ != "BO" or _MINISTRIES[letters] not in _plain(mention.issuer)
    expected = _SIGNED_BY.get(letters)
    return expected is not None and organ not in expected


def _letters(mention: Mention) -> str:
    """The organ's letters without what parts them from the kind, its term and its unit."""
    organ = mention.symbol.organ.lstrip("/-")
    head = organ.split("-")[0] if mention.symbol.kind == "" else organ
    return fold(re.sub(r"[0-9]+$", "", head)).upper()
