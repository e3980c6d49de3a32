"""Who gets a petition, and who never: not the person that it is about, nor a unit below that person.

About the head of a district's one-stop: neither that one-stop nor the communes below it may have it; the province takes
it. About a unit as a whole, or about somebody there whom nobody has made out yet, the same. About an officer who heads
nothing, the head of the unit handles it; the officer sees it nowhere. The control unit of the province has nobody above
it here (NĐ 20/2008/NĐ-CP puts it under the people's committee, not under the one-stop's head), so it is never barred
as a unit.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from motcua.kernel.errors import Refused
from motcua.petitions.rules.facts import About, Desk, Kind, Place, Received

type Staffed = Mapping[Place, frozenset[int]]
"""Desks and the accounts that hold a post at them."""


def is_about_whole_unit(kind: Kind, about: About) -> bool:
    """Whether the unit itself, or who heads it, is complained of."""
    return kind is Kind.CONDUCT and bool(about.centre) and (about.heads or not about.accounts)


def still_kept_out(about: About, received: Received | None) -> About:
    """What it is classified as being about; where that names nobody, who the sender named does not see it all the
    same, and the unit as a whole is complained of as it would be."""
    if about.person.strip() or received is None or not received.about.accounts:
        return about
    return replace(about, accounts=received.about.accounts, heads=bool(about.centre))


def is_barred(kind: Kind, about: About, place: Place, chain: Sequence[str]) -> bool:
    """Whether the desk may never have it. `chain`: the place's one-stop and those above it, the nearest first; the last
    is the province's."""
    if not is_about_whole_unit(kind, about):
        return False
    if place.desk is Desk.CONTROL and place.centre == chain[-1]:
        return False
    return about.centre in chain


def has_others(about: About, place: Place, staffed: Staffed) -> bool:
    """Whether somebody is at the desk whom it is not about."""
    return bool(staffed.get(place, frozenset()) - set(about.accounts))


def receiver(kind: Kind, about: About, chain: Sequence[str], staffed: Staffed) -> Place:
    """Where a petition goes first: the nearest control desk from where it came up that may have it and has somebody.

    At the top, if control itself is complained of, the head; where nobody is left, it waits at the province's control.
    """
    top = chain[-1]
    for place in (*(Place(code, Desk.CONTROL) for code in chain), Place(top, Desk.HANDLING)):
        above = chain[list(chain).index(place.centre) :]
        if has_others(about, place, staffed) and not is_barred(kind, about, place, above):
            return place
    return Place(top, Desk.CONTROL)


def check_may_have(kind: Kind, about: About, place: Place, chain: Sequence[str], staffed: Staffed) -> None:
    """Raises `Refused` (`handler_is_subject`, naming who takes it instead; `desk_empty`)."""
    if is_barred(kind, about, place, chain):
        raise Refused(
            "handler_is_subject",
            vi="Không chuyển được: nơi này là nơi bị phản ánh, hoặc dưới quyền người bị phản ánh. Hãy chuyển lên cấp "
            "trên của nơi bị phản ánh.",
            en="It cannot go there: this is the place that it is about, or it is under the person that it is about. "
            "Transfer it to the level above.",
            field="place",
        )
    if not has_others(about, place, staffed):
        raise Refused(
            "desk_empty",
            vi="Nơi này không có ai xử lý được phản ánh này, ngoài chính người bị phản ánh. Hãy chọn nơi khác.",
            en="Nobody there could handle this petition but who it is about. Choose another place.",
            field="place",
        )
