"""Take a process template from a JSON file, as `export_template` wrote it or a person did."""

import json
from datetime import datetime

from motcua.kernel.errors import Invalid
from motcua.organisation.actors import Actor
from motcua.processes.actions.save_template import save_template
from motcua.processes.models import StoredTemplate

LARGEST_FILE = 1_000_000


def import_template(actor: Actor, file: bytes, *, at: datetime) -> StoredTemplate:
    """Save the template in `file` (UTF-8 JSON of at most 1,000,000 bytes) as a draft, as `save_template` does.

    Raises `Invalid("not_a_process_file")` beside what `save_template` raises.
    """
    if len(file) > LARGEST_FILE:
        raise _not_a_process_file("lớn hơn 1.000.000 byte", "it is larger than 1,000,000 bytes")
    try:
        document = json.loads(file.decode("utf-8-sig"))
    except json.JSONDecodeError as error:
        raise _not_a_process_file(
            f"dòng {error.lineno}, ký tự {error.colno}: không phải JSON mã UTF-8",
            f"line {error.lineno}, character {error.colno}: it is not JSON in UTF-8 ({error.msg})",
        ) from error
    except (ValueError, RecursionError) as error:
        raise _not_a_process_file("không phải JSON mã UTF-8", f"it is not JSON in UTF-8 ({error})") from error
    if not isinstance(document, dict):
        raise _not_a_process_file("không phải một đối tượng JSON", "it is not a JSON object")
    return save_template(actor, document, at=at)


def _not_a_process_file(vi: str, en: str) -> Invalid:
    return Invalid(
        "not_a_process_file",
        vi=f"Không đọc được tệp quy trình: {vi}; hãy xuất lại tệp từ hệ thống hoặc sửa theo docs/process-templates.md.",
        en=f"The process file cannot be read: {en}; export it again or mend it after docs/process-templates.md.",
        field="file",
    )
