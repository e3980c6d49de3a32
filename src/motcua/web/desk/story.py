from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from motcua.dossiers.reading_log import What
from motcua.kernel import clock
from motcua.web.actor import actor_of
from motcua.web.desk.readings import read_story
from motcua.web.reading import note_reading


@require_safe
def story(request: HttpRequest, code: str) -> HttpResponse:
    """Everything that happened to a dossier, for those it concerns."""
    story = read_story(actor_of(request), code, clock.now())
    note_reading(request, What.STORY, [story.code])
    return render(request, "desk/story.html", {"story": story})


@require_safe
def story_without_code(request: HttpRequest, number: int) -> HttpResponse:
    """The same of a dossier that is not accepted: submitted online, or sent home with a slip."""
    story = read_story(actor_of(request), number, clock.now())
    if story.code:
        return redirect("story", story.code)
    note_reading(request, What.STORY, [], numbers=[number])
    return render(request, "desk/story.html", {"story": story})
