"""What is kept of the documents compared last: the same streams, bounded, and safe between threads."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

from doichieu.compare.compare import compare
from doichieu.compare.kept import KeptStreams
from doichieu.compare.stream import own_stream
from doichieu.model.side import Sides
from doichieu.reading.reader import read_text

TEXT = "I. Nông nghiệp\n\n- Trồng {} ha rừng gỗ lớn.\n\nII. Giao thông\n\n- Sửa {} km đường liên xã."


def test_streams_are_kept_for_a_few_documents() -> None:
    kept = KeptStreams(2)
    documents = [read_text(TEXT.format(n, n), f"{n}.txt") for n in range(2, 6)]
    for document in documents:
        sections = range(len(document.sections))
        assert kept.of(document, sections, {}) == {i: own_stream(document, i) for i in sections}
        assert len(kept) <= 2
    first = kept.of(documents[-1], range(1), {})
    assert kept.of(documents[-1], range(2), {})[0] is first[0]


def test_many_threads_at_once() -> None:
    documents = [read_text(TEXT.format(n, n + 1), f"{n}.txt") for n in range(2, 9)]
    pairs = [Sides(a, b) for a in documents for b in documents] * 3
    wanted = [compare(pair).by_kind() for pair in pairs]
    with ThreadPoolExecutor(8) as pool:
        assert list(pool.map(lambda pair: compare(pair).by_kind(), pairs)) == wanted
