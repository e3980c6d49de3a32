"""Plans, proposals, approval, savings and form 04."""

from collections.abc import Iterable
from datetime import date
from fractions import Fraction
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_safe

from motcua.catalogue.models import Procedure
from motcua.kernel import clock
from motcua.kernel.numbers import whole
from motcua.organisation.actors import Actor
from motcua.organisation.models import ServiceCentre
from motcua.organisation.rules.posts import Role
from motcua.reviews import policies
from motcua.reviews.access import LoadedPlan, plan_for
from motcua.reviews.actions import carry_out
from motcua.reviews.actions.open_plan import open_plan
from motcua.reviews.policies import check_may_look, no_such_page
from motcua.reviews.queries import plans
from motcua.reviews.rules.review import Item, Outcome, Standing
from motcua.reviews.rules.savings import Savings, cost_of, days_of, papers_of, savings_of
from motcua.web.actor import actor_of
from motcua.web.csv_answer import csv_answer
from motcua.web.forms import answer_status
from motcua.web.reform.reviews.forms import AddForm, ApproveForm, PlanForm, ProposalForm, ReturnForm, SendForm
from motcua.web.reform.reviews.words import ACTIVITIES, CRITERIA, OUTCOMES, STANDINGS, UNITS
from motcua.web.reform.tables import Cell, Table, name, number, table
from motcua.web.templatetags.display import day, dong, percent
from motcua.worktime.rules.terms import TermUnit

LISTED = 50


@require_http_methods(["GET", "HEAD", "POST"])
def reviews(request: HttpRequest) -> HttpResponse:
    """The reviews of the actor's one-stops; who controls procedures there opens another."""
    actor = actor_of(request)
    check_may_look(actor)
    centre = _written_for(actor)
    form = PlanForm(request.POST if request.method == "POST" else None, first={"year": clock.now().year})
    if form.is_bound and centre is None:
        raise no_such_page()
    if form.is_bound and form.is_valid() and centre is not None:
        opened: list[UUID] = []
        if form.does(lambda: opened.append(open_plan(actor, centre, **form.cleaned_data, at=clock.now()))):
            return redirect("review-plan", opened[0])
    context = {"table": _listed(actor), "form": form, "may_write": centre is not None, "centre": centre}
    return render(request, "reform/reviews/plans.html", context, status=answer_status(form))


def _written_for(actor: Actor) -> ServiceCentre | None:
    held = [post.centre_id for post in actor.posts if Role.CONTROLLER in post.roles and post.centre_id]
    return ServiceCentre.objects.filter(pk__in=held).order_by("code").first()


def _listed(actor: Actor) -> Table:
    found: Iterable[Any] = plans(actor)[:LISTED]  # with the counts that the query adds
    rows = [
        [
            name(row.title, reverse("review-plan", args=[row.pk])),
            number(str(row.year)),
            name(row.centre.name),
            Cell(_sent(row.sent_on, row.days_late)),
            number(f"{row.approved} / {row.number}"),
        ]
        for row in found
    ]
    headings = [gettext("Kế hoạch"), gettext("Năm"), gettext("Nơi rà soát"), gettext("Gửi"), gettext("Đã phê duyệt")]
    return table(gettext("Kế hoạch rà soát"), headings, rows)


def _sent(on: Any, days_late: int) -> str:
    if on is None:
        return gettext("chưa gửi")
    if days_late:
        return gettext("%(day)s, trễ %(late)s ngày") % {"day": day(on), "late": days_late}
    return gettext("%(day)s, đúng hạn") % {"day": day(on)}


