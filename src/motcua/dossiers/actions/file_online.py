"""Filing online in one act: what the person has prepared becomes a dossier, whole or not at all (NĐ 61/2018 Art 16).

The story begins here. What is still being prepared is nobody's dossier and stands elsewhere (`filing`); so a draft that
was saved a hundred times leaves no hundred events, and a request that is sent twice makes one dossier: its number is
unique among events.
"""

from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction

from motcua.dossiers import policies, writer
from motcua.dossiers.actions.accept_dossier import Application, done_before, reception_of
from motcua.dossiers.actions.carry_out import Done, by_of, request_id_taken
from motcua.dossiers.files import check_kept
from motcua.dossiers.rules.lifecycle import NOTHING, decide, fold
from motcua.dossiers.rules.lifecycle.accept import check_in_force
from motcua.dossiers.rules.lifecycle.attach import AttachFiles, Paper
from motcua.dossiers.rules.lifecycle.fill_form import FillForm
from motcua.dossiers.rules.lifecycle.register import SaveDraft, Submit
from motcua.dossiers.rules.lifecycle.registry import Context
from motcua.dossiers.rules.regimes import regime_on
from motcua.kernel.chain import GENESIS
from motcua.kernel.facts import Event
from motcua.organisation.actors import Actor
from motcua.worktime.rules.schedule import in_vietnam


@dataclass(frozen=True, slots=True)
class Filing:
    """What is handed in besides the application itself.

    `authority`: on which paper the representative acts for the owner. `receive`: "electronic", "counter" or "post", the
    last with its address. `organisation`: the tax code of the one in whose name it is handed in, "" for oneself.
    """

    papers: tuple[Paper, ...] = ()
    form: FillForm | None = None
    authority: str = ""
    receive: str = ""
    receive_address: str = ""
    organisation: str = ""


def file_online(actor: Actor, application: Application, filing: Filing, *, at: datetime, request_id: UUID) -> Done:
    """Make a dossier of it, submitted at the instant `at`; the same request again gives the dossier made before.

    Raises `Refused` or `Invalid`: not signed in, not in force, the one-stop closed, a file that is not kept.
    """
    if done := done_before(actor, request_id):
        return done
    at = in_vietnam(at)
    here = reception_of(application, at.date())
    check_in_force(here.offer)
    draft = SaveDraft(
        centre=here.offer.centre,
        agency=here.offer.agency,
        procedure=here.offer.procedure,
        case=here.offer.case,
        sector=here.offer.sector,
        citizen_account=actor.account_id,
        owner=application.owner,
        applicant=application.applicant,
        components=application.components,
        summary=application.summary or here.offer.procedure_name,
        representative=application.representative,
        authority=filing.authority,
        receive=filing.receive,
        receive_address=filing.receive_address,
        competent_centre=application.competent_centre,
        organisation=filing.organisation,
    )
    context = Context(at, by_of(actor, None), here.schedule, regime_on(at.date()))
    events = decide_all(actor, commands_of(draft, filing), context, here.centre_id)
    try:
        with transaction.atomic():
            item = writer.Append(writer.new_dossier_ids(1)[0], NOTHING, GENESIS, events, request_id)
            (change,) = writer.append([item], recorded_at=at)
    except writer.RequestRepeated as error:
        if done := done_before(actor, request_id):
            return done
        raise request_id_taken() from error
    return Done(item.dossier_id, change.after, events)


def commands_of(draft: SaveDraft, filing: Filing) -> list[Any]:
    """The acts of one filing, in their order."""
    attach = [AttachFiles(filing.papers)] if filing.papers else []
    form = [filing.form] if filing.form else []
    return [draft, *attach, *form, Submit()]


def decide_all(actor: Actor, commands: list[Any], context: Context, centre_id: int) -> tuple[Event, ...]:
    """The events of all `commands`, each decided after those before it; writes nothing."""
    state = replace(NOTHING, citizen_account=actor.account_id)
    events: list[Event] = []
    for command in commands:
        policies.check_may(actor, command, state, centre_id)
        check_kept(command)
        decided = decide(state, command, context)
        state = fold(decided, state)
        events += decided
    return tuple(events)
