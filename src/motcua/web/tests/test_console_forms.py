"""Khánh designs an electronic form: begins it, adds and moves, tries it out, publishes, carries it to another site."""

import json
import re
from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from motcua.dossiers.tests.world import World, instant
from motcua.forms.actions.draft_form import draft_form
from motcua.forms.models import Form, FormVersion
from motcua.forms.queries import form_for
from motcua.forms.tests.samples import DOCUMENT, FILLED
from motcua.kernel.text import fold, sort_key
from motcua.organisation.actors import SYSTEM
from motcua.territory.models import AdministrativeUnit
from motcua.web.tests.console_world import khanh

__all__ = ["khanh"]

CODE = "1.000001"
TODAY = date(2018, 11, 30)
NEW_FIELD = {
    "type": "choice",
    "label_vi": "Mục đích",
    "label_en": "Purpose",
    "key": "purpose",
    "required": "when",
    "required_when": "copies > 5",
    "shown": "place in (hospital, other)",
    "options": "study | Đi học | Study\nwork | Đi làm | Work",
}


@pytest.fixture
def draft(khanh: Client) -> FormVersion:
    """A draft of the sample form, and the commune that its answers name."""
    names = {"name_folded": fold("Hồng Gai"), "name_sort": sort_key("Hồng Gai"), "valid_from": date(2016, 1, 1)}
    AdministrativeUnit.objects.create(
        code="06649", name="Hồng Gai", full_name="Phường Hồng Gai", kind="ward", level="commune", **names
    )
    return draft_form(SYSTEM, CODE, document=DOCUMENT, at=instant("30/11 08:00"))


def page(draft: FormVersion, rest: str = "") -> str:
    return f"/quan-tri/bieu-mau/{draft.form_id}/{rest}"


def digest(draft: FormVersion) -> str:
    draft.refresh_from_db()
    return draft.digest


def keys(draft: FormVersion) -> list[str]:
    draft.refresh_from_db()
    draft.__dict__.pop("_reading", None)
    return [field.key for field in draft.as_rule().fields()]


def answers(**more: str) -> dict[str, object]:
    posted = {f"eform.{path}": values for path, values in FILLED.items()}
    posted |= {"eform.child.birth_date": ["1/11/2018"], "eform.siblings.4.born": ["29/2/2016"]}
    return {**posted, **more}


def test_a_form_is_begun_for_a_procedure_and_once_only(khanh: Client) -> None:
    for _ in range(2):
        answer = khanh.post("/quan-tri/bieu-mau/moi/", {"procedure": CODE, "source": "Mẫu số 1"})
        assert answer.status_code == 302
    form = Form.objects.get()
    assert answer.headers["Location"] == f"/quan-tri/bieu-mau/{form.pk}/sua/"
    assert "Phần này chưa có trường nào" in khanh.get(answer.headers["Location"]).text
    refused = khanh.post("/quan-tri/bieu-mau/moi/", {"procedure": CODE, "case": "khong-co"})
    assert refused.status_code == 400
    assert "không có trường hợp này" in refused.text


def test_a_field_is_added_with_conditions_typed_as_text(khanh: Client, draft: FormVersion) -> None:
    answer = khanh.post(page(draft, "sua/muc/?in=%23papers"), {**NEW_FIELD, "was": digest(draft)})
    assert answer.status_code == 302
    assert keys(draft)[-1] == "purpose"
    field = draft.as_rule().field("purpose")
    assert field.shown is not None
    assert [option.label.en for option in field.type.options] == ["Study", "Work"]
    again = khanh.get(page(draft, "sua/muc/?path=purpose")).text
    assert "place in (hospital, other)" in again
    assert "study | Đi học | Study" in again


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"shown": "place = "}, "Không đọc được điều kiện, dừng ở cuối"),
        ({"shown": "place place"}, "dừng ở «place»"),
        ({"required": "when", "required_when": ""}, "Hãy viết điều kiện."),
        ({"key": ""}, "bắt buộc"),
    ],
)
def test_what_cannot_be_read_is_said_beside_its_field_and_kept(
    khanh: Client, draft: FormVersion, change: dict[str, str], sentence: str
) -> None:
    answer = khanh.post(page(draft, "sua/muc/?in=%23papers"), {**NEW_FIELD, "was": digest(draft), **change})
    assert answer.status_code == 400
    assert sentence in answer.text
    assert "Mục đích" in answer.text
    assert "purpose" not in keys(draft)


