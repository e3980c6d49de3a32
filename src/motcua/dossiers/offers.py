"""What the law and the catalogue say of handing in one procedure at one centre: the `Offer` that the rules need.

An `OfferBook` remembers what it has read: one for each act at the counter, one for a whole import. It never outlives
the work it was made for, so a change of the catalogue reaches the next act.
"""

from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property

from motcua.catalogue.models import CentreProcedure, Procedure, ProcedureRevision, Sector
from motcua.catalogue.rules.components import groups_open, mandatory_components, read_groups
from motcua.catalogue.rules.content import Channel, Content
from motcua.catalogue.rules.terms import NoTerm, terms_of
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
    `groups` are the headings of papers of which one must be."""

    term: Term | None = None
    unsettled: str = ""
    mandatory: tuple[str, ...] = ()
    groups: tuple[str, ...] = ()


NOTHING_SAID = Said()


def revision_says(content: Content, case: str, channel: Channel, groups: tuple[str, ...]) -> Said:
    """The term where there is a usable one, and the mandatory papers.

    Raises `Invalid` for a case or a heading of papers that it does not have.
    """
    found = terms_of(content, case or None, channel)
    chosen = read_groups(content, groups)
    mandatory = tuple(paper.name for paper in mandatory_components(content, chosen))
    to_choose = groups_open(content, chosen)
    if isinstance(found, Term):
        return Said(found, "", mandatory, to_choose)
    return Said(None, UNSETTLED.get(found.reason, ""), mandatory, to_choose)


def process_of(template: ProcessTemplate, channel: Channel, case: str, term: Term | None) -> FrozenProcess:
    """The template's steps for a dossier with this term."""
    hours = budget_hours(term.amount, term.unit) if term else None
    return freeze(template, Facts(channel=channel.value, case=case), term_hours=hours)


class OfferBook:
    """Offers by centre, procedure, case, channel and day, each thing read once."""

    def __init__(self) -> None:
        self._procedures: dict[str, Procedure] = {}
        self._revisions: dict[str, Revisions] = {}
        self._places: dict[str, Places] = {}
        self._offers: dict[tuple[str, str, str, Channel, int, str, int, tuple[str, ...]], tuple[Offer, Offer]] = {}
        self._schedules: dict[str, Schedule] = {}
        self._open: dict[str, tuple[Validity, Validity]] = {}

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
        """Whether the centre works that day, and the unit exists whose one-stop it is."""
        if code not in self._open:
            centre = self.centre(code)
            self._open[code] = centre.validity, centre.unit.validity
        own, units = self._open[code]
        return on in own and on in units

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
        self, centre: str, procedure: str, case: str, channel: Channel, on: date, groups: tuple[str, ...] = ()
    ) -> Offer:
        """What may be handed in there and then; `groups` are the chosen headings of papers.

        Within the province every procedure is received regardless of boundaries (NĐ 118/2025 Art 14); whether that is
        the law of the day, the regime says. Raises `Invalid` for unknown codes or case, `Refused` for a closed centre.
        """
        return self._offers_of(centre, procedure, case, channel, on, groups)[0]

    def for_import(self, centre: str, procedure: str, case: str, channel: Channel, on: date) -> tuple[Offer, Schedule]:
        """The offer and the working time for a dossier received `on` that day by an older system.

        That system checked the papers: what is mandatory is not asked again.
        """
        return self._offers_of(centre, procedure, case, channel, on, ())[1], self.schedule(centre, on)

    def _offers_of(
        self, centre: str, procedure: str, case: str, channel: Channel, on: date, groups: tuple[str, ...]
    ) -> tuple[Offer, Offer]:
        revision = self.revision_on(procedure, on)
        place = self._place_on(procedure, centre, on)
        number = revision.number if revision else 0
        template = self._templates.find(procedure, centre, on)
        key = (centre, procedure, case, channel, number, template.code, template.version, groups)
        if place.code == centre and (offers := self._offers.get(key)):
            return offers
        offer = self._make(centre, procedure, case, channel, revision, place, template, groups)
        offers = offer, replace(offer, mandatory=(), groups=())
        if place.code == centre and revision:
            self._offers[key] = offers
        return offers

    def _make(
        self,
        centre: str,
        code: str,
        case: str,
        channel: Channel,
        revision: ProcedureRevision | None,
        place: ServiceCentre,
        template: ProcessTemplate,
        groups: tuple[str, ...],
    ) -> Offer:
        procedure = self._procedure(code)
        said = revision_says(revision.parsed_content(), case, channel, groups) if revision else NOTHING_SAID
        here = self.centre(centre)
        return Offer(
            procedure=code,
            revision=revision.number if revision else 0,
            procedure_name=revision.name if revision else procedure.name,
            sector=procedure.sector.code if procedure.sector else NO_SECTOR,
            case=case,
            centre=centre,
            agency=here.agency.code_2020,
            competent_centre=place.code,
            competent_name=place.name,
            competent_agency=place.agency.code_2020,
            non_boundary=True,
            unsettled=said.unsettled,
            term=said.term,
            mandatory=said.mandatory,
            groups=said.groups,
            process=process_of(template, channel, case, said.term),
            in_force=revision is not None,
            successor=procedure.successor.code if procedure.successor else "",
        )

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

    def _place_on(self, code: str, centre: str, on: date) -> ServiceCentre:
        """`centre` itself where it offers the procedure that day, else one that does."""
        self.check_open(centre, on)
        here = self.centre(centre)
        if code not in self._places:
            places: Places = {}
            for each in CentreProcedure.objects.filter(procedure=self._procedure(code)).select_related("centre"):
                places.setdefault(each.centre.code, []).append(each.validity)
            self._places[code] = places
        places = self._places[code]
        if any(on in validity for validity in places.get(centre, ())):
            return here
        for elsewhere, validities in places.items():
            place = self.centre(elsewhere)
            if self.is_open(elsewhere, on) and any(on in validity for validity in validities):
                return place
        raise Refused(
            "offered_nowhere",
            vi=f"Ngày {on:%d/%m/%Y} chưa nơi nào được giao tiếp nhận thủ tục {code}. Hãy hỏi quản trị danh mục.",
            en=f"On {on:%d/%m/%Y} no one-stop is charged with procedure {code}. Ask whoever keeps the catalogue.",
            field="procedure",
        )
