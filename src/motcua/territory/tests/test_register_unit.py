import unicodedata
from datetime import date

import pytest
from django.db import IntegrityError, transaction

from motcua.kernel.errors import Invalid, Refused
from motcua.territory.actions.register_unit import register_unit
from motcua.territory.actions.succeed_units import abolish_unit
from motcua.territory.models import AdministrativeUnit
from motcua.territory.rules.units import Kind
from motcua.territory.tests.conftest import FIRST_DAY


def test_a_registered_unit_can_be_searched_and_sorted(register_ward):
    unit = register_ward("06709", "Ka Long")
    assert (unit.name, unit.level, unit.name_folded) == ("Ka Long", "commune", "ka long")
    assert unit.valid_to is None
    assert unit.source == ""


def test_text_is_stored_composed_and_without_stray_blanks(district):
    decomposed = unicodedata.normalize("NFD", "  Phường   Hà Tu ")
    unit = register_unit(code="06664", full_name=decomposed, kind=Kind.WARD, parent=district, valid_from=FIRST_DAY)
    unit.refresh_from_db()
    assert unit.full_name == "Phường Hà Tu"
    assert unit.name_folded == "ha tu"


def test_registering_the_same_unit_again_changes_nothing(register_ward):
    assert register_ward("06664", "Hà Tu") == register_ward("06664", "Hà Tu")
    assert AdministrativeUnit.objects.filter(code="06664").count() == 1


@pytest.mark.parametrize(
    ("code", "name", "valid_from", "error", "refused_as"),
    [
        ("06664", "Tên Khác", FIRST_DAY, Refused, "unit_code_taken"),
        ("06664", "Hà Tu", date(2019, 1, 1), Refused, "unit_validity_overlaps"),
        ("6665", "Hà Tu", FIRST_DAY, Invalid, "unit_code_malformed"),
        ("06665", "Hà Tu", date(2017, 12, 31), Refused, "unit_parent_not_valid"),
    ],
)
def test_a_clash_or_a_malformed_unit_is_refused_and_nothing_is_written(
    register_ward, code, name, valid_from, error, refused_as
):
    register_ward("06664", "Hà Tu")
    with pytest.raises(error) as refusal:
        register_ward(code, name, valid_from)
    assert refusal.value.code == refused_as
    assert AdministrativeUnit.objects.filter(level="commune").count() == 1


def test_an_inverted_validity_is_refused(district):
    with pytest.raises(Invalid) as refusal:
        register_unit(
            code="06664",
            full_name="Phường Hà Tu",
            kind=Kind.WARD,
            parent=district,
            valid_from=date(2025, 7, 1),
            valid_to=date(2025, 6, 30),
        )
    assert refusal.value.code == "validity_inverted"


def test_the_code_of_an_ended_unit_can_be_borne_by_a_new_one(register_ward):
    abolish_unit(register_ward("06664", "Hà Tu"), last_day=date(2025, 6, 30))
    assert register_ward("06664", "Khác", valid_from=date(2025, 7, 1)).valid_from == date(2025, 7, 1)


def test_the_database_itself_refuses_two_living_units_of_one_code(register_ward):
    ward = register_ward("06664", "Hà Tu")
    ward.pk, ward.valid_from = None, date(2019, 1, 1)
    with pytest.raises(IntegrityError), transaction.atomic():
        ward.save()
