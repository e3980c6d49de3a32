"""Who has a step in hand: the head gives one or many, an officer takes one and gives it back."""

import pytest

from motcua.dossiers.access import dossier_for
from motcua.dossiers.actions.assign_step import give_back_step, reassign
from motcua.dossiers.tests.world import SINCE, World, instant
from motcua.kernel.errors import DomainError, Refused
from motcua.organisation.actions.delegate_post import delegate_post
from motcua.organisation.actors import actor_for
from motcua.organisation.models import Post, PostHolding
from motcua.people.models import Account
from motcua.web.tests.conftest import SignIn
from motcua.web.tests.test_work_lists import codes, handed_over


@pytest.fixture
def ha(world: World) -> Account:
    """Hà, who appraises beside Chi."""
    account = Account.objects.create(username="ha", full_name="Bùi Văn Hà")
    post = Post.objects.create(
        code="QNI.ha", title="Thẩm định 2", centre=world.province, roles=["appraiser"], valid_from=SINCE
    )
    PostHolding.objects.create(account=account, post=post, valid_from=SINCE)
    return account


@pytest.fixture
def away(world: World, ha: Account) -> str:
    """Chi is on leave on 30/11 and Hà stands in; one dossier was given to Chi by name. Its code."""
    code = handed_over(world)
    chi = Account.objects.get(username="chi")
    reassign(world.em, code, chi.pk, "Việc của Chi", at=instant("29/11 09:00"))
    today = instant("30/11 08:00")
    delegate_post(
        actor_for(chi, today.date()),
        PostHolding.objects.get(account=chi),
        ha,
        first_day=today.date(),
        last_day=today.date(),
        reason="Nghỉ phép",
        at=today,
        today=today.date(),
    )
    return code


def give(signed_in: SignIn, who: str, officer: Account, *dossiers: str, reason: str = "Chi nghỉ phép") -> object:
    return signed_in(who).post("/viec/giao/", {"officer": officer.pk, "reason": reason, "dossier": dossiers})


def test_the_head_gives_one_and_it_is_that_officers_first_and_nobody_elses(
    world: World, signed_in: SignIn, ha: Account
) -> None:
    first, second = handed_over(world), handed_over(world)
    answer = give(signed_in, "em", ha, second)
    assert (answer.status_code, "đã giao" in answer.text) == (200, True)
    assert codes(signed_in("ha"), "/viec/") == [second, first]
    assert codes(signed_in("chi"), "/viec/") == [first]
    assert codes(signed_in("chi"), "/viec/?list=unit") == [first, second]
    assert codes(signed_in("em"), f"/viec/?list=unit&officer={ha.pk}") == [second]
    story = signed_in("chi").get(f"/ho-so/{second}/").text
    assert "Phân công cán bộ xử lý" in story
    assert "Bùi Văn Hà" in story
    assert "Chi nghỉ phép" in story


def test_many_at_once_have_a_result_each(world: World, signed_in: SignIn, ha: Account) -> None:
    every = [handed_over(world) for _ in range(3)]
    answer = give(signed_in, "em", ha, f"{every[0]} 2", f"{every[1]} 1", every[2], "000.00.01.H49-181105-0999", "bậy")
    assert answer.text.count("đã giao</li>") == 2
    assert "vừa xử lý hồ sơ này" in answer.text  # every[1] was seen as it no longer is
    assert answer.text.count("Không tìm thấy hồ sơ") == 1
    assert "Đây không phải mã hồ sơ" in answer.text
    assert sorted(codes(signed_in("em"), f"/viec/?list=unit&officer={ha.pk}")) == [every[0], every[2]]


def test_of_two_heads_at_once_the_second_is_told(world: World, signed_in: SignIn, ha: Account) -> None:
    code = handed_over(world)
    chi = Account.objects.get(username="chi")
    assert "đã giao</li>" in give(signed_in, "em", ha, f"{code} 2").text
    second = give(signed_in, "em", chi, f"{code} 2")
    assert "Vũ Thị Em vừa xử lý hồ sơ này" in second.text
    assert f'value="{code}" checked' in second.text  # to be tried again, with what was typed
    assert 'value="Chi nghỉ phép"' in second.text
    assert codes(signed_in("ha"), "/viec/") == [code]


@pytest.mark.parametrize("who", ["chi", "binh", "kiem"])
def test_nobody_but_the_head_gives(world: World, signed_in: SignIn, ha: Account, who: str) -> None:
    code = handed_over(world)
    assert "Giao việc" not in signed_in(who).get("/viec/?list=unit").text
    assert "không được giao việc này" in give(signed_in, who, ha, code).text
    assert codes(signed_in("chi"), "/viec/") == [code]


