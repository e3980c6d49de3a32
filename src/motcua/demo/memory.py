"""What a data directory remembers of the demo's dossiers: at which scale they are, and whether they were counted."""

import json
from dataclasses import dataclass
from pathlib import Path

from motcua.dossiers.queries import has_dossiers
from motcua.kernel.errors import Refused


@dataclass(frozen=True, slots=True)
class Memory:
    """The scale that the dossiers were begun at; `counted`: all were imported, and their table was the one expected.

    Once counted they are not counted again: whoever accepts a dossier on the training site changes the table, rightly.
    """

    scale: float
    counted: bool = False


def recall(path: Path) -> Memory | None:
    """What is remembered; None where nothing was begun."""
    try:
        known = json.loads(path.read_text(encoding="utf-8"))
        return Memory(float(known["scale"]), known["counted"] is True)
    except (OSError, ValueError, KeyError, TypeError):
        return None


def remember(path: Path, memory: Memory) -> None:
    """Write it down, whole or not at all."""
    begun = path.with_name(f"unfinished-{path.name}")
    begun.write_text(json.dumps({"scale": memory.scale, "counted": memory.counted}) + "\n", encoding="utf-8")
    begun.replace(path)


def check_same_scale(path: Path, scale: float) -> None:
    """Dossiers of two scales never meet: their codes are the same, their stories are not. Raises `Refused`."""
    known = recall(path)
    if known is None or known.scale == scale or not has_dossiers(1):
        return
    raise Refused(
        "demo_of_another_scale",
        vi=f"Thư mục dữ liệu này đã có trang tập huấn với --scale {known.scale:g}. Hãy chạy «motcua demo up --scale "
        f"{known.scale:g}»; muốn dựng với tỷ lệ {scale:g} thì xóa thư mục dữ liệu (var) khi không có gì đang chạy, "
        "hoặc dùng thư mục khác (MOTCUA_DATA_DIRECTORY).",
        en=f'This data directory holds the demo at --scale {known.scale:g}. Run "motcua demo up --scale '
        f'{known.scale:g}"; for the scale {scale:g}, delete the data directory (var) while nothing runs, or use '
        "another one (MOTCUA_DATA_DIRECTORY).",
        field="scale",
    )
