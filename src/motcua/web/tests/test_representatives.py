"""Two represent one company: what Lan has filed for it, Minh reads and answers; who represents it no more does not."""

import re
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries, Settings

from motcua.catalogue.rules.content import Channel
from motcua.dossiers.access import load
from motcua.dossiers.actions.accept_dossier import accept_dossier
from motcua.dossiers.actions.carry_out import carry_out
from motcua.dossiers.actions.correct_dossier import correct_dossier
from motcua.dossiers.actions.hand_over_dossier import hand_over_dossier
from motcua.dossiers.models import Dossier
from motcua.dossiers.personal_data import dossiers_of
from motcua.dossiers.rules.documents import Document
from motcua.dossiers.rules.lifecycle.conclude import Decide, IssueResult
from motcua.dossiers.rules.lifecycle.correct import Correct
from motcua.dossiers.rules.lifecycle.return_result import ReturnResult
from motcua.dossiers.rules.lifecycle.steps import FinishStep
from motcua.dossiers.rules.lifecycle.supplement import AskForSupplement
from motcua.dossiers.rules.state import Outcome, Party
from motcua.dossiers.tests.world import World, application, instant
from motcua.dossiers.verify import verify_all
from motcua.filing.actions.add_files import add_file
from motcua.filing.actions.change_consent import give_consent
from motcua.filing.actions.keep_paper import PaperFacts, keep_paper
from motcua.filing.actions.send_message import send_message
from motcua.filing.actions.submit_draft import submit_draft
from motcua.filing.models import Message, OwnPaper
from motcua.filing.personal_data import data_of
from motcua.filing.queries import papers_of
from motcua.filing.rules.preparation import AUTHORITY, PartyTyped
from motcua.filing.tests.world import NOW, kept, online, ready, verified
from motcua.notices.recipients import recipients_of
from motcua.organisation.actors import Actor, actor_for
from motcua.payments.models import PaymentOrder
from motcua.payments.tests.conftest import paying
from motcua.payments.tests.online.told import with_online_fees
from motcua.people.actions.ask_to_represent import decide_representation, end_representation
from motcua.people.actions.register_legal_entity import register_legal_entity
from motcua.people.models import Account, AccountIdentity, LegalEntity, Representation
from motcua.web.tests.conftest import SignIn
from motcua.web.tests.filing_desk import pdf
from motcua.web.tests.paying_online import simulated

pytestmark = pytest.mark.usefixtures("file_store")
COMPANY, NUMBER = "Công ty TNHH Hải Âu", "0100047516"
OWNER = PartyTyped(COMPANY, "tax_code", NUMBER)
LAN = PartyTyped("Trần Thị Lan", "cccd", "022190000777", "", "0912345777")
TODAY = date(2018, 11, 30)


def account(username: str, name: str) -> Account:
    made = Account.objects.create_user(username=username, password=None, full_name=name)
    verified(username)
    return made


def represent(who: Account, entity: LegalEntity, **more: Any) -> Representation:
    values = {"state": "accepted", "ground": "Giấy ủy quyền", "asked_at": NOW, "valid_from": date(2018, 11, 1)}
    return Representation.objects.create(account=who, legal_entity=entity, **(values | more))


@pytest.fixture
def company(world: World) -> LegalEntity:
    """The company, which Lan and Minh represent; An has no part in it."""
    online(world.procedure)
    verified()
    entity = register_legal_entity(tax_code=NUMBER, name=COMPANY, on=NOW.date())
    represent(account("lan", LAN.full_name), entity)
    represent(account("minh", "Vũ Văn Minh"), entity)
    return entity


def actor(username: str, on: date = TODAY) -> Actor:
    return actor_for(Account.objects.get(username=username), on)


def filed(username: str = "lan", **changes: Any) -> int:
    """For the company unless said otherwise, on 05/11; its number."""
    who = actor(username, NOW.date())
    values = {"capacity": "organisation", "owner": OWNER, "applicant": LAN} | changes
    return submit_draft(who, ready(who, **values).key, at=NOW, is_training=False).dossier_id


@pytest.fixture
def number(company: LegalEntity) -> int:
    return filed()


@pytest.fixture
def minh(number: int, signed_in: SignIn) -> Client:
    return signed_in("minh")


