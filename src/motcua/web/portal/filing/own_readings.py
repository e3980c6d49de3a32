"""Reads one's own dossier into its page: where it stands, what is asked, the story, papers, money, messages, result."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime

from django.http import HttpRequest
from django.template.defaultfilters import filesizeformat
from django.urls import reverse

from motcua.dossiers.access import LoadedDossier
from motcua.dossiers.actions.carry_out import context_for
from motcua.dossiers.citizens_side import has_handed_in
from motcua.dossiers.files import may_open
from motcua.dossiers.rules.documents import GIVEN_OUT, Attachment, Part, result_of
from motcua.dossiers.rules.in_whose_name import organisation_of
from motcua.dossiers.rules.lifecycle import decide
from motcua.dossiers.rules.lifecycle.payment import PaymentRequested
from motcua.dossiers.rules.lifecycle.stop import Withdraw
from motcua.dossiers.rules.online_answer import answer_due
from motcua.dossiers.rules.state import ENDED, Party, Status
from motcua.dossiers.schedules import schedule_of
from motcua.filing.queries import messages_in, seal_of, unread_by_citizen
from motcua.kernel.errors import DomainError
from motcua.kernel.facts import By
from motcua.kernel.qr import qr_svg
from motcua.organisation.actors import Actor
from motcua.organisation.models import Post
from motcua.payments.queries import due_of
from motcua.surveys.access import check_can_rate
from motcua.web.desk.file_readings import PARTS
from motcua.web.desk.readings import read_due, read_names
from motcua.web.desk.view_models import DueDate
from motcua.web.portal.filing.citizen_words import Told, tell_story
from motcua.web.portal.payment.addresses import pay_address
from motcua.web.statuses import NATIONAL_STATUSES, Tag, timeliness_tag


@dataclass(frozen=True, slots=True)
class OwnFile:
    number: int
    name: str
    size: str
    about: str


@dataclass(frozen=True, slots=True)
class OwnResult:
    """The result's file once it was returned, and where anybody may see that it is authentic."""

    file: OwnFile
    digest: str
    address: str
    qr: str


@dataclass(frozen=True, slots=True)
class OwnMoney:
    due: int
    received: int
    owed: int
    pay_address: str
    is_to_come: bool
    asked: PaymentRequested | None


@dataclass(frozen=True, slots=True)
class OwnPage:
    """One's own dossier. `organisation`: the name of the one whose it is, `handed_in_by` who did for it, if another."""

    number: int
    code: str
    procedure_code: str
    procedure: str
    centre: str
    agency: str
    status: Tag
    timeliness: Tag | None
    submitted_at: datetime | None
    answer_by: datetime | None
    due: DueDate | None
    asked: tuple[str, ...]
    may_answer: bool
    may_withdraw: bool
    story: tuple[Told, ...]
    papers: tuple[tuple[str, str, tuple[OwnFile, ...]], ...]
    form_number: int
    money: OwnMoney | None
    messages: int
    has_unread: bool
    result: OwnResult | None
    decision: str
    may_rate: bool
    organisation: str
    handed_in_by: str


def read_own(request: HttpRequest, actor: Actor, loaded: LoadedDossier, now: datetime) -> OwnPage:
    """The page of a dossier that `access.own_dossier` has let the actor in to."""
    state, names = loaded.state, read_names(loaded)
    number = loaded.row.pk
    form = next((each.number for each in state.attachments if each.part is Part.FORM), 0)
    submitted = state.submitted_at if state.status is Status.REGISTERED else None
    return OwnPage(
        number=number,
        code=state.code,
        procedure_code=state.procedure,
        procedure=state.summary or state.procedure,
        centre=names.centre(state.centre),
        agency=names.agency(state.agency),
        status=NATIONAL_STATUSES[state.status],
        timeliness=timeliness_tag(state.status, state.due_at, state.finished_at, state.waiting_since, now.date()),
        submitted_at=state.submitted_at,
        answer_by=answer_due(submitted, schedule_of(loaded, None)) if submitted else None,
        due=read_due(loaded),
        asked=state.asked_items if state.status is Status.AWAITING_SUPPLEMENT else (),
        may_answer=state.status is Status.AWAITING_SUPPLEMENT,
        may_withdraw=has_handed_in(actor, state) and may_withdraw(loaded),
        story=tell_story(loaded.events, names, offices_of(loaded), actor.account_id),
        papers=tuple(read_papers(actor, loaded)),
        form_number=form,
        money=read_money(actor, loaded, now),
        messages=messages_in(number).count(),
        has_unread=bool(unread_by_citizen([number])),
        result=read_result(request, actor, loaded),
        decision=state.decision.number if state.decision and state.status in ENDED else "",
        may_rate=has_handed_in(actor, state) and may_rate(actor, loaded),
        organisation=state.owner.name if organisation_of(state) and state.owner else "",
        handed_in_by="" if has_handed_in(actor, state) else (state.applicant or state.owner or Party("")).name,
    )


