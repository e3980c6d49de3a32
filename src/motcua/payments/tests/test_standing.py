"""What other rooms read of the money of many dossiers."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from motcua.dossiers.models import Dossier
from motcua.dossiers.queries import visible_to
from motcua.dossiers.tests.world import World, instant
from motcua.payments.actions.reduce_fee import reduce_fee
from motcua.payments.rules.reduce import Reduce
from motcua.payments.standing import Standing, standing_of, standings_by_code, with_standing
from motcua.payments.tests.fees import charged, dossier, paid, paid_dossier


@pytest.fixture
def codes(world: World) -> dict[str, str]:
    """By how they stand: dossiers of the province."""
    found = {"free": dossier(world), "owing": dossier(world), "partly": dossier(world), "exempt": dossier(world)}
    for name in ("owing", "partly", "exempt"):
        charged(world, found[name])
    paid(world, found["partly"], 20_000)
    reduce_fee(world.binh, found["exempt"], Reduce(1, 100, "Luật 97/2015 Điều 10", "Thẻ 01"), at=instant("05/11 09:20"))
    return found | {"paid": paid_dossier(world)}


def test_one_query_tells_how_many_dossiers_stand(world: World, codes: dict[str, str]) -> None:
    with CaptureQueriesContext(
        connection,
    ) as asked:
        found = standings_by_code(world.binh, [*codes.values(), "000.00.00.H48-181105-9999"])
    assert len(asked) == 1
    assert {name: found[code] for name, code in codes.items()} == {
        "free": Standing(),
        "owing": Standing(True, 120_000),
        "partly": Standing(True, 120_000, 20_000),
        "exempt": Standing(True),
        "paid": Standing(True, 120_000, 120_000),
    }
    assert {name: found[code].owed for name, code in codes.items() if not found[code].is_settled} == {
        "owing": 120_000,
        "partly": 100_000,
    }


def test_what_is_not_the_actors_is_left_out(world: World, codes: dict[str, str]) -> None:
    assert standings_by_code(world.giang, codes.values()) == {}


def test_a_list_reads_the_standing_with_its_rows(world: World, codes: dict[str, str]) -> None:
    with CaptureQueriesContext(connection) as asked:
        owed = {row.code: standing_of(row).owed for row in with_standing(visible_to(world.binh))}
    assert len(asked) == 1
    assert owed[codes["partly"]] == 100_000
    assert standing_of(Dossier.objects.get(code=codes["free"])) == Standing()
