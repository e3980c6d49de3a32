"""What the codes of dossiers are called: read for one, or for many at once."""

from collections.abc import Callable, Iterable
from datetime import date

from motcua.catalogue.models import ProcedureRevision
from motcua.catalogue.rules.content import Channel, Content, Fee
from motcua.catalogue.rules.content_json import content_from_json
from motcua.catalogue.rules.fees import fees_of
from motcua.dossiers.access import LoadedDossier
from motcua.kernel.errors import Invalid
from motcua.kernel.law_rows import valid_on
from motcua.organisation.models import Agency, ServiceCentre
from motcua.printing.rules.offices import Office, office_of_agency, office_of_centre
from motcua.printing.rules.rating import RateLink
from motcua.printing.rules.subject import Names, Subject

type Rate = Callable[[LoadedDossier], RateLink | None]
"""Where the visit at which a dossier was received is rated: asked of rooms above."""


class NameBook:
    """What codes are called; each is asked for once in the life of the book, which is one print."""

    def __init__(self, look_up: str = "", rate: Rate | None = None) -> None:
        self._look_up = look_up
        self._rate = rate
        self._centres: dict[str, ServiceCentre | None] = {}
        self._agencies: dict[tuple[str, date], Agency | None] = {}
        self._contents: dict[tuple[str, int], tuple[str, Content | None]] = {}

    def subjects(self, loaded: Iterable[LoadedDossier]) -> list[Subject]:
        return [self.subject(each) for each in loaded]

    def subject(self, loaded: LoadedDossier) -> Subject:
        """The dossier with the names its forms need."""
        bare = Subject(loaded.state, loaded.events, Names(look_up=self._look_up))
        state, day = loaded.state, bare.day
        centre = self.centre(state.received_centre or state.centre)
        sent = [event.fact for event in bare.standing("forwarded")]
        asked = [event.fact.agency for event in bare.standing("consulted", "consultation_replied", "handed_over")]
        name, content = self._content(state.procedure, state.revision)
        names = Names(
            centre=centre,
            agency=self.agency(state.agency, day) or self.centre(state.centre),
            procedure=name,
            case=case_name(content, state.case),
            fees=fees_for(content, state.case, state.channel),
            legal_bases=content.legal_bases if content else (),
            agencies={
                code: office.name for code in {state.agency, *asked} if (office := self.agency(code, day)) is not None
            },
            centres={
                code: self.centre(code).name for fact in sent for code in (fact.from_centre, fact.to_centre) if code
            },
            look_up=self._look_up,
            rate=self._rate(loaded) if self._rate else None,
        )
        return Subject(loaded.state, loaded.events, names)

    def centre(self, code: str) -> Office:
        """How the one-stop signs; its code alone where nobody knows it."""
        if code not in self._centres:
            self._centres[code] = ServiceCentre.objects.select_related("unit").filter(code=code).first()
        row = self._centres[code]
        if row is None:
            return Office(name=code, issuer=code)
        return office_of_centre(row.name, row.unit.full_name, row.unit.name, tax_code=row.tax_code)

    def agency(self, code: str, on: date) -> Office | None:
        """How the agency that bears the code on that day signs; None where none does."""
        if (code, on) not in self._agencies:
            found = Agency.objects.select_related("unit", "parent").filter(valid_on(on), code_2020=code)
            self._agencies[code, on] = found.first()
        row = self._agencies[code, on]
        if row is None:
            return None
        unit = (row.unit.full_name, row.unit.name) if row.unit else ("", "")
        parent = row.parent.name if row.parent else ""
        return office_of_agency(row.name, *unit, kind=row.kind, parent=parent)

    def _content(self, procedure: str, number: int) -> tuple[str, Content | None]:
        """The name and content of the revision the dossier was accepted under; before that, of the latest one."""
        key = (procedure, number)
        if key not in self._contents:
            found = ProcedureRevision.objects.filter(procedure__code=procedure).order_by("-number")
            row = (found.filter(number=number) if number else found).values_list("name", "content").first()
            self._contents[key] = (row[0], content_from_json(row[1])) if row else ("", None)
        return self._contents[key]


def case_name(content: Content | None, key: str) -> str:
    """What the case is called; its key where the revision has no name for it."""
    found = content.case_named(key) if content and key else None
    return found.name if found else key


def fees_for(content: Content | None, case: str, channel: Channel) -> tuple[Fee, ...]:
    """The fees that the revision states; none where it cannot be read for this case."""
    if content is None:
        return ()
    try:
        return fees_of(content, case or None, channel)
    except Invalid:
        return ()
