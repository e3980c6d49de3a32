"""The page of one act: show it, try it (what would it cause?), do it."""

from http import HTTPStatus

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods

from motcua.dossiers.access import dossier_for
from motcua.dossiers.foresight import foresee
from motcua.dossiers.possible import possible_acts, why_not
from motcua.dossiers.queries import visible_to
from motcua.dossiers.reading_log import What
from motcua.kernel import clock
from motcua.web.actor import actor_of
from motcua.web.desk.acts.act import Act
from motcua.web.desk.acts.book import act_named
from motcua.web.desk.acts.consequences import consequences_of
from motcua.web.desk.acts.form import ActForm, Scene
from motcua.web.desk.acts.view_models import Consequence
from motcua.web.desk.readings import read_entries, read_names
from motcua.web.desk.view_models import StoryEntry
from motcua.web.forms import answer_status, refusals_shown_on
from motcua.web.reading import note_reading


@require_http_methods(["GET", "HEAD", "POST"])
def act_page(request: HttpRequest, code: str, slug: str) -> HttpResponse:
    """One act on one dossier, for those who may see it."""
    act = act_named(slug)
    scene = read_scene(request, code, act)
    form = act.form(request.POST or None, request.FILES or None, scene=scene, part=request.GET.get(act.part, ""))
    is_whole = not form.is_bound or form.take_in(actor_of(request))
    if form.is_valid() and is_whole and "preview" not in request.POST and do(request, act, form):
        return redirect(way_on(request, scene.loaded.state.code))
    return show(request, act, form)


def read_scene(request: HttpRequest, code: str, act: Act) -> Scene:
    """The dossier, and the act as it may be done on it. Raises why it may not.

    A form that has been typed in is judged when it is sent on, so that nothing typed is lost.
    """
    actor, now = actor_of(request), clock.now()
    loaded = dossier_for(actor, code)
    possible = tuple(each for each in possible_acts(actor, loaded, at=now, of=act.command) if each.foreseen)
    if request.method != "POST" and not possible:
        raise why_not(actor, loaded, act.command, at=now)
    if request.method != "POST":
        act.check(actor, loaded.state.code)
    return Scene(loaded, now, possible)


def do(request: HttpRequest, act: Act, form: ActForm) -> bool:
    """Carry the act out, and say so; its refusal becomes the form's."""

    def carry() -> None:
        who, given, code = actor_of(request), form.cleaned_data, form.scene.loaded.state.code
        done = act.carry(who, code, form.read(), at=form.scene.now, seen=given["seen"], request_id=given["request_id"])
        told = gettext("Đã ghi: %(act)s.") if done.events else gettext("Đã ghi từ trước: %(act)s; không ghi thêm.")
        messages.success(request, told % {"act": act.title})

    return form.does(carry)


def way_on(request: HttpRequest, code: str) -> str:
    """Back to the dossier; whose part in it has just ended sees it no more and goes home."""
    is_seen = visible_to(actor_of(request)).filter(code=code).exists()
    return reverse("story", args=[code]) if is_seen else reverse("home")


def show(request: HttpRequest, act: Act, form: ActForm) -> HttpResponse:
    """The form with what it would cause; after a conflict, with what the other has done."""
    consequences = foreseen(request, act, form)
    note_reading(request, What.ACT, [form.scene.loaded.state.code], detail=act.slug)
    status = answer_status(form)
    context = {
        "act": act,
        "form": form,
        "dossier": form.scene.loaded.row,
        "consequences": consequences,
        "is_tried": "preview" in request.POST and not form.errors,
        "meanwhile": told_meanwhile(request, form) if status == HTTPStatus.CONFLICT else (),
    }
    return render(request, "desk/acts/act.html", context, status=status)


def foreseen(request: HttpRequest, act: Act, form: ActForm) -> tuple[Consequence, ...]:
    """What the typed act would cause when asked to try it, else what it usually does."""
    scene = form.scene
    if form.is_bound and "preview" in request.POST and not form.errors:
        with refusals_shown_on(form):
            command = act.prepare(scene.loaded.state, form.read())
            return consequences_of(foresee(actor_of(request), scene.loaded, command, at=scene.now))
    example = scene.example(act.part, form.part)
    return consequences_of(example.foreseen) if example and example.foreseen else ()


def told_meanwhile(request: HttpRequest, form: ActForm) -> tuple[StoryEntry, ...]:
    """What happened since the form was opened; the form is now in view of it."""
    loaded = dossier_for(actor_of(request), form.scene.loaded.state.code)
    entries = tuple(read_entries(loaded.events, read_names(loaded)))
    since = form.cleaned_data["seen"]
    form.look_again(loaded.state.seq)
    return tuple(entry for entry in entries if entry.number > since)
