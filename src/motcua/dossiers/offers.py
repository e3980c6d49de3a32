"""What the law and the catalogue say of handing in one procedure at one centre: the `Offer` that the rules need.

An `OfferBook` remembers what it has read: one for each act at the counter, one for a whole import. It never outlives
the work it was made for, so a change of the catalogue reaches the next act.
"""

from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property

from motcua.catalogue.models import CentreProcedure, NonBoundary, Procedure, ProcedureRevision, Sector
from motcua.catalogue.rules.components import groups_open, mandatory_components, read_groups
from motcua.catalogue.rules.content import Channel, Content
from motcua.catalogue.rules.fees import amount_for
from motcua.catalogue.rules.terms import NoTerm, terms_of
from motcua.dossiers.rules.competence import Place, not_competent, offered_nowhere
from motcua.dossiers.rules.lifecycle.accept import Offer
from motcua.dossiers.schedules import schedule_of_unit
from motcua.kernel.errors import Invalid, Refused
from motcua.kernel.validity import Validity
from motcua.organisation.models import ServiceCentre
from motcua.processes.queries import load_book
from motcua.processes.rules.book import TemplateBook
from motcua.processes.rules.budget import budget_hours
from motcua.processes.rules.conditions import Facts
from motcua.processes.rules.frozen import FrozenProcess, freeze
from motcua.processes.rules.template import ProcessTemplate
from motcua.territory.access import check_can_receive
from motcua.territory.models import AdministrativeUnit
from motcua.worktime.rules.schedule import Schedule
from motcua.worktime.rules.terms import Term

NO_SECTOR = "chua-phan-loai"
UNSETTLED: dict[object, str] = {NoTerm.CASE_NEEDED: "case", NoTerm.CHANNEL_NOT_STATED: "channel"}


type Places = dict[str, list[Validity]]
"""The centres, by code, that offer a procedure, and when."""
type Revisions = list[tuple[Validity, ProcedureRevision]]
"""The public revisions of a procedure, the latest first, and when each is in force."""


@dataclass(frozen=True, slots=True)
class Said:
    """What a revision says for one case, channel and choice of papers; `unsettled` is what must be chosen first,
    `groups` are the headings of papers of which one must be. `amount`: what it costs in đồng, None where not certain.
    """

    term: Term | None = None
    unsettled: str = ""
    mandatory: tuple[str, ...] = ()
    groups: tuple[str, ...] = ()
    amount: int | None = None


NOTHING_SAID = Said()


def revision_says(content: Content, case: str, channel: Channel, groups: tuple[str, ...]) -> Said:
    """The term where there is a usable one, the mandatory papers and the fees.

    Raises `Invalid` for a case or a heading of papers that it does not have.
    """
    found = terms_of(content, case or None, channel)
    chosen = read_groups(content, groups)
    mandatory = tuple(paper.name for paper in mandatory_components(content, chosen))
    to_choose = groups_open(content, chosen)
    amount = amount_for(content, case or None, channel)
    if isinstance(found, Term):
        return Said(found, "", mandatory, to_choose, amount)
    return Said(None, UNSETTLED.get(found.reason, ""), mandatory, to_choose, amount)


def process_of(
    template: ProcessTemplate, channel: Channel, case: str, term: Term | None, amount: int | None
) -> FrozenProcess:
    """The template's steps for a dossier with this term and these fees (đồng; None: not certain)."""
    hours = budget_hours(term.amount, term.unit) if term else None
    facts = Facts(channel=channel.value, case=case, fee_due=amount != 0, amount=amount)
    return freeze(template, facts, term_hours=hours)


