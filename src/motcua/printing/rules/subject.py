"""What a form is filled from: a dossier's state and events, and what its codes are called."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date

from motcua.catalogue.rules.content import Fee
from motcua.dossiers.rules.state import DossierState, Party
from motcua.kernel.facts import Event
from motcua.printing.rules.offices import Office
from motcua.printing.rules.rating import RateLink
from motcua.printing.rules.sets import FormSet, form_set_on
from motcua.worktime.rules.schedule import in_vietnam


@dataclass(frozen=True, slots=True)
class Names:
    """What the codes of one dossier are called. `agencies` and `centres` by code; a code that has no name stays.

    `rate`: where whoever came can say how it was; None where nobody did, or on another form than a receipt.
    """

    centre: Office = field(default_factory=Office)
    agency: Office = field(default_factory=Office)
    procedure: str = ""
    case: str = ""
    fees: tuple[Fee, ...] = ()
    legal_bases: tuple[str, ...] = ()
    agencies: Mapping[str, str] = field(default_factory=dict)
    centres: Mapping[str, str] = field(default_factory=dict)
    look_up: str = ""
    rate: RateLink | None = None

    def agency_name(self, code: str) -> str:
        return self.agencies.get(code, code)

    def centre_name(self, code: str) -> str:
        return self.centres.get(code, code)


@dataclass(frozen=True, slots=True)
class Subject:
    """One dossier, ready to be printed."""

    state: DossierState
    events: tuple[Event, ...]
    names: Names

    @property
    def day(self) -> date:
        """The dossier's day, which says under which law it stands: of acceptance, else of its first event."""
        return in_vietnam(self.state.accepted_at or self.events[0].at).date()

    @property
    def form_set(self) -> FormSet:
        return form_set_on(self.day)

    def standing(self, *kinds: str) -> Iterator[Event]:
        """The events of these kinds that nobody has taken back, in order; all kinds where none is named."""
        undone = {event.fact.undoes for event in self.events if event.kind == "undone"}
        for number, event in enumerate(self.events, 1):
            if number not in undone and event.kind != "undone" and (not kinds or event.kind in kinds):
                yield event

    def last(self, *kinds: str) -> Event | None:
        """The last standing event of these kinds."""
        return next(reversed(tuple(self.standing(*kinds))), None)

    @property
    def owner(self) -> Party:
        return self.state.owner or Party("")

    @property
    def bearer(self) -> Party:
        """Who handed it in and signs: the applicant, else the representative, else the owner."""
        return self.state.applicant or self.state.representative or self.owner

    @property
    def matter(self) -> str:
        """What is asked for, in the dossier's words, else the procedure's; with the case where there is one."""
        matter = self.state.summary or self.names.procedure
        case = self.names.case
        return f"{matter} ({case})" if case and case.casefold() not in matter.casefold() else matter
