"""Where to go with a dossier that is another one-stop's (NĐ 61/2018 Art 18.3; NĐ 118/2025 Art 14).

A procedure is offered at many one-stops, each competent for its own unit. At the counter of one of them a dossier is
its own unless another is named; elsewhere it must be said whose it is.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from motcua.kernel.errors import Refused

TOLD = 5
"""So many one-stops are told by name in a sentence; the details have the codes of all."""


@dataclass(frozen=True, slots=True)
class Place:
    """A one-stop: its code, and how people call it."""

    code: str
    name: str


def not_competent(place: Place, procedure: str, offering: Sequence[Place], field: str) -> Refused:
    """The refusal of a one-stop that does not offer the procedure that day, naming those that do."""
    vi, en = told(offering)
    return Refused(
        "not_competent",
        vi=f"{place.name} ({place.code}) không được giao thủ tục {procedure}. Hãy chọn nơi có thẩm quyền: {vi}.",
        en=f"{place.name} ({place.code}) is not charged with procedure {procedure}. Choose a competent place: {en}.",
        field=field,
        centres=[each.code for each in offering],
    )


def competent_centre_needed(procedure: str, offering: Sequence[Place]) -> Refused:
    """The refusal where nobody has said which of several one-stops must handle the dossier."""
    vi, en = told(offering)
    return Refused(
        "competent_centre_needed",
        vi=f"Nơi này không được giao thủ tục {procedure}; nhiều nơi khác được giao: {vi}. "
        "Hãy chọn nơi có thẩm quyền giải quyết, hoặc hướng dẫn người nộp đến đó.",
        en=f"Procedure {procedure} is not this one-stop's; several others are charged with it: {en}. "
        "Choose the one that is competent, or guide the applicant there.",
        field="competent_centre",
        centres=[each.code for each in offering],
    )


def offered_nowhere(procedure: str, field: str = "procedure") -> Refused:
    """The refusal of a procedure that no one-stop is charged with that day."""
    return Refused(
        "offered_nowhere",
        vi=f"Ngày này chưa nơi nào được giao tiếp nhận thủ tục {procedure}. Hãy hỏi quản trị danh mục.",
        en=f"No one-stop is charged with procedure {procedure} that day. Ask whoever keeps the catalogue.",
        field=field,
    )


def told(places: Sequence[Place]) -> tuple[str, str]:
    """Some of the places by name and code, and how many there are besides; in Vietnamese and in English."""
    names = ", ".join(f"{each.name} ({each.code})" for each in places[:TOLD])
    more = len(places) - TOLD
    return (f"{names} và {more} nơi khác", f"{names} and {more} others") if more > 0 else (names, names)