def accept(world: World, number: int) -> str:
    state = load(Dossier.objects.get(pk=number)).state
    parties = {"owner": state.owner, "applicant": state.applicant, "representative": state.representative}
    asked = application(channel=Channel.ONLINE, **parties)
    code = accept_dossier(world.binh, asked, at=instant("05/11 10:00"), registered=number).state.code
    hand_over_dossier(world.binh, code, at=instant("05/11 11:00"))
    return code


def opened(client: Client, number: int, file: int) -> int:
    """What a file is answered with."""
    answer = client.get(f"/ho-so-cua-toi/{number}/tep/{file}/")
    assert answer.getvalue() or answer.status_code == 404
    return answer.status_code


def addresses(number: int) -> list[str]:
    """Every page of one's own dossier."""
    own = f"/ho-so-cua-toi/{number}/"
    return [own, f"/trao-doi/{number}/", f"{own}giay-bao/", f"{own}rut/", f"{own}bo-sung/"]


def test_the_second_sees_it_under_the_company_with_who_has_filed_it(minh: Client, number: int) -> None:
    page = minh.get("/ho-so-cua-toi/").text
    assert f"/ho-so-cua-toi/{number}/" in page
    assert COMPANY in page
    assert "người nộp: Trần Thị Lan" in page
    assert f"/ho-so-cua-toi/{number}/" in minh.get(f"/ho-so-cua-toi/?whose={NUMBER}").text
    assert f"/ho-so-cua-toi/{number}/" not in minh.get("/ho-so-cua-toi/?whose=toi").text
    story = minh.get(f"/ho-so-cua-toi/{number}/").text
    assert "Hồ sơ đã được nộp trực tuyến" in story
    assert "Anh/chị đã nộp hồ sơ trực tuyến" not in story
    assert "Rút hồ sơ" not in story


def test_the_first_sees_it_as_before_and_one_who_represents_nobody_has_no_choice_of_whose(
    number: int, signed_in: SignIn
) -> None:
    lan, an = signed_in("lan"), signed_in("an")
    assert "người nộp:" not in lan.get("/ho-so-cua-toi/").text
    assert "Anh/chị đã nộp hồ sơ trực tuyến" in lan.get(f"/ho-so-cua-toi/{number}/").text
    assert "Rút hồ sơ" in lan.get(f"/ho-so-cua-toi/{number}/").text
    assert "whose=" in lan.get("/ho-so-cua-toi/").text
    assert "whose=" not in an.get("/ho-so-cua-toi/").text


def test_a_stranger_and_a_person_with_the_same_number_find_nothing(number: int, signed_in: SignIn) -> None:
    account("nam", "Hoàng Văn Nam")
    AccountIdentity.objects.filter(account__username="nam").update(identity_number=NUMBER, tax_code=NUMBER)
    for name in ("an", "nam", "giang"):
        client = signed_in(name)
        assert f"/ho-so-cua-toi/{number}/" not in client.get(f"/ho-so-cua-toi/?whose={NUMBER}").text
        assert [client.get(each).status_code for each in addresses(number)] == [404] * 5


def test_a_persons_dossier_with_the_companys_number_is_the_persons(minh: Client, world: World) -> None:
    """The state folds a person as owner: An's, whatever the number."""
    mine = filed("an", capacity="self", owner=PartyTyped())
    Dossier.objects.filter(pk=mine).update(owner_identity=NUMBER)
    assert minh.get(f"/ho-so-cua-toi/{mine}/").status_code == 404


def test_what_the_first_filed_for_herself_and_her_drafts_stay_hers(minh: Client, number: int) -> None:
    own = filed("lan", capacity="self", owner=PartyTyped())
    draft = ready(actor("lan"), capacity="organisation", owner=OWNER, applicant=LAN)
    page = minh.get("/ho-so-cua-toi/").text
    assert f"/ho-so-cua-toi/{own}/" not in page
    assert minh.get(f"/ho-so-cua-toi/{own}/").status_code == 404
    assert minh.get(f"/nop-ho-so/{draft.key}/").status_code == 404
    assert "bản nháp" not in page