@require_http_methods(["GET", "HEAD", "POST"])
def review_plan(request: HttpRequest, plan: UUID) -> HttpResponse:
    """One review: its procedures, what they save, and the next steps for whoever may take them."""
    actor, now = actor_of(request), clock.now()
    loaded = plan_for(actor, plan)
    act = request.POST.get("act", "") if request.method == "POST" else ""
    add = AddForm(request.POST if act == "add" else None, prefix="add")
    send = SendForm(request.POST if act == "send" else None, prefix="send", first={"on": now.date()})
    if request.method == "POST" and act not in ("add", "send"):
        raise no_such_page()
    if add.is_bound and add.is_valid():
        told = add.cleaned_data
        if add.does(
            lambda: carry_out.plan_procedure(actor, plan, told["procedure"], request_id=told["request_id"], at=now)
        ):
            return redirect("review-plan", plan)
    if send.is_bound and send.is_valid():
        told = send.cleaned_data
        if send.does(lambda: carry_out.send_plan(actor, plan, **told, at=now)):
            return redirect("review-plan", plan)
    bound = send if send.is_bound else add
    context = {
        "row": loaded.row,
        "plan": loaded.plan,
        "sent": _sent(loaded.plan.sent_on, loaded.plan.days_late),
        "table": _items(loaded),
        "savings": savings_of(loaded.plan.items.values()),
        "days": _days(savings_of(loaded.plan.items.values())),
        "form": bound,
        "add": add,
        "send": send,
        "may_write": policies.may_write(actor, loaded.row.centre_id),
        "events": loaded.told.events,
    }
    return render(request, "reform/reviews/plan.html", context, status=answer_status(bound))


def _items(loaded: LoadedPlan) -> Table:
    rows = []
    for item in loaded.plan.items.values():
        cost = cost_of(item.proposal) if item.proposal else None
        rows.append(
            [
                Cell(item.procedure, reverse("review-item", args=[loaded.row.pk, item.procedure])),
                name(item.name),
                Cell("", tag=STANDINGS[item.standing]),
                Cell(str(OUTCOMES[item.proposal.outcome]) if item.proposal else "–"),
                number(dong(cost.before) if cost else "–"),
                number(dong(cost.after) if cost else "–"),
            ]
        )
    headings = [
        gettext("Mã thủ tục"),
        gettext("Tên thủ tục"),
        gettext("Tình trạng"),
        gettext("Phương án"),
        gettext("Chi phí trước (một năm)"),
        gettext("Chi phí sau (một năm)"),
    ]
    return table(gettext("Thủ tục rà soát"), headings, rows)


def _days(savings: Savings) -> str:
    return ", ".join(f"{whole(cut)} {UNITS[unit]}" for unit, cut in savings.days.items()) or "0"


@require_http_methods(["GET", "HEAD", "POST"])
def review_item(request: HttpRequest, plan: UUID, procedure: str) -> HttpResponse:
    """A procedure of a review: its proposal; the control unit writes it, the head approves or returns it."""
    actor, now = actor_of(request), clock.now()
    loaded = plan_for(actor, plan)
    item = loaded.plan.items.get(procedure)
    if item is None:
        raise no_such_page()
    act = request.POST.get("act", "") if request.method == "POST" else ""
    form = ProposalForm(request.POST if act == "propose" else None, first=_first(item))
    seen = {"seen": item.proposed}
    approve = ApproveForm(request.POST if act == "approve" else None, prefix="approve", first=seen)
    give_back = ReturnForm(request.POST if act == "return" else None, prefix="return", first=seen)
    done = False
    if request.method == "POST" and act not in ("propose", "approve", "return"):
        raise no_such_page()
    if form.is_bound and form.is_valid():
        key = form.cleaned_data["request_id"]
        done = form.does(lambda: carry_out.propose(actor, plan, procedure, form.proposal(), request_id=key, at=now))
    elif approve.is_bound and approve.is_valid():
        done = approve.does(lambda: carry_out.approve(actor, plan, procedure, **approve.cleaned_data, at=now))
    elif give_back.is_bound and give_back.is_valid():
        done = give_back.does(lambda: carry_out.give_back(actor, plan, procedure, **give_back.cleaned_data, at=now))
    if done:
        return redirect("review-item", plan, procedure)
    bound = next((each for each in (form, approve, give_back) if each.is_bound), form)
    waits = item.standing is Standing.PROPOSED
    context = {
        "row": loaded.row,
        "item": item,
        "standing": STANDINGS[item.standing],
        "told": _told(item),
        "costs": _costs(item),
        "form": bound,
        "proposing": form,
        "approve": approve,
        "give_back": give_back,
        "may_propose": policies.may_write(actor, loaded.row.centre_id) and item.standing is not Standing.APPROVED,
        "may_approve": policies.may_approve(actor, loaded.row.centre_id) and waits,
        "is_sent": loaded.plan.sent_on is not None,
        "simulation": _simulation_address(loaded, item, now.date()),
    }
    return render(request, "reform/reviews/item.html", context, status=answer_status(bound))


