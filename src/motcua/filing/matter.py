"""What the catalogue says, on a day, of filing one procedure online: where, which cases and papers, what it costs."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import orjson
from django.db.models import Exists, OuterRef

from motcua.catalogue import queries
from motcua.catalogue.rules.components import components_for, groups_to_choose, mandatory_components
from motcua.catalogue.rules.content import Channel, Component, Content, Fee
from motcua.catalogue.rules.content_json import content_from_json
from motcua.catalogue.rules.fees import NOT_STATED, fees_of
from motcua.catalogue.rules.online_levels import may_be_sent
from motcua.dossiers.reception import stands, valid
from motcua.dossiers.rules.regimes import regime_on
from motcua.filing.rules.checks import Asked
from motcua.filing.rules.online import Place
from motcua.filing.rules.preparation import Preparation
from motcua.kernel.database import prepared
from motcua.kernel.errors import DomainError, NotFound, Refused
from motcua.kernel.law_rows import valid_on
from motcua.organisation.models import ServiceCentre
from motcua.territory.models import AdministrativeUnit


@dataclass(frozen=True, slots=True)
class Matter:
    """The procedure's revision in force (`number`), and the one-stops that take it online that day."""

    code: str
    procedure_id: int
    number: int
    name: str
    content: Content
    places: tuple[Place, ...]

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
    """The procedure as it may be filed online that day, in one read: it is asked for at every request of a draft.

    Raises `NotFound` for an unknown code, `Refused` where it is not in force, or nobody takes it online.
    """
    rows = prepared.select(READ, {"procedure": code, "on": on}) if "\0" not in code else []
    if not rows:
        raise why_not(code, on)
    (row,) = rows
    procedure_id, number, name, content, services, offering, is_non_boundary = row
    places = places_of(as_json(services), as_json(offering))
    if len(places) == 1 and is_non_boundary and regime_on(on).non_boundary:
        places += received_for(places[0], on)
    if not places:
        raise Refused(
            "not_offered_online",
            vi="Hiện chưa có nơi nào nhận thủ tục này trực tuyến. Hãy nộp tại bộ phận một cửa hoặc qua bưu chính.",
            en="Nobody takes this procedure online at present. Hand it in at a one-stop, or by post.",
        )
    return Matter(code, procedure_id, number, name, content_from_json(as_json(content)), tuple(places))


def why_not(code: str, on: date) -> DomainError:
    """What is the matter with a procedure of which no revision is in force."""
    standing = queries.standing_of(code, on)
    if standing is None:
        return NotFound(
            "no_such_procedure",
            vi="Không có thủ tục mang mã này. Hãy tìm theo tên.",
            en="There is no procedure with this code. Search by its name.",
        )
    successor = standing.successor
    next_vi = f"Hãy dùng thủ tục thay thế {successor.code}." if successor else "Hãy tra cứu thủ tục hiện hành."
    next_en = f"Use its successor {successor.code}." if successor else "Look up the procedure now in force."
    return Refused(
        "procedure_not_in_force",
        vi=f"Thủ tục {code} không còn (hoặc chưa) có hiệu lực. {next_vi}",
        en=f"Procedure {code} is not in force. {next_en}",
    )


READ = f"""
    SELECT procedure.id, revision.number, revision.name, revision.content,
        (SELECT json_agg(json_build_array(COALESCE(centre.code, ''), service.level, service.part_reason))
            FROM catalogue_onlineservice service
            LEFT JOIN organisation_servicecentre centre ON centre.id = service.centre_id
            WHERE service.procedure_id = procedure.id AND {valid("service")}),
        (SELECT json_agg(json_build_array(centre.code, centre.name) ORDER BY centre.name_sort, centre.code)
            FROM organisation_servicecentre centre
            JOIN territory_administrativeunit unit ON unit.id = centre.unit_id
            WHERE {valid("centre")} AND {stands("unit")} AND EXISTS (
                SELECT FROM catalogue_centreprocedure offered
                WHERE offered.centre_id = centre.id AND offered.procedure_id = procedure.id AND {valid("offered")}
            )),
        EXISTS (SELECT FROM catalogue_nonboundary listed
            WHERE (listed.procedure_id IS NULL OR listed.procedure_id = procedure.id) AND {valid("listed")})
    FROM catalogue_procedure procedure
    JOIN LATERAL (
        SELECT number, name, content FROM catalogue_procedurerevision one
        WHERE one.procedure_id = procedure.id AND one.status = 'published' AND {valid("one")}
        ORDER BY number DESC LIMIT 1
    ) revision ON true
    WHERE procedure.code = %(procedure)s AND procedure.is_public
"""


def places_of(services: Sequence[tuple[str, str, str]], offering: Sequence[tuple[str, str]]) -> list[Place]:
    """Of the open one-stops that offer it, those that take it online.

    An online service of no particular one-stop is that of all that offer the procedure.
    """
    found = {centre: (level, reason) for centre, level, reason in services if may_be_sent(level)}
    return [
        Place(centre, name, service[0], part_reason=service[1])
        for centre, name in offering
        if (service := found.get(centre) or found.get(""))
    ]


def received_for(own: Place, on: date) -> list[Place]:
    """The other open one-stops of the province, which receive it for the only competent one (NĐ 118/2025 Art 14)."""
    units = AdministrativeUnit.objects.filter(valid_on(on), code=OuterRef("unit__code"))
    others = ServiceCentre.objects.filter(valid_on(on), Exists(units)).exclude(code=own.centre)
    named = others.order_by("name_sort", "code").values_list("code", "name")
    return [Place(code, name, own.level, own.centre, own.name, own.part_reason) for code, name in named]


def as_json(value: Any) -> Any:
    """JSON as a plain cursor gives it: its text; nothing is an empty list."""
    return orjson.loads(value) if isinstance(value, str | bytes) else value or []
