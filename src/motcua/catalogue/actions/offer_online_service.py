"""Offer a procedure as an online service: several for one procedure, per case, level or centre."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db import transaction

from motcua.catalogue.models import OnlineService, Procedure
from motcua.catalogue.policies import check_may_edit
from motcua.catalogue.rules.online_levels import Scheme, check_online_level
from motcua.kernel.errors import Invalid, NotFound
from motcua.kernel.validity import Validity
from motcua.organisation.actors import Actor
from motcua.organisation.models import ServiceCentre


@dataclass(frozen=True, slots=True)
class ServiceOffer:
    """An online service; `centre` "" where every centre that offers the procedure offers it."""

    code: str
    procedure: str
    name: str
    scheme: Scheme
    level: str
    validity: Validity
    centre: str = ""
    part_reason: str = ""
    source: str = ""


def offer_online_services(actor: Actor, offers: Sequence[ServiceOffer]) -> int:
    """Add the services, all or none; a service whose code is there already is left as it is. Returns how many
    were new.

    Raises what `check_online_level` raises, `Invalid` without code or name, `NotFound` for an unknown procedure or
    centre.
    """
    check_may_edit(actor)
    for offer in offers:
        _check(offer)
    with transaction.atomic():
        known = set(
            OnlineService.objects.filter(code__in=[offer.code for offer in offers]).values_list("code", flat=True)
        )
        procedures = dict(
            Procedure.objects.filter(code__in={offer.procedure for offer in offers}).values_list("code", "pk")
        )
        centres: dict[str, int | None] = {"": None}
        centres |= dict(
            ServiceCentre.objects.filter(code__in={offer.centre for offer in offers}).values_list("code", "pk")
        )
        rows = [_row(offer, procedures, centres) for offer in offers if offer.code not in known]
        OnlineService.objects.bulk_create(rows, batch_size=1000)
    return len(rows)


def _check(offer: ServiceOffer) -> None:
    check_online_level(offer.scheme, offer.level, offer.validity, offer.part_reason)
    if not offer.code.strip() or not offer.name.strip():
        raise Invalid(
            "online_service_unnamed",
            vi="Dịch vụ công trực tuyến phải có mã và tên. Hãy nhập đủ.",
            en="An online service needs a code and a name. Enter both.",
            field="name",
        )


def _row(offer: ServiceOffer, procedures: dict[str, int], centres: dict[str, int | None]) -> OnlineService:
    if offer.procedure not in procedures or offer.centre not in centres:
        raise NotFound(
            "centre_or_procedure_unknown",
            vi=f"Không có trung tâm «{offer.centre}» hoặc thủ tục «{offer.procedure}». Hãy kiểm tra lại mã.",
            en=f'There is no centre "{offer.centre}" or no procedure "{offer.procedure}". Check the codes.',
        )
    return OnlineService(
        code=offer.code,
        procedure_id=procedures[offer.procedure],
        centre_id=centres[offer.centre],
        name=offer.name,
        scheme=offer.scheme,
        level=offer.level,
        part_reason=offer.part_reason,
        valid_from=offer.validity.first,
        valid_to=offer.validity.last,
        source=offer.source,
    )
