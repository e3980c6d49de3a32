"""The words in force: a site's own, or those shipped with the program."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from motcua.kernel.errors import NotFound
from motcua.notices.models import StoredWording
from motcua.notices.rules.what_to_tell import Kind
from motcua.notices.rules.wordings import LANGUAGES, Wording, check_wording

FOLDER = Path(__file__).parent / "wording"


@dataclass(frozen=True, slots=True)
class Worded:
    """A wording with its version; 0 is the shipped one."""

    version: int
    wording: Wording


@cache
def shipped(language: str) -> Mapping[Kind, Wording]:
    """The program's own words for every kind."""
    read = tomllib.loads((FOLDER / f"{language}.toml").read_text(encoding="utf-8"))
    return {kind: check_wording(kind, Wording(**read[kind.value])) for kind in Kind}


def wording_of(kind: Kind, language: str) -> Worded:
    """The words in force for a kind of notice. One query."""
    return _in_force(
        kind, language, StoredWording.objects.filter(kind=kind, language=language).order_by("-version").first()
    )


def wordings_in_force() -> dict[tuple[Kind, str], Worded]:
    """All of them. One query."""
    rows = StoredWording.objects.order_by("kind", "language", "-version").distinct("kind", "language")
    stored = {(row.kind, row.language): row for row in rows}
    return {(kind, each): _in_force(kind, each, stored.get((kind.value, each))) for kind in Kind for each in LANGUAGES}


def kind_named(kind: str, language: str) -> tuple[Kind, str]:
    """Raises `NotFound` for what is no kind or no language of ours."""
    if kind not in Kind or language not in LANGUAGES:
        raise NotFound(
            "no_such_wording",
            vi="Không có mẫu thông báo này. Hãy chọn lại từ danh sách.",
            en="There is no such template. Choose one from the list.",
        )
    return Kind(kind), language


def _in_force(kind: Kind, language: str, row: StoredWording | None) -> Worded:
    if row is None:
        return Worded(0, shipped(language)[kind])
    own = Wording(row.subject, row.body, row.sms) if row.body else shipped(language)[kind]
    return Worded(row.version, own)
