"""Whatever is changed behind the writer's back is found and told in one line."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection

from motcua.dossiers import verify
from motcua.dossiers.actions.accept_dossier import accept_dossier
from motcua.dossiers.actions.carry_out import carry_out
from motcua.dossiers.actions.forward_dossier import forward_dossier
from motcua.dossiers.actions.hand_over_dossier import hand_over_dossier
from motcua.dossiers.models import Dossier
from motcua.dossiers.rules.lifecycle.stop import Withdraw
from motcua.dossiers.stored import StoredEvent
from motcua.dossiers.tests.world import World, application, instant, offer_at
from motcua.dossiers.verify import verify_all, verify_one
from motcua.organisation.actors import SYSTEM

CODE = "000.00.01.H49-181105-0001"


@pytest.fixture
def story(committed_world: World) -> None:
    """A dossier accepted and handed over, and another one beside it."""
    for at in ("05/11 09:00", "05/11 09:30"):
        accept_dossier(committed_world.binh, application(), at=instant(at))
    hand_over_dossier(committed_world.binh, CODE, at=instant("05/11 10:00"))


def told() -> str:
    return "\n".join(f"{each.dossier}: {each.text}" for each in verify_all().differences)


@pytest.mark.django_db(transaction=True)
def test_what_was_written_by_the_rules_is_clean(story: None) -> None:
    result = verify_all()
    assert (result.dossiers, result.events, result.differences) == (2, 3, [])


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize(
    ("tampering", "expected"),
    [
        ("UPDATE dossiers_dossier SET due_at = due_at + interval '9 days' WHERE code = %s", "due_at"),
        ("UPDATE dossiers_dossier SET status = 9 WHERE code = %s", "status"),
        ("UPDATE dossiers_dossier SET owner_name = 'Kẻ Lạ' WHERE code = %s", "owner_name"),
        (
            "UPDATE dossiers_dossierevent SET data = jsonb_set(data, '{owner,name}', '\"Kẻ Lạ\"') WHERE seq = 1 "
            "AND dossier_id = (SELECT id FROM dossiers_dossier WHERE code = %s)",
            "was changed after it was written",
        ),
        (
            "UPDATE dossiers_dossierevent SET at = at - interval '1 hour' WHERE seq = 2 "
            "AND dossier_id = (SELECT id FROM dossiers_dossier WHERE code = %s)",
            "was changed after it was written",
        ),
        (
            "UPDATE dossiers_dossierevent SET actor_name = 'Ai đó' WHERE seq = 2 "
            "AND dossier_id = (SELECT id FROM dossiers_dossier WHERE code = %s)",
            "was changed after it was written",
        ),
        (
            "DELETE FROM dossiers_dossierevent WHERE seq = 1 "
            "AND dossier_id = (SELECT id FROM dossiers_dossier WHERE code = %s)",
            "is missing",
        ),
        (
            "DELETE FROM dossiers_dossierevent WHERE seq = 2 "
            "AND dossier_id = (SELECT id FROM dossiers_dossier WHERE code = %s)",
            "column seq",
        ),
        (
            "DELETE FROM dossiers_dossierevent WHERE dossier_id = (SELECT id FROM dossiers_dossier WHERE code = %s)",
            "no event",
        ),
        ("DELETE FROM dossiers_dossier WHERE code = %s", "no dossier row"),
        ("UPDATE statistics_booking SET accepted = accepted + 1 WHERE %s <> ''", "statistics"),
    ],
)
def test_tampering_is_told(story: None, tampering: str, expected: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(tampering, [CODE])
    assert expected in told()


@pytest.mark.django_db(transaction=True)
def test_what_projectors_keep_of_one_dossier_is_compared_with_it(committed_world: World) -> None:
    offer_at(committed_world.district, committed_world.procedure)
    code = accept_dossier(committed_world.binh, application(), at=instant("05/11 09:00")).state.code
    forward_dossier(committed_world.binh, code, "QNI.193", "Nhầm nơi", at=instant("06/11 09:00"))
    assert verify_one(code).differences == []
    with connection.cursor() as cursor:
        cursor.execute("UPDATE statistics_paststanding SET due = NULL")
        assert cursor.rowcount == 1
    assert "past standings" in verify_one(code).differences[0].text


@pytest.mark.django_db(transaction=True)
def test_one_dossier_is_verified_as_of_one_instant(story: None, monkeypatch: pytest.MonkeyPatch) -> None:
    """Another officer acts between the reading of the row and that of the events."""

    def act_meanwhile(*arguments: object) -> Iterator[tuple[dict[str, object], list[StoredEvent]]]:
        dossiers = read(*arguments)
        Dossier.objects.exists()  # the first read has fixed the instant
        with ThreadPoolExecutor(1) as pool:
            pool.submit(withdraw).result()
        yield from dossiers

    def withdraw() -> None:
        carry_out(SYSTEM, CODE, Withdraw("Phạm Thị An"), at=instant("06/11 09:00"))
        connection.close()

    read = verify._dossiers
    monkeypatch.setattr(verify, "_dossiers", act_meanwhile)
    result = verify_one(CODE)
    assert (result.events, result.differences) == (2, [])


@pytest.mark.django_db(transaction=True)
def test_one_dossier_can_be_verified_alone(story: None) -> None:
    Dossier.objects.filter(code=CODE).update(case="b")
    assert [each.dossier for each in verify_one(CODE).differences] == [CODE]
    assert verify_one("000.00.01.H49-181105-0002").differences == []
