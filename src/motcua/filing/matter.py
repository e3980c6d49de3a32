"""What the catalogue says, on a day, of filing one procedure online: where, which cases and papers, what it costs."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Exists, OuterRef, Q, QuerySet

from motcua.catalogue import queries
from motcua.catalogue.models import CentreProcedure, NonBoundary, ProcedureRevision
from motcua.catalogue.rules.components import components_for, groups_to_choose, mandatory_components
from motcua.catalogue.rules.content import Channel, Component, Content, Fee
from motcua.catalogue.rules.fees import NOT_STATED, fees_of
from motcua.dossiers.rules.regimes import regime_on
from motcua.filing.rules.checks import Asked
from motcua.filing.rules.online import Place, may_be_sent
from motcua.filing.rules.preparation import Preparation
from motcua.kernel.errors import DomainError, NotFound, Refused
from motcua.kernel.law_rows import valid_on
from motcua.organisation.models import ServiceCentre
from motcua.territory.models import AdministrativeUnit


@dataclass(frozen=True, slots=True)
class Matter:
    """The procedure's revision in force, and the one-stops that take it online that day."""

    code: str
    revision: ProcedureRevision
    content: Content
    places: tuple[Place, ...]

    @property
    def name(self) -> str:
        return self.revision.name

    def chosen_groups(self, prepared: Preparation) -> tuple[str, ...]:
        """The chosen headings that the procedure still has."""
        known = groups_to_choose(self.content)
        return tuple(each for each in prepared.groups if each in known)

    def papers(self, prepared: Preparation) -> tuple[Component, ...]:
        """The papers to hand in, for the groups that were chosen; what the State already holds is not asked."""
        chosen = self.chosen_groups(prepared)
        return tuple(each for each in components_for(self.content, chosen) if not each.data_backed)

    def paper_named(self, key: str) -> str:
        """The name of the paper with that key; "" for a file that is for no paper of the list."""
        return next((each.name for each in self.content.components if each.key == key), "")

    def held_by_the_state(self, prepared: Preparation) -> tuple[Component, ...]:
        """The papers that need not be handed in (NĐ 118/2025 Art 4.2a)."""
        return tuple(each for each in components_for(self.content, self.chosen_groups(prepared)) if each.data_backed)

    def fees(self, prepared: Preparation) -> tuple[Fee, ...]:
        """What is published for the case and filing online; `NOT_STATED` where nothing certain is."""
        try:
            return fees_of(self.content, prepared.case or None, Channel.ONLINE)
        except DomainError:
            return (NOT_STATED,)

    def asked(self, prepared: Preparation, represented: frozenset[str] = frozenset()) -> Asked:
        return Asked(
            places=self.places,
            cases=tuple(case.key for case in self.content.cases),
            groups=groups_to_choose(self.content),
            may_have_no_group=bool(mandatory_components(self.content)),
            papers=self.papers(prepared),
            has_conditions=bool(self.content.conditions.strip()),
            represented=represented,
        )


def read_matter(code: str, on: date) -> Matter:
    """The procedure as it may be filed online that day.

    Raises `NotFound` for an unknown code, `Refused` where it is not in force, or nobody takes it online.
    """
    standing = queries.standing_of(code, on)
    if standing is None:
        raise NotFound(
            "no_such_procedure",
            vi="Không có thủ tục mang mã này. Hãy tìm theo tên.",
            en="There is no procedure with this code. Search by its name.",
        )
    if standing.revision is None:
        successor = standing.successor
        next_vi = f"Hãy dùng thủ tục thay thế {successor.code}." if successor else "Hãy tra cứu thủ tục hiện hành."
        next_en = f"Use its successor {successor.code}." if successor else "Look up the procedure now in force."
        raise Refused(
            "procedure_not_in_force",
            vi=f"Thủ tục {code} không còn (hoặc chưa) có hiệu lực. {next_vi}",
            en=f"Procedure {code} is not in force. {next_en}",
        )
    places = places_online(code, on)
    if not places:
        raise Refused(
            "not_offered_online",
            vi="Hiện chưa có nơi nào nhận thủ tục này trực tuyến. Hãy nộp tại bộ phận một cửa hoặc qua bưu chính.",
            en="Nobody takes this procedure online at present. Hand it in at a one-stop, or by post.",
        )
    return Matter(code, standing.revision, standing.revision.parsed_content(), places)


def places_online(code: str, on: date) -> tuple[Place, ...]:
    """The one-stops that take it online: those that offer it and are open, then those that receive it for them.

    An online service of no particular one-stop is that of all that offer the procedure.
    """
    services = queries.online_services(on, procedure_code=code).values_list("centre__code", "level", "part_reason")
    found = {centre or "": (level, reason) for centre, level, reason in services if may_be_sent(level)}
    if not found:
        return ()
    offering = ServiceCentre.objects.filter(
        Exists(CentreProcedure.objects.filter(valid_on(on), procedure__code=code, centre=OuterRef("pk")))
    )
    places = [
        Place(centre, name, service[0], part_reason=service[1])
        for centre, name in open_on(offering, on)
        if (service := found.get(centre) or found.get(""))
    ]
    if len(places) == 1 and regime_on(on).non_boundary and is_non_boundary(code, on):
        (own,) = places
        others = open_on(ServiceCentre.objects.exclude(code=own.centre), on)
        places += [Place(each, name, own.level, own.centre, own.name, own.part_reason) for each, name in others]
    return tuple(places)


def open_on(centres: QuerySet[ServiceCentre], on: date) -> list[tuple[str, str]]:
    """Code and name of those that work that day and whose unit exists, be it renamed; in Vietnamese order."""
    units = AdministrativeUnit.objects.filter(valid_on(on), code=OuterRef("unit__code"))
    return list(centres.filter(valid_on(on), Exists(units)).order_by("name_sort", "code").values_list("code", "name"))


def is_non_boundary(code: str, on: date) -> bool:
    """Whether every one-stop of the province receives it that day (NĐ 118/2025 Art 14)."""
    return NonBoundary.objects.filter(valid_on(on), Q(procedure=None) | Q(procedure__code=code)).exists()
