"""Accepting a dossier: at the counter or by post in one act, or one that was submitted online (NĐ 61/2018 Art 17)."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from uuid import UUID

from django.db import transaction

from motcua.catalogue.rules.content import Channel
from motcua.dossiers import directory, policies, writer
from motcua.dossiers.access import LoadedDossier, draft_for, load
from motcua.dossiers.actions.carry_out import Done, by_of, just_acted, request_id_taken
from motcua.dossiers.models import Dossier, DossierEvent
from motcua.dossiers.numbering import Series, take_numbers
from motcua.dossiers.reception import Reception, reception
from motcua.dossiers.rules.codes import CodeRegime, format_code
from motcua.dossiers.rules.codes import regime_on as code_regime_on
from motcua.dossiers.rules.lifecycle import NOTHING, decide
from motcua.dossiers.rules.lifecycle.accept import Accept, Accepted, Offer
from motcua.dossiers.rules.lifecycle.registry import Context
from motcua.dossiers.rules.regimes import regime_on
from motcua.dossiers.rules.state import Component, Party
from motcua.dossiers.sharing import Shared
from motcua.kernel.chain import GENESIS
from motcua.kernel.database import prepared
from motcua.kernel.errors import DomainError
from motcua.kernel.facts import Event
from motcua.organisation.actors import Actor
from motcua.worktime.rules.schedule import in_vietnam
from motcua.worktime.rules.terms import Term


@dataclass(frozen=True, slots=True)
class Application:
    """What is handed in: for which procedure (code), case and centre (code), by whom, with which papers.

    `competent_centre`: the one-stop (code) that must handle it, where it is not `centre` (NĐ 118/2025 Art 14).
    `groups`: which of the procedure's groups of papers apply (their headings); ("",) says that none does.
    """

    centre: str
    procedure: str
    channel: Channel
    owner: Party
    case: str = ""
    competent_centre: str = ""
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
    try:
        return _accept(actor, application, at, registered, request_id)
    except (DomainError, writer.RequestRepeated) as error:
        # Asked only now: whatever is a repetition fails, at the latest on the request's number.
        if request_id and (done := done_before(actor, request_id)):
            return done
        if isinstance(error, writer.RequestRepeated):
            raise request_id_taken() from error
        raise


def _accept(
    actor: Actor, application: Application, at: datetime, registered: int | None, request_id: UUID | None
) -> Done:
    acceptance = decide_acceptance(actor, application, at, registered, request_id)
    try:
        return shared.write(acceptance)
    except writer.ActedMeanwhile as error:
        if registered is None:
            raise
        raise just_acted(draft_for(actor, registered)) from error


@dataclass(frozen=True, slots=True)
class Acceptance:
    """What the rules have decided, still without a code: events that follow those of `loaded` (None: a new dossier)."""

    loaded: LoadedDossier | None
    events: tuple[Event, ...]
    here: Reception
    at: datetime
    request_id: UUID | None


def decide_acceptance(
    actor: Actor, application: Application, at: datetime, registered: int | None, request_id: UUID | None
) -> Acceptance:
    """What the law and the rules say of `application`; writes nothing. Raises what they refuse."""
    loaded = draft_for(actor, registered) if registered is not None else None
    state = loaded.state if loaded else NOTHING
    here = reception_of(application, at.date())
    command = command_of(application, here.offer)
    centre_id = directory.centres.number(state.centre) if state.centre else here.centre_id
    post = policies.check_may(actor, command, state, centre_id)
    events = decide(state, command, Context(at, by_of(actor, post), here.schedule, regime_on(at.date())))
    return Acceptance(loaded, events, here, at, request_id)


def write_acceptances(acceptances: Sequence[Acceptance]) -> list[Done]:
    """Number and append them in one transaction. The counters come last before writing, because they are locked."""
    with transaction.atomic(), prepared.pipeline():
        wanted = [series_of(each) for each in acceptances]
        numbers, ids = take_numbers(wanted, sum(each.loaded is None for each in acceptances))
        fresh = iter(ids)
        appends = [
            writer.Append(
                each.loaded.row.pk if each.loaded else next(fresh),
                each.loaded.state if each.loaded else NOTHING,
                each.loaded.head if each.loaded else GENESIS,
                with_code(each, number),
                each.request_id,
            )
            for each, number in zip(acceptances, numbers, strict=True)
        ]
        changes = writer.append(appends, recorded_at=max(each.at for each in acceptances))
    return [Done(item.dossier_id, change.after, item.events) for item, change in zip(appends, changes, strict=True)]


shared = Shared(write_acceptances)


def series_of(acceptance: Acceptance) -> Series:
    """The agency as it stands in the code, and the day: what the dossier is numbered in."""
    here, day = acceptance.here, acceptance.at.date()
    return here.code_2018 if code_regime_on(day) is CodeRegime.TT_01_2018 else here.code_2020, day


def with_code(acceptance: Acceptance, number: int) -> tuple[Event, ...]:
    """The events with the code of that number in the acceptance."""
    here, day = acceptance.here, acceptance.at.date()
    code = format_code(here.code_2018, here.code_2020, day, number, code_regime_on(day))
    return tuple(
        replace(event, fact=replace(event.fact, code=code)) if isinstance(event.fact, Accepted) else event
        for event in acceptance.events
    )


def reception_of(application: Application, on: date) -> Reception:
    """What the catalogue and the organisation say of the application on that day."""
    return reception(
        application.centre,
        application.procedure,
        application.case,
        application.channel,
        on,
        application.groups,
        application.competent_centre,
    )


def command_of(application: Application, offer: Offer) -> Accept:
    """The command for the rules: the application with what the catalogue says of it. The code comes last."""
    return Accept(
        code="",
        offer=offer,
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


def done_before(actor: Actor, request_id: UUID) -> Done | None:
    """What this actor's request led to when it was first carried out, or None."""
    event = DossierEvent.objects.filter(request_id=request_id).first()
    if event is None or event.actor_account != actor.account_id or event.kind not in ("accepted", "drafted"):
        return None
    loaded = load(Dossier.objects.get(pk=event.dossier_id))
    return Done(loaded.row.pk, loaded.state, ())