def _simulation_address(loaded: LoadedPlan, item: Item, today: date) -> str:
    """The proposed cut of the term (a day, where none is proposed) tried out on the year's dossiers of the one-stop."""
    cut = days_of(item.proposal) if item.proposal else None
    days = cut[1] if cut and cut[0] in (TermUnit.WORKING_DAYS, TermUnit.CALENDAR_DAYS) and cut[1] > 0 else 1
    asked = {
        "procedure": item.procedure,
        "centre": loaded.row.centre.code,
        "first": f"01/01/{today.year}",
        "last": f"{today:%d/%m/%Y}",
        "question": "term",
        "days": str(days),
    }
    return f"{reverse('review-simulation')}?{urlencode(asked)}"


def _first(item: Item) -> dict[str, Any]:
    """What the form begins with where a proposal was returned: the words; the cost table is filled in anew."""
    if item.proposal is None:
        return {}
    told = item.proposal
    first: dict[str, Any] = {"outcome": told.outcome, "into": told.into, "reason": told.reason}
    for key, _label in CRITERIA:
        first |= {key: getattr(told, key).words, f"{key}_met": getattr(told, key).met}
    for when, measure in (("before", told.before), ("after", told.after)):
        if measure is None:
            continue
        first |= {f"{when}_term": measure.term, f"{when}_papers": measure.papers}
        first |= {"times": measure.cost.times, "subjects": measure.cost.subjects}
        for line in measure.cost.lines:
            first |= {
                f"{when}_{line.activity}_minutes": line.minutes,
                f"{when}_{line.activity}_money": line.fee + line.other,
            }
            first |= {"wage_amount": line.wage.amount, "wage_hours": line.wage.hours, "wage_source": line.wage.source}
    return first | {"links": ", ".join(told.links)}


def _told(item: Item) -> list[tuple[str, str]]:
    """The proposal in words."""
    if item.proposal is None:
        return []
    told = item.proposal
    lines = [(gettext("Phương án"), str(OUTCOMES[told.outcome]) + (f" ({told.into})" if told.into else ""))]
    for key, label in CRITERIA:
        finding = getattr(told, key)
        lines.append((str(label), f"{gettext('đạt') if finding.met else gettext('không đạt')}: {finding.words}"))
    lines += [
        (gettext("Nội dung và lý do của phương án"), told.reason),
        (gettext("Thủ tục liên quan"), ", ".join(told.links) or "–"),
        (gettext("Thành phần hồ sơ giảm"), str(papers_of(told))),
    ]
    cut = days_of(told)
    lines.append((gettext("Thời hạn giảm"), f"{cut[1]} {UNITS[cut[0]]}" if cut else "–"))
    return lines


def _costs(item: Item) -> Table | None:
    """The inputs and the formula, line by line."""
    if item.proposal is None:
        return None
    rows = []
    for when, measure in ((gettext("trước"), item.proposal.before), (gettext("sau"), item.proposal.after)):
        if measure is None:
            continue
        for line in measure.cost.lines:
            formula = (
                f"{line.minutes}/60 × {dong(line.wage.per_hour_rounded)} + {dong(line.hiring + line.fee + line.other)}"
            )
            rows.append([Cell(when), Cell(_activity(line.activity)), number(formula), number(dong(line.total))])
        cost = measure.cost
        yearly = f"{dong(cost.once)} × {whole(cost.times)} × {whole(cost.subjects)}"
        rows.append([Cell(when), Cell(gettext("Một năm")), number(yearly), number(dong(cost.yearly))])
    headings = [gettext("Trước, sau"), gettext("Hoạt động"), gettext("Cách tính"), gettext("Thành tiền")]
    return table(gettext("Chi phí tuân thủ"), headings, rows)


