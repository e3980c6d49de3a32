from datetime import datetime
from typing import Any
from uuid import UUID

from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from django.views.decorators.csp import csp_override
from django.views.decorators.http import require_http_methods, require_safe

from motcua.kernel import clock
from motcua.organisation.rules.posts import Role
from motcua.petitions.access import petition_for, visible_to
from motcua.petitions.actions.note_down_petition import note_down_petition
from motcua.petitions.files import open_file
from motcua.petitions.lookup import secret_of
from motcua.petitions.messages import messages_for
from motcua.petitions.models import Petition as Row
from motcua.petitions.places import staffed_desks
from motcua.petitions.policies import (
    acts_for,
    check_may_note,
    may_look,
    may_tell_secret,
    noting_post,
    post_for,
    post_in_charge,
)
from motcua.petitions.queries import Filters, listed, places_in_force
from motcua.petitions.rules.facts import Channel
from motcua.petitions.senders import read_sender, readings_of
from motcua.web.actor import actor_of
from motcua.web.desk.files import APART, send_document
from motcua.web.forms import answer_status, sent
from motcua.web.paging import paging_of
from motcua.web.reform.petitions.acts import ACTS, BY_SLUG
from motcua.web.reform.petitions.forms import FilterForm, NoteForm, choose_place
from motcua.web.reform.petitions.readings import read_files, read_lines, read_messages, read_petition
from motcua.web.reform.petitions.words import name_place

ROWS = 30
NOTED = "petition_noted"
TYPED = ["GET", "HEAD", "POST"]


@require_safe
def petitions(request: HttpRequest) -> HttpResponse:
    """The petitions at one's desks, the latest first; filters for what is due. Who only notes down sees none."""
    actor, now = actor_of(request), clock.now()
    if not may_look(actor):
        check_may_note(actor)
        return render(request, "reform/petitions/list.html", {"may_note": True})
    form = FilterForm(request.GET.dict())
    filters = Filters(**form.cleaned_data) if form.is_valid() else Filters()
    rows = page_of(listed(actor, filters, now), request.GET.get("after", ""))
    next_key = key_after(rows)
    context = {
        "form": form,
        "lines": read_lines(rows[:ROWS], now),
        "paging": paging_of(request, next_key),
        "may_note": noting_post(actor),
    }
    return render(request, "reform/petitions/list.html", context, status=answer_status(form))


def page_of(found: Any, after: str) -> list[Row]:
    """The rows of a list from the key of the page before on, and one more if there is a next page."""
    if after:
        at, _bar, subject = after.partition("|")
        try:
            moment, last = datetime.fromisoformat(at), UUID(subject)
            found = found.filter(received_at__lte=moment).exclude(received_at=moment, pk__gte=last)
        except (ValueError, OverflowError):
            raise Http404 from None
    return list(found[: ROWS + 1])


def key_after(rows: list[Row]) -> str:
    """The key of the last row shown; "" at the end of the list."""
    return f"{rows[ROWS - 1].received_at.isoformat()}|{rows[ROWS - 1].pk}" if len(rows) > ROWS else ""


@require_safe
def petition(request: HttpRequest, subject: UUID) -> HttpResponse:
    """One petition: what is said, by when what is due, the story, what the officer may do. Not who sent it."""
    actor, now = actor_of(request), clock.now()
    loaded, language = petition_for(actor, subject, now.date()), get_language() or "vi"
    is_in_charge = post_in_charge(actor, loaded.row) is not None
    context = {
        "page": read_petition(loaded, now, language),
        "files": read_files(loaded, "petition-file" if is_in_charge else ""),
        "messages_told": read_messages(messages_for(actor, loaded), language),
        "acts": [ACTS[act] for act in acts_for(actor, loaded.row, loaded.state)],
        "is_in_charge": is_in_charge,
        "readings": readings_of(subject) if actor.has(Role.AUDITOR) else (),
        "is_auditor": actor.has(Role.AUDITOR),
    }
    return render(request, "reform/petitions/petition.html", context)


