"""The page of reception: what is accepted, what is refused beside which field, what a second click does."""

import re
from dataclasses import replace
from datetime import date, datetime

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries, Settings

from motcua.catalogue.models import NonBoundary, ProcedureRevision
from motcua.catalogue.rules.content import Channel, Line, UnknownTerm
from motcua.dossiers.access import load
from motcua.dossiers.actions.register_dossier import save_draft, submit_dossier
from motcua.dossiers.models import Dossier
from motcua.dossiers.rules.state import Status
from motcua.dossiers.tests.world import CONTENT, World, add_procedure, application, instant
from motcua.kernel.clock import VIETNAM, TrainingClock, real_now
from motcua.organisation.actors import SYSTEM
from motcua.people.models import LegalEntity, Person
from motcua.web.tests.conftest import SignIn
from motcua.web.tests.counter_desk import CHOICES, LOST, MATTER, RECEIVE, WITH_CHOICES, applicant, errors, sent
from motcua.worktime.actions.adopt_calendar_files import adopt_calendar_files
from motcua.worktime.calendar_files import read_calendar_files
from motcua.worktime.change_log import Change


@pytest.fixture
def binh(world: World, signed_in: SignIn, settings: Settings) -> Client:
    """Bình at the counter, on the morning of Monday 05/11/2018."""
    settings.TRAINING_CLOCK = TrainingClock(instant("05/11 09:00"), real_now())
    return signed_in("binh")


def only() -> Dossier:
    return Dossier.objects.get()


def test_a_complete_dossier_takes_one_page_and_ends_in_its_receipt(binh: Client) -> None:
    answer = binh.post(MATTER, sent(), follow=True)
    receipt = answer.context["receipt"]
    assert receipt.code == "000.00.01.H49-181105-0001"
    assert receipt.code in answer.text
    assert "17:00 ngày 12/11/2018" in answer.text
    assert [day.is_counted for day in receipt.due.days].count(True) == 5
    assert (receipt.persons.owner.name, receipt.received_by) == ("Phạm Thị An", "Nguyễn Văn Bình")


def test_a_second_click_and_a_reload_give_the_same_dossier(binh: Client) -> None:
    form = sent()
    first, second = binh.post(MATTER, form), binh.post(MATTER, form, follow=True)
    assert second.redirect_chain[0][0] == first.headers["Location"]
    assert "Biểu mẫu này đã gửi trước đó" in second.text
    assert Dossier.objects.count() == 1


def test_another_form_is_another_dossier(binh: Client) -> None:
    binh.post(MATTER, sent())
    binh.post(MATTER, sent())
    assert Dossier.objects.count() == 2


def test_owner_applicant_and_representative_are_kept_apart(binh: Client) -> None:
    company = {
        "has_representative": "on",
        "representative__identity_kind": "passport",
        "representative__identity_number": "c1234567",
        "representative__full_name": "Lê Thị Cúc",
        "owner__identity_kind": "tax_code",
        "owner__identity_number": "0100047516",
        "owner__full_name": "Công ty Than Hạ Long",
    }
    binh.post(MATTER, sent(**company, **applicant()))
    state = load(only()).state
    assert state.owner
    assert state.applicant
    assert state.representative
    assert (state.owner.kind, state.owner.identity_number) == ("organisation", "0100047516")
    assert (state.applicant.name, state.representative.identity_number) == ("Nguyễn Văn Bách", "C1234567")
    assert LegalEntity.objects.get().name == "Công ty Than Hạ Long"
    assert set(Person.objects.values_list("full_name", flat=True)) == {"Nguyễn Văn Bách", "Lê Thị Cúc"}


def test_a_party_that_is_said_not_to_be_there_is_not_asked_for(binh: Client) -> None:
    binh.post(MATTER, sent(**applicant(other_applicant="")))
    assert load(only()).state.applicant is None


