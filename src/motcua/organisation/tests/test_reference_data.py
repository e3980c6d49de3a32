"""Agencies and check-lists that an administrator, or the head of a centre, keeps by hand."""

from datetime import date

import pytest

from motcua.kernel.errors import Invalid, NotFound, Refused
from motcua.organisation.actions.record_equipment import record_equipment
from motcua.organisation.actions.register_agency import register_agency
from motcua.organisation.actors import STRANGER, SYSTEM
from motcua.organisation.models import Agency, CentreEquipment, EquipmentItem, ServiceCentre
from motcua.organisation.queries import agencies, agency_by_code, count_modern, with_modernity
from motcua.organisation.tests.conftest import FIRST_DAY, OCTOBER_2018


def register(actor=SYSTEM, **given):
    department = {
        "code_2020": "H49.10",
        "code_2018": "000.00.10.H49",
        "name": "Sở  Xây dựng",
        "abbreviation": "SXD",
        "kind": Agency.Kind.DEPARTMENT,
        "level": Agency.Tier.PROVINCE,
        "valid_from": FIRST_DAY,
    }
    return register_agency(actor, **department | given)


@pytest.mark.django_db
def test_an_agency_is_found_by_either_code():
    agency = register()
    assert (agency.name, agency.name_folded, agency.confirmed) == ("Sở Xây dựng", "so xay dung", False)
    assert agency_by_code("H49.10", OCTOBER_2018) == agency_by_code("000.00.10.H49", OCTOBER_2018) == agency
    assert register() == agency
    assert list(agencies(OCTOBER_2018, kind="department")) == [agency]
    assert not agencies(date(2017, 1, 1)).exists()


@pytest.mark.django_db
def test_a_code_counts_as_confirmed_with_a_source():
    assert register(source="QĐ 3739/QĐ-UBND").confirmed


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("given", "error", "code"),
    [
        ({"actor": STRANGER}, Refused, "not_your_post"),
        ({"code_2018": "000.00.11.H49"}, Refused, "agency_codes_differ"),
        ({"code_2018": "0.0.10.H49"}, Invalid, "agency_code_malformed"),
        ({"code_2020": "h49.10", "code_2018": ""}, Invalid, "agency_code_malformed"),
        ({"valid_to": date(2017, 1, 1)}, Invalid, "validity_inverted"),
        ({"name": "Sở Khác"}, Refused, "agency_code_taken"),
        ({"valid_from": date(2020, 1, 1)}, Refused, "agency_code_taken"),
    ],
)
def test_a_bad_or_clashing_agency_is_refused(given, error, code):
    register()
    with pytest.raises(error) as refusal:
        register(**given)
    assert refusal.value.code == code
    assert code != "agency_code_taken" or "Sở Xây dựng" in refusal.value.vi
    assert Agency.objects.count() == 1


@pytest.mark.django_db
@pytest.mark.parametrize("code", ["H49.99", "000.00.99.H49", "Sở"])
def test_an_unknown_agency_is_not_found(code):
    with pytest.raises(NotFound) as refusal:
        agency_by_code(code, OCTOBER_2018)
    assert refusal.value.code == "agency_unknown"


@pytest.fixture
def items(db):
    needed = [("seats", True), ("camera_linked", True), ("smart_kiosk", False)]
    return [
        EquipmentItem.objects.create(code=code, name=code, name_en=code, is_needed=is_needed, valid_from=FIRST_DAY)
        for code, is_needed in needed
    ]


def modern(centre, on=OCTOBER_2018):
    return with_modernity(ServiceCentre.objects.filter(pk=centre.pk), on).get().is_modern


def test_a_centre_becomes_modern_line_by_line(items, ha_tu):
    assert modern(ha_tu) is None
    record_equipment(SYSTEM, ha_tu, "seats", is_present=True, checked_on=FIRST_DAY)
    record_equipment(SYSTEM, ha_tu, "smart_kiosk", is_present=False, checked_on=FIRST_DAY)
    assert modern(ha_tu) is None
    record_equipment(SYSTEM, ha_tu, "camera_linked", is_present=False, checked_on=FIRST_DAY)
    assert modern(ha_tu) is False
    record_equipment(SYSTEM, ha_tu, "camera_linked", is_present=True, checked_on=OCTOBER_2018)
    assert modern(ha_tu) is True
    assert CentreEquipment.objects.count() == 3
    EquipmentItem.objects.update(valid_to=date(2018, 12, 31))
    assert modern(ha_tu, date(2019, 1, 1)) is None


def test_modern_centres_are_counted(items, ha_tu, ha_lam):
    for item in ("seats", "camera_linked"):
        record_equipment(SYSTEM, ha_tu, item, is_present=True, checked_on=FIRST_DAY)
    counted = count_modern("commune", OCTOBER_2018)
    assert (counted.modern, counted.not_modern, counted.unknown, counted.total) == (1, 0, 1, 2)


def test_only_the_head_and_administrators_fill_in_the_list(items, officer, ha_tu, ha_lam):
    record_equipment(officer("Dũng", ha_tu, "centre_head"), ha_tu, "seats", is_present=True, checked_on=OCTOBER_2018)
    for actor in (officer("Bình", ha_tu, "receptionist"), officer("Hoa", ha_lam, "centre_head"), STRANGER):
        with pytest.raises(Refused) as refusal:
            record_equipment(actor, ha_tu, "seats", is_present=False, checked_on=OCTOBER_2018)
        assert refusal.value.code == "not_your_post"
    assert CentreEquipment.objects.get().is_present


@pytest.mark.parametrize(
    ("item", "checked_on", "error", "code"),
    [
        ("robot", OCTOBER_2018, NotFound, "equipment_unknown"),
        ("seats", date(2017, 12, 31), Refused, "centre_not_working"),
        ("seats", date(2018, 10, 29), Refused, "equipment_checked_later"),
    ],
)
def test_a_line_that_cannot_be_is_refused(items, ha_tu, item, checked_on, error, code):
    record_equipment(SYSTEM, ha_tu, "seats", is_present=True, checked_on=OCTOBER_2018)
    with pytest.raises(error) as refusal:
        record_equipment(SYSTEM, ha_tu, item, is_present=False, checked_on=checked_on)
    assert refusal.value.code == code
    assert CentreEquipment.objects.get().is_present
