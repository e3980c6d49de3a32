"""The name of a file as its sender gave it, made safe to keep, to show and to save under."""

import re
import unicodedata

from motcua.kernel.text import nfc

LONGEST = 150
"""Characters of a name that are kept; what is beyond is cut out before the extension."""

_UNSAFE = re.compile(r'[<>:"|?*]')


def clean_name(given: str) -> str:
    r"""The last part of `given`, in NFC, without what is invisible or forbidden in names; "tep" where nothing is left.

    Invisible characters would let a name read backwards: "don\u202efdp.exe" shows as "donexe.pdf".

    >>> clean_name("C:\\Tài liệu\\Đơn  đề nghị.pdf")
    'Đơn đề nghị.pdf'
    """
    last = nfc(given).replace("\\", "/").rsplit("/", 1)[-1]
    seen = "".join(each if unicodedata.category(each)[0] not in "CZ" else " " * each.isspace() for each in last)
    name = " ".join(_UNSAFE.sub("_", seen).split()).strip(". ")
    stem, dot, extension = name.rpartition(".")
    if len(name) > LONGEST and dot and len(extension) < 10:
        return f"{stem[: LONGEST - len(extension) - 1].rstrip()}.{extension}"
    return name[:LONGEST] or "tep"


def extension_of(name: str) -> str:
    """What stands after the last dot, in small letters; "" where there is no dot.

    >>> extension_of("Ban do.PDF")
    'pdf'
    """
    return name.rpartition(".")[2].lower() if "." in name else ""
