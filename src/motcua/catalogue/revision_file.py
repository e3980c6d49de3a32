"""One revision of a procedure as a JSON file: written to be kept, carried to another site, or read in as a draft.

    {"format": "motcua.procedure/1", "code": "1.001193", "name": "…", "sector": "ho-tich", "content": {"version": 1, …}}

`content` is the document of `rules.content_json`; `sector` the catalogue's key, left out where there is none.
"""

import json
from dataclasses import dataclass
from typing import Any

import orjson

from motcua.catalogue.models import ProcedureRevision
from motcua.kernel.errors import Invalid

FORMAT = "motcua.procedure/1"
LARGEST_FILE = 2_000_000
FIELDS = ("code", "name", "sector", "content")


@dataclass(frozen=True, slots=True)
class RevisionFile:
    """What a file says; `content` is not checked yet."""

    code: str
    name: str
    sector: str
    content: dict[str, Any]


def write_revision(revision: ProcedureRevision) -> bytes:
    """The file of a revision (UTF-8, indented)."""
    document = {
        "format": FORMAT,
        "code": revision.procedure.code,
        "name": revision.name,
        "sector": revision.sector.code if revision.sector else "",
        "content": revision.content,
    }
    return orjson.dumps(document, option=orjson.OPT_INDENT_2 | orjson.OPT_APPEND_NEWLINE)


def read_revision(file: bytes) -> RevisionFile:
    """What the file says. Raises `Invalid` (`procedure_file`), naming line or field and what is wrong with it."""
    if len(file) > LARGEST_FILE:
        raise _broken(f"lớn hơn {LARGEST_FILE} byte", f"larger than {LARGEST_FILE} bytes")
    document = _parse(file)
    if document.get("format") != FORMAT:
        raise _broken(f"mục «format» phải là «{FORMAT}»", f"the field “format” must be “{FORMAT}”", place="format")
    for field in document:
        if field not in ("format", *FIELDS):
            raise _broken(f"có mục lạ «{field[:40]}»", f"it has an unknown field “{field[:40]}”", place=field[:40])
    values = {field: document.get(field, "") for field in ("code", "name", "sector")}
    for field, value in values.items():
        if not isinstance(value, str):
            raise _broken(f"mục «{field}» phải là chữ", f"the field “{field}” must be text", place=field)
    if not isinstance(document.get("content"), dict):
        raise _broken("mục «content» phải là một đối tượng", "the field “content” must be an object", place="content")
    return RevisionFile(**values, content=document["content"])


def _parse(file: bytes) -> dict[str, Any]:
    try:
        document = json.loads(file.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        line = file[: error.start].count(b"\n") + 1
        raise _broken(f"dòng {line}: không phải mã UTF-8", f"line {line}: not UTF-8", line=line) from error
    except json.JSONDecodeError as error:
        vi = f"dòng {error.lineno}, ký tự {error.colno}: không phải JSON"
        raise _broken(
            vi, f"line {error.lineno}, character {error.colno}: not JSON ({error.msg})", line=error.lineno
        ) from error
    except (ValueError, RecursionError) as error:
        raise _broken("không đọc được JSON", "its JSON cannot be read") from error
    if not isinstance(document, dict):
        raise _broken("dòng 1: phải là một đối tượng JSON", "line 1: it must be a JSON object", line=1)
    return document


def _broken(vi: str, en: str, **details: Any) -> Invalid:
    return Invalid(
        "procedure_file",
        vi=f"Chưa nhập được tệp thủ tục: {vi}. Chưa có gì thay đổi; hãy sửa tệp rồi nhập lại.",
        en=f"The file of the procedure was not taken in: {en}. Nothing has changed; mend the file and try again.",
        field="file",
        **details,
    )
