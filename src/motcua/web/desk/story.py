from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from motcua.dossiers.reading_log import What, record_reading
from motcua.kernel import clock
from motcua.web.actor import actor_of
from motcua.web.desk.readings import read_story
from motcua.web.visitor import address_of


@require_safe
def story(request: HttpRequest, code: str) -> HttpResponse:
    """Everything that happened to a dossier, for those it concerns."""
    actor, now = actor_of(request), clock.now()
    story = read_story(actor, code, now)
    record_reading(actor, [story.code], What.STORY, at=now, address=address_of(request))
    return render(request, "desk/story.html", {"story": story})