def may_withdraw(loaded: LoadedDossier) -> bool:
    """Whether the applicant may still take it back: before a decision (`rules.lifecycle.stop`)."""
    state = loaded.state
    try:
        decide(state, Withdraw("…"), context_for(By("…"), loaded, state.last_at))  # type: ignore[arg-type]
    except DomainError:
        return False
    return True


def offices_of(loaded: LoadedDossier) -> Callable[[str], str]:
    """The name of the office behind a post's code, "" for the citizen's own acts. One query."""
    codes = {event.by.post for event in loaded.events if event.by.post}
    posts = Post.objects.filter(code__in=codes).select_related("centre", "agency")
    found = {post.code: post.centre.name if post.centre else post.agency.name if post.agency else "" for post in posts}
    return lambda code: found.get(code, "")


def read_papers(actor: Actor, loaded: LoadedDossier) -> Iterator[tuple[str, str, tuple[OwnFile, ...]]]:
    """Each paper with its note and files, then files under what they are; the form and the result stand elsewhere."""
    shown = [
        each for each in loaded.state.attachments if each.part is Part.INPUT and may_open(each, loaded.state, actor)
    ]
    names = [component.name for component in loaded.state.components]
    for component in loaded.state.components:
        files = tuple(read_file(each) for each in shown if each.component == component.name)
        yield component.name, component.note if not files else "", files
    for name in dict.fromkeys(each.component for each in shown if each.component not in names):
        yield name or str(PARTS[Part.INPUT]), "", tuple(read_file(each) for each in shown if each.component == name)


def read_file(each: Attachment) -> OwnFile:
    document = each.document
    return OwnFile(each.number, document.name, filesizeformat(document.size), str(PARTS[each.part]))


def read_money(actor: Actor, loaded: LoadedDossier, now: datetime) -> OwnMoney | None:
    """What is due, before acceptance what is published; None where there is nothing to pay and nothing was."""
    due = due_of(actor, loaded, now)
    if not due.lines and not due.paid and due.asked is None:
        return None
    can_pay = due.can_pay and not due.late
    return OwnMoney(
        due=sum(line.amount - line.reduced for line in due.lines),
        received=due.paid,
        owed=0 if due.is_over else due.total,
        pay_address=pay_address(loaded.state.code, loaded.row.pk) if can_pay or due.order else "",
        is_to_come=any(line.is_to_come for line in due.lines),
        asked=due.asked,
    )


def may_rate(actor: Actor, loaded: LoadedDossier) -> bool:
    """Whether the citizen may say now how it was: it has ended, and nobody has said so yet."""
    try:
        check_can_rate(actor, loaded)
    except DomainError:
        return False
    return bool(loaded.state.code)


def read_result(request: HttpRequest, actor: Actor, loaded: LoadedDossier) -> OwnResult | None:
    """The result's file, once it is the citizen's (`dossiers.files.may_open`)."""
    found = result_of(each for each in loaded.state.attachments if each.part in GIVEN_OUT)
    if found is None or not may_open(found, loaded.state, actor):
        return None
    token = seal_of(loaded.row.pk, found.number)
    address = request.build_absolute_uri(reverse("verify-result", args=[token])) if token else ""
    return OwnResult(read_file(found), found.document.digest, address, qr_svg(address) if address else "")
