"""Filing with an electronic form: filled in, changed under one's hands, kept with the dossier, read by the officer."""

from datetime import date

import pytest
from django.test import Client

from motcua.dossiers.access import draft_for
from motcua.dossiers.rules.documents import Part
from motcua.dossiers.tests.world import World
from motcua.dossiers.verify import verify_all
from motcua.filing.models import Draft
from motcua.filing.tests.world import asks, e_form, online, verified
from motcua.kernel.files import store
from motcua.web.tests.conftest import SignIn
from motcua.web.tests.filing_desk import WHO, begin, pdf

pytestmark = pytest.mark.usefixtures("file_store")


@pytest.fixture
def an(world: World, signed_in: SignIn) -> Client:
    online(world.procedure)
    verified()
    e_form(
        world.procedure,
        asks("ho_ten", "Họ tên người được cấp", required=True, prefill="owner.name"),
        asks("so_ban", "Số bản", "number", required=True),
        asks("tep", "Bản vẽ", "file", component="don"),
    )
    return signed_in("an")


def to_the_form(client: Client) -> str:
    """A draft whose first steps are done; its address."""
    draft = begin(client)
    client.post(f"{draft}truong-hop/", {"place": "QNI", "go": "1"})
    assert client.post(f"{draft}nguoi-nop/", WHO).headers["Location"] == f"{draft}to-khai/"
    return draft


def file(client: Client, draft: str) -> int:
    """The rest of the steps, and submitted; the dossier's number."""
    sent = {"eform.ho_ten": "Lê Văn Cụ", "eform.so_ban": "2", "eform-file.tep": pdf("ban-ve.pdf"), "go": "1"}
    assert client.post(f"{draft}to-khai/", sent).headers["Location"] == f"{draft}giay-to/"
    assert client.post(f"{draft}giay-to/", {"go": "1"}).status_code == 302
    client.post(f"{draft}ket-qua/", {"receive": "counter", "go": "1"})
    answer = client.post(f"{draft}nop/")
    assert answer.status_code == 302, answer.text[:3000]
    return int(answer.headers["Location"].split("/")[2])


def test_the_form_is_filled_kept_with_its_version_and_read_by_the_officer(
    an: Client, world: World, signed_in: SignIn
) -> None:
    draft = to_the_form(an)
    assert 'value="Phạm Thị An"' in an.get(f"{draft}to-khai/").text
    number = file(an, draft)
    loaded = draft_for(world.an, number)
    (form,) = [each for each in loaded.state.attachments if each.part is Part.FORM]
    (attached,) = [each for each in loaded.state.attachments if each.part is Part.INPUT]
    assert (attached.component, attached.document.name) == ("Đơn đề nghị", "ban-ve.pdf")
    assert store.is_kept(form.document.digest)
    for client, address in ((an, f"/ho-so-cua-toi/{number}/to-khai/"), (signed_in("binh"), f"/to-khai/{number}/")):
        page = client.get(address).text
        assert "Lê Văn Cụ" in page
        assert "ban-ve.pdf" in page
        assert "phiên bản 1" in page
    assert "Tờ khai điện tử" in signed_in("binh").get(f"/ho-so-chua-co-ma/{number}/").text
    for who in ("giang",):
        assert signed_in(who).get(f"/to-khai/{number}/").status_code == 404
    assert not list(verify_all().differences)


def test_a_wrong_answer_is_told_and_kept(an: Client) -> None:
    draft = to_the_form(an)
    answer = an.post(f"{draft}to-khai/", {"eform.ho_ten": "Cụ", "eform.so_ban": "hai", "go": "1"})
    assert answer.status_code == 422
    assert 'value="hai"' in answer.text
    review = an.post(f"{draft}nop/")
    assert review.status_code == 422
    assert "to-khai/?kiem-tra" in review.text


def test_a_form_that_changes_meanwhile_keeps_answers_and_shows_what_no_longer_fits(an: Client, world: World) -> None:
    draft = to_the_form(an)
    an.post(f"{draft}to-khai/", {"eform.ho_ten": "Lê Văn Cụ", "eform.so_ban": "2", "go": "1"})
    e_form(
        world.procedure,
        asks("ho_ten", "Họ tên", required=True),
        asks("noi_dung", "Nội dung", required=True),
        number=2,
        since=date(2018, 11, 30),
    )
    page = an.get(f"{draft}to-khai/").text
    assert "Tờ khai đã có phiên bản 2" in page
    assert 'value="Lê Văn Cụ"' in page
    assert "Nội dung không còn mục tương ứng" in page
    an.post(f"{draft}to-khai/", {"eform.ho_ten": "Lê Văn Cụ", "eform.noi_dung": "Xin cấp", "go": "1"})
    assert Draft.objects.get().content["answers"]["so_ban"] == ["2"]
    an.post(f"{draft}to-khai/", {"eform.ho_ten": "Cụ", "eform.noi_dung": "x", "drop_left_over": "1", "go": "1"})
    assert "so_ban" not in Draft.objects.get().content["answers"]


def test_a_bad_file_in_the_form_is_refused_with_its_reason(an: Client) -> None:
    draft = to_the_form(an)
    answer = an.post(f"{draft}to-khai/", {"eform.ho_ten": "Cụ", "eform-file.tep": pdf("k.pdf", password="x")})
    assert answer.status_code == 422
    assert "mật khẩu" in answer.text


def test_answers_that_the_form_never_asked_for_do_not_swell_the_draft(an: Client) -> None:
    draft = to_the_form(an)
    for turn in range(3):
        more = {f"eform.la-{turn}-{number}": "x" * 20_000 for number in range(20)}
        an.post(f"{draft}to-khai/", more | {"eform.ho_ten": "Cụ", "eform.so_ban": "2", "eform.a\0b": "x"})
    answers = Draft.objects.get().content["answers"]
    assert (answers["ho_ten"], answers["so_ban"]) == (["Cụ"], ["2"])
    assert sum(len(name) + len("".join(values)) for name, values in answers.items()) < 201_000
