"""By which post somebody acts, and giving it to a colleague: over HTTP."""

from datetime import date, timedelta

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries, Settings

from motcua.dossiers.actions.carry_out import carry_out
from motcua.dossiers.actions.hand_over_dossier import hand_over_dossier
from motcua.dossiers.rules.lifecycle.conclude import Decide
from motcua.dossiers.rules.lifecycle.steps import FinishStep
from motcua.dossiers.rules.state import Outcome
from motcua.dossiers.tests.world import SINCE, World, instant
from motcua.kernel.clock import TrainingClock, real_now
from motcua.organisation.actors import actor_for
from motcua.organisation.models import Delegation, Post, PostHolding
from motcua.people.models import Account
from motcua.web.tests import lives
from motcua.web.tests.conftest import SignIn

TODAY = date(2018, 11, 30)


def account(name: str) -> Account:
    return Account.objects.get(username=name)


def give(name: str, code: str, centre: object, *roles: str, valid_to: date | None = None) -> None:
    post = Post.objects.create(code=code, title=f"Vị trí {code}", centre=centre, roles=list(roles), valid_from=SINCE)
    PostHolding.objects.create(account=account(name), post=post, valid_from=SINCE, valid_to=valid_to)


def acting(client: Client) -> list[str]:
    return [post.code for post in client.get("/").wsgi_request.actor.posts]


def choose(client: Client, code: str, **more: str):
    return client.post("/vi-tri/chon/", {"post": code, **more})


@pytest.fixture
def chi(world: World, signed_in: SignIn) -> Client:
    """Chi, who appraises at the provincial centre and receives at Hạ Long until today."""
    give("chi", "HL.tn", world.district, "receptionist", valid_to=TODAY)
    return signed_in("chi")


def test_all_posts_count_until_one_is_chosen_and_all_again_after(chi: Client) -> None:
    assert acting(chi) == ["HL.tn", "QNI.chi"]
    assert choose(chi, "QNI.chi", next="/bao-cao/").headers["Location"] == "/bao-cao/"
    assert "Từ giờ anh/chị làm việc với: Trần Thị Chi" in chi.get("/").text
    assert acting(chi) == ["QNI.chi"]
    choose(chi, "")
    assert acting(chi) == ["HL.tn", "QNI.chi"]


def test_what_is_seen_is_what_the_chosen_post_sees(world: World, chi: Client) -> None:
    code = lives.accepted(world)
    assert chi.get(f"/ho-so/{code}/").status_code == 200
    choose(chi, "HL.tn")
    assert chi.get(f"/ho-so/{code}/").status_code == 404
    assert chi.get(f"/api/v1/dossiers/{code}").status_code == 404


@pytest.mark.parametrize("code", ["QNI.dung", "khong-co", "x" * 500, "\u0000"])
def test_a_post_of_somebody_else_is_not_chosen(chi: Client, code: str) -> None:
    assert choose(chi, code).status_code == 422
    assert acting(chi) == ["HL.tn", "QNI.chi"]


def test_the_choice_leads_back_to_this_site_only(chi: Client) -> None:
    assert choose(chi, "", next="https://example.com/").headers["Location"] == "/"


def test_the_choice_is_one_sessions(chi: Client, signed_in: SignIn) -> None:
    choose(chi, "HL.tn")
    assert acting(signed_in("chi")) == ["HL.tn", "QNI.chi"]


def test_a_chosen_post_that_has_ended_is_dropped_and_it_is_said(chi: Client, settings: Settings) -> None:
    choose(chi, "HL.tn")
    chi.get("/")
    settings.TRAINING_CLOCK = TrainingClock(instant("30/11 18:00") + timedelta(days=1), real_now())
    assert "Vị trí anh/chị đang dùng đã kết thúc" in chi.get("/").text
    assert "đã kết thúc" not in chi.get("/").text
    assert acting(chi) == ["QNI.chi"]


def test_the_menu_is_for_those_with_several_posts(chi: Client, signed_in: SignIn) -> None:
    assert chi.get("/").text.count('name="post"') == 3
    assert 'name="post"' not in signed_in("binh").get("/").text
    assert "/vi-tri/" in signed_in("binh").get("/").text
    assert "/vi-tri/" not in signed_in("an").get("/").text


def test_who_asks_is_still_one_read(chi: Client, django_assert_num_queries: DjangoAssertNumQueries) -> None:
    choose(chi, "QNI.chi")
    chi.get("/gioi-thieu/")  # takes the message away
    with django_assert_num_queries(2):  # the session, and who asks
        chi.get("/gioi-thieu/")


def delegation(of: str = "dung", to: str = "chi", **change: str) -> dict[str, str]:
    return {
        "holding": str(PostHolding.objects.get(account=account(of), is_substitute=False).pk),
        "substitute": str(account(to).pk),
        "first_day": "30/11/2018",
        "last_day": "02/12/2018",
        "reason": "Nghỉ phép",
    } | change


