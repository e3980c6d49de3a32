from collections.abc import Callable
from datetime import date, datetime

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.csp import csp_override
from django.views.decorators.http import require_POST, require_safe

from motcua.dossiers.access import LoadedDossier, dossier_for, draft_for
from motcua.dossiers.reading_log import What
from motcua.dossiers.rules.codes import parse_code
from motcua.kernel import clock
from motcua.kernel.errors import Invalid
from motcua.organisation.actors import Actor
from motcua.printing.print_forms import print_form, print_form_without_code
from motcua.printing.print_lists import print_many, print_register
from motcua.web.actor import actor_of
from motcua.web.desk.printable import printable_forms
from motcua.web.rate_links import rate_links
from motcua.web.reading import note_reading


@require_safe
def form_list(request: HttpRequest, code: str) -> HttpResponse:
    """The forms that a dossier has by now, each a link to its PDF."""
    actor = actor_of(request)
    loaded = dossier_for(actor, code)
    return _form_list(request, actor, loaded)


@require_safe
def form_list_without_code(request: HttpRequest, number: int) -> HttpResponse:
    """The same for a dossier that has no code: turned away at the counter."""
    actor = actor_of(request)
    return _form_list(request, actor, draft_for(actor, number))


@require_safe
@csp_override({})  # a PDF is no page: the browser's own viewer must be free to show it
def printed_form(request: HttpRequest, code: str, form: str) -> HttpResponse:
    """One form of one dossier as PDF, shown in the browser."""
    actor, now, rate = actor_of(request), clock.now(), rate_links(request)
    pdf = print_form(actor, code, form, at=now, look_up=_look_up(request), rate=rate)
    note_reading(request, What.PRINT, [parse_code(code).text], detail=form)
    return as_pdf(f"{form}-{code}", pdf)


@require_safe
@csp_override({})
def printed_form_without_code(request: HttpRequest, number: int, form: str) -> HttpResponse:
    """One form of a dossier without a code."""
    pdf = print_form_without_code(actor_of(request), number, form, at=clock.now())
    note_reading(request, What.PRINT, [], detail=form, numbers=[number])
    return as_pdf(f"{form}-{number}", pdf)


@require_POST
@csp_override({})
def printed_forms(request: HttpRequest) -> HttpResponse:
    """One form of many dossiers in one PDF, or a list of them: `form`, and `codes` repeated or apart by white space."""
    codes = " ".join(request.POST.getlist("codes")).replace(",", " ").split()
    form = request.POST.get("form", "")
    actor, now, rate = actor_of(request), clock.now(), rate_links(request)
    pdf = print_many(actor, codes, form, at=now, look_up=_look_up(request), rate=rate)
    note_reading(request, What.PRINT, [parse_code(code).text for code in codes], detail=form)
    return as_pdf(form, pdf)


@require_safe
@csp_override({})
def printed_register(request: HttpRequest) -> HttpResponse:
    """The register of a one-stop: `centre` (code), `first` and `last` day, today where they are left out."""
    now = clock.now()
    first, last = (_day(request, name, now) for name in ("first", "last"))
    pdf, codes = print_register(actor_of(request), request.GET.get("centre", ""), first, last, at=now)
    note_reading(request, What.EXPORT, codes, detail=f"{first:%d/%m/%Y} – {last:%d/%m/%Y}")
    return as_pdf(f"register-{first:%Y%m%d}-{last:%Y%m%d}", pdf)


def _form_list(request: HttpRequest, actor: Actor, loaded: LoadedDossier) -> HttpResponse:
    return render(
        request, "desk/forms.html", {"code": loaded.state.code, "printable_forms": printable_forms(actor, loaded)}
    )


def as_pdf(name: str, content: bytes) -> HttpResponse:
    """Shown and not stored: it is somebody's paper, and the next print may be another."""
    answer = HttpResponse(content, content_type="application/pdf")
    answer.headers["Content-Disposition"] = f'inline; filename="{name}.pdf"'
    answer.headers["Cache-Control"] = "private, no-store"
    return answer


def _look_up(request: HttpRequest) -> str:
    """The look-up's address as people type it."""
    return request.build_absolute_uri(reverse("look-up")).partition("://")[2]


def _day(request: HttpRequest, name: str, now: datetime) -> date:
    text = request.GET.get(name, "")
    readers: tuple[Callable[[str], date], ...] = (
        date.fromisoformat,
        lambda given: datetime.strptime(given, "%d/%m/%Y").date(),  # noqa: DTZ007 - a day
    )
    for read in readers if text else ():
        try:
            return read(text)
        except ValueError:
            continue
    if not text:
        return now.date()
    raise Invalid(
        "bad_day",
        vi="Không đọc được ngày. Hãy nhập như 30/10/2018.",
        en="This day cannot be read. Write it as 30/10/2018.",
        field=name,
    )
