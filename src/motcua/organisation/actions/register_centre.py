"""Found a one-stop, and correct what is said of one: its name, its tax code."""

import re
from datetime import date, datetime

from django.db import transaction

from motcua.kernel.errors import Invalid, Refused
from motcua.kernel.text import fold, nfc, sort_key
from motcua.kernel.validity import Validity
from motcua.organisation import policies
from motcua.organisation.actions.close_post import check_decision
from motcua.organisation.actors import Actor
from motcua.organisation.change_log import record
from motcua.organisation.models import Agency, ServiceCentre
from motcua.people.rules.tax_code import check_tax_code
from motcua.territory.access import check_can_receive
from motcua.territory.models import AdministrativeUnit

CODE = re.compile(r"[A-Z][A-Z0-9]*(\.[A-Z0-9]+)*")
LONGEST_CODE, LONGEST_NAME = 20, 200


@transaction.atomic
def register_centre(
    actor: Actor,
    *,
    code: str,
    name: str,
    unit: AdministrativeUnit,
    agency: Agency,
    valid_from: date,
    valid_to: date | None = None,
    tax_code: str = "",
    decision: str,
    at: datetime,
) -> ServiceCentre:
    """A one-stop of `unit`, whose dossiers bear the code of `agency`. No two ever bear one code.

    Raises `Refused`: `not_your_post`, `centre_code_taken` (naming the other), `agency_not_there`, and those of
    `check_can_receive`; `Invalid`: `centre_code_malformed`, `centre_name`, `decision_missing`, `validity_inverted`,
    those of `check_tax_code`.
    """
    policies.require(policies.may_keep_reference_data(actor))
    decision, code, validity = check_decision(decision), _check_code(code), Validity(valid_from, valid_to)
    name, tax_code = _check_name(name), _check_tax_code(tax_code)
    _check_unit(unit, valid_from)
    if valid_from not in agency.validity:
        raise Refused(
            "agency_not_there",
            vi=f"{agency} có {agency.validity.in_words('vi')}: hãy chọn cơ quan của ngày {valid_from:%d/%m/%Y}.",
            en=f"{agency} is there {agency.validity.in_words('en')}: choose the agency of {valid_from}.",
            field="agency",
        )
    other = ServiceCentre.objects.select_for_update().filter(code=code).first()
    if other is not None:
        raise Refused(
            "centre_code_taken",
            vi=f"Mã {code} thuộc về {other} {other.validity.in_words('vi')}: hãy dùng mã khác, ví dụ thêm năm ở cuối.",
            en=f"The code {code} belongs to {other} {other.validity.in_words('en')}: use another, say with the year.",
            field="code",
            clashes_with=other.name,
        )
    centre = ServiceCentre.objects.create(
        code=code,
        name=name,
        name_folded=fold(name),
        name_sort=sort_key(name),
        level=unit.level,
        unit=unit,
        agency=agency,
        tax_code=tax_code,
        source=decision,
        valid_from=validity.first,
        valid_to=validity.last,
    )
    record(
        actor,
        at,
        "centre_registered",
        f"{name} ({code})",
        decision=decision,
        unit=f"{unit.full_name} ({unit.code})",
        agency=agency.code_2020,
        tax_code=tax_code,
        valid_from=valid_from,
        valid_to=valid_to,
    )
    return centre


@transaction.atomic
def change_centre(
    actor: Actor, centre: ServiceCentre, *, name: str, tax_code: str, decision: str, at: datetime
) -> ServiceCentre:
    """Another name or tax code; the code stays, and papers printed anew bear the new name. The log keeps both.

    What is so already is not written. Raises `Refused` (`not_your_post`); `Invalid`: `centre_name`, `decision_missing`,
    those of `check_tax_code`.
    """
    policies.require(policies.may_keep_reference_data(actor))
    decision, name, tax_code = check_decision(decision), _check_name(name), _check_tax_code(tax_code)
    centre = ServiceCentre.objects.select_for_update(of=["self"]).get(pk=centre.pk)
    told: dict[str, str] = {}
    if name != centre.name:
        told |= {"name_before": centre.name, "name": name}
    if tax_code != centre.tax_code:
        told |= {"tax_code_before": centre.tax_code or "–", "tax_code": tax_code or "–"}
    if told:
        centre.name, centre.name_folded, centre.name_sort, centre.tax_code = name, fold(name), sort_key(name), tax_code
        centre.save(update_fields=["name", "name_folded", "name_sort", "tax_code"])
        record(actor, at, "centre_changed", f"{name} ({centre.code})", decision=decision, **told)
    return centre


def _check_code(code: str) -> str:
    code = code.strip()
    if len(code) > LONGEST_CODE or not CODE.fullmatch(code):
        raise Invalid(
            "centre_code_malformed",
            vi=f"Mã nơi tiếp nhận gồm chữ hoa không dấu, số và dấu chấm, tối đa {LONGEST_CODE} ký tự: ví dụ QNI.06652.",
            en=f"A one-stop's code has capitals, digits and dots, at most {LONGEST_CODE}: write it like QNI.06652.",
            field="code",
        )
    return code


def _check_name(name: str) -> str:
    name = " ".join(nfc(name).split())
    if not 1 <= len(name) <= LONGEST_NAME:
        raise Invalid(
            "centre_name",
            vi=f"Tên nơi tiếp nhận có từ 1 đến {LONGEST_NAME} ký tự: hãy nhập lại.",
            en=f"The name of a one-stop has 1 to {LONGEST_NAME} characters: enter it again.",
            field="name",
        )
    return name


def _check_tax_code(tax_code: str) -> str:
    return check_tax_code(tax_code, field="tax_code") if tax_code.strip() else ""


def _check_unit(unit: AdministrativeUnit, on: date) -> None:
    try:
        check_can_receive(unit, on)
    except Refused as error:
        error.field = "unit"
        raise
