"""What the pretended gateways remember: a file for each order, in the data directory."""

import json
import os
import re
import secrets
from datetime import date
from pathlib import Path
from typing import Any

from django.conf import settings

type Order = dict[str, Any]
_NAME = re.compile(r"[A-Za-z0-9]{1,40}")


def read(reference: str) -> Order | None:
    if not _NAME.fullmatch(reference) or not _path(reference).exists():
        return None
    order: Order = json.loads(_path(reference).read_text(encoding="utf-8"))
    return order


def write(reference: str, order: Order) -> None:
    """Whole or not at all: several processes may serve the site."""
    if not _NAME.fullmatch(reference):
        raise ValueError(reference)
    _path(reference).parent.mkdir(parents=True, exist_ok=True)
    half = _path(f"{reference}.{secrets.token_hex(4)}")
    half.write_text(json.dumps(order, ensure_ascii=False), encoding="utf-8")
    os.replace(half, _path(reference))


def of_day(provider: str, day: date) -> list[tuple[str, Order]]:
    """The orders paid on that day."""
    folder = Path(settings.PAYMENT_SIMULATOR_DIRECTORY)
    found = [(path.stem, json.loads(path.read_text(encoding="utf-8"))) for path in sorted(folder.glob("*.json"))]
    wanted = f"{day:%Y%m%d}"
    return [each for each in found if each[1]["provider"] == provider and each[1]["paid_at"].startswith(wanted)]


def _path(name: str) -> Path:
    return Path(settings.PAYMENT_SIMULATOR_DIRECTORY) / f"{name}.json"
