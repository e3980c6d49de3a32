"""Reads a dossier's events into the story that an officer sees."""

from collections.abc import Iterator
from datetime import datetime

from django.utils.translation import get_language

from motcua.catalogue.models import Procedure
from motcua.dossiers.access import LoadedDossier, dossier_for
from motcua.dossiers.rules.events import Event
from motcua.dossiers.rules.timeliness import timeliness_of
from motcua.dossiers.verify import verify_one
from motcua.organisation.actors import Actor
from motcua.organisation.models import Agency, ServiceCentre
from motcua.web.desk.event_words import EVENTS, details_of
from motcua.web.desk.view_models import CountedDay, DueDate, Story, StoryEntry
from motcua.web.statuses import CHANNELS, NATIONAL_STATUSES, TIMELINESS
from motcua.worktime.rules.explanation import Explanation
from motcua.worktime.rules.sentences import tell_day


def read_story(actor: Actor, code: str, now: datetime) -> Story:
    """The whole story of the dossier, if `actor` may see it. Raises `NotFound` otherwise, absent or forbidden alike."""
    loaded = dossier_for(actor, code)
    state = loaded.state
    applicant = state.applicant or state.owner
    timeliness = timeliness_of(state.due_at, state.finished_at, now.date()) if state.accepted_at else None
    centres = {centre.code: centre.name for centre in ServiceCentre.objects.filter(code__in=centres_in(loaded))}
    return Story(
        code=state.code,
        procedure_code=state.procedure,
        procedure_name=state.summary or Procedure.objects.get(code=state.procedure).name,
        revision_number=state.revision,
        centre_name=centres.get(state.centre, state.centre),
        agency_name=name_of_agency(state.agency),
        owner_name=state.owner.name if state.owner else "",
        applicant_name=applicant.name if applicant else "",
        channel=CHANNELS[state.channel],
        status=NATIONAL_STATUSES[state.status],
        timeliness=TIMELINESS[timeliness] if timeliness and not state.is_waiting else None,
        accepted_at=state.accepted_at,
        due=read_due(loaded),
        finished_at=state.finished_at,
        entries=tuple(read_entries(loaded, centres)),
        is_chain_whole=not verify_one(code).differences,
    )


def read_entries(loaded: LoadedDossier, centres: dict[str, str]) -> Iterator[StoryEntry]:
    """The events in order; those that were taken back later are marked."""
    undone = {event.fact.undoes for event in loaded.events if event.kind == "undone"}
    process = loaded.state.process
    english = get_language() == "en"

    def step_name(key: str) -> str:
        return process.step(key).name.read("en" if english else "vi") if process else key

    for number, event in enumerate(loaded.events, start=1):
        words = EVENTS[event.kind]
        yield StoryEntry(
            number=number,
            at=event.at,
            title=words.title,
            tone=words.tone,
            actor=event.by.name,
            place="",
            details=details_of(event.fact, step_name, lambda code: centres.get(code, code)),
            is_undone=number in undone,
        )


def read_due(loaded: LoadedDossier) -> DueDate | None:
    """The appointment in force, the first one, and how the last computation went day by day."""
    state = loaded.state
    if state.due_at is None or state.original_due_at is None:
        return None
    language = "en" if get_language() == "en" else "vi"
    explanation = last_explanation(loaded.events)
    days = explanation.days() if explanation else []
    return DueDate(
        at=state.due_at,
        first_given_at=state.original_due_at,
        sentences=tuple(explanation.sentences(language)) if explanation else (),
        days=tuple(CountedDay(each.day, each.is_counted, reason_of(tell_day(each, language))) for each in days),
    )


def last_explanation(events: tuple[Event, ...]) -> Explanation | None:
    """How the due date was last computed from a term; an extension only moves it."""
    for event in reversed(events):
        if compact := getattr(event.fact, "explanation", None):
            return Explanation.from_json(compact)
    return None


def reason_of(sentence: str) -> str:
    """The part of a day's sentence after its date."""
    return sentence.partition(": ")[2]


def centres_in(loaded: LoadedDossier) -> set[str]:
    """The codes of the centres that the story names."""
    return {loaded.state.centre} | {event.fact.to_centre for event in loaded.events if event.kind == "forwarded"}


def name_of_agency(code: str) -> str:
    """The name of the agency with this code, or the code itself."""
    name = Agency.objects.filter(code_2020=code).order_by("-valid_from").values_list("name", flat=True).first()
    return name or code
