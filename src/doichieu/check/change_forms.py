"""The forms of words in which a change, or what was reached of a plan, is told: patterns over skeletons.

In each `x` is what there is now, `y` what it is held against, `d` or `p` by how much; `way` says up or down.
"""

from __future__ import annotations

import re

from .passages import AMOUNT, CITED, DAY, FIGURE, SHARE, WORD, spoken

STOP = f" [,;.)]| {spoken('so với|so|điểm|và|về|mỗi')} | \\(|$"
"""What may stand behind a figure that tells by how much: no noun of its own."""
UP = spoken("tăng|tăng thêm|tăng trưởng|cao hơn|nhiều hơn|vượt|tăng được|lớn hơn|tăng gần")
DOWN = spoken("giảm|giảm bớt|giảm được|thấp hơn|ít hơn|nhỏ hơn|hụt")
WAY = f"(?P<way>{UP}|{DOWN})"
RISES = re.compile(UP + "$")
CHANGES = re.compile(f"(?:{UP}|{DOWN}) $")
REACH = 8
"""So many figures of one kind before a change may be what changed."""
EQUALS = spoken(
    "bằng|đạt|tương đương|tương đương với|hoàn thành|ước bằng|ước đạt|mới đạt|mới bằng|chỉ đạt|chỉ bằng|đã đạt|"
    "đạt tỷ lệ"
)
THAT_IS = spoken(
    "tương ứng|tương ứng với|tương đương|tương đương với|tức|tức là|hay|bằng|là|tỷ lệ|tương ứng tỷ lệ|ứng với"
)
PLAN = spoken("kế hoạch|kh|dự toán|chỉ tiêu|mục tiêu|nghị quyết")
BEFORE_NOW = spoken(
    "cùng kỳ|năm trước|năm ngoái|tháng trước|quý trước|kỳ trước|năm học trước|đầu năm|"
    "cuối năm trước|nhiệm kỳ trước|mức|so với"
)
TEXT = "[^;:\ue000-\uf7ff]"
"""Anything within a clause but a figure."""
FILL = f"(?: (?:{WORD}|{DAY}|{CITED}|,|:))"
INTO = spoken(
    "lên|xuống|còn|xuống còn|lên đến|lên tới|lên mức|xuống mức|đến|tới|thành|lên thành|giảm còn|nay còn|nay là"
)
CONSTANT = re.compile(spoken("giá so sánh|giá cố định|giá hiện hành|giá gốc"))

