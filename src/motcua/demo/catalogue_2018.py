"""The catalogue as the demo of 2018 needs it: procedures in force then, offered at the centres, with online services.

What is real: the procedures, their names, texts, terms and fees, as the national database shows them in 2025–2026, and
the report's counts. What is assumed, and says so in its `source` and on every screen (`catalogue_note`): that they were
in force in 2018, which centre offered which, and which were done in four steps.
"""

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from motcua.catalogue.actions.assume_validity import assume_validity
from motcua.catalogue.actions.offer_at_centre import CentreOffer, offer_at_centres
from motcua.catalogue.actions.offer_online_service import ServiceOffer, offer_online_services
from motcua.catalogue.models import ProcedureRevision
from motcua.catalogue.rules.content import Channel, Content, GroupKind
from motcua.catalogue.rules.online_levels import Scheme
from motcua.catalogue.rules.terms import terms_of
from motcua.demo import catalogue_selection as selection
from motcua.demo.catalogue_selection import Candidate, FourSteps
from motcua.kernel.errors import Refused
from motcua.kernel.validity import Validity
from motcua.organisation.actors import SYSTEM
from motcua.organisation.queries import centres
from motcua.worktime.rules.terms import Term

FIRST_DAY = date(2017, 1, 1)
LAST_FOUR_LEVELS = date(2022, 9, 30)
SHOWN_ON = date(2018, 10, 30)
NOTE = (
    "Bản minh họa năm 2018: tên và nội dung thủ tục là của năm 2025–2026, lấy từ Cơ sở dữ liệu quốc gia về "
    "thủ tục hành chính; việc có hiệu lực từ 01/01/2017 là giả định."
)
SOURCE = "Giả định của bản minh họa năm 2018"
DELEGATION = "Giả định của bản minh họa: chưa có số văn bản ủy quyền thật"


@dataclass(frozen=True, slots=True)
class DemoCatalogue:
    """Codes of the procedures offered at the provincial centre, each district centre and each commune, and how many
    online services there are."""

    province: tuple[str, ...]
    district: tuple[str, ...]
    commune: tuple[str, ...]
    services: int


def prepare_catalogue_2018(*, at: datetime) -> DemoCatalogue:
    """Make the imported catalogue that of the demo; repeating it changes nothing.

    Needs the procedures imported and the centres of 2018 registered. Raises `Refused` ("demo_needs_procedures").
    """
    with transaction.atomic():
        candidates = _read_candidates()
        province = selection.choose_province(candidates)
        if len(province) < selection.PROVINCE_PROCEDURES:
            raise Refused(
                "demo_needs_procedures",
                vi="Danh mục chưa đủ thủ tục cho bản minh họa. Hãy chạy «motcua import procedures» trước.",
                en='The catalogue has too few procedures for the demo. Run "motcua import procedures" first.',
            )
        district, commune = selection.choose_district(candidates), selection.choose_commune(candidates)
        codes = {each.code for each in (*province, *district, *commune)}
        assume_validity(SYSTEM, codes, since=FIRST_DAY, source=SOURCE, note=NOTE, at=at)
        offer_at_centres(SYSTEM, _offers(province, district, commune))
        services = selection.choose_services(province)
        offer_online_services(SYSTEM, [_service(each) for each in services])
    return DemoCatalogue(_codes(province), _codes(district), _codes(commune), len(services))


def _read_candidates() -> list[Candidate]:
    """The nationally imported procedures, by their latest revision."""
    latest = {
        revision.procedure_id: revision
        for revision in ProcedureRevision.objects.filter(origin=ProcedureRevision.NATIONAL, valid_to=None)
        .select_related("procedure", "sector")
        .order_by("number")
    }
    return [_candidate(revision) for revision in latest.values()]


def _candidate(revision: ProcedureRevision) -> Candidate:
    content = revision.parsed_content()
    groups = dict.fromkeys(each.group for each in content.components if each.group_kind is GroupKind.CASE)
    return Candidate(
        code=revision.procedure.code,
        name=revision.name,
        sector=revision.sector.name if revision.sector else "",
        executing_agency=content.executing_agency,
        levels=content.levels,
        has_term=bool(_channels_with_term(content)),
        is_online=Channel.ONLINE in content.channels(),
        variants=tuple(case.name for case in content.cases) or tuple(groups),
    )


def _offers(province: list[Candidate], district: list[Candidate], commune: list[Candidate]) -> list[CentreOffer]:
    offers = []
    for centre in centres("province", SHOWN_ON):
        offers += _offers_of(centre.code, province, selection.mark_province(province))
    district_centres = list(centres("district", SHOWN_ON).order_by("code"))
    for index, centre in enumerate(district_centres):
        offers += _offers_of(centre.code, district, selection.mark_district(district, index, len(district_centres)))
    marks = selection.mark_commune(commune)
    for centre in centres("commune", SHOWN_ON):
        offers += _offers_of(centre.code, commune, marks)
    return offers


def _offers_of(centre: str, chosen: list[Candidate], marks: dict[str, FourSteps]) -> list[CentreOffer]:
    return [
        CentreOffer(
            centre=centre,
            procedure=each.code,
            validity=Validity(FIRST_DAY),
            four_step_eligible=marks[each.code].eligible,
            four_step_reason=marks[each.code].reason,
            four_step_done=marks[each.code].done,
            delegation_document=DELEGATION if marks[each.code].done else "",
            source=SOURCE,
        )
        for each in chosen
    ]


def _service(service: selection.Service) -> ServiceOffer:
    return ServiceOffer(
        code=service.code,
        procedure=service.procedure,
        name=service.name,
        scheme=Scheme.FOUR_LEVELS,
        level=service.level,
        validity=Validity(FIRST_DAY, LAST_FOUR_LEVELS),
        source=SOURCE,
    )


def _codes(candidates: list[Candidate]) -> tuple[str, ...]:
    return tuple(each.code for each in candidates)


def _channels_with_term(content: Content) -> tuple[Channel, ...]:
    return tuple(each for each in content.channels() if isinstance(terms_of(content, None, each), Term))
