"""Finding a dossier from the desk: by what was typed, among those that the officer may see, by an index each time."""

from collections.abc import Iterator, Sequence
from datetime import date

from django.db.models import F, Q, QuerySet
from django.db.models.functions import Collate

from motcua.dossiers import directory
from motcua.dossiers.models import Dossier
from motcua.dossiers.queries import visible_to
from motcua.dossiers.rules.codes import CodeRegime, format_code
from motcua.dossiers.rules.search_terms import (
    Identity,
    NameBegins,
    NumberOfDay,
    ProcedureCode,
    Term,
    WholeCode,
    read_term,
)
from motcua.dossiers.worklists.desk import Desk
from motcua.dossiers.worklists.pages import Page, merged, unreadable_key
from motcua.kernel.errors import Invalid
from motcua.kernel.text import prefix_end
from motcua.organisation.actors import Actor
from motcua.organisation.models import Agency

type Arm = QuerySet[Dossier]


def search(actor: Actor, desk: Desk, text: str, *, today: date, after: str, size: int) -> Page:
    """A page of the dossiers that `actor` may see and that `text` names, after the key `after`.

    By name in the order of names, any other the newest first. Raises `Invalid` for what is too short, and for a forged
    key.
    """
    term = read_term(text)
    if isinstance(term, NameBegins):
        return _by_name(actor, desk, term.folded, after, size)
    arms = list(_arms(actor, desk, term, today))
    if not arms:
        return Page((), "")
    if after:
        arms = [arm.filter(pk__lt=_number(after)) for arm in arms]
    numbers = [number for (number,) in merged(arms, ("-pk",), size + 1)]
    return Page(tuple(numbers[:size]), str(numbers[size - 1]) if len(numbers) > size else "")


def _arms(actor: Actor, desk: Desk, term: Term, today: date) -> Iterator[Arm]:
    visible = visible_to(actor)
    match term:
        case WholeCode(code=code):
            yield visible.filter(code=code)
        case NumberOfDay(day=day, number=number):
            yield visible.filter(code__in=codes_of(desk, day or today, number))
        case Identity(number=number):
            yield visible.filter(owner_identity=number)
            yield visible.filter(
                ~Q(applicant_identity=""), ~Q(applicant_identity=F("owner_identity")), applicant_identity=number
            )
        case ProcedureCode(code=code):
            procedure = procedure_number(code)
            if procedure is None:
                return
            if actor.sees_all or not desk.centres:
                yield visible.filter(procedure=procedure)
            for centre in desk.centres if not actor.sees_all else ():
                yield visible.filter(procedure=procedure, centre=centre)


def procedure_number(code: str) -> int | None:
    """The row number of the procedure: named by it, the newest of even a rare one lie together in an index, where a
    search by its code would look through every dossier until a page is full.
    """
    try:
        return directory.procedures.number(code)
    except Invalid:
        return None


def codes_of(desk: Desk, day: date, number: int) -> list[str]:
    """The codes that the agencies of the desk's centres can have given to the dossier of that number on that day."""
    numbering = Agency.objects.filter(Q(centres__in=desk.centres) | Q(code_2020__in=desk.agencies))
    found = set()
    for old, new in numbering.values_list("code_2018", "code_2020"):
        for regime in CodeRegime:
            try:
                found.add(format_code(old, new, day, number, regime))
            except Invalid:
                continue  # no code in that order
    return sorted(found)


def _by_name(actor: Actor, desk: Desk, folded: str, after: str, size: int) -> Page:
    """By the owner's name and then by number; each centre's dossiers lie in that order in an index."""
    arms = [_named(arm, folded, after) for arm in _places(actor, desk)]
    rows = merged(arms, ("name", "pk"), size + 1)
    shown = rows[:size]
    return Page(tuple(number for _, number in shown), _name_key(shown[-1]) if len(rows) > size else "")


def _places(actor: Actor, desk: Desk) -> Iterator[Arm]:
    visible = visible_to(actor)
    if actor.sees_all or not desk.centres or desk.agencies:
        yield visible
        return
    for centre in desk.centres:
        yield visible.filter(centre=centre)
        yield visible.filter(~Q(received_centre=F("centre")), received_centre=centre)
    yield visible.filter(~Q(asked_agencies=[]), asked_agencies__overlap=list(desk.asked))


def _named(arm: Arm, folded: str, after: str) -> Arm:
    arm = arm.annotate(name=Collate("owner_folded", "C"))
    end = prefix_end(folded)
    arm = arm.filter(name__gte=folded, **({"name__lt": end} if end else {}))
    if not after:
        return arm
    name, number = _name_and_number(after)
    return arm.filter(Q(name__gte=name) & (Q(name__gt=name) | Q(pk__gt=number)))


def _name_key(row: Sequence[object]) -> str:
    return f"{row[1]}-{row[0]}"


def _name_and_number(after: str) -> tuple[str, int]:
    number, _, name = after.partition("-")
    return name, _number(number)


def _number(text: str) -> int:
    if text.isascii() and text.isdigit() and len(text) <= 18:
        return int(text)
    raise unreadable_key()
