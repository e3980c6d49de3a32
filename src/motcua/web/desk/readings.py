"""Reads a dossier's events into the story that an officer sees."""

from collections.abc import Iterator, Sequence
from datetime import datetime

from django.utils.translation import get_language, gettext

from motcua.catalogue.queries import name_in_revision
from motcua.dossiers import policies
from motcua.dossiers.access import LoadedDossier, dossier_for, dossier_not_found, draft_for
from motcua.dossiers.citizens_side import is_concerned
from motcua.dossiers.queries import received_together
from motcua.dossiers.readers import may_see_readers
from motcua.dossiers.rules.lifecycle.note import NoteAdded
from motcua.dossiers.rules.online_answer import answer_due, answer_time_on
from motcua.dossiers.rules.state import Status
from motcua.dossiers.schedules import schedule_of
from motcua.dossiers.verify import verify_loaded
from motcua.kernel.database.snapshot import snapshot
from motcua.kernel.facts import Event
from motcua.organisation.actors import Actor
from motcua.organisation.models import Delegation, ServiceCentre
from motcua.organisation.queries import names_in_story
from motcua.web.desk.dossier_readings import read_desk
from motcua.web.desk.event_words import EVENTS, Names, details_of, title_of
from motcua.web.desk.view_models import AnswerDue, CountedDay, DueDate, Story, StoryEntry, TogetherLine
from motcua.web.statuses import CHANNELS, NATIONAL_STATUSES, timeliness_tag
from motcua.web.templatetags.display import moment
from motcua.worktime.rules.explanation import Explanation
from motcua.worktime.rules.sentences import tell_day

MOST_TOGETHER = 20


def read_story(actor: Actor, dossier: str | int, now: datetime) -> Story:
    """The whole story of the dossier, if `actor` may see it. Raises `NotFound` otherwise, absent or forbidden alike.

    `dossier` is its code, or its number before it has one; a draft is no dossier of the desk yet.

    Story and check are of one instant: who acts meanwhile is in both or in neither.
    """
    with snapshot():
        loaded = dossier_for(actor, dossier) if isinstance(dossier, str) else draft_for(actor, dossier)
        if loaded.state.status is Status.DRAFT:
            raise dossier_not_found()
        return _read_story(actor, loaded, now)


def _read_story(actor: Actor, loaded: LoadedDossier, now: datetime) -> Story:
    state = loaded.state
    applicant = state.applicant or state.owner
    names = read_names(loaded)
    return Story(
        code=state.code,
        number=loaded.row.pk,
        procedure_code=state.procedure,
        procedure_name=state.summary or name_in_revision(state.procedure, state.revision),
        revision_number=state.revision,
        centre_name=names.centre(state.centre),
        agency_name=names.agency(state.agency),
        owner_name=state.owner.name if state.owner else "",
        applicant_name=applicant.name if applicant else "",
        channel=CHANNELS[state.channel],
        status=NATIONAL_STATUSES[state.status],
        timeliness=timeliness_tag(state.status, state.due_at, state.finished_at, state.waiting_since, now.date()),
        submitted_at=state.submitted_at,
        answer=read_answer_due(loaded, now),
        accepted_at=state.accepted_at,
        due=read_due(loaded),
        finished_at=state.finished_at,
        together=tuple(read_together(actor, loaded)),
        may_print_together=actor.is_officer and not is_concerned(actor, state),
        entries=tuple(entry for entry in read_entries(loaded.events, names) if may_read(actor, loaded, entry)),
        is_chain_whole=not verify_loaded(loaded).differences,
        may_see_readers=may_see_readers(actor, loaded.row),
        desk=read_desk(actor, loaded, names, now),
    )


def read_together(actor: Actor, loaded: LoadedDossier) -> Iterator[TogetherLine]:
    """The other dossiers of the same visit."""
    found = received_together(actor, loaded.row).values_list("code", "summary", "procedure__name", "status")
    for code, summary, procedure, status in found[:MOST_TOGETHER]:
        yield TogetherLine(code or "", summary or procedure, NATIONAL_STATUSES[status])


def read_answer_due(loaded: LoadedDossier, now: datetime) -> AnswerDue | None:
    """By when what was submitted online is to be answered, as long as it is not."""
    state = loaded.state
    if state.status is not Status.REGISTERED or state.submitted_at is None:
        return None
    rule, due = answer_time_on(state.submitted_at.date()), answer_due(state.submitted_at, schedule_of(loaded, None))
    return AnswerDue(due, rule.hours, rule.source, is_late=due < now) if rule and due else None


