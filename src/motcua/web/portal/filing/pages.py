"""Reads a draft into the page of one step."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.conf import settings
from django.forms import Form
from django.template.defaultfilters import filesizeformat
from django.utils.functional import Promise
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from motcua.catalogue.rules.content import Component, Fee
from motcua.catalogue.rules.online_levels import may_bring_later
from motcua.filing.models import Draft, OwnPaper
from motcua.filing.queries import papers_of
from motcua.filing.ready import Ready
from motcua.filing.rules.checks import Problem, place_of
from motcua.filing.rules.preparation import AUTHORITY, Capacity, KeptFile, PaperWay
from motcua.filing.rules.retention import kept_until
from motcua.filing.rules.steps import Step
from motcua.kernel.files.types import EXTENSIONS, NAMES
from motcua.organisation.actors import Actor
from motcua.web.portal.filing.form_step import form_context, summary_of
from motcua.web.portal.filing.step_forms import CAPACITIES, WAYS, CaseForm, PartyFields, ResultForm, WhoForm, tell
from motcua.web.portal.procedure_readings import NEEDS, quantity_of, read_fee
from motcua.web.statuses import Tag
from motcua.worktime.rules.schedule import in_vietnam

TITLES: dict[Step, str | Promise] = {
    Step.CASE: _("Trường hợp"),
    Step.WHO: _("Người nộp"),
    Step.FORM: _("Tờ khai"),
    Step.PAPERS: _("Giấy tờ"),
    Step.RESULT: _("Kết quả, phí"),
    Step.REVIEW: _("Xem lại, nộp"),
}


@dataclass(frozen=True, slots=True)
class StepLink:
    """A step in the list of steps. `state` is "done", "wrong" (seen, and something lacks) or "open"."""

    step: Step
    title: str | Promise
    state: str
    is_current: bool


@dataclass(frozen=True, slots=True)
class FileLine:
    """A file of the draft."""

    number: int
    name: str
    size: str
    is_own_paper: bool


@dataclass(frozen=True, slots=True)
class PaperBox:
    """A paper to hand in: its files, what else may be said of it, and what lacks. `number` names its fields."""

    number: int | str
    name: str
    need: Tag | None
    quantity: str
    templates: tuple[str, ...]
    files: tuple[FileLine, ...]
    way: str
    may_come_later: bool
    may_be_left_out: bool
    own: tuple[OwnPaper, ...]
    errors: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class StepPage:
    """What every step shows; `errors` of this step where they are to be told, `last_day` of keeping the draft."""

    draft: Draft
    ready: Ready
    step: Step
    title: str | Promise
    links: tuple[StepLink, ...]
    errors: tuple[Problem, ...]
    last_day: date


def read_page(draft: Draft, ready: Ready, step: Step, *, tells: bool) -> StepPage:
    """The frame of a step. Problems are told once the step was sent, not while it is new."""
    return StepPage(
        draft=draft,
        ready=ready,
        step=step,
        title=TITLES[step],
        links=tuple(read_link(ready, each, step) for each in ready.steps),
        errors=ready.problems_in(step) if tells else (),
        last_day=kept_until(in_vietnam(draft.changed_at).date()),
    )


def read_link(ready: Ready, step: Step, current: Step) -> StepLink:
    seen = step in ready.prepared.saved
    state = "open" if not seen else "wrong" if ready.problems_in(step) else "done"
    return StepLink(step, TITLES[step], state, step is current)


def case_context(page: StepPage, actor: Actor, on: date) -> dict[str, Any]:
    form = CaseForm(page.ready.matter, page.ready.prepared)
    tell(form, page.errors)
    return {"form": form, "conditions": page.ready.matter.content.conditions}


def who_context(page: StepPage, actor: Actor, on: date) -> dict[str, Any]:
    prepared, is_proven = page.ready.prepared, page.ready.is_proven
    who = WhoForm(prepared)
    applicant = PartyFields(prepared.applicant, "applicant", on, is_proven=is_proven, is_self=True)
    owner = PartyFields(prepared.owner, "owner", on)
    for form in (who, applicant, owner):
        tell(form, page.errors)
    return {"form": who, "applicant": applicant, "owner": owner, "forms": (who, applicant, owner)}


def papers_context(page: StepPage, actor: Actor, on: date) -> dict[str, Any]:
    return {
        "boxes": read_boxes(page, actor, on),
        "held": page.ready.matter.held_by_the_state(page.ready.prepared),
        "accept": ",".join(f".{extension}" for extension in EXTENSIONS),
        "types": NAMES,
        "limit": f"{settings.FILE_SIZE_LIMIT // 1_000_000} MB",
    }


def result_context(page: StepPage, actor: Actor, on: date) -> dict[str, Any]:
    form = ResultForm(page.ready.prepared)
    tell(form, page.errors)
    return {"form": form, "fees": read_fees(page.ready)}


def review_context(page: StepPage, actor: Actor, on: date) -> dict[str, Any]:
    prepared, matter = page.ready.prepared, page.ready.matter
    case = matter.content.case_named(prepared.case) if prepared.case else None
    return {
        "place": place_of(prepared, matter.asked(prepared)),
        "case": case.name if case else "",
        "groups": matter.chosen_groups(prepared),
        "capacity": CAPACITIES.get(prepared.capacity, ""),  # type: ignore[call-overload]
        "is_for_other": prepared.capacity in (Capacity.ORGANISATION, Capacity.OTHER),
        "receive": WAYS.get(prepared.receive, ""),  # type: ignore[call-overload]
        "boxes": read_boxes(page, actor, on),
        "fees": read_fees(page.ready),
        "sections": summary_of(page.draft, page.ready, on),
        "told": [(each.step, TITLES[each.step], each.message(get_language())) for each in page.ready.problems],
    }


CONTEXTS: dict[Step, Callable[[StepPage, Actor, date], dict[str, Any]]] = {
    Step.CASE: case_context,
    Step.WHO: who_context,
    Step.FORM: lambda page, actor, on: form_context(page.draft, page.ready, on, tells=bool(page.errors)),
    Step.PAPERS: papers_context,
    Step.RESULT: result_context,
    Step.REVIEW: review_context,
}


def read_boxes(page: StepPage, actor: Actor, on: date) -> tuple[PaperBox, ...]:
    """The papers of the check-list, then the authority of who files for another."""
    prepared, matter = page.ready.prepared, page.ready.matter
    place = place_of(prepared, matter.asked(prepared))
    later = place is not None and may_bring_later(place.level)
    own = tuple(papers_of(actor, usable_on=on)[:100])
    boxes = [read_box(page, number, paper, own, later=later) for number, paper in enumerate(matter.papers(prepared))]
    if prepared.capacity in (Capacity.ORGANISATION, Capacity.OTHER):
        boxes.append(authority_box(page, own))
    return tuple(boxes)


def read_box(page: StepPage, number: int, paper: Component, own: tuple[OwnPaper, ...], *, later: bool) -> PaperBox:
    prepared = page.ready.prepared
    return PaperBox(
        number=number,
        name=paper.name,
        need=NEEDS.get(paper.need),
        quantity=quantity_of(paper),
        templates=paper.files,
        files=tuple(read_file(each) for each in prepared.files_for(paper.name)),
        way=prepared.way_of(paper.name),
        may_come_later=later,
        may_be_left_out=paper.need.value == "if_any",
        own=own,
        errors=errors_at(page, paper.name),
    )


def authority_box(page: StepPage, own: tuple[OwnPaper, ...]) -> PaperBox:
    files = tuple(read_file(each) for each in page.ready.prepared.files_for(AUTHORITY))
    return PaperBox(
        "a",
        AUTHORITY,
        NEEDS[next(iter(NEEDS))],
        "",
        (),
        files,
        PaperWay.FILES,
        False,
        False,
        own,
        errors_at(page, AUTHORITY),
    )


def errors_at(page: StepPage, name: str) -> tuple[str, ...]:
    return tuple(each.message(get_language()) for each in page.errors if each.field == name)


def read_file(file: KeptFile) -> FileLine:
    return FileLine(file.number, file.name, filesizeformat(file.size), bool(file.own_paper))


def read_fees(ready: Ready) -> tuple[str, ...]:
    """The published fees in words; none where the source says nothing certain."""
    fees: tuple[Fee, ...] = ready.matter.fees(ready.prepared)
    return tuple(text for fee in fees if (text := read_fee(fee)))


def errors_of(forms: tuple[Form, ...]) -> bool:
    return any(form.errors for form in forms)