def test_what_is_readable_but_makes_no_sense_is_saved_and_told_before_publishing(
    khanh: Client, draft: FormVersion
) -> None:
    circle = {**NEW_FIELD, "was": digest(draft), "shown": "answered(purpose)"}
    assert khanh.post(page(draft, "sua/muc/?in=%23papers"), circle).status_code == 302
    assert "Điều kiện vòng tròn" in khanh.get(page(draft, "sua/")).text
    refused = khanh.post(page(draft, "cong-bo/"), {"valid_from": "01/12/2018"})
    assert refused.status_code == 422
    assert "chưa công bố được" in refused.text


def test_another_type_shows_its_own_properties_and_keeps_what_was_typed(khanh: Client, draft: FormVersion) -> None:
    answer = khanh.post(page(draft, "sua/muc/?in=%23papers"), {**NEW_FIELD, "type": "date", "retype": "1"})
    assert answer.status_code == 200
    assert 'name="least"' in answer.text
    assert 'name="options"' not in answer.text
    assert "Mục đích" in answer.text


def test_pieces_go_up_down_and_out(khanh: Client, draft: FormVersion) -> None:
    assert khanh.post(page(draft, "sua/"), {"down": "child", "was": digest(draft)}).status_code == 302
    assert keys(draft)[:2] == ["place", "child"]
    khanh.post(page(draft, "sua/"), {"up": "#papers", "was": digest(draft)})
    assert keys(draft)[0] == "copies"
    khanh.post(page(draft, "sua/"), {"remove": "copies", "was": digest(draft)})
    assert "copies" not in keys(draft)


def test_somebody_elses_change_is_not_overwritten(khanh: Client, draft: FormVersion) -> None:
    before = digest(draft)
    khanh.post(page(draft, "sua/"), {"remove": "phone", "was": before})
    answer = khanh.post(page(draft, "sua/"), {"remove": "weight", "was": before})
    assert answer.status_code == 409
    assert "Có người vừa sửa dự thảo này" in answer.text
    assert "weight" in keys(draft)


def test_sections_columns_and_the_forms_own_words_are_changed(khanh: Client, draft: FormVersion) -> None:
    section = {"title_vi": "Thêm", "title_en": "More", "key": "more", "shown": "copies > 1", "was": digest(draft)}
    assert khanh.post(page(draft, "sua/phan/"), section).status_code == 302
    column = {"type": "number", "label_vi": "Tuổi", "label_en": "Age", "key": "age", "required": "never"}
    answer = khanh.post(page(draft, "sua/muc/?in=siblings"), {**column, "least": "0", "was": digest(draft)})
    assert answer.status_code == 302
    head = {"head": "1", "title_vi": "Tên mới", "title_en": "New", "source": "Mẫu 2", "was": digest(draft)}
    assert khanh.post(page(draft, "sua/"), head).status_code == 302
    keys(draft)
    definition = draft.as_rule()
    assert (definition.title.vi, draft.source, definition.sections[-1].key) == ("Tên mới", "Mẫu 2", "more")
    assert definition.field("siblings").type.columns[-1].type.least == 0


def test_a_form_is_tried_out_and_nothing_is_kept(khanh: Client, draft: FormVersion) -> None:
    empty = khanh.post(page(draft, "1/dien-thu/"), {"check": "1"})
    assert empty.status_code == 400
    assert 'href="#eform-child-name"' in empty.text
    assert 'aria-describedby="eform-child-name-error"' in empty.text
    good = khanh.post(page(draft, "1/dien-thu/"), answers(check="1"))
    assert good.status_code == 200
    assert "Điền đúng" in good.text
    assert "Số 5, phố Cây Tháp, Phường Hồng Gai" in good.text
    assert "3,25" in good.text
    assert "&quot;06649&quot;" in good.text


