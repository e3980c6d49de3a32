from datetime import date

import pytest
from django.contrib.auth.models import AnonymousUser

from motcua.kernel.errors import NotFound
from motcua.organisation import policies
from motcua.organisation.access import centre_for
from motcua.organisation.actions.assign_post import assign_post
from motcua.organisation.actors import STRANGER, SYSTEM, actor_for
from motcua.organisation.queries import visible_centres
from motcua.organisation.tests.conftest import FIRST_DAY, OCTOBER_2018, add_post


def test_an_actor_has_the_posts_of_the_day(account, ha_tu, django_assert_num_queries):
    binh, post = account("Bình"), add_post(ha_tu, "receptionist", "returner")
    assign_post(SYSTEM, binh, post, valid_from=date(2018, 3, 1), valid_to=date(2018, 10, 30))
    with django_assert_num_queries(1):
        actor = actor_for(binh, OCTOBER_2018)
    assert (actor.account_id, actor.name, actor.post_code) == (binh.pk, "Bình", "QNI.06664/receptionist")
    assert (actor.centre_ids, actor.agency_ids) == ({ha_tu.pk}, {ha_tu.agency_id})
    assert actor.roles == {"receptionist", "returner"}
    assert actor.is_officer
    for day in (date(2018, 2, 28), date(2018, 10, 31)):
        assert not actor_for(binh, day).is_officer


def test_a_post_that_has_ended_gives_nothing(account, ha_tu):
    binh, post = account("Bình"), add_post(ha_tu, "receptionist")
    assign_post(SYSTEM, binh, post, valid_from=FIRST_DAY)
    post.valid_to = date(2018, 6, 30)
    post.save()
    assert actor_for(binh, date(2018, 6, 30)).is_officer
    assert not actor_for(binh, date(2018, 7, 1)).is_officer


def test_one_account_holds_several_posts_each_with_its_own_roles(account, ha_tu, ha_lam):
    binh = account("Bình")
    assign_post(SYSTEM, binh, add_post(ha_tu, "receptionist"), valid_from=FIRST_DAY)
    assign_post(SYSTEM, binh, add_post(ha_lam, "appraiser"), valid_from=FIRST_DAY)
    actor = actor_for(binh, OCTOBER_2018)
    assert actor.centre_ids == {ha_tu.pk, ha_lam.pk}
    assert actor.has("appraiser")
    assert actor.has("appraiser", ha_lam.pk)
    assert not actor.has("appraiser", ha_tu.pk)
    assert not actor.has("approver")


def test_strangers_and_locked_accounts_have_nothing(account, ha_tu):
    giang = account("Giang")
    assign_post(SYSTEM, giang, add_post(ha_tu, "receptionist"), valid_from=FIRST_DAY)
    giang.is_active = False
    assert actor_for(giang, OCTOBER_2018) is STRANGER
    assert actor_for(AnonymousUser(), OCTOBER_2018) is STRANGER
    assert not STRANGER.has("receptionist")
    assert not STRANGER.sees_all


def test_the_system_may_everything_everywhere(ha_tu):
    assert SYSTEM.sees_all
    assert SYSTEM.has("approver", ha_tu.pk)
    assert {"administrator", "receptionist"} <= SYSTEM.roles
    assert (SYSTEM.account_id, SYSTEM.is_officer, SYSTEM.name) == (None, False, "Hệ thống")


def test_a_citizen_has_an_account_and_no_posts(account):
    an = actor_for(account("An"), OCTOBER_2018)
    assert an.account_id is not None
    assert (an.posts, an.post_code, an.sees_all) == ((), "", False)


def test_centres_are_visible_to_those_who_work_there_and_to_auditors(officer, ha_tu, ha_lam, provincial_centre):
    binh = officer("Bình", ha_tu, "receptionist")
    auditor = officer("Kiểm", provincial_centre, "auditor")
    assert list(visible_centres(binh, OCTOBER_2018)) == [ha_tu]
    assert visible_centres(auditor, OCTOBER_2018).count() == 3
    assert visible_centres(SYSTEM, OCTOBER_2018).count() == 3
    assert not visible_centres(STRANGER, OCTOBER_2018).exists()


def test_an_absent_and_a_forbidden_centre_look_the_same(officer, ha_tu, ha_lam):
    binh = officer("Bình", ha_tu, "receptionist")
    assert centre_for(binh, "QNI.06664", OCTOBER_2018) == ha_tu
    refusals = []
    for code in ("QNI.06670", "QNI.99999"):
        with pytest.raises(NotFound) as refusal:
            centre_for(binh, code, OCTOBER_2018)
        refusals.append((refusal.value.code, refusal.value.vi.replace(code, "…")))
    assert refusals[0] == refusals[1]


def test_who_may_do_what(officer, ha_tu, ha_lam, provincial_centre):
    head = officer("Dũng", ha_tu, "centre_head")
    binh = officer("Bình", ha_tu, "receptionist")
    admin = officer("Quản", provincial_centre, "administrator")
    ordinary, elsewhere = add_post(ha_tu, "appraiser"), add_post(ha_lam, "appraiser")
    own = add_post(ha_tu, "centre_head")
    audit = add_post(ha_tu, "appraiser", "auditor", word="audit")
    may = {
        actor.name: [policies.may_assign_post(actor, post) for post in (ordinary, elsewhere, own, audit)]
        for actor in (head, binh, admin)
    }
    assert may == {"Dũng": [True, False, False, False], "Bình": [False] * 4, "Quản": [True] * 4}
    assert policies.may_record_equipment(head, ha_tu)
    assert not policies.may_record_equipment(head, ha_lam)
    assert not policies.may_record_equipment(binh, ha_tu)
    assert policies.may_keep_reference_data(admin)
    assert not policies.may_keep_reference_data(head)
    assert policies.may_see_work_of(binh, ha_tu)
    assert not policies.may_see_work_of(binh, ha_lam)
    assert policies.may_see_work_of(admin, ha_lam)
