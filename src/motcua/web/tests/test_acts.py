"""Every act of the dossier's page through HTTP: done, refused beside its field, two at once, sent twice."""

import pytest
from django.http import HttpResponse
from django.test import Client

from motcua.dossiers.actions.carry_out import carry_out
from motcua.dossiers.models import DossierEvent
from motcua.dossiers.possible import EXAMPLES
from motcua.dossiers.rules.lifecycle.note import AddNote
from motcua.dossiers.rules.state import Status
from motcua.dossiers.tests.world import World, instant
from motcua.web.desk.acts.book import ACTS
from motcua.web.tests import desk_lives, lives
from motcua.web.tests.act_cases import CASES, REFUSED
from motcua.web.tests.conftest import SignIn
from motcua.web.tests.desk_lives import a_request, act, state_of


def kinds(code: str) -> list[str]:
    return list(DossierEvent.objects.filter(dossier__code=code).order_by("seq").values_list("kind", flat=True))


def test_every_act_has_a_case_here_and_every_command_a_page() -> None:
    assert set(CASES) == {act.slug for act in ACTS}
    assert {act.command for act in ACTS} == set(EXAMPLES)


@pytest.mark.parametrize("slug", CASES)
def test_an_act_is_offered_with_what_it_causes_tried_done_and_done_once(
    world: World, signed_in: SignIn, slug: str
) -> None:
    case = CASES[slug]
    code, client = case.life(world), signed_in(case.who)
    address, before = f"/ho-so/{code}/viec/{slug}/", kinds(code)
    assert address in client.get(f"/ho-so/{code}/").text
    page = client.get(address)
    assert (page.status_code, "Việc này sẽ:" in page.text) == (200, True)
    sent = a_request(len(before)) | case.typed
    tried = client.post(address, sent | {"preview": "1"})
    assert (tried.status_code, "Với nội dung đã ghi" in tried.text, kinds(code)) == (200, True, before)
    for words in ("Đã ghi: ", "Đã ghi từ trước: "):
        answer = client.post(address, sent)
        assert (answer.status_code, answer.headers.get("Location")) == (302, f"/ho-so/{code}/")
        assert kinds(code)[len(before) :] == [case.kind]
        assert words in client.get(f"/ho-so/{code}/").text


@pytest.mark.parametrize("slug", REFUSED)
def test_a_refusal_stands_beside_its_field_and_what_was_typed_stays(world: World, signed_in: SignIn, slug: str) -> None:
    case = CASES[slug]
    code = case.life(world)
    before = kinds(code)
    answer = act(signed_in(case.who), code, slug, **case.typed_wrong)
    form = answer.context["form"]
    assert answer.status_code in (400, 422)
    assert case.says in " ".join(form.errors[case.told_beside])
    assert case.says in answer.text
    for name, value in case.typed_wrong.items():
        assert form[name].value() in (value, value == "on")
    assert kinds(code) == before


@pytest.mark.parametrize("slug", CASES)
def test_of_two_at_once_one_wins_and_the_other_is_told_who_did_what(world: World, signed_in: SignIn, slug: str) -> None:
    case = CASES[slug]
    code, client = case.life(world), signed_in(case.who)
    opened = a_request(len(kinds(code)))
    carry_out(world.em, code, AddNote("Em ghi trước"), at=instant("30/11 17:59"))
    answer = client.post(f"/ho-so/{code}/viec/{slug}/", opened | case.typed)
    assert answer.status_code == 409
    for words in ("Vừa có thay đổi", "Ghi chú nội bộ", "Vũ Thị Em", "17:59 ngày 30/11/2018", "Em ghi trước"):
        assert words in answer.text
    for name, value in case.typed.items():
        shown = answer.context["form"][name].value()
        assert shown in (value, value == "on")
    assert kinds(code)[-1] == "note_added"
    again = {name: answer.context["form"][name].value() for name in ("seen", "request_id")}
    assert client.post(f"/ho-so/{code}/viec/{slug}/", again | case.typed).status_code == 302
    assert kinds(code)[-1] == case.kind