def test_files_are_asked_for_kept_and_let_go(khanh: Client, draft: FormVersion) -> None:
    scan = {"type": "file", "label_vi": "Bản chụp", "label_en": "Scan", "key": "scan", "required": "always"}
    more = {"types": ["pdf"], "most": "2", "was": digest(draft)}
    assert khanh.post(page(draft, "sua/muc/?in=%23papers"), {**scan, **more}).status_code == 302
    address = page(draft, "1/dien-thu/")
    missing = khanh.post(address, answers(check="1"))
    assert "Hãy đính kèm tệp." in missing.text
    assert 'accept=".pdf"' in missing.text
    file = SimpleUploadedFile("a.pdf", b"%PDF-1.7")
    sent = khanh.post(address, {**answers(check="1"), "eform-file.scan": file, "eform.scan": ["thu:1"]})
    assert sent.status_code == 200
    assert "&quot;thu:1&quot;" in sent.text
    assert "&quot;thu:2&quot;" in sent.text
    forged = khanh.post(address, answers(check="1", **{"eform.scan": "../../etc/passwd"}))
    assert "Tệp không còn" in forged.text


def test_filling_in_costs_few_queries(
    khanh: Client, draft: FormVersion, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    with django_assert_max_num_queries(6):  # session, account, the form; communes to choose, to check and to show
        assert khanh.post(page(draft, "1/dien-thu/"), answers(check="1")).status_code == 200


def test_rows_and_fields_come_by_a_round_trip(khanh: Client, draft: FormVersion) -> None:
    hidden = re.compile(r'data-field="where"[^>]* hidden>')
    address = page(draft, "1/dien-thu/")
    assert hidden.search(khanh.get(address).text)
    shown = khanh.post(address, {"eform.place": "other", "eform-update": "1"})
    assert shown.status_code == 200
    assert not hidden.search(shown.text)
    assert "Có chỗ cần sửa" not in shown.text
    one = {"eform.siblings.0.name": "Hoa"}
    two = khanh.post(address, {**one, "eform-add": "siblings"}).text
    assert 'name="eform.siblings.1.name"' in two
    both = {**one, "eform.siblings.1.name": "Mai"}
    left = khanh.post(address, {**both, "eform-remove": "siblings.0"}).text
    assert 'value="Mai"' in left
    assert "Hoa" not in left


def test_a_form_is_published_revised_and_withdrawn(khanh: Client, draft: FormVersion) -> None:
    assert khanh.post(page(draft, "cong-bo/"), {"valid_from": "30/11/2018"}).status_code == 302
    assert form_for(CODE, "", TODAY) == draft
    assert "Lập bản mới" in khanh.get(page(draft, "sua/")).text
    assert khanh.post(page(draft, "sua/")).status_code == 302
    assert "Bỏ dự thảo" in khanh.get(page(draft)).text
    assert khanh.post(page(draft, "bo-du-thao/")).status_code == 302
    refused = khanh.post(page(draft, "ngung/"), {"last_day": "01/12/2018", "reason": "   "})
    assert refused.status_code == 400
    khanh.post(page(draft, "ngung/"), {"last_day": "01/12/2018", "reason": "Mẫu đã thay"})
    assert form_for(CODE, "", date(2018, 12, 2)) is None


@pytest.mark.parametrize("kind", ["tep", "json-schema"])
def test_a_form_is_carried_to_another_site_as_a_file(khanh: Client, draft: FormVersion, kind: str) -> None:
    file = khanh.get(page(draft, f"1/{kind}/")).content
    assert json.loads(file)
    Form.objects.all().delete()
    answer = khanh.post("/quan-tri/bieu-mau/nhap/", {"file": SimpleUploadedFile("bieu-mau.json", file)})
    assert answer.status_code == 302
    assert FormVersion.objects.get().definition == DOCUMENT


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"{", "dòng 1, ký tự 2"),
        (b"\xff", "không phải JSON mã UTF-8"),
        (b"[]", "không phải một đối tượng JSON"),
        (b"{}", "«format» phải là"),
        (b'{"format": "motcua.form-file/1", "form": []}', "«form» phải là"),
        (b'{"format": "motcua.form-file/1", "colour": 1}', "mục lạ «colour»"),
        (b'{"format": "motcua.form-file/1", "procedure": "9.999999", "form": {}}', "Không tìm thấy thủ tục"),
    ],
)
def test_a_broken_file_says_where_and_changes_nothing(
    khanh: Client, world: World, content: bytes, sentence: str
) -> None:
    answer = khanh.post("/quan-tri/bieu-mau/nhap/", {"file": SimpleUploadedFile("x.json", content)})
    assert answer.status_code in (400, 404)
    assert sentence in answer.text
    assert not Form.objects.exists()
