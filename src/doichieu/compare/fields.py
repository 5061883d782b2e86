"""The fields of government that a heading names: two offices call one field by different words.

"Chăm sóc sức khỏe Nhân dân" and "Y tế" head the same part of two provinces' reports. The fields are those
into which the reports of People's Committees are divided (the branches of the provincial departments,
Decree 24/2014/NĐ-CP and those after it); each stands with the words by which headings name it, without marks.
"""

from __future__ import annotations

import re

_FIELDS = {
    "growth": "grdp|tang truong|tong san pham|co cau kinh te|gia tri san xuat",
    "crops": "trong trot|cay trong|cay an qua|luong thuc",
    "livestock": "chan nuoi|gia suc|gia cam|thu y",
    "agriculture": "nong nghiep|nong lam|nong, lam|nong dan",
    "forestry": "lam nghiep|rung|kiem lam",
    "fisheries": "thuy san|khai thac hai san|nuoi trong",
    "rural": "nong thon moi|nong thon",
    "irrigation": "thuy loi|de dieu|ho dap",
    "disasters": "thien tai|mua bao|bao lu|lu quet|phong chong lut bao|cuu nan",
    "industry": "cong nghiep|tieu thu cong nghiep|che bien|khu cong nghiep|cum cong nghiep",
    "energy": "nang luong|dien luc|khoang san",
    "trade": "thuong mai|noi thuong|thi truong|hang hoa|ban le|binh on gia",
    "export": "xuat khau|nhap khau|xuat nhap khau|ngoai thuong|bien mau|cua khau",
    "tourism": "du lich",
    "budget": "ngan sach|tai chinh|thu thue|thu chi|no dong|nguon thu",
    "banking": "ngan hang|tin dung|tien te",
    "investment": "dau tu cong|von dau tu|giai ngan|xay dung co ban|du an trong diem|von nha nuoc",
    "works": "ket cau ha tang|ha tang|giao thong|xay dung",
    "business": "doanh nghiep|moi truong dau tu|thu hut dau tu|moi truong kinh doanh|pci",
    "cooperatives": "hop tac xa|kinh te tap the",
    "towns": "do thi|nha o|quy hoach",
    "land": "dat dai|tai nguyen",
    "environment": "moi truong(?! dau| kinh)|chat thai|rac thai|khi hau",
    "education": "giao duc|dao tao|truong hoc|truong, lop",
    "health": "y te|suc khoe|kham chua benh|kham, chua benh|phong benh|dich benh|dan so",
    "labour": "lao dong|viec lam",
    "poverty": "giam ngheo|ho ngheo|nguoi ngheo",
    "welfare": "an sinh|bao tro|nguoi co cong|phuc loi|chinh sach xa hoi",
    "culture": "van hoa(?!,? xa hoi| - xa hoi)|the thao|the duc|bao chi|gia dinh",
    "science": "khoa hoc|cong nghe(?! thong)|doi moi sang tao",
    "digital": "chuyen doi so|chinh quyen so|cong nghe thong tin|kinh te so",
    "minorities": "dan toc",
    "religion": "ton giao|tin nguong",
    "defence": "quoc phong|quan su|tuyen quan|giao quan|bien gioi",
    "security": "an ninh|trat tu|toi pham",
    "foreign": "doi ngoai|hoi nhap",
    "reform": "cai cach|thu tuc hanh chinh",
    "organisation": "to chuc bo may|xay dung chinh quyen|bien che|can bo|noi vu",
    "inspection": "thanh tra|khieu nai|to cao|tiep cong dan|don thu",
    "corruption": "tham nhung|lang phi|tieu cuc",
    "justice": "tu phap|phap luat|thi hanh an",
    "shortcomings": "han che|ton tai|kho khan|vuong mac|yeu kem|khuyet diem",
    "causes": "nguyen nhan",
    "lessons": "bai hoc",
    "targets": "chi tieu",
    "aims": "muc tieu",
    "tasks": "nhiem vu|giai phap|phuong huong|chuong trinh cong tac",
    "results": "ket qua|tinh hinh",
    "proposals": "kien nghi|de xuat|de nghi",
    "carrying-out": "to chuc thuc hien",
}
_PATTERN = re.compile("|".join(rf"(?P<f{at}>\b(?:{words})\b)" for at, words in enumerate(_FIELDS.values())))
_NAMES = tuple(_FIELDS)


def fields_of(title: str) -> frozenset[str]:
    """The fields that a folded title names."""
    return frozenset(_NAMES[int(found.lastgroup[1:])] for found in _PATTERN.finditer(title) if found.lastgroup)