def test_who_names_the_company_as_owner_by_another_authority_has_filed_for_themselves(
    minh: Client, signed_in: SignIn
) -> None:
    draft = ready(actor("an"), capacity="other", owner=OWNER, authority="Hợp đồng dịch vụ")
    add_file(actor("an"), draft.key, AUTHORITY, kept("uy-quyen.pdf", b"%PDF-1.4 uy quyen"), at=NOW)
    other = submit_draft(actor("an"), draft.key, at=NOW, is_training=False).dossier_id
    assert Dossier.objects.get(pk=other).owner_identity == NUMBER
    assert minh.get(f"/ho-so-cua-toi/{other}/").status_code == 404
    assert signed_in("an").get(f"/ho-so-cua-toi/{other}/").status_code == 200


ENDINGS: dict[str, Callable[[Representation], object]] = {
    "ended": lambda held: end_representation(held.account, held.pk, on=TODAY, at=instant("30/11 17:00")),
    "over": lambda held: Representation.objects.filter(pk=held.pk).update(valid_to=TODAY - timedelta(days=1)),
    "to begin": lambda held: Representation.objects.filter(pk=held.pk).update(valid_from=TODAY + timedelta(days=1)),
    "asked only": lambda held: Representation.objects.filter(pk=held.pk).update(state="asked", valid_from=None),
}


@pytest.mark.parametrize("how", ENDINGS)
@pytest.mark.parametrize("name", ["minh", "lan"])
def test_whose_representation_does_not_hold_today_sees_nothing(
    number: int, signed_in: SignIn, name: str, how: str
) -> None:
    client = signed_in(name)
    assert client.get(f"/ho-so-cua-toi/{number}/").status_code == 200
    ENDINGS[how](Representation.objects.get(account__username=name))
    assert [client.get(each).status_code for each in addresses(number)] == [404] * 5
    assert f"/ho-so-cua-toi/{number}/" not in client.get("/ho-so-cua-toi/").text
    other = {"minh": "lan", "lan": "minh"}[name]
    assert signed_in(other).get(f"/ho-so-cua-toi/{number}/").status_code == 200


def test_the_last_day_still_holds_and_a_refused_one_never_did(number: int, signed_in: SignIn) -> None:
    Representation.objects.filter(account__username="minh").update(valid_to=TODAY)
    assert signed_in("minh").get(f"/ho-so-cua-toi/{number}/").status_code == 200
    entity = LegalEntity.objects.get(tax_code=NUMBER)
    asked = represent(account("oanh", "Đỗ Thị Oanh"), entity, state="asked", valid_from=None)
    no = {"accept": False, "by": "Em", "reason": "Giấy hết hạn", "valid_from": TODAY, "valid_to": None}
    decide_representation(asked.pk, **no, at=instant("30/11 09:00"))
    assert signed_in("oanh").get(f"/ho-so-cua-toi/{number}/").status_code == 404


def test_the_second_answers_what_is_asked_and_the_story_names_who_did(
    minh: Client, signed_in: SignIn, world: World, number: int
) -> None:
    code = accept(world, number)
    carry_out(world.chi, code, AskForSupplement(("Bản đồ",), "Thiếu bản đồ"), at=instant("07/11 09:00"))
    address = f"/ho-so-cua-toi/{number}/bo-sung/"
    seen = re.search(r'name="seen" value="(\d+)"', minh.get(address).text)[1]
    form = {"seen": seen, "request_id": str(uuid4())}
    assert minh.post(address, form | {"files-0": pdf("ban-do.pdf")}).status_code == 302
    loaded = load(Dossier.objects.get(pk=number))
    assert (loaded.events[-1].by.name, loaded.events[-1].by.account) == ("Vũ Văn Minh", actor("minh").account_id)
    assert loaded.state.citizen_account == actor("lan").account_id
    assert "Vũ Văn Minh" in signed_in("lan").get(f"/ho-so-cua-toi/{number}/").text
    assert not list(verify_all().differences)


def test_the_second_does_not_take_it_back(minh: Client, number: int) -> None:
    answer = minh.post(f"/ho-so-cua-toi/{number}/rut/", {"is_sure": "on", "request_id": str(uuid4())})
    assert "chỉ người đó tự rút được" in answer.text
    assert not load(Dossier.objects.get(pk=number)).state.finished_at