@pytest.mark.parametrize(
    ("changes", "place", "sentence"),
    [
        ({"owner__full_name": " "}, "id_owner-full_name", "Chưa có họ và tên"),
        ({"owner__identity_number": "02219000012"}, "id_owner-identity_number", "đúng 12 chữ số"),
        ({"owner__identity_number": ""}, "id_owner-identity_number", "đúng 12 chữ số"),
        ({"owner__identity_number": "003190000123"}, "id_owner-identity_number", "không phải mã của tỉnh nào"),
        ({"owner__identity_number": "022299000123"}, "id_owner-identity_number", "tương lai"),
        (
            {"owner__identity_kind": "tax_code", "owner__identity_number": "0100047517"},
            "id_owner-identity_number",
            "chữ số kiểm tra",
        ),
        ({"owner__identity_kind": "person"}, "id_owner-identity_number", "chọn loại giấy tờ, hoặc xóa số"),
        ({"owner__phone": "12"}, "id_owner-phone", "Số điện thoại chưa đúng"),
        ({"owner__email": "an"}, "id_owner-email", "thư điện tử"),
        (applicant(applicant__full_name=""), "id_applicant-full_name", "Chưa có họ và tên"),
        ({"sets": "0"}, "id_sets", "1"),
        ({"sets": "một"}, "id_sets", "số nguyên"),
        ({"paper__0__copies": "−1"}, "id_paper-0-copies", "số nguyên"),
        ({"channel": "online"}, "id_channel", "online"),
        ({"case": "khong-co"}, "id_case", "khong-co"),
        ({"other__0__copies": "1"}, "id_other-0-name", "Hãy ghi tên giấy tờ"),
        ({"promised_term": "5 ngày"}, "id_promised_term", "chưa rõ đơn vị"),
        ({"paper__0__originals": ""}, "id_paper-0-originals", "còn thiếu"),
        ({"revision": "7"}, "", "phiên bản mới"),
    ],
)
def test_what_is_wrong_stands_beside_its_field_and_nothing_typed_is_lost(
    binh: Client, changes: dict[str, str], place: str, sentence: str
) -> None:
    form = sent(summary="Giấy phép đường Trần Phú", owner__address="Tổ 5, khu 2", **changes)
    answer = binh.post(MATTER, form)
    assert answer.status_code in (400, 422)
    assert sentence in errors(answer)[place]
    assert not Dossier.objects.exists()
    assert not Person.objects.exists()
    assert 'value="Giấy phép đường Trần Phú"' in answer.text
    assert 'value="Tổ 5, khu 2"' in answer.text
    assert f'value="{form["request_id"]}"' in answer.text
    assert 'role="alert" aria-labelledby="errors-title" tabindex="-1" autofocus' in answer.text


def test_an_old_card_of_nine_digits_is_good_until_2024_and_not_offered_later(binh: Client, settings: Settings) -> None:
    old = {"owner__identity_kind": "cmnd", "owner__identity_number": "100123456"}
    assert binh.post(MATTER, sent(**old)).status_code == 302
    settings.TRAINING_CLOCK = TrainingClock(datetime(2025, 1, 2, 9, tzinfo=VIETNAM), real_now())
    assert "Chứng minh nhân dân" not in binh.get(MATTER).text


def test_somebody_without_a_paper_yet_is_received_too(binh: Client) -> None:
    binh.post(MATTER, sent(owner__identity_kind="person", owner__identity_number=""))
    owner = load(only()).state.owner
    assert owner
    assert (owner.kind, owner.identity_kind, owner.identity_number) == ("person", "", "")
    assert not Person.objects.exists()


def test_a_person_is_found_again_by_the_number(binh: Client) -> None:
    binh.post(MATTER, sent(owner__address="Tổ 5, khu 2", owner__phone="0912345678"))
    asked = {"kind": "cccd", "number": "022 190 000 123"}
    found = binh.post("/quay/tiep-nhan/nguoi/", asked).json()
    assert found["fields"] == {
        "full_name": "Phạm Thị An",
        "address": "Tổ 5, khu 2",
        "phone": "0912345678",
        "email": "",
    }
    answer = binh.post(MATTER, sent("check", owner__full_name=""))
    assert 'value="Phạm Thị An"' in answer.text
    assert 'value="0912345678"' in answer.text