@require_safe
def petition_sender(request: HttpRequest, subject: UUID) -> HttpResponse:
    """Who sent it, for who is in charge; each reading is logged."""
    actor, now = actor_of(request), clock.now()
    loaded = petition_for(actor, subject, now.date())
    sender = read_sender(actor, loaded, at=now, address=request.META["REMOTE_ADDR"])
    secret = secret_of(subject) if may_tell_secret(loaded.row) else ""
    context = {"row": loaded.row, "sender": sender, "readings": readings_of(subject), "secret": secret}
    return render(request, "reform/petitions/sender.html", context)


@require_safe
@csp_override(APART)
def petition_file(request: HttpRequest, subject: UUID, number: int) -> FileResponse:
    """A file of a petition, for who is in charge; each opening is logged."""
    actor, now = actor_of(request), clock.now()
    loaded = petition_for(actor, subject, now.date())
    document = open_file(actor, loaded, number, at=now, address=request.META["REMOTE_ADDR"])
    return send_document(document, is_saved=False)


@require_http_methods(TYPED)
def petition_act(request: HttpRequest, subject: UUID, act: str) -> HttpResponse:
    """One act on a petition; whoever may not do it finds nothing here."""
    actor, now, found = actor_of(request), clock.now(), BY_SLUG.get(act)
    loaded = petition_for(actor, subject, now.date())
    if found is None or post_for(actor, loaded.row, found.act) is None:
        raise Http404
    form = found.form(*sent(request))
    names = {code: name for code, name, _level in places_in_force(now.date())}
    desks = sorted((name_place(place, names), place) for place in staffed_desks(now.date())) if act == "chuyen" else []
    form.about(loaded.state, loaded.told.seq, places_in_force(now.date()), [(place, name) for name, place in desks])
    if (
        form.is_bound
        and form.takes_in(actor.account_id)
        and form.does_upon(
            lambda: petition_for(actor, subject, now.date()).told.seq,
            lambda: found.do(actor, subject, form, form.request(now)),
        )
    ):
        is_seen = visible_to(actor, now.date()).filter(pk=subject).exists()
        return redirect("petition", subject) if is_seen else redirect("petitions")
    context = {"form": form, "row": loaded.row, "title": found.label, "about": found.about}
    return render(request, "reform/petitions/act.html", context, status=answer_status(form))


@require_http_methods(TYPED)
def petition_note(request: HttpRequest) -> HttpResponse:
    """Note down what came by counter, letter, telephone or questionnaire."""
    actor, now, made = actor_of(request), clock.now(), []
    check_may_note(actor)
    form = NoteForm(*sent(request))
    choose_place(form, "centre", places_in_force(now.date()), _("Chưa rõ, hoặc không nói về nơi nào"))
    if form.is_bound and form.takes_in(actor.account_id):
        typed = form.cleaned_data
        channel, arrived = Channel(typed["channel"]), typed["arrived"] or now

        def note() -> None:
            number = typed["request_id"]
            made.append(
                note_down_petition(actor, form.words(), channel=channel, arrived=arrived, request_id=number, at=now)
            )

        if form.does(note):
            request.session[NOTED] = str(made[0].pk)
            return redirect("petition-noted")
    context = {"form": form, "title": _("Ghi nhận phản ánh")}
    return render(request, "reform/petitions/note.html", context, status=answer_status(form))


@require_safe
def petition_noted(request: HttpRequest) -> HttpResponse:
    """The code and its secret part, to be told to who brought it; only in the session in which it was noted down."""
    actor = actor_of(request)
    check_may_note(actor)
    noted = request.session.get(NOTED)
    row = Row.objects.filter(pk=noted).first() if noted else None
    if row is None:
        raise Http404
    is_seen = visible_to(actor, clock.now().date()).filter(pk=row.pk).exists()
    context = {"row": row, "secret": secret_of(row.pk), "is_seen": is_seen}
    return render(request, "reform/petitions/noted.html", context)