BY_AND_SHARE = re.compile(
    rf"{WAY} (?P<d>{AMOUNT})(?: {WORD}){{0,5}}?(?: ,| \(|)(?: {THAT_IS})?(?: {UP}|"
    rf" {DOWN})? (?P<p>{SHARE})(?={STOP})"
)
BASE_BEHIND = re.compile(rf" ?\)? so với(?: (?:{WORD}|{DAY})){{0,8}}?(?: là| \((?: {WORD}){{0,3}}) (?P<y>{FIGURE})")
"""What a change and its share are held against, where that is told behind them."""
SINCE = re.compile(
    rf"{WAY} (?P<d>{FIGURE})(?P<rest>{TEXT}{{0,70}}?)\("
    rf"(?P<lead>{FILL}{{0,7}}?) (?P<y>{FIGURE})(?P<tail>(?: {WORD}){{0,4}}) \)"
)
WITH_SHARE = rf"(?: \( (?:[-+] )?{SHARE} \))"
"""The same change in per cent, behind it: "giảm 05 vụ (-21,7%) so với …"."""
SINCE_SHARED = re.compile(
    rf"{WAY} (?P<d>{FIGURE})(?P<rest>(?: {WORD}){{0,4}}{WITH_SHARE}{TEXT}{{0,60}}?)\("
    rf"(?P<lead>{FILL}{{0,7}}?) (?P<y>{FIGURE})(?P<tail>(?: {WORD}){{0,4}}) \)"
)
AGAINST = re.compile(
    rf"{WAY} (?P<d>{FIGURE})(?: {WORD}){{0,4}}?{WITH_SHARE}? so với"
    rf"(?P<lead>(?: (?:{WORD}|{DAY})){{0,6}}?) (?P<y>{FIGURE})"
)
FROM_TO = re.compile(
    rf"từ(?: (?:{WORD}|{DAY})){{0,5}}? (?P<y>{FIGURE})(?: (?:{WORD}|{DAY}|\(|\)|,)){{0,8}}? {INTO}(?: (?:{WORD}|"
    rf"{DAY})){{0,5}}? "
    rf"(?P<x>{FIGURE})(?P<rest>[^;\ue000-\uf7ff]{{0,60}}?) {WAY} (?P<d>{FIGURE})(?={STOP}|"
    rf"(?: {WORD}){{1,3}}(?:{STOP}))"
)
BY_FROM_TO = re.compile(
    rf"{WAY} (?P<d>{FIGURE})(?P<rest>(?: (?:{WORD}|{DAY}|,)){{0,10}}?)(?: ,| \(|)(?: {UP}|"
    rf" {DOWN})? từ(?: (?:{WORD}|{DAY})){{0,5}}? "
    rf"(?P<y>{FIGURE})(?: (?:{WORD}|{DAY}|\(|\)|,)){{0,8}}? {INTO}(?: (?:{WORD}|{DAY})){{0,5}}? (?P<x>{FIGURE})"
)
THEN_NOW = re.compile(
    rf"(?:{BEFORE_NOW}|{spoken('năm')} {DAY}|{DAY})(?: (?:{WORD}|,)){{0,12}}? (?P<y>{FIGURE})(?: (?:{WORD}|,|"
    rf";)){{0,6}}? "
    rf"(?:{spoken('năm')} {DAY}|{DAY}|{spoken('năm nay|đến nay|nay|kỳ này')})(?: (?:{WORD}|,)){{0,12}}? (?P<x>{FIGURE})"
    rf"(?P<rest>{TEXT}{{0,40}}?) {WAY} (?P<d>{FIGURE})"
)
OF_BASE = re.compile(
    rf"{EQUALS} (?P<p>{SHARE})(?P<rest>{TEXT}{{0,50}}?)\("
    rf"(?P<lead>{FILL}{{0,7}}?) (?P<y>{AMOUNT})(?: {WORD}){{0,4}} \)"
)
OF_PLAN = re.compile(
    rf"{EQUALS} (?P<p>{SHARE})(?P<rest> (?:so với )?{PLAN}(?: (?:{WORD}|{DAY})){{0,6}}?)(?P<lead> là) (?P<y>{AMOUNT})"
)
BASE_FIRST = re.compile(
    rf"{PLAN}(?P<lead>{TEXT}{{0,50}}?) (?P<y>{AMOUNT})(?P<mid>[^\ue000-\uf7ff]{{0,70}}?) (?P<x>{AMOUNT})"
    rf"(?P<rest>{TEXT}{{0,40}}?) (?P<verb>{EQUALS}|{UP}|{DOWN}) (?P<p>{SHARE})(?P<tail>(?: (?:{WORD}|"
    rf"{DAY})){{0,4}})"
)
HELD_AGAINST = re.compile(
    rf"(?P<x>{FIGURE})(?: {WORD}){{0,3}} , so (?:với )?(?:(?:{WORD}|{DAY}|{CITED}) ){{0,7}}?(?:\( )?"
    rf"(?P<y>{FIGURE})(?: {WORD}){{0,4}}(?: {FIGURE}(?: (?:{WORD}|{DAY})){{0,3}})?(?: \))?(?: ,)?(?: thì)? "
    rf"(?P<verb>{EQUALS}|{UP}|{DOWN}) (?P<d>{FIGURE})"
    rf"(?={STOP}|(?: {WORD}){{1,2}}(?:{STOP}))"
)
COMPARED_FIRST = re.compile(
    rf"so với (?P<y>{FIGURE})(?: (?:{WORD}|{DAY})){{0,8}}? ,(?: (?:{WORD}|{DAY})){{0,6}}? (?P<x>{FIGURE})"
    rf"(?: (?:{WORD}|,)){{0,5}}? (?P<verb>{UP}|{DOWN}) (?P<d>{FIGURE})(?={STOP}|(?: {WORD}){{1,2}}(?:{STOP}))"
)
NOW_THEN = re.compile(
    rf"(?P<x>{FIGURE})(?: {WORD}){{1,6}} [,;] "
    rf"(?:{spoken('năm')} {DAY}|{DAY}|{spoken('năm trước|cùng kỳ|cùng kỳ năm trước')})(?: {WORD}){{0,4}} "
    rf"(?P<y>{FIGURE})(?: {WORD}){{1,6}} ,(?: {WORD}){{0,4}}? (?P<way>{UP}|{DOWN}) (?P<p>{SHARE})(?={STOP})"
)
"""This year's first: "hoàn thành 42 công trình, năm 2023 hoàn thành 30 công trình, tăng 40%"."""
TIMES = re.compile(rf"gấp (?P<n>{AMOUNT}){TEXT}{{0,50}}?\({FILL}{{0,7}}? (?P<y>{AMOUNT})(?: {WORD}){{0,4}} \)")
