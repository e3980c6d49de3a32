"""Small files of every type, good and bad, made when asked for."""

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

from asn1crypto.keys import PrivateKeyInfo
from asn1crypto.x509 import Certificate
from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from PIL import Image
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign import PdfSignatureMetadata, SimpleSigner, sign_pdf
from pyhanko_certvalidator.registry import SimpleCertificateStore
from pypdf import PdfWriter

EICAR = rb"X5O!P%@AP[4\PZX54(P^)7CC)7}$" + rb"EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*"
"""The harmless text that every scanner takes for a virus; in two parts here, so that none takes this file for one."""

AES_256 = Path(__file__).parent / "samples" / "aes256.pdf"
OFFICE = "application/vnd.openxmlformats-officedocument."
DOCX_MAIN = OFFICE + "wordprocessingml.document.main+xml"
XLSX_MAIN = OFFICE + "spreadsheetml.sheet.main+xml"
ODT_MIMETYPE, ODS_MIMETYPE = (f"application/vnd.oasis.opendocument.{kind}" for kind in ("text", "spreadsheet"))


def pdf(pages: int = 1, *, password: str = "", title: str = "Đơn đề nghị") -> bytes:
    writer = PdfWriter()
    for _ in range(pages):
        writer.add_blank_page(595, 842)
    writer.add_metadata({"/Title": title})
    if password:
        writer.encrypt(password, algorithm="RC4-128")
    return _written(writer.write)


def signed_pdf(pages: int = 1, *, by: str = "Lê Văn Dũng") -> bytes:
    """A PDF with a digital signature of a certificate that nobody has issued but its owner."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, by)])
    begun = datetime(2018, 1, 1, tzinfo=UTC)
    unsigned = x509.CertificateBuilder(name, name, key.public_key(), 1, begun, begun.replace(year=2048))
    use = x509.KeyUsage(True, True, *[False] * 7)
    certificate = unsigned.add_extension(use, critical=True).sign(key, SHA256())
    encoded = key.private_bytes(Encoding.DER, PrivateFormat.PKCS8, NoEncryption())
    signer = SimpleSigner(
        signing_cert=Certificate.load(certificate.public_bytes(Encoding.DER)),
        signing_key=PrivateKeyInfo.load(encoded),
        cert_registry=SimpleCertificateStore(),
    )
    unsigned_file, field = IncrementalPdfFileWriter(BytesIO(pdf(pages))), PdfSignatureMetadata(field_name="Ky")
    with ThreadPoolExecutor(max_workers=1) as apart:  # this thread's event loop may be the browser's
        return apart.submit(sign_pdf, unsigned_file, field, signer=signer).result().getvalue()


def infected_pdf() -> bytes:
    """A PDF that opens, with the test virus as a comment."""
    whole = pdf()
    return whole[: whole.index(b"\n") + 1] + b"%" + EICAR + b"\n" + whole[whole.index(b"\n") + 1 :]


def image(kind: str = "JPEG", size: tuple[int, int] = (120, 80), **options: object) -> bytes:
    picture = Image.effect_noise(size, 80).convert("RGB")
    return _written(lambda to: picture.save(to, kind, **options))


def package(parts: dict[str, str | bytes]) -> bytes:
    def write(to: BytesIO) -> None:
        with ZipFile(to, "w", ZIP_DEFLATED) as made:
            for name, content in parts.items():
                made.writestr(name, content)

    return _written(write)


def office(main: str = DOCX_MAIN, **more: str | bytes) -> bytes:
    types = f'<Types><Override PartName="/word/document.xml" ContentType="{main}"/></Types>'
    return package({"[Content_Types].xml": types, "word/document.xml": "<document/>" * 50, **more})


def open_document(mimetype: str = ODT_MIMETYPE, **more: str | bytes) -> bytes:
    return package({"mimetype": mimetype, "content.xml": "<office:document/>" * 50, **more})


def old_office(inside: bytes = b"") -> bytes:
    return bytes.fromhex("d0cf11e0a1b11ae1") + bytes(600) + inside


def _written(write) -> bytes:
    to = BytesIO()
    write(to)
    return to.getvalue()
