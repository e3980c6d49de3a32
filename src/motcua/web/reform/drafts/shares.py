from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from motcua.kernel import clock
from motcua.reforms.access import draft_unknown, visible_to
from motcua.reforms.policies import may_count
from motcua.reforms.queries import period_figures
from motcua.reforms.rules.counting import Counted, Form
from motcua.reforms.rules.facts import ChangeKind
from motcua.statistics.queries import centre_named
from motcua.statistics.rules.periods import Period, period
from motcua.web.actor import actor_of
from motcua.web.console.fields import Day
from motcua.web.forms import answer_status, refusals_shown_on
from motcua.web.paging import address_with
from motcua.web.reform.drafts.words import CHANGES, DOCUMENTS, FORMS


class PeriodOfDrafts(forms.Form):
    first = Day(label=_("Từ ngày"))
    last = Day(label=_("Đến hết ngày"))


@require_safe
def draft_shares(request: HttpRequest) -> HttpResponse:
    """Of a period, and of one one-stop where `unit` names it: the share assessed or the list of what is not, and forms
    01, 02, 03; a line opens its drafts."""
    actor, today = actor_of(request), clock.now().date()
    if not may_count(actor):
        raise draft_unknown()
    asked = {"first": f"{today.year}-01-01", "last": today.isoformat()} | request.GET.dict()
    form = PeriodOfDrafts(asked)
    context: dict[str, object] = {"form": form}
    if form.is_valid():
        with refusals_shown_on(form):
            days = period(form.cleaned_data["first"], form.cleaned_data["last"], today=today)
            unit = request.GET.get("unit", "")
            centre = centre_named(unit, days.last) if unit else None
            figures = period_figures(actor, days.first, days.last, centre.code if centre else "")
            context |= {
                "days": days,
                "share": figures.share,
                "unit": unit,
                "unit_name": centre.name if centre else "",
                "of_all": address_with(request, unit="", form="", line=""),
                "sees_all": actor.sees_all,
            }
            context["forms"] = [_shown(request, days, form_, *figures.forms[form_]) for form_ in Form]
            opened = request.GET.get("form", ""), request.GET.get("line", "")
            lines = {(str(kind), line.name): line for kind, (found, _sum) in figures.forms.items() for line in found}
            if opened in lines:
                context["behind"] = visible_to(actor).filter(pk__in=lines[opened].drafts).order_by("title", "pk")
    return render(request, "reform/drafts/shares.html", context, status=answer_status(form))


def _shown(
    request: HttpRequest, days: Period, form: Form, lines: tuple[Counted, ...], total: Counted
) -> dict[str, object]:
    return {
        "title": FORMS[form],
        "official": f"{reverse('official-form', args=[form])}?first={days.first:%d/%m/%Y}&last={days.last:%d/%m/%Y}",
        "is_published": form is Form.PUBLISHED,
        "lines": [
            {
                "name": DOCUMENTS.get(line.name, line.name),
                "is_vi": line.name not in DOCUMENTS,
                "address": f"{address_with(request, form=form.value, line=line.name)}#behind",
                "number": len(line.drafts),
                "changes": [(CHANGES[change], line.changes[change]) for change in ChangeKind],
                "line": line,
            }
            for line in lines
        ],
        "total": total,
        "sums": [(CHANGES[change], total.changes[change]) for change in ChangeKind],
    }
