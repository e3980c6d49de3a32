"""Register an agency with its codes."""

from datetime import date, datetime

from django.db import transaction

from motcua.kernel.errors import Refused
from motcua.kernel.text import fold, nfc, sort_key
from motcua.kernel.validity import Validity
from motcua.organisation import policies
from motcua.organisation.actors import Actor
from motcua.organisation.change_log import record
from motcua.organisation.models import Agency
from motcua.organisation.rules.agency_codes import check_code_2020, check_pair
from motcua.territory.models import AdministrativeUnit


@transaction.atomic
def register_agency(
    actor: Actor,
    *,
    code_2020: str,
    code_2018: str = "",
    name: str,
    abbreviation: str,
    kind: Agency.Kind,
    level: Agency.Tier,
    valid_from: date,
    valid_to: date | None = None,
    unit: AdministrativeUnit | None = None,
    parent: Agency | None = None,
    source: str = "",
    at: datetime | None = None,
) -> Agency:
    """Add an agency; the same one again is returned as it is. Its code counts as confirmed when `source` names one.

    `code_2018` may be left out for an agency that never had one. Raises `Refused`: `not_your_post`,
    `agency_codes_differ`, `agency_code_taken` (naming the other); `Invalid`: those of the code rules,
    `validity_inverted`.
    """
    policies.require(policies.may_keep_reference_data(actor))
    check_code_2020(code_2020)
    if code_2018:
        check_pair(code_2018, code_2020)
    validity = Validity(valid_from, valid_to)
    name = " ".join(nfc(name).split())
    for row in Agency.objects.select_for_update().filter(code_2020=code_2020):
        if row.name == name and row.validity == validity:
            return row
        if row.validity.overlaps(validity):
            raise _taken(code_2020, row)
    agency = Agency.objects.create(
        code_2018=code_2018,
        code_2020=code_2020,
        name=name,
        abbreviation=nfc(abbreviation),
        kind=kind,
        level=level,
        unit=unit,
        parent=parent,
        confirmed=bool(source),
        source=nfc(source),
        valid_from=valid_from,
        valid_to=valid_to,
        name_folded=fold(name),
        name_sort=sort_key(name),
    )
    days = {"valid_from": valid_from, "valid_to": valid_to}
    record(actor, at, "agency_registered", f"{name} ({code_2020})", decision=source, **days)
    return agency


def _taken(code: str, row: Agency) -> Refused:
    return Refused(
        "agency_code_taken",
        vi=f"Mã {code} thuộc về {row} {row.validity.in_words('vi')}: hãy dùng mã khác hoặc kết thúc mã cũ trước.",
        en=f"The code {code} belongs to {row} {row.validity.in_words('en')}: use another, or end that one first.",
        field="code_2020",
        clashes_with=row.name,
    )
