from datetime import date

import pytest

from motcua.kernel.text import fold, sort_key
from motcua.organisation.actions.assign_post import assign_post
from motcua.organisation.actors import SYSTEM, actor_for
from motcua.organisation.models import Agency, Post, ServiceCentre
from motcua.people.models import Account
from motcua.territory.actions.register_unit import register_unit
from motcua.territory.rules.units import Kind

FIRST_DAY, OCTOBER_2018 = date(2018, 1, 1), date(2018, 10, 30)


def add_centre(unit, code, agency_code):
    searched = {"name_folded": fold(unit.full_name), "name_sort": sort_key(unit.full_name), "valid_from": FIRST_DAY}
    agency = Agency.objects.create(
        code_2020=agency_code,
        name=f"Ủy ban nhân dân {unit}",
        abbreviation=f"UBND.{unit.code}",
        kind=Agency.Kind.PEOPLES_COMMITTEE,
        level=unit.level,
        unit=unit,
        **searched,
    )
    return ServiceCentre.objects.create(
        code=code, name=f"Một cửa {unit}", level=unit.level, unit=unit, agency=agency, **searched
    )


@pytest.fixture
def province(db):
    return register_unit(code="22", full_name="Tỉnh Quảng Ninh", kind=Kind.PROVINCE, parent=None, valid_from=FIRST_DAY)


@pytest.fixture
def provincial_centre(province):
    return add_centre(province, "QNI", "H49")


@pytest.fixture
def ha_tu(province):
    """The one-stop of a ward."""
    ward = register_unit(code="06664", full_name="Phường Hà Tu", kind=Kind.WARD, parent=province, valid_from=FIRST_DAY)
    return add_centre(ward, "QNI.06664", "H49.45")


@pytest.fixture
def ha_lam(province):
    """The one-stop of another ward."""
    ward = register_unit(code="06670", full_name="Phường Hà Lầm", kind=Kind.WARD, parent=province, valid_from=FIRST_DAY)
    return add_centre(ward, "QNI.06670", "H49.46")


def add_post(centre, *roles, seats=None, word=None, valid_to=None):
    return Post.objects.create(
        code=f"{centre.code}/{word or roles[0]}",
        title=f"Vị trí {roles[0]}",
        centre=centre,
        agency=centre.agency,
        roles=list(roles),
        seats=seats,
        valid_from=FIRST_DAY,
        valid_to=valid_to,
    )


@pytest.fixture
def account(db):
    """Make an account: `account("Bình")`."""

    def make(name):
        return Account.objects.create_user(fold(name), password=None, full_name=name)

    return make


@pytest.fixture
def officer(account):
    """An actor with the roles at the centre: `officer("Bình", ha_tu, "receptionist")`."""

    def make(name, centre, *roles):
        someone = account(name)
        assign_post(SYSTEM, someone, add_post(centre, *roles, word=f"{roles[0]}-{fold(name)}"), valid_from=FIRST_DAY)
        return actor_for(someone, OCTOBER_2018)

    return make
