"""Scans on the page of reception: kept while it is filled in, attached to what is accepted, refused one by one."""

from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client
from pytest_django import Settings

from motcua.dossiers.access import load
from motcua.dossiers.models import Dossier
from motcua.dossiers.tests.world import World, instant
from motcua.kernel.clock import TrainingClock, real_now
from motcua.kernel.files.tests import made
from motcua.web.tests.conftest import SignIn
from motcua.web.tests.counter_desk import MATTER, errors, sent

FORM = "Đơn đề nghị"


@pytest.fixture
def binh(world: World, signed_in: SignIn, settings: Settings, file_store: Path) -> Client:
    """Bình at the counter, on the morning of Monday 05/11/2018."""
    settings.TRAINING_CLOCK = TrainingClock(instant("05/11 09:00"), real_now())
    return signed_in("binh")


def scan(client: Client, name: str = "đơn.pdf", component: str = FORM) -> str:
    """The receipt for a scan that the script has sent."""
    file = SimpleUploadedFile(name, made.pdf(title=name))
    fields = {"files": [file], "file_component": component, "file_copy": "original"}
    return client.post("/tep/", fields, headers={"accept": "application/json"}).json()["files"][0]["receipt"]


def attached() -> list[tuple[str, str]]:
    return [(each.document.name, each.component) for each in load(Dossier.objects.get()).state.attachments]


def kept(answer: HttpResponse) -> list[str]:
    return [upload.name for upload in answer.context["uploads"] if not upload.refusal]


def test_scans_are_attached_to_the_accepted_dossier_and_a_second_click_attaches_none_twice(binh: Client) -> None:
    form = sent(kept_files=[scan(binh), scan(binh, "khác.pdf", "")])
    for _ in range(2):
        assert binh.post(MATTER, form).status_code == 302
    assert attached() == [("đơn.pdf", FORM), ("khác.pdf", "")]


def test_scans_stay_with_the_page_until_everything_is_right(binh: Client) -> None:
    form = sent(owner__phone="12", kept_files=[scan(binh)])
    shown = binh.post(MATTER, form)
    assert (kept(shown), Dossier.objects.count()) == (["đơn.pdf"], 0)
    again = form | {"owner-phone": "", "kept_files": [upload.receipt for upload in shown.context["uploads"]]}
    assert binh.post(MATTER, again).status_code == 302
    assert attached() == [("đơn.pdf", FORM)]


def test_a_scan_that_is_not_ticked_any_more_is_left_out(binh: Client) -> None:
    scan(binh)
    binh.post(MATTER, sent())
    assert attached() == []


def test_without_script_the_files_come_with_the_form_and_a_refused_one_keeps_no_other_back(binh: Client) -> None:
    def files() -> dict[str, Any]:
        good, bad = SimpleUploadedFile("đơn.pdf", made.pdf()), SimpleUploadedFile("trống.pdf", b"")
        return {"files": [good, bad], "file_component": FORM, "file_copy": "copy"}

    shown = binh.post(MATTER, sent(owner__address="Tổ 5, khu 2", **files()))
    assert (shown.status_code, kept(shown), Dossier.objects.count()) == (422, ["đơn.pdf"], 0)
    assert all(words in shown.text for words in ("trống.pdf", "Tệp trống", 'value="Tổ 5, khu 2"'))
    receipts = [upload.receipt for upload in shown.context["uploads"] if upload.receipt]
    assert binh.post(MATTER, sent(kept_files=receipts)).status_code == 302
    assert attached() == [("đơn.pdf", FORM)]


def test_a_scan_of_a_paper_that_is_not_counted_is_asked_about(binh: Client) -> None:
    shown = binh.post(
        MATTER, sent("supplement", paper__0__originals="", supplement_reason="x", kept_files=[scan(binh)])
    )
    assert "hãy ghi số bản, hoặc bỏ chọn tệp" in errors(shown)["id_paper-0-originals"]
    assert (kept(shown), Dossier.objects.count()) == (["đơn.pdf"], 0)


def test_slip_02_keeps_the_scans_of_what_was_brought(binh: Client) -> None:
    form = sent("supplement", supplement_reason="Thiếu ảnh", further_items="Ảnh", kept_files=[scan(binh)])
    assert binh.post(MATTER, form).status_code == 302
    assert attached() == [("đơn.pdf", FORM)]


@pytest.mark.parametrize("receipt", ["x", "another's"])
def test_a_receipt_that_is_not_this_officers_is_refused_and_nothing_is_accepted(
    world: World, binh: Client, signed_in: SignIn, receipt: str
) -> None:
    given = scan(signed_in("giang")) if receipt == "another's" else receipt
    shown = binh.post(MATTER, sent(kept_files=[given]))
    assert (shown.status_code, Dossier.objects.count()) == (422, 0)
    assert "tải tệp lên lại" in shown.text
