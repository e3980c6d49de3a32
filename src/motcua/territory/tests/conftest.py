from datetime import date

import pytest

from motcua.territory.actions.register_unit import register_unit
from motcua.territory.rules.units import Kind

FIRST_DAY = date(2018, 1, 1)


@pytest.fixture
def province(db):
    return register_unit(code="22", full_name="Tỉnh Quảng Ninh", kind=Kind.PROVINCE, parent=None, valid_from=FIRST_DAY)


@pytest.fixture
def district(province):
    return register_unit(
        code="193", full_name="Thành phố Hạ Long", kind=Kind.CITY, parent=province, valid_from=FIRST_DAY
    )


@pytest.fixture
def register_ward(district):
    """Register a ward of Hạ Long: `register_ward("06664", "Hà Tu")`."""

    def register(code, name, valid_from=FIRST_DAY, parent=None):
        return register_unit(
            code=code, full_name=f"Phường {name}", kind=Kind.WARD, parent=parent or district, valid_from=valid_from
        )

    return register