@pytest.mark.parametrize(
    ("kind", "number", "status", "words"),
    [
        ("cccd", "022085000001", 200, "chưa có trong sổ"),
        ("cccd", "1", 400, "đúng 12 chữ số"),
        ("tax_code", "0100047516", 200, "chưa có trong sổ"),
        ("person", "1", 200, ""),
        ("", "", 200, ""),
    ],
)
def test_what_is_said_of_a_number_nobody_is_known_by(
    binh: Client, kind: str, number: str, status: int, words: str
) -> None:
    answer = binh.post("/quay/tiep-nhan/nguoi/", {"kind": kind, "number": number})
    assert (answer.status_code, answer.json()["fields"]) == (status, {})
    assert words in answer.json()["sentence"]
    assert number not in answer.json()["sentence"] or number in ("", "1")


def test_a_number_of_another_name_is_looked_at_again_and_then_received(binh: Client) -> None:
    binh.post(MATTER, sent())
    other = sent(owner__full_name="Phạm Thị Ân Ái")
    answer = binh.post(MATTER, other)
    assert "đã được ghi với họ tên khác" in errors(answer)["id_owner-identity_number"]
    assert "Phạm Thị An<" not in answer.text
    assert "names_checked" in answer.text
    assert binh.post(MATTER, other | {"names_checked": "on"}).status_code == 302
    assert Person.objects.get().full_name == "Phạm Thị An"


def test_looking_tells_the_due_date_and_writes_nothing(binh: Client) -> None:
    answer = binh.post(MATTER, sent("check"))
    assert answer.status_code == 200
    assert "Nếu tiếp nhận bây giờ, hẹn trả 17:00 ngày 12/11/2018." in answer.text
    assert not Dossier.objects.exists()
    assert not Person.objects.exists()


def test_missing_papers_are_told_beside_each_and_slip_02_is_at_hand(binh: Client) -> None:
    answer = binh.post(MATTER, sent(paper__0__originals=""))
    assert answer.status_code == 422
    assert "Giấy tờ bắt buộc này còn thiếu." in answer.text
    assert re.search(r"<details open>\s*<summary>Chưa đủ", answer.text)


def test_slip_02_lists_every_missing_paper_by_itself_and_what_else_is_named(world: World, binh: Client) -> None:
    add_procedure(world.province, code="1.000777", content=WITH_CHOICES)
    form = sent(
        "supplement",
        groups=[LOST],
        case="again",
        further_items="Bản vẽ mặt bằng\n\n Ảnh 3×4 ",
        supplement_reason="Chưa đủ giấy tờ",
    )
    slip = binh.post(CHOICES, form, follow=True).context["slip"]
    assert slip.items == (
        "Giấy chứng nhận đăng ký doanh nghiệp",
        "Giấy phép bị hư hỏng",
        "Bản vẽ mặt bằng",
        "Ảnh 3×4",
    )
    assert (slip.reason, slip.is_refusal) == ("Chưa đủ giấy tờ", False)
    again = binh.post(CHOICES, form, follow=True).context["slip"]
    assert again.number == slip.number
    assert Dossier.objects.count() == 1


def test_what_is_ill_formed_and_what_the_rules_refuse_is_told_in_one_go(world: World, binh: Client) -> None:
    add_procedure(world.province, code="1.000777", content=WITH_CHOICES)
    wrong = sent(
        owner__full_name="", owner__phone="12", paper__0__originals="", sets="0", **applicant(applicant__email="x")
    )
    for answer in ("accept", "check"):
        shown = binh.post(CHOICES, wrong | {"answer": answer})
        assert set(errors(shown)) == {
            "id_sets",
            "id_groups",
            "id_case",
            "id_owner-full_name",
            "id_owner-phone",
            "id_applicant-email",
            "id_paper-0-originals",
            "id_paper-1-originals",
            "",
        }
    assert not Dossier.objects.exists()


def test_all_that_the_rules_refuse_is_told_in_one_go(world: World, binh: Client) -> None:
    add_procedure(world.province, code="1.000777", content=WITH_CHOICES)
    told = errors(binh.post(CHOICES, sent()))
    assert {"id_groups", "id_case", "id_paper-1-originals"} <= set(told)