def may_read(actor: Actor, loaded: LoadedDossier, entry: StoryEntry) -> bool:
    """Internal notes are not the citizen's to read; all else is."""
    return loaded.events[entry.number - 1].kind != NoteAdded.KIND or policies.may_read_notes(actor, loaded.state)


def read_entries(events: tuple[Event, ...], names: Names) -> Iterator[StoryEntry]:
    """The events in order; those that were taken back later are marked."""
    undone = {event.fact.undoes for event in events if event.kind == "undone"}
    for number, event in enumerate(events, start=1):
        yield StoryEntry(
            number=number,
            at=event.at,
            title=title_of(event.fact),
            tone=EVENTS[event.kind].tone,
            actor=event.by.name,
            place=names.post(event.by.post),
            details=details_of(event.fact, names),
            is_undone=number in undone,
            instead_of=names.absent(event),
        )


def absent_at(event: Event, delegations: Sequence[Delegation]) -> str:
    """For whom the substitute acted; "" where the post was the actor's own."""
    for each in delegations:
        if (each.substitute_id, each.post.code) == (event.by.account, event.by.post) and each.was_running(event.at):
            return str(each.holder)
    return ""


def read_names(loaded: LoadedDossier) -> Names:
    """The names of the steps, centres, agencies and events that the story speaks of; a code that has none stays."""
    state, events = loaded.state, loaded.events
    language = "en" if get_language() == "en" else "vi"
    sent_to = {event.fact.to_centre for event in events if event.kind in ("forwarded", "moved_to_successor")}
    asked = {event.fact.agency for event in events if event.kind in ("consulted", "consultation_replied")}
    centres = {loaded.row.centre.code: loaded.row.centre.name}
    if elsewhere := {state.centre, *sent_to} - centres.keys():
        centres |= dict(ServiceCentre.objects.filter(code__in=elsewhere).values_list("code", "name"))
    doing = {step.agency_code for step in state.process.steps if step.agency_code} if state.process else set()
    posts, accounts = {event.by.post for event in events}, {event.by.account for event in events}
    named = names_in_story({state.agency, *asked, *doing}, posts, accounts)

    def step(key: str) -> str:
        return state.process.step(key).name.read(language) if state.process else key

    return Names(
        step=step,
        centre=lambda code: centres.get(code, code),
        agency=lambda code: named.agencies.get(code, code),
        post=lambda code: named.posts.get(code, ""),
        event=lambda number: str(title_of(events[number - 1].fact)),
        absent=lambda event: absent_at(event, named.substitutions),
    )


def read_due(loaded: LoadedDossier) -> DueDate | None:
    """The appointment in force, the first one, and how the last computation went day by day."""
    state = loaded.state
    if state.due_at is None or state.original_due_at is None:
        return None
    language = "en" if get_language() == "en" else "vi"
    explanation = last_explanation(loaded.events)
    return DueDate(
        at=state.due_at,
        first_given_at=state.original_due_at,
        sentences=tuple(explanation.sentences(language)) if explanation else (),
        moves=moves_since_computed(loaded.events),
        days=tuple(
            CountedDay(each.day, each.is_counted, reason_of(tell_day(each, language)))
            for each in (explanation.days() if explanation else ())
        ),
    )


def last_explanation(events: tuple[Event, ...]) -> Explanation | None:
    """How the due date was last computed from a term; an extension or a wait for payment only moves it."""
    for event in reversed(events):
        if compact := getattr(event.fact, "explanation", None):
            return Explanation.from_json(compact)
    return None


def moves_since_computed(events: tuple[Event, ...]) -> tuple[str, ...]:
    """What moved the due date after it was last computed: an extension, or the days waited for a payment."""
    told: list[str] = []
    for event in events:
        if getattr(event.fact, "explanation", None):
            told.clear()
        elif event.kind in ("extended", "payment_confirmed") and event.fact.due_at != event.fact.due_before:
            moved = {"title": EVENTS[event.kind].title, "due": moment(event.fact.due_at)}
            told.append(gettext("%(title)s: hẹn trả dời đến %(due)s.") % moved)
    return tuple(told)


def reason_of(sentence: str) -> str:
    """The part of a day's sentence after its date."""
    return sentence.partition(": ")[2]
