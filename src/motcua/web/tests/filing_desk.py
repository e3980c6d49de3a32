"""Filing through pages: what a citizen types, step by step, and files that are what they say."""

from io import BytesIO

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from PIL import Image
from pypdf import PdfWriter

WHO = {
    "capacity": "self",
    "applicant-full_name": "Phạm Thị An",
    "applicant-identity_kind": "cccd",
    "applicant-identity_number": "022190000123",
    "applicant-phone": "0912345678",
    "go": "1",
}


def pdf(name: str = "don.pdf", *, password: str = "", pages: int = 1) -> SimpleUploadedFile:
    writer = PdfWriter()
    for _ in range(pages):
        writer.add_blank_page(200, 200)
    if password:
        writer.encrypt(password, algorithm="AES-256")
    content = BytesIO()
    writer.write(content)
    return SimpleUploadedFile(name, content.getvalue(), "application/pdf")


def png(name: str = "anh.png") -> SimpleUploadedFile:
    content = BytesIO()
    Image.new("RGB", (40, 60), "white").save(content, "PNG")
    return SimpleUploadedFile(name, content.getvalue(), "image/png")


def begin(client: Client, code: str = "1.000001") -> str:
    """A new draft; its address."""
    answer = client.post(f"/nop-ho-so/thu-tuc/{code}/")
    assert answer.status_code == 302, answer.text[:500]
    return answer.headers["Location"]


def fill(client: Client, draft: str, **papers: object) -> None:
    """Every step as An would, one paper as a file."""
    steps = {
        "truong-hop": {"place": "QNI", "go": "1"},
        "nguoi-nop": WHO,
        "giay-to": {"files-0": pdf(), "go": "1"} | papers,
        "ket-qua": {"receive": "electronic", "go": "1"},
    }
    for step, said in steps.items():
        answer = client.post(f"{draft}{step}/", said)
        assert answer.status_code == 302, (step, answer.text[:3000])


def filed(client: Client) -> int:
    """A submitted dossier; its number."""
    draft = begin(client)
    fill(client, draft)
    answer = client.post(f"{draft}nop/")
    assert answer.status_code == 302, answer.text[:3000]
    return int(answer.headers["Location"].split("/")[2])
