"""A form as a JSON file: of which procedure and case it is, where it comes from, and its definition.

    {"format": "motcua.form-file/1", "procedure": "1.001193", "case": "", "source": "Mẫu …",
     "form": {"format": "motcua.form/1", "title": {…}, "sections": […]}}

A JSON Schema as `rules.json_schema` writes it is read too; it names its procedure, case and source in "x-motcua".
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import orjson

from motcua.forms.rules.codec import read_definition
from motcua.forms.rules.json_schema import Origin, is_schema, read_schema, write_schema
from motcua.kernel.errors import Invalid

FORMAT = "motcua.form-file/1"
LARGEST_FILE = 1_000_000


@dataclass(frozen=True, slots=True)
class FormFile:
    """What a file says; `document` is not checked yet."""

    procedure: str
    case: str
    source: str
    document: Mapping[str, Any]


def write_form_file(file: FormFile) -> bytes:
    """The file (UTF-8, indented)."""
    document = {
        "format": FORMAT,
        "procedure": file.procedure,
        "case": file.case,
        "source": file.source,
        "form": file.document,
    }
    return orjson.dumps(document, option=orjson.OPT_INDENT_2 | orjson.OPT_APPEND_NEWLINE)


def write_schema_file(file: FormFile) -> bytes:
    """The same as JSON Schema (UTF-8, indented)."""
    definition = read_definition(file.document).definition
    schema = write_schema(definition, Origin(file.procedure, file.case, file.source))
    return orjson.dumps(schema, option=orjson.OPT_INDENT_2 | orjson.OPT_APPEND_NEWLINE)


def read_form_file(file: bytes) -> FormFile:
    """What the file says. Raises `Invalid` (`form_file`), saying where it is broken."""
    document = _parse(file)
    if is_schema(document):
        definition, origin = read_schema(document)
        return FormFile(origin.procedure, origin.case, origin.source, definition)
    if document.get("format") != FORMAT:
        raise _broken(f"mục «format» phải là «{FORMAT}»", f"the field “format” must be “{FORMAT}”")
    for field in document:
        if field not in ("format", "procedure", "case", "source", "form"):
            raise _broken(f"có mục lạ «{field[:40]}»", f"it has an unknown field “{field[:40]}”")
    words = {field: document.get(field, "") for field in ("procedure", "case", "source")}
    for field, value in words.items():
        if not isinstance(value, str):
            raise _broken(f"mục «{field}» phải là chữ", f"the field “{field}” must be text")
    if not isinstance(document.get("form"), dict):
        raise _broken("mục «form» phải là một biểu mẫu", "the field “form” must be a form")
    return FormFile(**words, document=document["form"])


def _parse(file: bytes) -> dict[str, Any]:
    if len(file) > LARGEST_FILE:
        raise _broken("lớn hơn 1.000.000 byte", "it is larger than 1,000,000 bytes")
    try:
        document = json.loads(file.decode("utf-8-sig"))
    except json.JSONDecodeError as error:
        raise _broken(
            f"dòng {error.lineno}, ký tự {error.colno}: không phải JSON mã UTF-8",
            f"line {error.lineno}, character {error.colno}: it is not JSON in UTF-8 ({error.msg})",
        ) from error
    except (ValueError, RecursionError) as error:
        raise _broken("không phải JSON mã UTF-8", "it is not JSON in UTF-8") from error
    if not isinstance(document, dict):
        raise _broken("không phải một đối tượng JSON", "it is not a JSON object")
    return document


def _broken(vi: str, en: str) -> Invalid:
    return Invalid(
        "form_file",
        vi=f"Chưa nhập được tệp biểu mẫu: {vi}. Chưa có gì thay đổi; hãy sửa tệp theo docs/e-forms.md rồi nhập lại.",
        en=f"The file of the form was not taken in: {en}. Nothing has changed; mend it after docs/e-forms.md.",
        field="file",
    )