@pytest.mark.parametrize("slug", CASES)
def test_strangers_find_no_act_and_the_auditor_does_none(world: World, signed_in: SignIn, slug: str) -> None:
    case = CASES[slug]
    code = case.life(world)
    address, before = f"/ho-so/{code}/viec/{slug}/", kinds(code)
    sent = a_request(len(before)) | case.typed
    asked = {"giang"} if slug == "tra-loi-y-kien" else set()  # of the agency that is asked
    answers = {"an": 404, "giang": 404, "kiem": 422}
    for username in answers.keys() - asked:
        client = signed_in(username)
        found = (client.get(address).status_code, client.post(address, sent).status_code)
        assert (username, found) == (username, (answers[username],) * 2)
    assert kinds(code) == before
    assert f"/ho-so/{code}/viec/" not in signed_in("kiem").get(f"/ho-so/{code}/").text


def test_an_act_that_there_is_not(world: World, signed_in: SignIn) -> None:
    assert signed_in("binh").get(f"/ho-so/{desk_lives.accepted(world)}/viec/khong-co/").status_code == 404


def test_an_act_not_possible_now_says_why(world: World, signed_in: SignIn) -> None:
    answer = signed_in("binh").get(f"/ho-so/{desk_lives.accepted(world)}/viec/tra-ket-qua/")
    assert (answer.status_code, "Hồ sơ chưa có kết quả để trả." in answer.text) == (422, True)


@pytest.mark.parametrize("typed", [{}, {"seen": "x", "request_id": "y"}, {"seen": "1"}])
def test_a_form_without_its_hidden_fields_does_nothing(world: World, signed_in: SignIn, typed: dict) -> None:
    code = desk_lives.handed_over(world)
    before = kinds(code)
    assert signed_in("chi").post(f"/ho-so/{code}/viec/ghi-chu/", {"text": "x", **typed}).status_code == 400
    assert kinds(code) == before


def test_the_restart_is_shown_before_it_is_done(world: World, signed_in: SignIn) -> None:
    code, client = desk_lives.waiting_for_papers(world), signed_in("binh")
    told = "Ngày hẹn trả: từ 17:00 ngày 05/12/2018 thành 17:00 ngày 10/12/2018."
    assert told in client.get(f"/ho-so/{code}/").text
    assert told in client.get(f"/ho-so/{code}/viec/nhan-bo-sung/").text
    act(client, code, "nhan-bo-sung", items="Bản đồ\nẢnh")
    assert f"{state_of(world, code).due_at:%d/%m %H:%M}" == "10/12 17:00"


def test_an_extension_is_tried_with_the_day_that_was_typed(world: World, signed_in: SignIn) -> None:
    code, client = desk_lives.handed_over(world), signed_in("dung")
    typed = {"new_day": "11/12/2018", "reason": "Chờ đo đạc", "letter": "15/XL"}
    answer = act(client, code, "gia-han", preview="1", **typed)
    assert "từ 17:00 ngày 05/12/2018 thành 17:00 ngày 11/12/2018" in answer.text
    assert "mẫu 04" in answer.text
    act(client, code, "gia-han", **typed)
    after = state_of(world, code)
    assert (f"{after.due_at:%d/%m}", f"{after.original_due_at:%d/%m}") == ("11/12", "05/12")


def test_a_second_request_for_papers_is_the_heads_and_warns(world: World, signed_in: SignIn) -> None:
    code = desk_lives.waiting_for_papers(world)
    act(signed_in("binh"), code, "nhan-bo-sung", items="Bản đồ")
    assert "phải do người đứng đầu phê duyệt" in signed_in("chi").get(f"/ho-so/{code}/").text
    page = signed_in("em").get(f"/ho-so/{code}/viec/yeu-cau-bo-sung/")
    assert "hồ sơ sẽ bị tính là trễ hạn" in page.text
    typed = {"items": "Ảnh", "reason": "Thiếu ảnh", "ground": "Điều 9"}
    assert act(signed_in("em"), code, "yeu-cau-bo-sung", **typed).context["form"].errors["approved"]
    assert act(signed_in("em"), code, "yeu-cau-bo-sung", approved="on", **typed).status_code == 302
    assert state_of(world, code).supplements == 2


