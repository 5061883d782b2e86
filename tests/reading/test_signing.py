"""The end of a document: who signed, as what, and who receives it."""

import pytest

from doichieu.model.document import Document
from doichieu.reading.reader import read_text
from tests.reading.making import make

BODY = ("Số: 5/BC-UBND", "BÁO CÁO", "Về hồ chứa", "I. KẾT QUẢ", "Tốt./.")


def signed(document: Document) -> list[str | None]:
    facts = document.metadata
    return [fact.value if fact else None for fact in (facts.signer, facts.position)]


@pytest.mark.parametrize(
    ("closing", "name", "position"),
    [
        (("Nơi nhận:", "- Lưu.", "TM. UBND", "PHÓ CHỦ TỊCH", "Lò Văn Mây"), "Lò Văn Mây", "Phó Chủ tịch"),
        (("Nơi nhận:", "- Lưu.", "T/M TỈNH ỦY", "BÍ THƯ", "(Đã ký)", "Hồ Thị Ánh Dương"), "Hồ Thị Ánh Dương", "Bí thư"),
        (("CHỦ TỊCH QUỐC HỘI Vũ Đình Khe",), "Vũ Đình Khe", "Chủ tịch Quốc hội"),
        (("Nơi nhận:", "- Lưu.", "CHÁNH VĂN PHÒNG", "TS. Lê Bá Sông"), "TS. Lê Bá Sông", "Chánh Văn phòng"),
        (("Nơi nhận:", "- Lưu.", "GIÁM ĐỐC"), None, "Giám đốc"),
        (("Nơi nhận:", "- Sở Y tế."), None, None),
    ],
)  # fmt: skip
def test_signer_stands_below_as_what_he_signed(
    closing: tuple[str, ...], name: str | None, position: str | None
) -> None:
    assert signed(make(*BODY, *closing)) == [name, position]


def test_signature_and_recipients_interleaved_on_the_same_lines() -> None:
    closing = (
        "Nơi nhận:                         KT. GIÁM ĐỐC\n- Như trên;                       PHÓ GIÁM ĐỐC\n"
        "- Lưu: VT, NN (Hà).\n                                  Đinh Thị Hồ\n"
    )
    document = read_text("\n\n".join(BODY) + "\n\n" + closing, "x")
    assert signed(document) == ["Đinh Thị Hồ", "Phó Giám đốc"]
    assert [fact.value for fact in document.metadata.recipients] == ["Như trên", "Lưu: VT, NN (Hà)"]


def test_recipients_and_signer_in_a_table() -> None:
    document = make(*BODY, "| Nơi nhận:<br>- UBND tỉnh;<br>- Lưu. | CHỦ TỊCH |\n| | Lý A Hồ |")
    assert signed(document) == ["Lý A Hồ", "Chủ tịch"]


def test_each_fact_says_where_it_stands() -> None:
    document = make(*BODY, "Nơi nhận:", "- UBND tỉnh;", "- Lưu.", "CHỦ TỊCH", "Lý A Hồ")
    signer, recipient = document.metadata.signer, document.metadata.recipients[0]
    assert signer is not None
    assert (signer.raw, signer.place.line, signer.place.end_column) == ("Lý A Hồ", 19, 7)
    assert (recipient.raw, recipient.place.line, recipient.place.column) == ("UBND tỉnh", 13, 2)


def test_document_without_a_signature_names_none() -> None:
    assert signed(make("I. KẾT QUẢ", "Ông Lò Văn Mây là CHỦ TỊCH xã.")) == [None, None]
