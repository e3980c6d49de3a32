"""The types of file that are taken in. What is not here is refused: a counter must be able to open what it keeps."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class FileType:
    """`name` as people say it, in both languages; `extensions` with the usual one first.

    `opens_in_browser`: every browser shows it by itself and safely.
    """

    media_type: str
    name: str
    extensions: tuple[str, ...]
    opens_in_browser: bool = False


PDF = FileType("application/pdf", "PDF", ("pdf",), opens_in_browser=True)
JPEG = FileType("image/jpeg", "JPEG", ("jpg", "jpeg", "jpe", "jfif"), opens_in_browser=True)
PNG = FileType("image/png", "PNG", ("png",), opens_in_browser=True)
TIFF = FileType("image/tiff", "TIFF", ("tif", "tiff"))
DOCX = FileType("application/vnd.openxmlformats-officedocument.wordprocessingml.document", "Word (DOCX)", ("docx",))
XLSX = FileType("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "Excel (XLSX)", ("xlsx",))
ODT = FileType("application/vnd.oasis.opendocument.text", "OpenDocument (ODT)", ("odt",))
ODS = FileType("application/vnd.oasis.opendocument.spreadsheet", "OpenDocument (ODS)", ("ods",))

TYPES = {kind.media_type: kind for kind in (PDF, JPEG, PNG, TIFF, DOCX, XLSX, ODT, ODS)}
EXTENSIONS = tuple(extension for kind in TYPES.values() for extension in kind.extensions)
NAMES = ", ".join(kind.name for kind in TYPES.values())