def test_a_note_is_told_to_officers_and_never_to_the_citizen(world: World, signed_in: SignIn) -> None:
    code = lives.online_life(world)
    act(signed_in("binh"), code, "ghi-chu", text="Người nộp khó liên lạc")
    assert "Người nộp khó liên lạc" in signed_in("giang").get(f"/ho-so/{code}/").text
    assert "Người nộp khó liên lạc" in signed_in("kiem").get(f"/ho-so/{code}/").text
    hers = signed_in("an").get(f"/ho-so/{code}/")
    assert hers.status_code == 200
    assert "khó liên lạc" not in hers.text
    assert "Ghi chú nội bộ" not in hers.text
    assert "khó liên lạc" not in Client().get("/tra-cuu/", {"code": code}).text


def test_who_has_no_part_in_the_dossier_any_more_goes_home(world: World, signed_in: SignIn) -> None:
    code = desk_lives.consulted(world)
    client = signed_in("giang")  # of the agency that was asked
    answer = act(client, code, "tra-loi-y-kien", agency="H49.02.01", content="Đúng quy hoạch")
    assert answer.headers["Location"] == "/"
    assert kinds(code)[-1] == "consultation_replied"
    assert client.get(f"/ho-so/{code}/").status_code == 404


def test_a_correction_changes_only_what_was_changed(world: World, signed_in: SignIn) -> None:
    code, client = desk_lives.handed_over(world), signed_in("binh")
    address = f"/ho-so/{code}/viec/dinh-chinh/"
    typed = {name: value for name, value in client.get(address).context["form"].initial.items() if value is not None}
    client.post(address, typed | {"reason": "Sai số điện thoại", "phone": "0912345678"})
    fact = DossierEvent.objects.filter(dossier__code=code).order_by("-seq").first().data
    assert set(fact) == {"reason", "owner"}
    assert state_of(world, code).owner.phone == "0912345678"
    assert state_of(world, code).owner.identity_number == "022190000123"


def test_a_wrong_identity_number_is_refused_beside_its_field(world: World, signed_in: SignIn) -> None:
    code = desk_lives.handed_over(world)
    typed = {"reason": "Sai số", "owner": "Phạm Thị An", "identity_number": "12345", "sets": "1"}
    answer = act(signed_in("binh"), code, "dinh-chinh", **typed)
    assert answer.context["form"].errors["identity_number"]


REPRESENTATIVE = {
    "representative-full_name": "Trần Văn Đại",
    "representative-identity_kind": "person",
    "representative-identity_number": "",
}
PAPERS = {"paper-0-originals": "2", "other-0-name": "Bản vẽ", "other-0-copies": "1", "other-0-note": "A3"}


def correct(client: Client, code: str, **typed: str) -> HttpResponse:
    """The correction's page sent again as it is but for `typed`."""
    address = f"/ho-so/{code}/viec/dinh-chinh/"
    form = client.get(address).context["form"]
    first = {name: value for name, value in form.initial.items() if value is not None}
    return client.post(address, first | {"reason": "Ghi sót", "below": "1"} | typed)


def test_papers_and_representative_are_corrected_with_trace(world: World, signed_in: SignIn) -> None:
    code, binh = desk_lives.handed_over(world), signed_in("binh")
    assert correct(binh, code, **REPRESENTATIVE, **PAPERS).status_code == 302
    state = state_of(world, code)
    assert state.representative.name == "Trần Văn Đại"
    assert [(paper.name, paper.originals, paper.copies, paper.note) for paper in state.components] == [
        ("Đơn đề nghị", 2, 0, ""),
        ("Bản vẽ", 0, 1, "A3"),
    ]
    fact = DossierEvent.objects.filter(dossier__code=code).order_by("-seq").first().data
    assert set(fact) == {"reason", "representative", "components"}
    text = binh.get(f"/ho-so/{code}/").text
    assert all(words in text for words in ("Trần Văn Đại", "Đơn đề nghị; Bản vẽ"))


