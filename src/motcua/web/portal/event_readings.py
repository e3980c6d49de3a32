"""Reads life events into what pages show, in the reader's language."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils.translation import get_language

from motcua.catalogue.models import LifeEvent, Procedure
from motcua.catalogue.queries import life_event_for, life_events, revisions_in_force
from motcua.kernel.errors import NotFound
from motcua.web.portal.view_models import EventLink, ProcedureRow
from motcua.web.portal.words import NAME_ONLY, NOT_IN_FORCE


@dataclass(frozen=True, slots=True)
class EventPage:
    """A life event with its procedures in order."""

    name: str
    about: str
    rows: tuple[ProcedureRow, ...]
    source: str


def read_events(on: date) -> tuple[EventLink, ...]:
    """All life events of that day."""
    return event_links(life_events(on))


def event_links(events: Iterable[LifeEvent]) -> tuple[EventLink, ...]:
    return tuple(EventLink(*_words(event), reverse("life-event", args=[event.code])) for event in events)


def read_event(code: str, on: date) -> EventPage:
    """One life event. Raises `NotFound`."""
    event = life_event_for(code, on)
    if event is None:
        raise NotFound(
            "no_such_life_event",
            vi="Không có mục này. Hãy chọn lại từ danh sách sự kiện.",
            en="There is no such entry. Choose again from the list of events.",
        )
    procedures = [step.procedure for step in event.steps.all()]
    in_force = revisions_in_force([each.code for each in procedures], on)
    rows = tuple(_row(each, each.code in in_force) for each in procedures)
    return EventPage(*_words(event), rows, event.source)


def _row(procedure: Procedure, is_in_force: bool) -> ProcedureRow:
    is_name_only = procedure.detail == Procedure.DETAIL_NAME_ONLY
    return ProcedureRow(
        code=procedure.code,
        name=procedure.name,
        sector=procedure.sector.name if procedure.sector else "",
        agency=procedure.executing_agency or procedure.agency,
        tags=(NAME_ONLY,) if is_name_only else () if is_in_force else (NOT_IN_FORCE,),
    )


def _words(event: LifeEvent) -> tuple[str, str]:
    return (event.name_en, event.about_en) if get_language() == "en" else (event.name, event.about)
