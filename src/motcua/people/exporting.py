"""What stands in the copy of one's data. Rooms above register what they know of an account, at start-up."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class ExportedFile:
    """A kept file (`kernel.files.store`) by its digest, under a name in the archive: "ho-so/…/don.pdf"."""

    name: str
    digest: str


@dataclass(frozen=True, slots=True)
class Section:
    """What one room knows: plain JSON (dates as text), and files."""

    data: Any
    files: Sequence[ExportedFile] = ()


@dataclass(frozen=True, slots=True)
class Exporter:
    """`collect(account_id)` gives the section that the archive has under `name`."""

    name: str
    collect: Callable[[int], Section]


_exporters: dict[str, Exporter] = {}


def register(exporter: Exporter) -> None:
    """Raises ValueError when another exporter has the name."""
    known = _exporters.get(exporter.name)
    if known and known.collect is not exporter.collect:
        raise ValueError(f"two exporters are called {exporter.name}")
    _exporters[exporter.name] = exporter


def exporters() -> Iterable[Exporter]:
    return tuple(_exporters.values())
