import pytest

from motcua.demo.receipts import LAST, register_receipts
from motcua.demo.tests.conftest import AT
from motcua.payments.models import ReceiptSeries


@pytest.mark.django_db
def test_both_centres_have_receipts_of_the_year_and_a_second_demo_adds_none(demo: None) -> None:
    register_receipts(AT)
    register_receipts(AT)
    found = ReceiptSeries.objects.order_by("sign").values_list("centre__code", "sign", "year", "first", "last", "next")
    assert list(found) == [("QNI.193", "HL-18", 2018, 1, LAST, 1), ("QNI", "QN-18", 2018, 1, LAST, 1)]
