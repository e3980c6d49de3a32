"""The people of the demo, their passwords and their posts."""

import pytest

from motcua.demo.cast import CAST, HA_LONG, PROVINCE, prepare_cast
from motcua.demo.catalogue_2018 import SHOWN_ON
from motcua.organisation.actors import Actor, actor_for
from motcua.organisation.models import PostHolding, ServiceCentre
from motcua.people.models import Account
from motcua.people.queries import represented_by, who_is
from motcua.people.rules.assurance import may_submit

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("demo")]


def test_everybody_can_sign_in_with_a_new_password_each_time() -> None:
    first, second = prepare_cast(), prepare_cast()
    assert set(first) == {member.username for member in CAST}
    for username, password in second.items():
        assert password != first[username]
        assert Account.objects.get(username=username).check_password(password)


def test_they_hold_their_posts_once_however_often_they_are_prepared() -> None:
    prepare_cast()
    prepare_cast()
    assert PostHolding.objects.filter(account__username__in=[member.username for member in CAST]).count() == sum(
        bool(member.centre) for member in CAST
    )
    roles = {member.username: set(acting(member.username).roles) for member in CAST}
    assert roles == {member.username: set(member.roles) for member in CAST}


def test_the_stranger_is_elsewhere_and_the_auditor_sees_all() -> None:
    prepare_cast()
    numbers = dict(ServiceCentre.objects.filter(code__in=[PROVINCE, HA_LONG]).values_list("code", "pk"))
    assert acting("giang").centre_ids == {numbers[HA_LONG]}
    assert acting("binh").centre_ids == {numbers[PROVINCE]}
    assert (acting("kiem").sees_all, acting("an").is_officer) == (True, False)


def test_an_has_a_proven_identity_and_a_company_to_act_for() -> None:
    prepare_cast()
    prepare_cast()
    an = Account.objects.get(username="an")
    citizen = who_is(an.pk)
    assert citizen is not None
    assert citizen.is_proven
    assert may_submit(citizen, SHOWN_ON)
    assert [each.name for each in represented_by(an.pk, SHOWN_ON)] == ["Công ty TNHH Tập Huấn Hạ Long"]


def acting(username: str) -> Actor:
    return actor_for(Account.objects.get(username=username), SHOWN_ON)
