"""Accepting a dossier: at the counter or by post in one act, or one that was submitted online (NĐ 61/2018 Art 17)."""

from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import NoReturn, cast
from uuid import UUID

from django.db import transaction

from motcua.catalogue.rules.content import Channel
from motcua.dossiers import policies, writer
from motcua.dossiers.access import draft_for, load
from motcua.dossiers.actions.carry_out import Done, by_of, just_acted, request_id_taken
from motcua.dossiers.models import Dossier, DossierEvent
from motcua.dossiers.numbering import take_numbers
from motcua.dossiers.offers import OfferBook
from motcua.dossiers.rules.codes import CodeRegime, format_code
from motcua.dossiers.rules.codes import regime_on as code_regime_on
from motcua.dossiers.rules.events import Event
from motcua.dossiers.rules.lifecycle import NOTHING, decide
from motcua.dossiers.rules.lifecycle.accept import Accept, Accepted
from motcua.dossiers.rules.lifecycle.registry import Context
from motcua.dossiers.rules.regimes import regime_on
from motcua.dossiers.rules.state import Component, Party
from motcua.kernel.chain import GENESIS
from motcua.organisation.actors import Actor
from motcua.worktime.rules.schedule import in_vietnam
from motcua.worktime.rules.terms import Term


@dataclass(frozen=True, slots=True)
class Application:
    """What is handed in: for which procedure (code), case and centre (code), by whom, with which papers.

    `groups`: which of the procedure's optional groups of papers apply (their headings).
    """

    centre: str
    procedure: str
    channel: Channel
    owner: Party
    case: str = ""
    applicant: Party | None = None
    representative: Party | None = None
    components: tuple[Component, ...] = ()
    groups: tuple[str, ...] = ()
    summary: str = ""
    sets: int = 1
    promised_term: Term | None = None
    promised_ground: str = ""


def accept_dossier(
    actor: Actor,
    application: Application,
    *,
    at: datetime,
    registered: int | None = None,
    request_id: UUID | None = None,
) -> Done:
    """Accept `application` at the instant `at`; `registered` is the number of the online dossier that it completes.

    Gives code and due date. Repeating the call with the same `request_id` returns the dossier accepted before. Raises
    `Refused` or `Invalid` with what to do next, `Conflict` when a colleague has just acted on the registered dossier.
    """
    at = in_vietnam(at)
    if request_id and (done := done_before(actor, request_id)):
        return done
    loaded = draft_for(actor, registered) if registered is not None else None
    state = loaded.state if loaded else NOTHING
    book = OfferBook()
    command = command_of(application, book, at.date())
    post = policies.check_may(actor, command, state, book.centre(state.centre or application.centre).pk)
    context = Context(at, by_of(actor, post), book.schedule(application.centre, at.date()), regime_on(at.date()))
    events = decide(state, command, context)
    dossier_id = loaded.row.pk if loaded else writer.new_dossier_ids(1)[0]
    try:
        with transaction.atomic():
            numbered = number_events(events, book, application.centre, at.date())
            head = loaded.head if loaded else GENESIS
            item = writer.Append(dossier_id, state, head, numbered, request_id)
            (change,) = writer.append([item], recorded_at=at)
    except writer.RequestRepeated:
        return done_before(actor, cast(UUID, request_id)) or refuse_foreign_request()
    except writer.ActedMeanwhile as error:
        raise just_acted(draft_for(actor, dossier_id)) from error
    return Done(dossier_id, change.after, numbered)


def command_of(application: Application, book: OfferBook, on: date) -> Accept:
    """The command for the rules: the application with what the catalogue says of it. The code comes last."""
    return Accept(
        code="",
        offer=book.offer(
            application.centre, application.procedure, application.case, application.channel, on, application.groups
        ),
        channel=application.channel,
        owner=application.owner,
        applicant=application.applicant,
        representative=application.representative,
        components=application.components,
        summary=application.summary,
        sets=application.sets,
        promised_term=application.promised_term,
        promised_ground=application.promised_ground,
    )


def number_events(events: tuple[Event, ...], book: OfferBook, centre: str, day: date) -> tuple[Event, ...]:
    """The events with a fresh code in the acceptance. Taken last, because it locks the agency's counter."""
    agency = book.centre(centre).agency
    regime = code_regime_on(day)
    prefix = agency.code_2018 if regime is CodeRegime.TT_01_2018 else agency.code_2020
    (number,) = take_numbers(prefix, day)
    code = format_code(agency.code_2018, agency.code_2020, day, number, regime)
    return tuple(
        replace(event, fact=replace(event.fact, code=code)) if isinstance(event.fact, Accepted) else event
        for event in events
    )


def done_before(actor: Actor, request_id: UUID) -> Done | None:
    """What this actor's request led to when it was first carried out, or None."""
    event = DossierEvent.objects.filter(request_id=request_id).first()
    if event is None or event.actor_account != actor.account_id or event.kind not in ("accepted", "drafted"):
        return None
    loaded = load(Dossier.objects.get(pk=event.dossier_id))
    return Done(loaded.row.pk, loaded.state, ())


def refuse_foreign_request() -> NoReturn:
    """Somebody else's request, or one for something else, carries the same number."""
    raise request_id_taken()
