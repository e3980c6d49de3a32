"""The citizen's part online: keep a draft, submit it (NĐ 61/2018 Art 16; national status 1)."""

from datetime import datetime
from typing import cast
from uuid import UUID

from django.db import transaction

from motcua.dossiers import writer
from motcua.dossiers.actions.accept_dossier import Application, done_before, refuse_foreign_request
from motcua.dossiers.actions.carry_out import Done, by_of, carry_out
from motcua.dossiers.offers import OfferBook
from motcua.dossiers.rules.lifecycle import NOTHING, decide
from motcua.dossiers.rules.lifecycle.accept import check_in_force
from motcua.dossiers.rules.lifecycle.register import SaveDraft, Submit
from motcua.dossiers.rules.lifecycle.registry import Context
from motcua.dossiers.rules.regimes import regime_on
from motcua.kernel.chain import GENESIS
from motcua.kernel.errors import Refused
from motcua.organisation.actors import Actor


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
    book = OfferBook()
    offer = book.offer(application.centre, application.procedure, application.case, application.channel, at.date())
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
    context = Context(at, by_of(actor, None), book.schedule(application.centre, at.date()), regime_on(at.date()))
    events = decide(NOTHING, command, context)
    dossier_id = writer.new_dossier_ids(1)[0]
    try:
        with transaction.atomic():
            item = writer.Append(dossier_id, NOTHING, GENESIS, events, request_id)
            (change,) = writer.append([item], recorded_at=at)
    except writer.RequestRepeated:
        return done_before(actor, cast(UUID, request_id)) or refuse_foreign_request()
    return Done(dossier_id, change.after, events)


def submit_dossier(actor: Actor, draft: int, *, at: datetime, request_id: UUID | None = None) -> Done:
    """Send one's own draft to the one-stop."""
    return carry_out(actor, draft, Submit(), at=at, request_id=request_id)
