"""That the indexes made for the desk are those the database uses, among twenty thousand dossiers."""

import pytest
from django.db import connection

from motcua.dossiers import directory
from motcua.dossiers.actions.accept_dossier import accept_dossier
from motcua.dossiers.awaiting import ready_results
from motcua.dossiers.models import Dossier
from motcua.dossiers.rules.search_terms import ProcedureCode
from motcua.dossiers.tests.world import World, add_procedure, application, instant
from motcua.dossiers.worklists.desk import desk_of
from motcua.dossiers.worklists.search import _arms

RARE = "1.000002"
OWN = ("id", "code", "status", "centre_id", "received_centre_id", "procedure_id")
FILL = """
    INSERT INTO dossiers_dossier (id, code, status, centre_id, received_centre_id, procedure_id, {columns})
    SELECT dossiers_dossier.id + n, 'X-' || n, CASE WHEN n % 97 = 0 THEN 9 ELSE 10 END, centre.id, centre.id,
        CASE WHEN n = 50 THEN {rare} ELSE procedure_id END, {columns}
    FROM dossiers_dossier, generate_series(1, 20000) n, organisation_servicecentre centre
    WHERE centre.code = CASE WHEN n % 9 = 0 THEN 'QNI' ELSE 'QNI.193' END
"""


@pytest.fixture
def _many(world: World) -> None:
    accept_dossier(world.binh, application(), at=instant("05/11 09:00"))
    rare = add_procedure(code=RARE).pk
    columns = ", ".join(f'"{f.column}"' for f in Dossier._meta.concrete_fields if f.column not in OWN)
    with connection.cursor() as cursor:
        cursor.execute(FILL.format(columns=columns, rare=rare))
        cursor.execute("ANALYZE dossiers_dossier")
    directory.forget()


@pytest.mark.usefixtures("_many")
def test_an_auditors_search_for_a_rare_procedure_and_the_return_desk_use_an_index(world: World) -> None:
    (arm,) = _arms(world.kiem, desk_of(world.kiem), ProcedureCode(RARE), instant("05/11 09:00").date())
    assert "dossier_of_procedure" in arm.order_by("-pk").values_list("pk")[:26].explain()
    assert "dossier_by_status" in ready_results(world.binh)[:51].explain()