def test_both_write_to_the_office_and_each_reads_whose_line_it_is(
    minh: Client, signed_in: SignIn, world: World, number: int
) -> None:
    address = f"/trao-doi/{number}/"
    assert minh.post(address, {"text": "Bao giờ xong?", "request_id": str(uuid4())}).status_code == 302
    send_message(world.binh, number, "Thứ sáu.", at=instant("05/11 12:00"), request_id=uuid4())
    written = Message.objects.get(is_from_citizen=True)
    assert written.account == Account.objects.get(username="minh")
    assert "Tôi" in minh.get(address).text
    page = signed_in("lan").get(address).text
    assert "Vũ Văn Minh" in page
    assert "Thứ sáu." in page


def resolve(world: World, number: int) -> Document:
    code = accept(world, number)
    carry_out(world.chi, code, FinishStep("appraise"), at=instant("06/11 09:00"))
    carry_out(world.dung, code, Decide(Outcome.GRANTED, "12/QĐ"), at=instant("06/11 10:00"))
    file = kept("giay-phep.pdf", b"%PDF-1.4 giay phep")
    signed = Document(file.digest, file.name, file.size, file.media_type, "Lê Văn Dũng")
    carry_out(world.dung, code, IssueResult(document=signed), at=instant("06/11 11:00"))
    return signed


def test_the_second_reads_the_result_once_it_was_returned(minh: Client, world: World, number: int) -> None:
    signed = resolve(world, number)
    state = load(Dossier.objects.get(pk=number)).state
    file = next(each.number for each in state.attachments if each.document.digest == signed.digest)
    assert opened(minh, number, file) == 404
    carry_out(world.binh, state.code, ReturnResult(LAN.full_name, via="electronic"), at=instant("06/11 14:00"))
    assert opened(minh, number, file) == 200
    assert minh.get(f"/danh-gia/ho-so/{state.code}/").status_code == 404


def test_a_result_of_the_companys_is_in_a_store_no_longer_than_one_represents_it(
    number: int, signed_in: SignIn, world: World
) -> None:
    lan, client = actor("lan"), signed_in("lan")
    give_consent(lan, at=NOW)
    signed = resolve(world, number)
    code = load(Dossier.objects.get(pk=number)).state.code
    carry_out(world.binh, code, ReturnResult(LAN.full_name, via="electronic"), at=instant("06/11 14:00"))
    paper = OwnPaper.objects.get(account=lan.account_id)
    address = f"/giay-to-cua-toi/{paper.pk}/"
    assert client.get(address).getvalue() == b"%PDF-1.4 giay phep"
    assert "12/QĐ" in client.get("/giay-to-cua-toi/").text
    assert [each.digest for each in data_of(lan.account_id or 0).files] == [signed.digest]
    end_representation(Account.objects.get(username="lan"), held_by("lan"), on=TODAY, at=instant("30/11 17:00"))
    assert client.get(address).status_code == 404
    assert client.post(f"{address}lay-ra/").status_code == 404
    assert "12/QĐ" not in client.get("/giay-to-cua-toi/").text
    assert data_of(lan.account_id or 0).files == []
    again = keep_paper(actor("lan"), PaperFacts("Giấy phép"), signed, at=NOW)
    assert papers_of(actor("lan")).get() == again
    assert not list(verify_all().differences)


def held_by(username: str) -> int:
    return Representation.objects.get(account__username=username).pk


def test_papers_from_the_firsts_own_store_are_not_for_the_second(company: LegalEntity, signed_in: SignIn) -> None:
    lan = actor("lan", NOW.date())
    draft = ready(lan, capacity="organisation", owner=OWNER, applicant=LAN)
    card = kept("can-cuoc.pdf", b"%PDF-1.4 can cuoc cua Lan")
    add_file(lan, draft.key, "Đơn đề nghị", card, at=NOW, from_own_paper=1)
    number = submit_draft(lan, draft.key, at=NOW, is_training=False).dossier_id
    state = load(Dossier.objects.get(pk=number)).state
    file = next(each.number for each in state.attachments if each.document.digest == card.digest)
    for name, status in (("lan", 200), ("minh", 404)):
        client = signed_in(name)
        assert opened(client, number, file) == status
        assert ("can-cuoc.pdf" in client.get(f"/ho-so-cua-toi/{number}/").text) is (status == 200)
        assert "don.pdf" in client.get(f"/ho-so-cua-toi/{number}/").text


