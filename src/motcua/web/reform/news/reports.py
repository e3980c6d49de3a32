from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_safe

from motcua.kernel import clock
from motcua.news.access import report_for
from motcua.news.actions.draft_report import draft_report
from motcua.news.actions.edit_report import edit_report
from motcua.news.actions.submit_report import submit_report
from motcua.news.policies import APPROVERS, WRITERS, check_post, post_with
from motcua.news.printing import print_report
from motcua.news.rules.drafting import HEADINGS
from motcua.web.actor import actor_of
from motcua.web.desk.once import OnceForm
from motcua.web.forms import answer_status
from motcua.web.reform.news.forms import NewReportForm, SectionForm
from motcua.web.reform.news.readings import read_report

ACT = ["GET", "HEAD", "POST"]


@require_http_methods(ACT)
def periodic_new(request: HttpRequest) -> HttpResponse:
    """Draft a report."""
    actor = actor_of(request)
    check_post(actor, WRITERS)
    form = NewReportForm(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        asked = form.cleaned_data
        first, last, unit, number = asked["first"], asked["last"], asked["unit"], asked["request_id"]
        if form.does(lambda: draft_report(actor, first, last, unit, request_id=number, at=clock.now())):
            return redirect("editors")
    context = {"form": form, "title": _("Soạn báo cáo định kỳ")}
    return render(request, "reform/news/act.html", context, status=answer_status(form))


@require_safe
def periodic_report(request: HttpRequest, subject: UUID) -> HttpResponse:
    """The report with each figure's link, and what was edited or counts otherwise now."""
    actor = actor_of(request)
    row, story = report_for(actor, subject)
    context = {
        "row": row,
        "page": read_report(story.state, clock.now()),
        "story": list(reversed(story.events)),
        "may_edit": not row.digest and post_with(actor, WRITERS, row.centre_id) is not None,
        "may_submit": not row.digest and post_with(actor, APPROVERS, row.centre_id) is not None,
    }
    return render(request, "reform/news/report.html", context)


@require_http_methods(ACT)
def periodic_section(request: HttpRequest, subject: UUID, section: str) -> HttpResponse:
    """Edit a section."""
    actor = actor_of(request)
    row, story = report_for(actor, subject)
    check_post(actor, WRITERS, row.centre_id)
    if section not in HEADINGS:
        raise Http404
    form = SectionForm(request.POST if request.method == "POST" else None, first={"text": story.state.texts[section]})
    if form.is_bound and form.is_valid():
        text, number = form.cleaned_data["text"], form.cleaned_data["request_id"]
        if form.does(lambda: edit_report(actor, subject, section, text, request_id=number, at=clock.now())):
            return redirect("periodic-report", subject)
    context = {"form": form, "title": HEADINGS[section], "report": row}
    return render(request, "reform/news/act.html", context, status=answer_status(form))


@require_http_methods(ACT)
def periodic_submit(request: HttpRequest, subject: UUID) -> HttpResponse:
    """Freeze it."""
    actor = actor_of(request)
    row, _story = report_for(actor, subject)
    check_post(actor, APPROVERS, row.centre_id)
    form = OnceForm(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        number = form.cleaned_data["request_id"]
        if form.does(lambda: submit_report(actor, subject, request_id=number, at=clock.now())):
            return redirect("periodic-report", subject)
    context = {"form": form, "title": _("Nộp báo cáo"), "report": row}
    return render(request, "reform/news/act.html", context, status=answer_status(form))


@require_safe
def periodic_pdf(request: HttpRequest, subject: UUID) -> HttpResponse:
    """The report on paper."""
    row, story = report_for(actor_of(request), subject)
    answer = HttpResponse(print_report(story.state, at=row.changed_at), content_type="application/pdf")
    answer["Content-Disposition"] = f'inline; filename="bao-cao-{row.first:%Y%m%d}-{row.last:%Y%m%d}.pdf"'
    return answer
