"""Which one-stops of the model province are folded into which after 30/06/2025."""

from datetime import date

import pytest

from motcua.organisation.actions.load_service_centres import load_service_centres
from motcua.organisation.models import ServiceCentre
from motcua.statistics.models import DailySum
from motcua.statistics.queries import table_by
from motcua.statistics.rules.periods import Period
from motcua.statistics.rules.tables import By
from motcua.statistics.successors import successors_on
from motcua.territory.actions.load_units import load_units

YEAR = Period(date(2025, 1, 1), date(2025, 12, 31))


@pytest.fixture
def province(db: None) -> None:
    load_units()
    load_service_centres()


@pytest.mark.usefixtures("province")
def test_whole_communes_are_folded_and_split_ones_and_districts_stay() -> None:
    found = {code: row.name for code, row in successors_on(YEAR.last).items()}
    assert "Hồng Gai" in found["QNI.06682"]  # Yết Kiêu, by way of Trần Hưng Đạo
    assert "QNI.06655" not in found  # Hà Khẩu: Tuần Châu and Việt Hưng
    districts = ServiceCentre.objects.filter(level="district").values_list("code", flat=True)
    whole = {code for code in districts if code in found}
    assert whole == {"QNI.203", "QNI.207"}  # Vân Đồn and Cô Tô became special zones, each whole
    assert "QNI.204" not in {code for code, row in successors_on(date(2019, 12, 31)).items()}

    for number, centre in enumerate(ServiceCentre.objects.order_by("pk"), start=1):
        day = max(centre.valid_from, YEAR.first)
        DailySum.objects.create(day=day, centre_id=centre.pk, sector_id=1, channel=1, accepted=number, early=number)
    by_day, by_successor = table_by(By.UNIT, YEAR), table_by(By.SUCCESSOR, YEAR)
    assert by_successor.total.figures == by_day.total.figures
    assert sum(row.figures.received for row in by_successor.rows) == by_day.total.figures.received > 0
    codes = {row.code for row in by_successor.rows}
    assert not codes & set(found)
    assert {"QNI.193", "QNI.06655"} <= codes