@pytest.mark.parametrize(
    ("answer", "places"),
    [
        ("supplement", {"id_owner-phone", "id_groups", "id_supplement_reason"}),
        ("refuse", {"id_owner-phone", "id_refusal_reason", "id_refusal_ground"}),
    ],
)
def test_all_that_a_slip_lacks_is_told_in_one_go(world: World, binh: Client, answer: str, places: set[str]) -> None:
    add_procedure(world.province, code="1.000777", content=WITH_CHOICES)
    assert set(errors(binh.post(CHOICES, sent(answer, owner__phone="12")))) == places


def test_a_line_with_a_wrong_number_is_not_called_missing_too(binh: Client) -> None:
    told = binh.post(MATTER, sent(paper__0__originals="x", owner__phone="1")).context["errors"]
    assert [error.place for error in told] == ["id_owner-phone", "id_paper-0-originals"]


@pytest.mark.parametrize(
    ("answer", "place"),
    [
        ("supplement", "id_supplement_reason"),
        ("refuse", "id_refusal_reason"),
    ],
)
def test_a_slip_without_a_reason_is_not_given(binh: Client, answer: str, place: str) -> None:
    shown = binh.post(MATTER, sent(answer, paper__0__originals=""))
    assert place in errors(shown)
    assert not Dossier.objects.exists()


def test_slip_02_with_nothing_missing_and_nothing_named_is_refused(binh: Client) -> None:
    shown = binh.post(MATTER, sent("supplement", supplement_reason="Xem lại"))
    assert "Chưa ghi giấy tờ" in errors(shown)["id_further_items"]


def test_slip_03_has_its_reason_and_its_ground(binh: Client) -> None:
    form = sent("refuse", refusal_reason="Đất đang tranh chấp")
    assert "căn cứ" in errors(binh.post(MATTER, form))["id_refusal_ground"]
    shown = binh.post(MATTER, form | {"refusal_ground": "Luật Đất đai, Điều 100"}, follow=True)
    assert (shown.context["slip"].is_refusal, only().status) == (True, Status.NOT_ACCEPTED)
    assert "Luật Đất đai, Điều 100" in shown.text
    assert "Đã bổ sung" not in shown.text


def test_whoever_comes_back_with_the_papers_is_received_from_the_slip(binh: Client) -> None:
    form = sent("supplement", paper__0__originals="", paper__0__note="mẫu cũ", supplement_reason="Chưa có đơn")
    binh.post(MATTER, form)
    begun = f"{RECEIVE}?dossier={only().pk}"
    page = binh.get(begun)
    assert "Phạm Thị An" in page.text
    assert 'value="mẫu cũ"' in page.text
    receipt = binh.post(begun, sent(), follow=True).context["receipt"]
    assert (receipt.code, Dossier.objects.count()) == ("000.00.01.H49-181105-0001", 1)
    assert binh.get(begun).status_code == 404


def test_what_came_online_waits_at_the_gate_and_is_accepted_as_it_was_submitted(world: World, binh: Client) -> None:
    online = application(channel=Channel.ONLINE)
    number = save_draft(world.an, online, at=instant("05/11 08:00")).dossier_id
    assert "chưa có mã" not in binh.get("/quay/hom-nay/").text
    assert binh.get(f"{RECEIVE}?dossier={number}").status_code == 404
    submit_dossier(world.an, number, at=instant("05/11 08:30"))
    assert f"?dossier={number}" in binh.get("/quay/hom-nay/").text
    binh.post(f"{RECEIVE}?dossier={number}", sent(owner__full_name="Người khác", channel="post"))
    state = load(only()).state
    assert state.owner
    assert (state.code, state.channel, state.owner.name) == ("000.00.01.H49-181105-0001", "online", "Phạm Thị An")