def test_another_units_head_finds_no_such_dossier(world: World, signed_in: SignIn) -> None:
    code = handed_over(world)
    assert "Không tìm thấy hồ sơ" in give(signed_in, "giang", Account.objects.get(username="giang"), code).text


def test_only_who_is_charged_with_the_step_is_given_it(world: World, signed_in: SignIn, ha: Account) -> None:
    code = handed_over(world)
    assert "Hãy chọn người khác" in give(signed_in, "em", Account.objects.get(username="dung"), code).text
    with pytest.raises(DomainError) as refusal:
        reassign(world.em, code, 999_999, "Chi nghỉ", at=instant("06/11 09:00"))
    assert refusal.value.code == "officer_not_found"


def test_what_was_not_filled_in_is_told_and_what_was_stays(world: World, signed_in: SignIn, ha: Account) -> None:
    code = handed_over(world)
    answer = give(signed_in, "em", ha, code, reason="")
    assert answer.status_code == 400
    assert f'value="{code}" checked' in answer.text
    nothing = give(signed_in, "em", ha)
    assert "Chưa chọn hồ sơ nào" in nothing.text


def test_an_officer_takes_one_and_gives_it_back(world: World, signed_in: SignIn, ha: Account) -> None:
    code = handed_over(world)
    answer = signed_in("chi").post("/viec/nhan/", {"take": f"{code} 2", "next": "/viec/?list=unit"}, follow=True)
    assert answer.redirect_chain == [("/viec/?list=unit", 302)]
    assert f"Đã nhận hồ sơ {code}" in answer.text
    assert codes(signed_in("ha"), "/viec/") == []
    assert "đang nhận việc này" in signed_in("ha").post("/viec/nhan/", {"take": f"{code} 3"}).text
    assert "không giữ việc này" in signed_in("ha").post("/viec/tra/", {"give_back": code}).text
    assert signed_in("chi").post("/viec/tra/", {"give_back": f"{code} 3"}).status_code == 302
    assert codes(signed_in("ha"), "/viec/") == [code]


def test_nobody_takes_what_is_not_theirs_to_do(world: World, signed_in: SignIn) -> None:
    code = handed_over(world)
    assert signed_in("dung").post("/viec/nhan/", {"take": code}).status_code == 422
    assert signed_in("giang").post("/viec/nhan/", {"take": code}).status_code == 404
    assert signed_in("an").post("/viec/nhan/", {"take": code}).status_code == 404


def test_the_way_back_is_one_of_our_own(world: World, signed_in: SignIn) -> None:
    code = handed_over(world)
    answer = signed_in("chi").post("/viec/nhan/", {"take": code, "next": "https://example.org/"})
    assert answer.headers["Location"] == "/viec/"


def test_who_stands_in_has_the_absent_colleagues_steps_first_and_may_give_them_back(
    world: World, signed_in: SignIn, ha: Account, away: str
) -> None:
    other = handed_over(world)
    assert codes(signed_in("ha"), "/viec/") == [away, other]
    row = signed_in("ha").get("/viec/").context["page"].rows[0]
    assert (row.is_mine, row.holder) == (True, "Trần Thị Chi")
    answer = signed_in("ha").post("/viec/tra/", {"give_back": row.name})
    assert answer.status_code == 302
    assert dossier_for(world.chi, away).state.given == ()


def test_who_stands_in_may_take_the_step_over(world: World, signed_in: SignIn, ha: Account, away: str) -> None:
    seen = signed_in("ha").get("/viec/").context["page"].rows[0].name
    assert signed_in("ha").post("/viec/nhan/", {"take": seen}).status_code == 302
    (given,) = dossier_for(world.chi, away).state.given
    assert (given.account, given.name) == (ha.pk, "Bùi Văn Hà")


def test_before_and_after_the_delegation_the_step_is_nobody_elses(world: World, ha: Account, away: str) -> None:
    assert give_back_step(actor_for(ha, instant("30/11 09:00").date()), away, at=instant("30/11 09:00")).events
    reassign(world.em, away, world.chi.account_id, "Lại của Chi", at=instant("30/11 10:00"))
    for day in ("29/11", "03/12"):
        with pytest.raises(Refused, match="step_not_held"):
            give_back_step(actor_for(ha, instant(f"{day} 09:00").date()), away, at=instant("03/12 09:00"))
