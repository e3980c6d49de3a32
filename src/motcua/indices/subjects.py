"""Whom a set of criteria can assess: the province, its departments, its districts and communes."""

from dataclasses import dataclass
from datetime import date

from motcua.indices.rules.composite.criteria import Kind
from motcua.kernel.errors import NotFound
from motcua.kernel.law_rows import valid_on
from motcua.organisation.models import Agency, ServiceCentre

LEVELS = {Kind.PROVINCE: "province", Kind.DISTRICT: "district", Kind.COMMUNE: "commune"}


@dataclass(frozen=True, slots=True)
class Subject:
    """One subject: its code in assessments, and the centre or agency that it is (row numbers)."""

    code: str
    name: str
    centre_id: int | None = None
    agency_id: int | None = None


def subjects_of(kind: Kind, on: date) -> list[Subject]:
    """The subjects of a kind that are there on the day, by name."""
    if kind is Kind.AGENCY:
        agencies = Agency.objects.filter(valid_on(on), kind=Agency.Kind.DEPARTMENT, level="province")
        return [Subject(each.code_2020, each.name, agency_id=each.pk) for each in agencies.order_by("name_sort", "pk")]
    centres = ServiceCentre.objects.filter(valid_on(on), level=LEVELS[kind]).select_related("unit")
    return [Subject(each.code, each.unit.full_name, centre_id=each.pk) for each in centres.order_by("name_sort", "pk")]


def subject_named(kind: Kind, code: str, on: date) -> Subject:
    """Raises `NotFound`."""
    found = next((each for each in subjects_of(kind, on) if each.code == code), None)
    if found is None:
        raise NotFound(
            "no_such_subject",
            vi="Đơn vị này không thuộc nhóm được đánh giá theo bộ tiêu chí. Hãy chọn trong danh sách.",
            en="This unit is not among those that the set assesses. Choose from the list.",
            field="subject",
        )
    return found
