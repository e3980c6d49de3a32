"""The head brings the gateway's file, sees what differs, settles it; nobody else's business."""

from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from pytest_django import Settings

from motcua.dossiers.tests.world import World, instant
from motcua.kernel.clock import TrainingClock, real_now
from motcua.payments.models import Difference, OnlinePayment, Reconciliation
from motcua.payments.tests.conftest import paying
from motcua.payments.tests.online.told import VNPAY, ordered, submitted, tell, with_online_fees
from motcua.web.tests.conftest import SignIn

REQUEST = "3f0d0d8a-0000-4000-8000-000000000001"
DAY = "/doi-soat/?gateway=vnpay-qni&day=2018-11-05"


@pytest.fixture
def paid(world: World, settings: Settings, tmp_path: Path) -> OnlinePayment:
    settings.TRAINING_CLOCK = TrainingClock(instant("06/11 08:00"), real_now())
    settings.PAYMENT_GATEWAYS = (VNPAY,)
    with_online_fees(paying(world))
    tell(ordered(world, submitted(world)), TransactionNo="501")
    return OnlinePayment.objects.get()


def sent(text: str | bytes, **changes: object) -> dict[str, object]:
    data = text.encode() if isinstance(text, str) else text
    fields = {"gateway": VNPAY.key, "day": "05/11/2018", "file": SimpleUploadedFile("a.csv", data)} | changes
    return {"act": "reconcile", "reconcile-request_id": REQUEST} | {f"reconcile-{k}": v for k, v in fields.items()}


def test_the_head_reconciles_a_day_and_settles_what_differs(paid: OnlinePayment, signed_in: SignIn) -> None:
    em = signed_in("em")
    file = f"kind;transaction;reference;amount\npay;501;{paid.order.reference};170000\npay;777;R7;50000\n"
    answer = em.post("/doi-soat/", sent(file))
    assert (answer.status_code, answer.headers["Location"]) == (302, DAY)
    page = em.get(DAY).text
    assert "Chỉ có ở sổ của cổng" in page
    assert "777" in page
    case = Difference.objects.get()
    settle = {"act": "settle", "settle-request_id": REQUEST, "settle-difference": case.pk, "settle-how": ""}
    assert em.post(DAY, settle).status_code == 400
    assert em.post(DAY, settle | {"settle-how": "Của trung tâm khác"}).status_code == 302
    assert em.post(DAY, settle | {"settle-how": "Lại"}).status_code == 422
    lines = em.get("/doi-soat/chenh-lech.csv?gateway=vnpay-qni&day=2018-11-05").text.splitlines()
    assert lines[1] == "theirs_only,pay,777,R7,,50000,Của trung tâm khác,Vũ Thị Em"
    assert Reconciliation.objects.get().matched == 1


@pytest.mark.parametrize(
    "changes",
    [{"day": "32/11/2018"}, {"gateway": "khac"}, {"file": ""}, {"file": SimpleUploadedFile("a", b"\xff\xfe1")}],
)
def test_a_wrong_file_or_day_is_said_beside_its_field(
    paid: OnlinePayment, signed_in: SignIn, changes: dict[str, object]
) -> None:
    assert signed_in("em").post("/doi-soat/", sent("kind,transaction,reference,amount\n", **changes)).status_code == 400
    assert signed_in("em").post("/doi-soat/", sent("a,b\n")).status_code == 400
    assert not Reconciliation.objects.exists()


def test_others_see_nothing_of_it(paid: OnlinePayment, signed_in: SignIn) -> None:
    for who in ("giang", "binh"):
        assert signed_in(who).get(DAY).status_code == 404
        assert signed_in(who).post("/doi-soat/", sent("kind,transaction,reference,amount\n")).status_code == 400
    assert signed_in("kiem").get(DAY).status_code == 200
    assert signed_in("an").get("/doi-soat/").status_code == 404
    assert not Reconciliation.objects.exists()