def test_another_for_the_same_person_keeps_the_persons(binh: Client) -> None:
    binh.post(MATTER, sent(owner__address="Tổ 5, khu 2", **applicant()))
    code = only().code
    search = binh.get(f"{RECEIVE}?same={code}&q=giay phep")
    assert f'href="{RECEIVE}?procedure=1.000001&amp;same={code}"' in search.text
    page = binh.get(f"{MATTER}&same={code}")
    assert all(
        words in page.text for words in ('value="Phạm Thị An"', 'value="Tổ 5, khu 2"', 'value="Nguyễn Văn Bách"')
    )
    second = binh.post(f"{MATTER}&same={code}", sent(**applicant()), follow=True)
    assert [row.code for row in second.context["receipt"].others] == [code]


@pytest.mark.parametrize("beginning", ["same=000.00.01.H49-181105-0001", "dossier=1", "dossier=x", "dossier=²"])
def test_a_beginning_that_is_not_this_counters_is_absent(
    binh: Client, world: World, signed_in: SignIn, beginning: str
) -> None:
    binh.post(MATTER, sent())
    assert signed_in("giang").get(f"{RECEIVE}?{beginning}").status_code == 404


def test_the_procedure_is_found_by_a_few_letters_without_accents_and_without_script(binh: Client, world: World) -> None:
    add_procedure(world.district, code="1.000555")
    page = binh.get(RECEIVE, {"q": "giay phep"})
    assert [(each.code, len(each.tags)) for each in page.context["suggestions"]] == [("1.000001", 0), ("1.000555", 1)]
    assert f'href="{RECEIVE}?procedure=1.000001"' in page.text
    options = binh.get("/quay/tiep-nhan/thu-tuc/", {"q": "giay phep"}).text
    assert options.count('role="option"') == 2
    assert "Không tìm thấy thủ tục nào" in binh.get(RECEIVE, {"q": "xyzxyz"}).text


def test_case_and_groups_are_asked_for_by_the_rules(world: World, binh: Client) -> None:
    add_procedure(world.province, code="1.000777", content=WITH_CHOICES)
    papers = {"paper__0__originals": "2", "paper__1__copies": "1"}
    assert "theo nhóm" in errors(binh.post(CHOICES, sent(**papers)))["id_groups"]
    chosen = binh.post(CHOICES, sent(**papers, groups=[""]))
    assert "theo trường hợp" in errors(chosen)["id_case"]
    assert "id_paper-3-originals" in errors(binh.post(CHOICES, sent(**papers, groups=[LOST], case="again")))
    receipt = binh.post(CHOICES, sent(**papers, groups=[""], case="new"), follow=True).context["receipt"]
    assert receipt.term == "15 ngày làm việc"
    assert [(paper.originals, paper.copies) for paper in receipt.components] == [(2, 0), (0, 1)]


def test_one_click_counts_the_mandatory_papers_as_the_source_asks(world: World, binh: Client) -> None:
    add_procedure(world.province, code="1.000777", content=WITH_CHOICES)
    form = sent("papers", groups=[LOST], case="again", paper__0__originals="1")
    values = [form["originals"].value() for form in binh.post(CHOICES, form).context["reception"].papers]
    copies = [form["copies"].value() for form in binh.post(CHOICES, form).context["reception"].papers]
    assert (values, copies) == (["1", "", None, "1"], [None, "1", None, ""])
    assert not Dossier.objects.exists()


def test_a_term_is_promised_only_where_the_source_has_none(world: World, binh: Client) -> None:
    silent = replace(CONTENT, lines=(Line(Channel.COUNTER, term_unknown=UnknownTerm.NOT_STATED),))
    add_procedure(world.province, code="1.000777", content=silent)
    assert "Thời hạn hẹn trả" in binh.get(CHOICES).text
    assert "Thời hạn hẹn trả" not in binh.get(MATTER).text
    assert "Nguồn công bố không ghi rõ" in errors(binh.post(CHOICES, sent()))["id_promised_term"]
    promised = sent(promised_term="3 ngày làm việc")
    assert "id_promised_ground" in errors(binh.post(CHOICES, promised))
    kept = binh.post(CHOICES, promised | {"promised_ground": "Thông tư 01/2018"}, follow=True).context["receipt"]
    assert kept.term == "3 ngày làm việc"