def _activity(activity: Any) -> str:
    return str(ACTIVITIES[activity])


@require_safe
def review_plan_csv(request: HttpRequest, plan: UUID) -> HttpResponse:
    """The proposals of a review as CSV."""
    loaded = plan_for(actor_of(request), plan)
    headings = [
        gettext("Mã thủ tục"),
        gettext("Tên thủ tục"),
        gettext("Tình trạng"),
        gettext("Phương án"),
        gettext("Chi phí trước (một năm)"),
        gettext("Chi phí sau (một năm)"),
        gettext("Tiết kiệm (một năm)"),
    ]
    return csv_answer("ra-soat.csv", [headings, *_csv_rows(loaded.plan.items.values())])


def _csv_rows(items: Iterable[Item]) -> Iterable[list[object]]:
    for item in items:
        cost = cost_of(item.proposal) if item.proposal else None
        told = [cost.before, cost.after, cost.amount] if cost else [None, None, None]
        outcome = OUTCOMES[item.proposal.outcome] if item.proposal else ""
        yield [item.procedure, item.name, STANDINGS[item.standing].label, outcome, *told]


@require_safe
def review_form_04(request: HttpRequest, plan: UUID) -> HttpResponse:
    """Form 04 (review, simplification) of TT 01/2020/TT-VPCP, with the columns as far as they are known."""
    loaded = plan_for(actor_of(request), plan)
    items = list(loaded.plan.items.values())
    codes = [item.procedure for item in items]
    sectors = dict(Procedure.objects.filter(code__in=codes).values_list("code", "sector__name"))
    by_sector: dict[str, list[Item]] = {}
    for item in items:
        by_sector.setdefault(sectors.get(item.procedure) or "–", []).append(item)
    rows = [_form_row(sector, some) for sector, some in sorted(by_sector.items())]
    rows.append(_form_row(gettext("Tổng số"), items))
    headings = [
        gettext("Lĩnh vực"),
        gettext("Số thủ tục rà soát"),
        gettext("Giữ nguyên"),
        gettext("Sửa đổi, gộp, phân cấp"),
        gettext("Bãi bỏ"),
        gettext("Kiến nghị (chưa phê duyệt)"),
        gettext("Tỷ lệ cắt giảm thủ tục"),
        gettext("Tỷ lệ cắt giảm chi phí"),
    ]
    table_of = table(gettext("Biểu 04"), headings, rows)
    context = {"row": loaded.row, "table": table_of, "official": _official_address(loaded.row.year)}
    return render(request, "reform/reviews/form_04.html", context)


def _official_address(year: int) -> str:
    """The province's form of that year so far, "" before the year has begun."""
    last = min(date(year, 12, 31), clock.now().date())
    days = f"first=01/01/{year}&last={last:%d/%m/%Y}"
    return f"{reverse('official-form', args=['04'])}?{days}" if last.year >= year else ""


def _form_row(title: str, items: list[Item]) -> list[Cell]:
    savings = savings_of(items)
    done = [item.proposal.outcome for item in items if item.standing is Standing.APPROVED and item.proposal]
    share = percent(_share(savings.procedures_cut, len(items)))
    return [
        name(title),
        number(whole(len(items))),
        number(str(done.count(Outcome.KEEP))),
        number(str(sum(each in (Outcome.AMEND, Outcome.MERGE, Outcome.DECENTRALISE) for each in done))),
        number(str(done.count(Outcome.ABOLISH))),
        number(str(sum(item.standing is Standing.PROPOSED for item in items))),
        number(share),
        number(percent(savings.cost.share, 2)),
    ]


def _share(part: int, all_of_it: int) -> Any:
    return Fraction(part, all_of_it) if all_of_it else None
