"""The page of reception: which procedure, then one form, then a receipt or a slip."""

from datetime import date
from uuid import UUID, uuid4

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from motcua.dossiers.actions.carry_out import Done
from motcua.dossiers.reading_log import What
from motcua.kernel import clock
from motcua.web.desk.counter.along_with import follow_up
from motcua.web.desk.counter.answers import ANSWERS, carry_out_answer
from motcua.web.desk.counter.beginnings import read_start
from motcua.web.desk.counter.filling_in import with_known_persons, with_mandatory_papers, with_scanned_cards
from motcua.web.desk.counter.find import code_in
from motcua.web.desk.counter.leanings import leanings_of
from motcua.web.desk.counter.looking_up import look_up_quietly
from motcua.web.desk.counter.matter import read_matter
from motcua.web.desk.counter.not_here import not_here
from motcua.web.desk.counter.place import Counter, counter_of
from motcua.web.desk.counter.reception import Reception
from motcua.web.desk.counter.refusals import errors_in
from motcua.web.desk.counter.scans import panel_for, read_scans
from motcua.web.desk.counter.suggestions import read_suggestions
from motcua.web.desk.counter.view_models import MatterOffer, NoOffer, Start
from motcua.web.reading import note_reading


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def receive(request: HttpRequest) -> HttpResponse:
    """Receive one dossier; before a procedure is chosen, the search for it."""
    counter = counter_of(request)
    start = read_start(request, counter)
    note_reading(request, What.ACT, start.shown_codes, detail="receive", numbers=start.shown_numbers)
    code = request.GET.get("procedure", "") or start.procedure
    if not code:
        return choose(request, counter, start)
    matter = read_matter(counter.code, code, clock.now().date())
    if isinstance(matter, NoOffer) or not matter.is_received_here:
        return not_here(request, counter, matter, start)
    return fill_in(request, counter, matter, start)


def choose(request: HttpRequest, counter: Counter, start: Start) -> HttpResponse:
    """The search for the procedure; without script its results stand below. The code of a dossier opens that."""
    q = request.GET.get("q", "")
    if code := code_in(q):
        return redirect("story", code)
    found = read_suggestions(q, counter.code, clock.now().date())
    context = {"counter": counter, "start": start, "q": q, "suggestions": found}
    return render(request, "desk/counter/choose.html", context)


def fill_in(request: HttpRequest, counter: Counter, matter: MatterOffer, start: Start) -> HttpResponse:
    """The form, and what was asked for with it."""
    now = clock.now()
    reception = Reception(matter, start, now.date(), uuid4())
    if request.method == "POST":
        data, answer = read_sent(request, matter, now.date())
        reception = Reception(matter, start, now.date(), uuid4(), data, read_scans(request, counter.actor))
        if done := carry_out_answer(reception, counter, answer, now):
            for what, refusal in follow_up(reception, counter, answer, done, now):
                messages.warning(request, f"{what} {refusal.message(get_language())}")
            return redirect(address_after(request, done, reception.matter.cleaned_data["request_id"]))
    context = {"counter": counter, "matter": matter, "start": start, "reception": reception}
    context |= {"errors": errors_in(reception), "leanings": leanings_of(reception)}
    context |= {"files": panel_for(tuple(line.name for line in matter.papers)), "uploads": reception.scans.uploads}
    return render(request, "desk/counter/receive.html", context, status=reception.status)


def read_sent(request: HttpRequest, matter: MatterOffer, on: date) -> tuple[QueryDict, str]:
    """What was sent, filled in from cards and what is known, and the answer that is asked for."""
    data = with_scanned_cards(request.POST, on)
    data = with_known_persons(data, lambda kind, number: look_up_quietly(request, kind, number, on))
    answer = data.get("answer", "check")
    if answer == "papers":
        data = with_mandatory_papers(data, matter)
    return data, answer if answer in ANSWERS else "check"


def address_after(request: HttpRequest, done: Done, request_id: UUID) -> str:
    """The receipt or the slip; the page forgets what the browser kept of the request."""
    if not done.events:
        messages.info(request, _("Biểu mẫu này đã gửi trước đó: đây là kết quả của lần gửi đó, không có hồ sơ mới."))
    page = reverse("receipt", args=[done.state.code]) if done.state.code else reverse("slip", args=[done.dossier_id])
    return f"{page}?sent={request_id}"


@never_cache
@require_safe
def suggest(request: HttpRequest) -> HttpResponse:
    """The procedures for the letters typed so far, as the options of the search field."""
    counter = counter_of(request)
    found = read_suggestions(request.GET.get("q", ""), counter.code, clock.now().date())
    return render(request, "desk/counter/suggestions.html", {"suggestions": found})