def test_what_is_another_ones_is_guided_there_before_anything_is_typed(world: World, binh: Client) -> None:
    add_procedure(world.district, code="1.000555")
    page = binh.get(f"{RECEIVE}?procedure=1.000555")
    assert "Trung tâm Thành phố Hạ Long" in page.text
    assert "data-keep=" not in page.text
    sheet = binh.get("/quay/huong-dan/1.000555/?to=QNI.193")
    assert all(words in sheet.text for words in ("Trung tâm Thành phố Hạ Long", "Đơn đề nghị", "5 ngày làm việc"))
    binh.post(f"{RECEIVE}?procedure=1.000555", sent())
    assert not Dossier.objects.exists()


def test_what_is_on_the_non_boundary_list_is_received_for_the_competent_one(
    world: World, binh: Client, settings: Settings
) -> None:
    adopt_calendar_files(read_calendar_files(), Change(SYSTEM, instant("05/11 09:00"), "adopt", "Lịch phát hành kèm"))
    procedure = add_procedure(world.district, code="1.000555")
    NonBoundary.objects.create(procedure=procedure, valid_from=date(2025, 7, 1))
    settings.TRAINING_CLOCK = TrainingClock(datetime(2026, 8, 10, 9, tzinfo=VIETNAM), real_now())
    address = f"{RECEIVE}?procedure=1.000555"
    assert "hãy chọn nơi có thẩm quyền" in binh.get(address).text
    answer = binh.post(address, sent(competent_centre="QNI.193"), follow=True)
    assert "receipt" in answer.context, errors(answer)
    receipt = answer.context["receipt"]
    assert (receipt.for_another, receipt.due) == ("Trung tâm Thành phố Hạ Long", None)
    assert binh.get("/quay/hom-nay/").text.count(receipt.code) == 2


def test_what_came_online_to_the_wrong_place_is_sent_on_with_a_reason(world: World, binh: Client) -> None:
    add_procedure(world.district, code="1.000555")
    online = application(channel=Channel.ONLINE, procedure="1.000555")
    number = save_draft(world.an, online, at=instant("05/11 08:00")).dossier_id
    submit_dossier(world.an, number, at=instant("05/11 08:30"))
    address = f"{RECEIVE}?dossier={number}"
    assert "Chuyển hồ sơ đến đúng nơi" in binh.get(address).text
    form = {"request_id": sent()["request_id"], "to_centre": "QNI.193", "reason": ""}
    assert "lý do chuyển" in str(binh.post(address, form).context["form"].errors["reason"])
    assert only().centre == world.province
    assert binh.post(address, form | {"reason": "Không thuộc thẩm quyền"}).headers["Location"] == "/quay/hom-nay/"
    assert only().centre == world.district


def test_a_procedure_that_ended_names_what_replaced_it(world: World, binh: Client) -> None:
    successor = add_procedure(world.province, code="1.000888")
    world.procedure.successor = successor
    world.procedure.save()
    ProcedureRevision.objects.filter(procedure=world.procedure).update(valid_to=date(2018, 1, 1))
    page = binh.get(MATTER)
    assert f'href="{RECEIVE}?procedure=1.000888"' in page.text


@pytest.mark.parametrize("address", [f"{RECEIVE}?procedure=9.999999", "/quay/huong-dan/9.999999/"])
def test_an_unknown_procedure_is_absent(binh: Client, address: str) -> None:
    assert binh.get(address).status_code == 404


def test_the_form_keeps_its_query_budget_however_long_the_check_list(
    world: World, binh: Client, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    add_procedure(world.province, code="1.000777", content=WITH_CHOICES)
    # session, account, centre; procedure, revision; centres, offers, the non-boundary list's regime needs none in 2018
    with django_assert_max_num_queries(9):
        binh.get(CHOICES)
    with django_assert_max_num_queries(7):
        binh.get(RECEIVE, {"q": "giay phep"})


def test_the_page_is_kept_by_no_cache(binh: Client) -> None:
    for address in (RECEIVE, MATTER, "/quay/hom-nay/", "/quay/ban-giao/"):
        assert "no-store" in binh.get(address).headers["Cache-Control"]