class OfferBook:
    """Offers by centre, procedure, case, channel and day, each thing read once."""

    def __init__(self) -> None:
        self._procedures: dict[str, Procedure] = {}
        self._revisions: dict[str, Revisions] = {}
        self._places: dict[str, Places] = {}
        self._offers: dict[tuple[object, ...], tuple[Offer, Offer]] = {}
        self._schedules: dict[str, Schedule] = {}
        self._open: dict[str, tuple[Validity, list[Validity]]] = {}

    def read_catalogue(self) -> None:
        """Read every public procedure at once: what an import wants, and an act at the counter does not."""
        for procedure in Procedure.objects.filter(is_public=True).select_related("sector", "successor"):
            self._procedures[procedure.code] = procedure
            self._revisions[procedure.code] = []
            self._places[procedure.code] = {}
        public = ProcedureRevision.objects.filter(valid_from__isnull=False).select_related("procedure")
        for revision in public.order_by("-number"):
            if revision.validity:
                self._revisions.setdefault(revision.procedure.code, []).append((revision.validity, revision))
        offered = CentreProcedure.objects.values_list("procedure__code", "centre__code", "valid_from", "valid_to")
        for code, centre, valid_from, valid_to in offered:
            self._places.setdefault(code, {}).setdefault(centre, []).append(Validity(valid_from, valid_to))
        Sector.objects.get_or_create(code=NO_SECTOR, defaults={"name": "Chưa phân loại"})

    @cached_property
    def _centres(self) -> dict[str, ServiceCentre]:
        return {each.code: each for each in ServiceCentre.objects.select_related("agency", "unit")}

    @cached_property
    def _units(self) -> dict[str, list[Validity]]:
        """The days of every form that a unit had, by its code."""
        found: dict[str, list[Validity]] = {}
        for unit in AdministrativeUnit.objects.all():
            found.setdefault(unit.code, []).append(unit.validity)
        return found

    @cached_property
    def _non_boundary(self) -> dict[str, list[Validity]]:
        """The list by procedure; under "" the days on which it is all of them."""
        found: dict[str, list[Validity]] = {}
        for row in NonBoundary.objects.select_related("procedure"):
            found.setdefault(row.procedure.code if row.procedure else "", []).append(row.validity)
        return found

    @cached_property
    def _templates(self) -> TemplateBook:
        return load_book()

    def centre(self, code: str, field: str = "centre") -> ServiceCentre:
        """The service centre with `code`, which was given in `field`. Raises `Invalid`."""
        try:
            return self._centres[code]
        except KeyError:
            raise Invalid(
                "unknown_centre",
                vi=f"Không có trung tâm, bộ phận một cửa mang mã “{code}”. Hãy kiểm tra lại mã.",
                en=f"There is no service centre with code “{code}”. Check the code.",
                field=field,
            ) from None

    def is_open(self, code: str, on: date) -> bool:
        """Whether the centre works that day, and the unit exists whose one-stop it is, be it under a later name."""
        if code not in self._open:
            centre = self.centre(code)
            self._open[code] = centre.validity, self._units.get(centre.unit.code, [])
        own, units = self._open[code]
        return on in own and any(on in days for days in units)

    def check_open(self, code: str, on: date, field: str = "centre") -> None:
        """The centre, given in `field`, receives that day.

        Raises `Refused` for one closed or not yet founded, and for the one-stop of an abolished unit, whose successors
        it names (NĐ 118/2025 Art 14; a succession ends the unit, and with it what its one-stop may receive).
        """
        centre = self.centre(code, field)
        if self.is_open(code, on):
            return
        try:
            check_can_receive(centre.unit, on)
        except Refused as error:
            error.field = field
            raise
        raise Refused(
            "centre_closed",
            vi=f"{centre.name} không hoạt động vào ngày {on:%d/%m/%Y} ({centre.validity.in_words('vi')}), không nhận "
            "hồ sơ mới. Hãy nộp tại đơn vị kế thừa.",
            en=f"{centre.name} does not operate on {on:%d/%m/%Y} ({centre.validity.in_words('en')}); it receives "
            "nothing new. Hand the dossier in at its successor.",
            field=field,
        )

    def schedule(self, centre: str, on: date) -> Schedule:
        """The working time of the unit that `centre` serves."""
        if centre not in self._schedules:
            self._schedules[centre] = schedule_of_unit(self.centre(centre).unit.code, on)
        return self._schedules[centre]

    def offer(
        self,
        centre: str,
        procedure: str,
        case: str,
        channel: Channel,
        on: date,
        groups: tuple[str, ...] = (),
        competent: str = "",
    ) -> Offer:
        """What may be handed in there and then; `groups` are the chosen headings of papers.

        `competent` is the one-stop that must handle it, where that is not `centre` itself. Raises `Invalid` for unknown
        codes, case or heading, `Refused` for a closed centre and for a competent one that does not offer it.
        """
        return self._offers_of(centre, procedure, case, channel, on, groups, competent)[0]

    def for_import(self, centre: str, procedure: str, case: str, channel: Channel, on: date) -> tuple[Offer, Schedule]:
        """The offer and the working time for a dossier received `on` that day by an older system.

        That system checked the papers: what is mandatory is not asked again.
        """
        return self._offers_of(centre, procedure, case, channel, on, (), "")[1], self.schedule(centre, on)

    def offers(self, centre: str, procedure: str, on: date) -> bool:
        """Whether the one-stop offers the procedure that day."""
        return any(on in validity for validity in self._places_of(procedure).get(centre, ()))

    def places_offering(self, procedure: str, on: date) -> tuple[Place, ...]:
        """The one-stops that offer the procedure and are open that day, in Vietnamese alphabetical order."""
        found = [self.centre(code) for code in self._places_of(procedure) if self.offers(code, procedure, on)]
        found.sort(key=lambda each: (each.name_sort, each.code))
        return tuple(Place(each.code, each.name) for each in found if self.is_open(each.code, on))

    def check_offers(self, centre: str, procedure: str, on: date, field: str) -> ServiceCentre:
        """The centre, given in `field`, is open and offers the procedure that day. Raises `Invalid`, `Refused`."""
        self.check_open(centre, on, field)
        found = self.centre(centre)
        if not self.offers(centre, procedure, on):
            raise not_competent(Place(centre, found.name), procedure, self._somewhere(procedure, on, field), field)
        return found

    def is_non_boundary(self, procedure: str, on: date) -> bool:
        """Whether the procedure is on the list of that day (NĐ 118/2025 Art 14)."""
        days = (*self._non_boundary.get("", ()), *self._non_boundary.get(procedure, ()))
        return any(on in validity for validity in days)

    def _offers_of(
        self,
        centre: str,
        procedure: str,
        case: str,
        channel: Channel,
        on: date,
        groups: tuple[str, ...],
        competent: str,
    ) -> tuple[Offer, Offer]:
        revision = self.revision_on(procedure, on)
        place, among = self._competent(procedure, centre, competent, on)
        is_own = place is not None and place.code == centre
        number = revision.number if revision else 0
        template = self._templates.find(procedure, place.code if place else centre, on)
        non_boundary = not is_own and self.is_non_boundary(procedure, on)
        key = (centre, procedure, case, channel, number, template.code, template.version, groups)
        if is_own and (offers := self._offers.get(key)):
            return offers
        said = revision_says(revision.parsed_content(), case, channel, groups) if revision else NOTHING_SAID
        known = self._procedure(procedure)
        offer = Offer(
            procedure=procedure,
            revision=number,
            procedure_name=revision.name if revision else known.name,
            sector=known.sector.code if known.sector else NO_SECTOR,
            case=case,
            centre=centre,
            agency=self.centre(centre).agency.code_2020,
            competent_centre=place.code if place else "",
            competent_name=place.name if place else "",
            competent_agency=place.agency.code_2020 if place else "",
            competent_among=among,
            non_boundary=non_boundary,
            unsettled=said.unsettled,
            term=said.term,
            mandatory=said.mandatory,
            groups=said.groups,
            process=process_of(template, channel, case, said.term, said.amount),
            in_force=revision is not None,
            successor=known.successor.code if known.successor else "",
        )
        offers = offer, replace(offer, mandatory=(), groups=())
        if is_own and revision:
            self._offers[key] = offers
        return offers

    def _competent(
        self, procedure: str, centre: str, competent: str, on: date
    ) -> tuple[ServiceCentre | None, tuple[Place, ...]]:
        """The one-stop that must handle it: the one named, else `centre` where it offers the procedure, else the only
        other one that does. Of several others none is guessed: then None, and which they are."""
        self.check_open(centre, on)
        if competent in ("", centre) and self.offers(centre, procedure, on):
            return self.centre(centre), ()
        if competent:
            return self.check_offers(competent, procedure, on, "competent_centre"), ()
        among = self._somewhere(procedure, on, "procedure")
        return (self.centre(among[0].code), ()) if len(among) == 1 else (None, among)

    def _somewhere(self, procedure: str, on: date, field: str) -> tuple[Place, ...]:
        places = self.places_offering(procedure, on)
        if not places:
            raise offered_nowhere(procedure, field)
        return places

    def _procedure(self, code: str) -> Procedure:
        if code not in self._procedures:
            procedure = Procedure.objects.select_related("sector", "successor").filter(code=code).first()
            if procedure is None:
                raise Invalid(
                    "unknown_procedure",
                    vi=f"Không có thủ tục mang mã “{code}”. Hãy kiểm tra lại mã thủ tục.",
                    en=f"There is no procedure with code “{code}”. Check the procedure's code.",
                    field="procedure",
                )
            if procedure.sector is None:
                Sector.objects.get_or_create(code=NO_SECTOR, defaults={"name": "Chưa phân loại"})
            self._procedures[code] = procedure
        return self._procedures[code]

    def revision_on(self, code: str, on: date) -> ProcedureRevision | None:
        """The revision of the procedure in force that day, or None."""
        if code not in self._revisions:
            public = self._procedure(code).revisions.filter(valid_from__isnull=False)
            self._revisions[code] = [(each.validity, each) for each in public.order_by("-number") if each.validity]
        for validity, revision in self._revisions[code]:
            if on in validity:
                return revision
        return None

    def _places_of(self, code: str) -> Places:
        if code not in self._places:
            places: Places = {}
            for each in CentreProcedure.objects.filter(procedure=self._procedure(code)).select_related("centre"):
                places.setdefault(each.centre.code, []).append(each.validity)
            self._places[code] = places
        return self._places[code]
