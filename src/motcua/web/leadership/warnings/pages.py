from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from motcua.kernel import clock
from motcua.oversight.actions.note_sign import note_sign
from motcua.oversight.policies import check_watches
from motcua.web.actor import actor_of
from motcua.web.forms import answer_status
from motcua.web.leadership.warnings.detail import find_sign, read_sign, standings_after
from motcua.web.leadership.warnings.forms import NoteForm, UnitForm
from motcua.web.leadership.warnings.lists import read_signs, read_warned
from motcua.web.leadership.warnings.model_page import read_model
from motcua.web.leadership.warnings.readings import choices_of, read_overview, with_query
from motcua.web.paging import paging_of


@require_safe
def warnings(request: HttpRequest) -> HttpResponse:
    """How many dossiers are due soon, late and likely late, and how many signs there are, by one-stop."""
    actor, unit = actor_of(request), request.GET.get("unit", "")
    page = read_overview(actor, unit, clock.now())
    context = {"page": page, "form": UnitForm(unit, choices_of(actor))}
    return render(request, "leadership/warnings/overview.html", context)


@require_safe
def warnings_dossiers(request: HttpRequest) -> HttpResponse:
    """The dossiers behind a count of the overview."""
    asked = request.GET
    page = read_warned(
        actor_of(request),
        asked.get("list", ""),
        asked.get("unit", ""),
        after=asked.get("after", ""),
        now=clock.now(),
    )
    context = {"page": page, "paging": paging_of(request, page.next_key)}
    return render(request, "leadership/warnings/dossiers.html", context)


@require_safe
def warnings_signs(request: HttpRequest, kind: str) -> HttpResponse:
    """The signs of one kind, the latest first."""
    asked = request.GET
    unit, standing = asked.get("unit", ""), asked.get("standing", "")
    page = read_signs(actor_of(request), kind, unit, standing, after=asked.get("after", ""), now=clock.now())
    csv = with_query(f"{request.path.rstrip('/')}.csv", unit=unit, standing=standing)
    context = {"page": page, "paging": paging_of(request, page.next_key), "csv_address": csv}
    return render(request, "leadership/warnings/signs.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def warnings_sign(request: HttpRequest, number: int) -> HttpResponse:
    """One sign with its evidence and notes; a POST adds a note."""
    actor = actor_of(request)
    sign = find_sign(actor, number)
    form = NoteForm(request.POST if request.method == "POST" else None)
    form.offer(standing=standings_after(sign))
    if form.is_bound and form.is_valid():
        told = form.cleaned_data
        if form.does(
            lambda: note_sign(
                actor,
                number,
                told["standing"],
                told["words"],
                request_id=told["request_id"],
                at=clock.now(),
            )
        ):
            return redirect("warnings-sign", number)
        sign = find_sign(actor, number)  # refused: somebody else may have written in the meantime
        form.offer(standing=standings_after(sign))
    context = {"sign": read_sign(actor, sign), "form": form}
    return render(request, "leadership/warnings/sign.html", context, status=answer_status(form))


@require_safe
def warnings_model(request: HttpRequest) -> HttpResponse:
    """What the model of lateness learnt from, and how often it was right."""
    check_watches(actor_of(request))
    return render(request, "leadership/warnings/model.html", {"page": read_model()})
