"""Handing in at a counter, today: the offer, the centre and its working time, in one read.

Since 01/07/2025 much of what a counter receives is another one-stop's (NĐ 118/2025 Art 14): the competent one is
part of that read.

Whatever can change is read anew at each act, so that a change of the catalogue reaches the next one. Remembered is only
what never changes: the content of a revision once published, and a process template once approved. Where the plain case
does not hold (an unknown code, a procedure not in force, or not offered here) the `OfferBook` says what is the matter.
"""

from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from motcua.catalogue.models import ProcedureRevision
from motcua.catalogue.rules.content import Channel
from motcua.dossiers.offers import OfferBook, Said, process_of, revision_says
from motcua.dossiers.rules.lifecycle.accept import Offer
from motcua.kernel.database import prepared
from motcua.processes.models import StoredTemplate
from motcua.processes.rules.default import DEFAULT_TEMPLATE
from motcua.processes.rules.frozen import FrozenProcess
from motcua.processes.rules.template import ProcessTemplate
from motcua.worktime.queries import schedule_under
from motcua.worktime.rules.schedule import Schedule
from motcua.worktime.rules.terms import Term


def valid(name: str) -> str:
    """The condition that the row called `name` is valid on the day."""
    return f"{name}.valid_from <= %(on)s AND ({name}.valid_to IS NULL OR {name}.valid_to >= %(on)s)"


def stands(unit: str) -> str:
    """The condition that some unit bears the code of the row called `unit` on the day: it may have been renamed."""
    return f"EXISTS (SELECT FROM territory_administrativeunit form WHERE form.code = {unit}.code AND {valid('form')})"


def statement(competent: str, agency: str, unit: str, joined: str, listed: str) -> str:
    """The read, where `competent`, `agency` and `unit` are what it calls the competent one-stop and its own."""
    return f"""
        SELECT centre.id, agency.code_2018, agency.code_2020, unit.code,
               {competent}.code, {competent}.name, {agency}.code_2020,
               {listed},
               revision.id, revision.number, revision.name, sector.code, successor.code, template.id,
               (SELECT token FROM worktime_calendarversion ORDER BY id LIMIT 1)
        FROM organisation_servicecentre centre
        JOIN organisation_agency agency ON agency.id = centre.agency_id
        JOIN territory_administrativeunit unit ON unit.id = centre.unit_id
        {joined}
        JOIN catalogue_procedure procedure ON procedure.code = %(procedure)s
        JOIN catalogue_sector sector ON sector.id = procedure.sector_id
        LEFT JOIN catalogue_procedure successor ON successor.id = procedure.successor_id
        JOIN LATERAL (
            SELECT id, number, name FROM catalogue_procedurerevision one
            WHERE one.procedure_id = procedure.id AND {valid("one")} ORDER BY number DESC LIMIT 1
        ) revision ON true
        LEFT JOIN LATERAL (
            SELECT id FROM processes_storedtemplate one
            WHERE status = 'approved' AND procedure_code IN ('', procedure.code)
                AND centre_code IN ('', {competent}.code) AND {valid("one")}
            ORDER BY procedure_code DESC, centre_code DESC LIMIT 1
        ) template ON true
        WHERE centre.code = %(centre)s AND {valid("centre")} AND {stands("unit")}
            AND {valid(competent)} AND {stands(unit)} AND EXISTS (
            SELECT FROM catalogue_centreprocedure offered
            WHERE offered.centre_id = {competent}.id AND offered.procedure_id = procedure.id AND {valid("offered")}
        )
    """


READ_OWN = statement("centre", "agency", "unit", joined="", listed="false")
READ_ANOTHERS = statement(
    "competent",
    "competent_agency",
    "competent_unit",
    joined="""
        JOIN organisation_servicecentre competent ON competent.code = %(competent)s
        JOIN organisation_agency competent_agency ON competent_agency.id = competent.agency_id
        JOIN territory_administrativeunit competent_unit ON competent_unit.id = competent.unit_id
    """,
    listed=f"""EXISTS (
        SELECT FROM catalogue_nonboundary listed
        WHERE (listed.procedure_id IS NULL OR listed.procedure_id = procedure.id) AND {valid("listed")}
    )""",
)


@dataclass(frozen=True, slots=True)
class Reception:
    """The offer for one dossier, the centre's row number, its agency's two codes, and its working time."""

    offer: Offer
    centre_id: int
    code_2018: str
    code_2020: str
    schedule: Schedule


def reception(
    centre: str,
    procedure: str,
    case: str,
    channel: Channel,
    on: date,
    groups: tuple[str, ...] = (),
    competent: str = "",
) -> Reception:
    """What may be handed in there on that day, as `OfferBook.offer` says it. Raises what that raises.

    An offer that is another place's, or not in force, is an answer too: the rules refuse it and say where to go.
    """
    given = {"centre": centre, "procedure": procedure, "on": on}
    if competent in ("", centre):
        rows = prepared.select(READ_OWN, given)
    else:
        rows = prepared.select(READ_ANOTHERS, given | {"competent": competent})
    if not rows:
        return _by_the_book(centre, procedure, case, channel, on, groups, competent)
    (row,) = rows
    (
        centre_id,
        code_2018,
        code_2020,
        unit,
        competent_centre,
        competent_name,
        competent_agency,
        non_boundary,
        revision,
        number,
        name,
        sector,
        successor,
        template,
        calendar,
    ) = row
    said = _says(revision, case, channel, groups)
    offer = Offer(
        procedure=procedure,
        revision=number,
        procedure_name=name,
        sector=sector,
        case=case,
        centre=centre,
        agency=code_2020,
        competent_centre=competent_centre,
        competent_name=competent_name,
        competent_agency=competent_agency,
        non_boundary=non_boundary,
        unsettled=said.unsettled,
        term=said.term,
        mandatory=said.mandatory,
        groups=said.groups,
        process=_process(template, channel, case, said.term, said.amount),
        successor=successor or "",
    )
    return Reception(offer, centre_id, code_2018, code_2020, schedule_under(calendar, unit, on))


def forget() -> None:
    """Forget what was remembered (between tests, whose databases differ)."""
    for remembered in (_says, _template, _process):
        remembered.cache_clear()


def _by_the_book(
    centre: str, procedure: str, case: str, channel: Channel, on: date, groups: tuple[str, ...], competent: str
) -> Reception:
    book = OfferBook()
    offer = book.offer(centre, procedure, case, channel, on, groups, competent)
    here = book.centre(centre)
    return Reception(offer, here.pk, here.agency.code_2018, here.agency.code_2020, book.schedule(centre, on))


@lru_cache(maxsize=16_384)
def _says(revision: int, case: str, channel: Channel, groups: tuple[str, ...]) -> Said:
    content = ProcedureRevision.objects.only("content").get(pk=revision).parsed_content()
    return revision_says(content, case, channel, groups)


@lru_cache(maxsize=1024)
def _template(number: int | None) -> ProcessTemplate:
    return DEFAULT_TEMPLATE if number is None else StoredTemplate.objects.get(pk=number).as_rule()


@lru_cache(maxsize=16_384)
def _process(template: int | None, channel: Channel, case: str, term: Term | None, amount: int | None) -> FrozenProcess:
    return process_of(_template(template), channel, case, term, amount)