def test_a_representative_is_taken_out_by_an_empty_name(world: World, signed_in: SignIn) -> None:
    code, binh = desk_lives.handed_over(world), signed_in("binh")
    correct(binh, code, **REPRESENTATIVE, **{"paper-0-originals": "1"})
    correct(binh, code, **{"representative-full_name": "", "paper-0-originals": "1"})
    assert state_of(world, code).representative is None
    assert DossierEvent.objects.filter(dossier__code=code).order_by("-seq").first().data == {
        "reason": "Ghi sót",
        "without_representative": True,
    }


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ({"paper-0-originals": ""}, "hãy yêu cầu bổ sung"),  # the mandatory paper
        ({"paper-0-originals": "1", "other-0-copies": "1"}, "Hãy ghi tên giấy tờ."),
        ({"paper-0-originals": "1", "other-0-name": "don de nghi", "other-0-copies": "1"}, "ghi hai lần"),
        ({"paper-0-originals": "1", "representative-full_name": "A", "representative-identity_kind": "cccd"}, "12"),
        ({"paper-0-originals": "1"}, "Không có nội dung nào thay đổi"),
    ],
)
def test_a_wrong_correction_is_refused_and_loses_nothing(
    world: World, signed_in: SignIn, typed: dict[str, str], words: str
) -> None:
    code = desk_lives.handed_over(world)
    answer = correct(signed_in("binh"), code, **typed)
    assert (answer.status_code in (400, 422), words in answer.text) == (True, True)
    assert state_of(world, code).seq == 2
    assert "Ghi sót" in answer.text


def test_the_steps_tell_who_when_and_what_comes_next(world: World, signed_in: SignIn) -> None:
    steps = signed_in("dung").get(f"/ho-so/{desk_lives.appraised(world)}/").context["story"].desk.steps
    assert [(step.name, step.state, step.who) for step in steps] == [
        ("Tiếp nhận", "done", "Nguyễn Văn Bình"),
        ("Thẩm định", "done", "Trần Thị Chi"),
        ("Phê duyệt", "current", ""),
        ("Trả kết quả", "waiting", ""),
    ]
    assert [bool(step.planned_end) for step in steps] == [False, True, True, False]


def test_open_questions_papers_and_people_stand_beside_the_story(world: World, signed_in: SignIn) -> None:
    answer = signed_in("chi").get(f"/ho-so/{desk_lives.consulted(world)}/")
    for words in ("Có quy hoạch không?", "Chờ trả lời trước 17:00 ngày 03/12/2018", "Đơn đề nghị", "022190000123"):
        assert words in answer.text


def test_every_act_is_told_in_english(world: World, signed_in: SignIn) -> None:
    client = signed_in("chi")
    client.post("/ngon-ngu/", {"language": "en"})
    code = desk_lives.handed_over(world)
    assert "What you can do now" in client.get(f"/ho-so/{code}/").text
    page = client.get(f"/ho-so/{code}/viec/yeu-cau-bo-sung/").text
    for words in ("Ask for a supplement", "New status: ", "Write the request for supplement (form 02).", "One item a"):
        assert words in page


def test_the_status_after_sending_back_is_being_processed(world: World, signed_in: SignIn) -> None:
    code = desk_lives.appraised(world)
    act(signed_in("dung"), code, "tra-lai-tham-dinh", reason="Thiếu căn cứ")
    assert state_of(world, code).status is Status.PROCESSING
    text = signed_in("chi").get(f"/ho-so/{code}/").text
    assert "Thiếu căn cứ" in text
    assert "hoan-thanh-buoc" in text
