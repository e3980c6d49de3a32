"""The privileges of docs/examples/append_only.sql: enough to work, too few to rewrite a story."""

from collections.abc import Iterator

import pytest
from django.db import ProgrammingError, connection, transaction

from motcua.dossiers.actions.accept_dossier import accept_dossier
from motcua.dossiers.actions.hand_over_dossier import hand_over_dossier
from motcua.dossiers.models import DossierReading
from motcua.dossiers.reading_log import What, record_reading
from motcua.dossiers.rules.state import Status
from motcua.dossiers.tests.world import World, application, instant
from motcua.kernel.configuration import PROJECT

PRIVILEGES = PROJECT / "docs" / "examples" / "append_only.sql"
ROLE = """
    DO $$ BEGIN
        IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'motcua_app') THEN CREATE ROLE motcua_app; END IF;
    END $$
"""


@pytest.fixture
def served(world: World) -> Iterator[World]:
    """The world, acted in by a role that has what the file grants."""
    with connection.cursor() as cursor:
        cursor.execute(ROLE)
        cursor.execute(PRIVILEGES.read_text(encoding="utf-8"))
        cursor.execute("SET LOCAL ROLE motcua_app")
    yield world
    with connection.cursor() as cursor:
        cursor.execute("RESET ROLE")


def test_dossiers_are_accepted_and_worked_on(served: World) -> None:
    code = accept_dossier(served.binh, application(), at=instant("05/11 09:00")).state.code
    assert hand_over_dossier(served.binh, code, at=instant("05/11 10:00")).state.status is Status.PROCESSING
    record_reading(served.chi, [code], What.STORY, at=instant("05/11 11:00"), address="203.0.113.9")
    assert DossierReading.objects.count() == 1


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE dossiers_dossierevent SET at = at - interval '1 day'",
        "DELETE FROM dossiers_dossierevent",
        "TRUNCATE dossiers_dossierevent",
        "UPDATE dossiers_pinnedprocess SET content = '{}'",
        "DELETE FROM dossiers_dossier",
        "DELETE FROM dossiers_codecounter",
        "UPDATE dossiers_dossierreading SET account_id = 1",
        "DELETE FROM dossiers_dossierreading",
        "UPDATE people_signinevent SET kind = 'signed_in'",
        "DELETE FROM people_signinevent",
        "UPDATE organisation_delegation SET reason = 'x'",
        "DELETE FROM organisation_delegation",
        "DELETE FROM organisation_delegationend",
        "UPDATE organisation_organisationchange SET actor_name = ''",
    ],
)
def test_nothing_that_was_written_can_be_rewritten(served: World, statement: str) -> None:
    accept_dossier(served.binh, application(), at=instant("05/11 09:00"))
    with (
        pytest.raises(ProgrammingError, match="permission denied"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(statement)