def test_dung_delegates_and_chi_decides_in_his_place_and_the_story_says_so(
    world: World, signed_in: SignIn, settings: Settings
) -> None:
    code = lives.accepted(world, "29/11 08:00")
    hand_over_dossier(world.binh, code, at=instant("29/11 09:00"))
    dung, chi = signed_in("dung"), signed_in("chi")
    assert dung.post("/vi-tri/", delegation()).headers["Location"] == "/vi-tri/"
    page = dung.get("/vi-tri/").text
    assert all(words in page for words in ("Đã ủy quyền cho Trần Thị Chi", "đang có hiệu lực", "Nghỉ phép"))
    assert "thay Lê Văn Dũng" in chi.get("/vi-tri/").text

    substitute = actor_for(account("chi"), TODAY)
    carry_out(substitute, code, FinishStep("appraise"), at=instant("30/11 19:00"))
    carry_out(substitute, code, Decide(Outcome.GRANTED, "12/QĐ"), at=instant("30/11 19:30"))
    told = [line for line in chi.get(f"/ho-so/{code}/").text.splitlines() if 'timeline__when"><time' in line]
    assert "Trần Thị Chi" in told[-2]
    assert "thay" not in told[-2]
    assert "Trần Thị Chi · Lê Văn Dũng · thay Lê Văn Dũng" in told[-1]

    settings.TRAINING_CLOCK = TrainingClock(instant("30/11 20:00"), real_now())
    chi.post(f"/vi-tri/uy-quyen/{Delegation.objects.get().pk}/ket-thuc/")
    assert acting(chi) == ["QNI.chi"]
    assert "đã kết thúc sớm" in dung.get("/vi-tri/").text
    assert "thay Lê Văn Dũng" in chi.get(f"/ho-so/{code}/").text


@pytest.mark.parametrize(
    ("change", "status", "sentence"),
    [
        ({"first_day": "02/12/2018", "last_day": "30/11/2018"}, 400, "Ngày cuối đứng trước ngày đầu"),
        ({"first_day": "29/11/2018"}, 400, "Ngày bắt đầu đã qua"),
        ({"first_day": "31/02/2019"}, 400, "30/10/2018"),
        ({"reason": " "}, 400, "id_reason_error"),
        ({"to": "an"}, 400, "Hãy chọn trong danh sách"),
        ({"to": "giang"}, 400, "Hãy chọn trong danh sách"),
        ({"to": "dung"}, 400, "Hãy chọn trong danh sách"),
        ({"of": "em"}, 400, "Hãy chọn trong danh sách"),
        ({"substitute": "x"}, 400, "Hãy chọn trong danh sách"),
    ],
)
def test_what_cannot_be_delegated_is_said_beside_the_field_and_kept(
    world: World, signed_in: SignIn, change: dict[str, str], status: int, sentence: str
) -> None:
    answer = signed_in("dung").post("/vi-tri/", delegation(**change))
    assert (answer.status_code, sentence in answer.text) == (status, True)
    assert not Delegation.objects.exists()
    assert "Nghỉ phép" in answer.text or "reason" in change


def test_the_same_days_are_not_given_twice(world: World, signed_in: SignIn) -> None:
    dung = signed_in("dung")
    dung.post("/vi-tri/", delegation())
    answer = dung.post("/vi-tri/", delegation(to="binh", first_day="02/12/2018", last_day="09/12/2018"))
    assert (answer.status_code, "đã được ủy quyền" in answer.text) == (422, True)


def test_the_head_delegates_for_an_absent_officer_and_ends_it(world: World, signed_in: SignIn) -> None:
    em = signed_in("em")
    assert em.post("/vi-tri/", delegation()).status_code == 302
    page = em.get("/vi-tri/").text
    assert "do Vũ Thị Em giao" in page
    assert em.post(f"/vi-tri/uy-quyen/{Delegation.objects.get().pk}/ket-thuc/").status_code == 302
    assert not PostHolding.objects.filter(is_substitute=True).exists()


def test_the_post_that_is_lent_is_chosen_like_any_other_and_dropped_when_taken_back(
    world: World, signed_in: SignIn
) -> None:
    dung, chi = signed_in("dung"), signed_in("chi")
    dung.post("/vi-tri/", delegation())
    choose(chi, "QNI.dung")
    assert acting(chi) == ["QNI.dung"]
    dung.post(f"/vi-tri/uy-quyen/{Delegation.objects.get().pk}/ket-thuc/")
    assert "Vị trí anh/chị đang dùng đã kết thúc" in chi.get("/").text
    assert acting(chi) == ["QNI.chi"]


def test_the_page_costs_no_more_queries_for_more_delegations(
    world: World, signed_in: SignIn, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    em = signed_in("em")
    for number in range(5):
        day = f"{number + 1:02}/12/2018"
        em.post("/vi-tri/", delegation(first_day=day, last_day=day))
    em.get("/vi-tri/")
    # Session, who asks, posts, delegations; for each of the two lists of the form: whether there is any, and the list.
    with django_assert_max_num_queries(9):
        em.get("/vi-tri/")
