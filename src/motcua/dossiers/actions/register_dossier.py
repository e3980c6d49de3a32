"""The citizen's part online: keep a draft, submit it (NĐ 61/2018 Art 16; national status 1)."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from motcua.dossiers import writer
from motcua.dossiers.access import draft_for
from motcua.dossiers.actions.accept_dossier import Application, done_before, reception_of
from motcua.dossiers.actions.carry_out import Done, by_of, carry_out, done_already, request_id_taken
from motcua.dossiers.offers import OfferBook
from motcua.dossiers.rules.lifecycle import NOTHING, decide
from motcua.dossiers.rules.lifecycle.accept import check_in_force
from motcua.dossiers.rules.lifecycle.register import SaveDraft, Submit
from motcua.dossiers.rules.lifecycle.registry import Context
from motcua.dossiers.rules.regimes import regime_on
from motcua.kernel.chain import GENESIS
from motcua.kernel.errors import Refused
from motcua.organisation.actors import Actor
from motcua.worktime.rules.schedule import in_vietnam


def save_draft(
    actor: Actor,
    application: Application,
    *,
    at: datetime,
    draft: int | None = None,
    request_id: UUID | None = None,
) -> Done:
    """Keep a new draft, or the next version of `draft`. Raises `Refused` for somebody who is not signed in."""
    if actor.account_id is None:
        raise Refused(
            "sign_in_first",
            vi="Hãy đăng nhập để lưu và nộp hồ sơ trực tuyến.",
            en="Sign in to keep and submit a dossier online.",
        )
    if request_id and draft is None and (done := done_before(actor, request_id)):
        return done
    at = in_vietnam(at)
    here = reception_of(application, at.date())
    offer = here.offer
    check_in_force(offer)
    command = SaveDraft(
        centre=offer.centre,
        agency=offer.agency,
        procedure=offer.procedure,
        case=offer.case,
        sector=offer.sector,
        citizen_account=actor.account_id,
        owner=application.owner,
        applicant=application.applicant,
        components=application.components,
        summary=application.summary or offer.procedure_name,
    )
    if draft is not None:
        return carry_out(actor, draft, command, at=at, request_id=request_id)
    context = Context(at, by_of(actor, None), here.schedule, regime_on(at.date()))
    events = decide(NOTHING, command, context)
    dossier_id = writer.new_dossier_ids(1)[0]
    try:
        with transaction.atomic():
            item = writer.Append(dossier_id, NOTHING, GENESIS, events, request_id)
            (change,) = writer.append([item], recorded_at=at)
    except writer.RequestRepeated as error:
        if request_id and (done := done_before(actor, request_id)):
            return done
        raise request_id_taken() from error
    return Done(dossier_id, change.after, events)


def submit_dossier(actor: Actor, draft: int, *, at: datetime, request_id: UUID | None = None) -> Done:
    """Send one's own draft to the one-stop. Raises `Refused` where that has closed since the draft was written."""
    if request_id and (done := done_already(actor, draft, request_id)):
        return done
    OfferBook().check_open(draft_for(actor, draft).state.centre, in_vietnam(at).date())
    return carry_out(actor, draft, Submit(), at=at, request_id=request_id)
