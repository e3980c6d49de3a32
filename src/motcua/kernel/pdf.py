"""Typst as the printer: a template's source and its data become a PDF.

A compiler is kept by each thread of each process (one is not for two threads at once), and all of them share the fonts,
which are those of `kernel/fonts` and no others: a paper looks the same on every machine. Data come in as JSON, never as
source, so that nothing a person typed is ever read as a command. A template reads files of its own folder and no other.
"""

import re
import threading
from collections.abc import Sequence
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Any

import orjson
import typst

FONTS = Path(__file__).parent / "fonts"
_PLACE = re.compile(r"┌─ .*?([^/\\\s]+):(\d+):(\d+)\n")
_SOURCE = "__typst_py_bytes__.typ"
_threads = threading.local()


class TemplateFault(Exception):
    """Typst refused: its `message` and `hints`, the `line` from 1 (None: not known), and the `file` where it is not the
    source itself."""

    def __init__(self, message: str, line: int | None = None, file: str = "", hints: Sequence[str] = ()) -> None:
        super().__init__(message)
        self.message, self.line, self.file, self.hints = message, line, file, tuple(hints)


def make_pdf(source: str, data: Any, *, folder: Path, at: datetime) -> bytes:
    """The PDF of `source`, which finds `data` as `json(bytes(sys.inputs.data))` and its imports in `folder`.

    `at` is the instant the file says it was made: the same input gives the same bytes. Raises `TemplateFault`.
    """
    return try_pdf(source, data, folder=folder, at=at)[0]


def try_pdf(source: str, data: Any, *, folder: Path, at: datetime) -> tuple[bytes, tuple[str, ...]]:
    """As `make_pdf`, with what Typst remarked on the way, such as a font that is not there."""
    try:
        made, warnings = _compiler(folder).compile_with_warnings(
            input=source.encode(),
            format="pdf",
            sys_inputs={"data": orjson.dumps(data).decode()},
            timestamp=int(at.timestamp()),
        )
    except typst.TypstError as error:
        raise _fault(error) from None
    if not isinstance(made, bytes):
        raise TypeError("a PDF is one file")
    return made, tuple(warning.message for warning in warnings)


def _compiler(folder: Path) -> typst.Compiler:
    kept: dict[Path, typst.Compiler] = _threads.__dict__.setdefault("compilers", {})
    if folder not in kept:
        kept[folder] = typst.Compiler(root=str(folder), font_paths=_fonts(), ignore_system_fonts=True)
    return kept[folder]


@cache
def _fonts() -> typst.Fonts:
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(FONTS)])


def _fault(error: typst.TypstError) -> TemplateFault:
    place = _PLACE.search(error.diagnostic or "")
    if place is None:
        return TemplateFault(error.message, hints=error.hints)
    file = "" if place[1] == _SOURCE else place[1]
    return TemplateFault(error.message, int(place[2]), file, error.hints)