def test_an_officer_who_represents_the_company_holds_no_office_on_its_dossiers(
    number: int, signed_in: SignIn, world: World
) -> None:
    """Bình receives at the province; as the company's representative he is no officer of this dossier."""
    code = accept(world, number)
    represent(Account.objects.get(username="binh"), LegalEntity.objects.get(tax_code=NUMBER))
    binh = signed_in("binh")
    assert binh.get(f"/ho-so/{code}/").status_code == 200
    assert binh.get(f"/ho-so-cua-toi/{number}/").status_code == 200
    refused = binh.post(f"/ho-so/{code}/ghi-chu/", {"text": "Xem", "seen": "9", "request_id": str(uuid4())})
    assert refused.status_code in (403, 404)
    assert load(Dossier.objects.get(pk=number)).events[-1].kind == "handed_over"


def test_an_officer_does_not_accept_their_own_authority(company: LegalEntity, signed_in: SignIn) -> None:
    own = represent(Account.objects.get(username="binh"), company, state="asked", valid_from=None)
    others = represent(account("oanh", "Đỗ Thị Oanh"), company, state="asked", valid_from=None)
    binh = signed_in("binh")
    assert f'value="{own.pk}"' not in binh.get("/quay/dai-dien/").text
    answers = [binh.post("/quay/dai-dien/", {"number": n, f"r{n}-accept": "yes"}) for n in (own.pk, others.pk)]
    assert [each.status_code for each in answers] == [404, 302]
    assert not actor("binh").organisations


def test_a_corrected_owner_takes_it_out_of_the_companys_hands(minh: Client, world: World, number: int) -> None:
    code = accept(world, number)
    other = Party("Công ty B", "organisation", "tax_code", "0100109106")
    correct_dossier(world.binh, code, Correct(reason="Ghi nhầm", owner=other), at=instant("05/11 12:00"))
    assert Dossier.objects.get(pk=number).organisation == ""
    assert minh.get(f"/ho-so-cua-toi/{number}/").status_code == 404


def test_the_second_pays_and_the_first_finds_the_payment(
    minh: Client, signed_in: SignIn, world: World, number: int, settings: Settings, tmp_path: Path
) -> None:
    simulated(settings, tmp_path / "gateways")
    with_online_fees(paying(world))
    fee = filed("lan", case="thuong")
    address = f"/thanh-toan/ho-so-chua-co-ma/{fee}/"
    page = minh.get(address).context["form"]
    form = {"gateway": "mo-phong-vnpay", "request_id": page["request_id"].value()}
    there = minh.post(address, form).headers["Location"]
    order = PaymentOrder.objects.get(dossier=fee)
    assert order.reference in there
    assert signed_in("lan").get(there).status_code == 200
    assert signed_in("an").get(there).status_code == 404


def test_only_the_first_is_told_and_after_her_the_company_alone(number: int) -> None:
    state = load(Dossier.objects.get(pk=number)).state
    assert [each.account_id for each in recipients_of(state)] == [actor("lan").account_id]
    Representation.objects.filter(account__username="lan").update(valid_to=TODAY - timedelta(days=1))
    assert [each.account_id for each in recipients_of(state)] == []


def test_a_copy_of_ones_data_has_the_companys_dossiers_while_one_represents_it(number: int) -> None:
    lan, minh = actor("lan").account_id or 0, actor("minh").account_id or 0
    assert [len(dossiers_of(each).data) for each in (lan, minh)] == [1, 0]
    Representation.objects.filter(account=lan).update(valid_to=TODAY - timedelta(days=1))
    assert dossiers_of(lan).data == []


def test_the_companys_own_account_sees_what_is_filed_in_its_name(number: int, signed_in: SignIn) -> None:
    account("haiau", COMPANY)
    client = signed_in("haiau")
    AccountIdentity.objects.filter(account__username="haiau").update(kind="organisation", tax_code=NUMBER)
    assert client.get(f"/ho-so-cua-toi/{number}/").status_code == 404  # declared, and proven by nobody
    entity = LegalEntity.objects.get(tax_code=NUMBER)
    AccountIdentity.objects.filter(account__username="haiau").update(assurance="national", legal_entity=entity)
    assert client.get(f"/ho-so-cua-toi/{number}/").status_code == 200


def test_the_list_has_a_budget_whatever_is_on_it(
    minh: Client, number: int, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    for _ in range(3):
        filed()
    with django_assert_max_num_queries(10):
        assert minh.get("/ho-so-cua-toi/").text.count('<h2 lang="vi">') == 4
