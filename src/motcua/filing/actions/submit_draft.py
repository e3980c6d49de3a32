"""Submitting: all problems at once, else one dossier, however often the request comes (NĐ 61/2018 Art 16, 17.2)."""

from dataclasses import dataclass
from datetime import datetime
from io import BytesIO
from uuid import UUID

from django.db import transaction

from motcua.catalogue.rules.content import Channel
from motcua.dossiers.actions.accept_dossier import Application
from motcua.dossiers.actions.file_online import Filing, file_online
from motcua.dossiers.rules.documents import Document
from motcua.dossiers.rules.lifecycle.fill_form import FillForm
from motcua.filing.access import account_of, draft_of
from motcua.filing.actions.change_consent import give_consent
from motcua.filing.e_forms import FilledForm
from motcua.filing.ready import Ready, look_at
from motcua.filing.rules.application import components_of, organisation_for, papers_of, parties_of
from motcua.filing.rules.checks import Problem
from motcua.kernel import chain
from motcua.kernel.errors import Refused
from motcua.kernel.files import store
from motcua.organisation.actors import Actor
from motcua.people.queries import hold_account
from motcua.people.rules.assurance import check_may_submit
from motcua.worktime.rules.schedule import in_vietnam


@dataclass(frozen=True, slots=True)
class Submitted:
    """The dossier's number; `is_new` where this very request made it."""

    dossier_id: int
    is_new: bool


class NotReady(Refused):
    """What stands against submission, all of it."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        super().__init__(
            "not_ready",
            vi="Hồ sơ còn chỗ cần sửa. Hãy xem danh sách, sửa từng mục rồi nộp lại; mọi nội dung đã nhập vẫn giữ.",
            en="Something is still missing. See the list, mend each item and submit again; all you typed is kept.",
        )
        self.problems = problems


def submit_draft(actor: Actor, key: UUID, *, at: datetime, is_training: bool) -> Submitted:
    """Make a dossier of the actor's draft, once. Repeating the call gives the same dossier.

    Raises `NotFound`, `NotReady`, and `Refused`: an account that may not submit, nobody takes it online any more.
    """
    at = in_vietnam(at)
    with transaction.atomic():
        hold_account(account_of(actor))  # whoever merges it with another waits here, and moves this dossier too
        draft = draft_of(actor, key, for_update=True)  # a second request waits here, and finds the dossier
        if draft.dossier_id is not None:
            return Submitted(draft.dossier_id, is_new=False)
        ready = look_at(draft, at.date())
        check_may_submit(ready.citizen, at.date(), is_training=is_training)
        if ready.problems:
            raise NotReady(ready.problems)
        application, filing = what_is_filed(ready, at)
        done = file_online(actor, application, filing, at=at, request_id=draft.key)
        if ready.prepared.keep_result:
            give_consent(actor, at=at)
        draft.dossier_id, draft.content, draft.changed_at = done.dossier_id, {}, at
        draft.save(update_fields=["dossier", "content", "changed_at"])
    return Submitted(done.dossier_id, is_new=bool(done.events))


def what_is_filed(ready: Ready, at: datetime) -> tuple[Application, Filing]:
    """The application and what comes with it, in the words of the dossier."""
    prepared, matter, on = ready.prepared, ready.matter, at.date()
    owner, applicant, representative = parties_of(prepared, on)
    components = components_of(prepared, matter.papers(prepared))
    application = Application(
        centre=prepared.centre,
        competent_centre=prepared.competent,
        procedure=matter.code,
        channel=Channel.ONLINE,
        owner=owner,
        applicant=applicant,
        representative=representative,
        case=prepared.case,
        groups=prepared.groups,
        components=components,
        summary=matter.name,
    )
    filing = Filing(
        papers=papers_of(prepared, components),
        form=kept_form(ready.form) if ready.form else None,
        authority=prepared.authority if representative else "",
        receive=prepared.receive,
        receive_address=prepared.receive_address if prepared.receive == "post" else "",
        organisation=organisation_for(prepared, owner, ready.citizen, ready.represented),
    )
    return application, filing


def kept_form(form: FilledForm) -> FillForm:
    """The answers as a document in the store, and the command that names it."""
    content = chain.canonical(form.answers)
    document = Document(store.keep(BytesIO(content)), form.file_name, len(content), "application/json")
    return FillForm(document, form.definition.code, form.definition.version)
