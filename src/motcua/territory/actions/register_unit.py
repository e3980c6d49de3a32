"""Register a new administrative unit, or a new form (name, rank, parent) of one under its old code."""

from datetime import date

from django.db import transaction

from motcua.kernel.text import fold, nfc, sort_key
from motcua.kernel.validity import Validity
from motcua.territory.models import AdministrativeUnit
from motcua.territory.rules.units import (
    LEVEL_OF_KIND,
    Kind,
    Unit,
    check_code,
    check_no_clash,
    check_parent,
    short_name,
)


@transaction.atomic
def register_unit(
    *,
    code: str,
    full_name: str,
    kind: Kind,
    parent: AdministrativeUnit | None,
    valid_from: date,
    valid_to: date | None = None,
    source: str = "",
) -> AdministrativeUnit:
    """Add a unit to the catalogue and return it; the same unit registered again is returned as it is.

    `full_name` carries the kind ("Phường Hà Tu"); `source` names the resolution, empty while it is unconfirmed. Who may
    is the caller's to check (organisation.policies.may_keep_reference_data).

    Raises `Invalid` (`unit_code_malformed`, `unit_name_without_kind`, `validity_inverted`) and `Refused`
    (`unit_code_taken`, `unit_validity_overlaps`, `unit_parent_missing`, `unit_parent_level`, `unit_parent_not_valid`).
    """
    full_name = " ".join(nfc(full_name).split())
    level = LEVEL_OF_KIND[kind]
    unit = Unit(check_code(code, level), full_name, level, Validity(valid_from, valid_to))
    name = short_name(full_name, kind)
    check_parent(unit, parent.as_rule if parent else None)
    same_code = list(AdministrativeUnit.objects.select_for_update().filter(code=code))
    for row in same_code:
        if row.as_rule == unit and row.parent == parent:
            return row
    check_no_clash(unit, [row.as_rule for row in same_code])
    return AdministrativeUnit.objects.create(
        code=code,
        name=name,
        full_name=full_name,
        kind=kind,
        level=level,
        parent=parent,
        valid_from=valid_from,
        valid_to=valid_to,
        source=nfc(source),
        name_folded=fold(name),
        name_sort=sort_key(name),
    )
