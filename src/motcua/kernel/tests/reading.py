"""Reading a PDF back, as a person and as an archive would."""

import re
import unicodedata
from functools import cached_property
from io import BytesIO

from pypdf import PageObject, PdfReader
from pypdf.generic import DictionaryObject

A6, A5, A4, A4_FLIPPED = (105, 148), (148, 210), (210, 297), (297, 210)


class Sheet:
    """One page: its size in whole millimetres, and its text (composed, spaces single, break marks gone) when asked."""

    def __init__(self, page: PageObject) -> None:
        self._page = page
        self.size = (mm(page.mediabox.width), mm(page.mediabox.height))

    @cached_property
    def text(self) -> str:
        return plain(self._page.extract_text())


def sheets(pdf: bytes) -> list[Sheet]:
    return [Sheet(page) for page in PdfReader(BytesIO(pdf)).pages]


def whole_text(pdf: bytes) -> str:
    return " ".join(sheet.text for sheet in sheets(pdf))


def plain(text: str) -> str:
    return re.sub(r"\s+", " ", unicodedata.normalize("NFC", text.replace("\u200b", ""))).strip()


def mm(points: float) -> int:
    return round(float(points) / 72 * 25.4)


def fonts(pdf: bytes) -> dict[str, bool]:
    """Every font of the first and the last page, and whether its outlines are in the file."""
    found: dict[str, bool] = {}
    pages = PdfReader(BytesIO(pdf)).pages
    for page in (pages[0], pages[-1]):
        resources = page["/Resources"].get_object()
        for font in resources.get("/Font", DictionaryObject()).values():
            font = font.get_object()
            for part in [each.get_object() for each in font.get("/DescendantFonts", [font])]:
                descriptor = part["/FontDescriptor"].get_object()
                found[str(font["/BaseFont"])] = any(f"/FontFile{kind}" in descriptor for kind in ("", "2", "3"))
    return found
