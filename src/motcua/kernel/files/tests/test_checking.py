"""Uploads of every kind: what is taken, what is refused, and that each refusal says what to do."""

from contextlib import suppress
from io import BytesIO

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from motcua.kernel.errors import Invalid
from motcua.kernel.files import images
from motcua.kernel.files.checking import check_upload
from motcua.kernel.files.names import LONGEST, clean_name, extension_of
from motcua.kernel.files.tests import made
from motcua.kernel.files.types import DOCX, JPEG, ODS, ODT, PDF, PNG, TIFF, XLSX, FileType

LIMIT = 20_000_000


def check(name: str, content: bytes) -> FileType:
    return check_upload(name, len(content), BytesIO(content), limit=LIMIT).type


def refusal(name: str, content: bytes) -> str:
    """The code of the refusal, once both sentences have been seen to say what to do."""
    with pytest.raises(Invalid) as caught:
        check(name, content)
    assert "ãy " in caught.value.vi
    assert len(caught.value.en) > 40
    return caught.value.code


@pytest.mark.parametrize(
    ("name", "content", "kind"),
    [
        ("Đơn.pdf", made.pdf(), PDF),
        ("Đơn.PDF", made.pdf(pages=3), PDF),
        ("bắt đầu sau.pdf", b"\r\n\r\n" + made.pdf(), PDF),
        ("ảnh.jpg", made.image("JPEG"), JPEG),
        ("ảnh.jpeg", made.image("JPEG"), JPEG),
        ("ảnh.png", made.image("PNG"), PNG),
        ("quét.tif", made.image("TIFF"), TIFF),
        ("quét.tiff", made.image("TIFF", compression="tiff_lzw"), TIFF),
        ("đơn.docx", made.office(), DOCX),
        ("bảng.xlsx", made.office(made.XLSX_MAIN), XLSX),
        ("đơn.odt", made.open_document(), ODT),
        ("bảng.ods", made.open_document(made.ODS_MIMETYPE), ODS),
    ],
)
def test_what_a_counter_can_open_is_taken(name: str, content: bytes, kind: FileType) -> None:
    assert check(name, content) is kind


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        ("trống.pdf", b"", "file_empty"),
        ("lớn.pdf", made.pdf() + bytes(LIMIT), "file_too_large"),
        ("ghi chú.txt", "Kính gửi".encode(), "file_type_not_taken"),
        ("trang.html", b"<html><script>alert(1)</script></html>", "file_type_not_taken"),
        ("hình.svg", b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>", "file_type_not_taken"),
        ("đơn.pdf.exe", b"MZ" + bytes(200), "file_type_not_taken"),
        ("chương trình.pdf", b"\x7fELF" + bytes(200), "file_type_not_taken"),
        ("ảnh.heic", b"\0\0\0\x18ftypheic" + bytes(100), "file_type_not_taken"),
        ("ảnh.webp", made.image("WEBP"), "file_type_not_taken"),
        ("ảnh.gif", made.image("GIF"), "file_type_not_taken"),
        ("nén.zip", made.package({"đơn.txt": "Kính gửi"}), "file_type_not_taken"),
        ("nén.rar", b"Rar!\x1a\x07\x01\x00" + bytes(50), "file_type_not_taken"),
        ("chiếu.pptx", made.office(made.OFFICE + "presentationml.presentation.main+xml"), "file_type_not_taken"),
        ("cũ.doc", made.old_office(), "file_type_not_taken"),
        ("một byte.pdf", b"\0", "file_type_not_taken"),
        ("ảnh.pdf", made.image("JPEG"), "file_wrong_extension"),
        ("đơn.jpg", made.pdf(), "file_wrong_extension"),
        ("đơn.xlsx", made.office(), "file_wrong_extension"),
        ("không đuôi", made.pdf(), "file_wrong_extension"),
        ("khóa.pdf", made.pdf(password="bí mật"), "file_encrypted"),
        ("khóa mới.pdf", made.AES_256.read_bytes(), "file_encrypted"),
        ("khóa.docx", made.old_office("EncryptedPackage".encode("utf-16-le")), "file_encrypted"),
        (
            "khóa.odt",
            made.open_document(**{"META-INF/manifest.xml": "<manifest:encryption-data/>"}),
            "file_encrypted",
        ),
        ("dở.pdf", made.pdf(pages=5)[:-150], "file_broken"),
        ("rác.pdf", b"%PDF-1.7 " + bytes(500), "file_broken"),
        ("không trang.pdf", made.pdf(pages=0), "file_broken"),
        ("dở.jpg", made.image("JPEG")[:-400], "file_broken"),
        ("dở.png", made.image("PNG")[:-400], "file_broken"),
        ("dở.tif", made.image("TIFF")[:-400], "file_broken"),
        ("đầu thôi.png", made.image("PNG")[:20], "file_broken"),
        ("dở.docx", made.office()[:-60], "file_broken"),
        ("hỏng.docx", made.office().replace(b"document", b"tampered", 1), "file_broken"),
        ("macro.docm", made.office("application/vnd.ms-word.document.macroEnabled.main+xml"), "file_has_macros"),
        ("macro.docx", made.office(**{"word/vbaProject.bin": b"Sub AutoOpen"}), "file_has_macros"),
        ("macro.ods", made.open_document(made.ODS_MIMETYPE, **{"Basic/Standard/M.xml": "x"}), "file_has_macros"),
        ("bom.docx", made.office(**{"word/media/a.bmp": bytes(210_000_000)}), "file_unpacks_too_large"),
    ],
)
def test_what_cannot_be_used_is_refused_with_the_reason(name: str, content: bytes, code: str) -> None:
    assert refusal(name, content) == code


def test_an_image_that_unpacks_to_too_many_points_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(images, "MOST_POINTS", 5_000)
    assert refusal("bản đồ.png", made.image("PNG", (100, 80))) == "image_too_many_points"


@given(st.binary(max_size=300), st.sampled_from([b"", b"%PDF-1.7\n", b"\xff\xd8\xff", b"PK\x03\x04", b"II*\x00"]))
@example(b"", b"PK\x03\x04")
def test_no_bytes_at_all_are_more_than_refused(content: bytes, start: bytes) -> None:
    with suppress(Invalid):
        check("tệp.pdf", start + content)


@pytest.mark.parametrize(
    ("given_name", "name"),
    [
        ("C:\\Tài liệu\\Đơn.pdf", "Đơn.pdf"),
        ("../../etc/passwd.pdf", "passwd.pdf"),
        ("  Bản   đồ .pdf", "Bản đồ .pdf"),
        ("Đơn\r\nX: y.pdf", "Đơn X_ y.pdf"),
        ("do\u0302n.pdf", "dôn.pdf"),
        ("đơn\u202efdp.exe", "đơnfdp.exe"),
        ('a"b<c>|d?*.pdf', "a_b_c__d__.pdf"),
        ("\0\0", "tep"),
        ("...", "tep"),
        ("", "tep"),
    ],
)
def test_a_name_is_made_safe(given_name: str, name: str) -> None:
    assert clean_name(given_name) == name


def test_a_long_name_keeps_its_extension() -> None:
    assert clean_name("x" * 400 + ".pdf") == "x" * (LONGEST - 4) + ".pdf"
    assert len(clean_name("x" * 400)) == LONGEST


@given(st.text())
def test_every_name_becomes_one_that_stays_as_it_is(name: str) -> None:
    cleaned = clean_name(name)
    assert 0 < len(cleaned) <= LONGEST
    assert not set('/\\\r\n\0"') & set(cleaned)
    assert extension_of(cleaned) == extension_of(cleaned).lower()
