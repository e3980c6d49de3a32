"""Khánh replaces a printed form's template: tried first, refused where it is broken, restored again."""

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from motcua.organisation.models import OrganisationChange
from motcua.printing.models import StoredTemplate
from motcua.printing.queries import embedded_text, template_in_force
from motcua.web.tests.console_world import DECISION, khanh
from motcua.web.tests.test_console_organisation import refused

__all__ = ["khanh"]

FORM = "/quan-tri/mau-in/receipt/"


def given(text: str | bytes, **more: str) -> dict[str, object]:
    content = text if isinstance(text, bytes) else text.encode()
    file = SimpleUploadedFile("receipt.typ", content)
    return {"file": file, "valid_from": "01/12/2018", "source": DECISION} | more


def test_a_template_is_fetched_tried_replaced_and_restored(khanh: Client) -> None:
    text = khanh.get(f"{FORM}tep/").content.decode()
    assert text == embedded_text("receipt")
    tried = khanh.post(f"{FORM}thay/", given(text + "\n// thử", **{"try": "1", "source": ""}))
    assert tried.content.startswith(b"%PDF")
    assert not StoredTemplate.objects.exists()
    assert khanh.post(f"{FORM}thay/", given(text + "\n// riêng")).headers["Location"] == FORM
    kept = StoredTemplate.objects.get()
    assert (kept.source, kept.saved_by, str(kept.valid_from)) == (DECISION, "Vũ Thị Khánh", "2018-12-01")
    assert not template_in_force("receipt", kept.saved_at.date()).is_own  # from tomorrow on
    page = khanh.get(FORM).text
    assert DECISION in page
    assert "chưa đến ngày" in page
    assert khanh.post(f"{FORM}khoi-phuc/", {"valid_from": "05/12/2018"}).status_code == 302
    actions = list(OrganisationChange.objects.order_by("pk").values_list("action", flat=True))
    assert actions == ["template_replaced", "template_restored"]


def test_a_broken_template_is_refused_with_its_line_and_the_one_in_use_stays(khanh: Client) -> None:
    text = embedded_text("receipt")
    line = text.count("\n") + 2
    for more in ({}, {"try": "1"}):
        refused(khanh.post(f"{FORM}thay/", given(text + "\n#khong_co", **more)), "file", f"Dòng {line}", "khong_co")
    refused(khanh.post(f"{FORM}thay/", given(b"\xff\xfe\x00")), "file", "UTF-8")
    refused(khanh.post(f"{FORM}thay/", given('#read("/etc/passwd")')), "file", "read")
    refused(khanh.post(f"{FORM}thay/", given(text, source="")), "source")
    refused(khanh.post(f"{FORM}thay/", {"valid_from": "01/12/2018", "source": DECISION}), "file")
    assert not StoredTemplate.objects.exists()


def test_there_is_nothing_to_restore_of_the_programs_own(khanh: Client) -> None:
    answer = khanh.post(f"{FORM}khoi-phuc/", {"valid_from": "05/12/2018"})
    assert answer.status_code == 422
    assert "không có gì để khôi phục" in answer.text
