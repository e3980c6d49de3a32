import pytest

from motcua.kernel.errors import Invalid, Refused
from motcua.organisation.actions.register_post import register_post
from motcua.organisation.actors import SYSTEM
from motcua.organisation.models import Post
from motcua.organisation.tests.conftest import FIRST_DAY, OCTOBER_2018


def register(centre, actor=SYSTEM, **changes):
    values = {"code": "QNI.06664/an", "title": "Tiếp nhận", "roles": ["receptionist"], "valid_from": FIRST_DAY}
    return register_post(actor, centre=centre, **values | changes)


def test_registering_again_changes_nothing(ha_tu):
    once = register(ha_tu, roles=["receptionist", "returner", "receptionist"])
    assert once.roles == ["receptionist", "returner"]
    assert register(ha_tu, roles=["receptionist", "returner"], title="Một cửa") == once
    assert Post.objects.get().title == "Tiếp nhận"


def test_a_code_is_not_given_to_another_post(ha_tu, ha_lam):
    register(ha_tu)
    for centre, changes in (
        (ha_lam, {}),
        (ha_tu, {"roles": ["auditor"]}),
        (ha_tu, {"seats": 1}),
        (ha_tu, {"valid_from": OCTOBER_2018}),
    ):
        with pytest.raises(Refused, match="post_code_taken"):
            register(centre, **changes)


def test_only_keepers_of_reference_data_register_posts(ha_tu, officer):
    with pytest.raises(Refused, match="not_your_post"):
        register(ha_tu, actor=officer("Dũng", ha_tu, "centre_head"))


def test_bad_roles_and_days_are_refused(ha_tu):
    for changes, code in (
        ({"roles": []}, "post_without_role"),
        ({"roles": ["king"]}, "role_unknown"),
        ({"valid_from": OCTOBER_2018, "valid_to": FIRST_DAY}, "validity_inverted"),
    ):
        with pytest.raises(Invalid, match=code):
            register(ha_tu, **changes)
    assert not Post.objects.exists()
