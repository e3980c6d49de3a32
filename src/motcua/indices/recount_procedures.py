"""For `motcua verify --reports`: the sets of procedures of the index, of the whole province, without their queries."""

from collections.abc import Collection, Iterator
from datetime import date
from typing import Any

from motcua.catalogue.models import CentreProcedure, OnlineService, Procedure, ProcedureRevision
from motcua.catalogue.rules.gaps import MANDATORY
from motcua.catalogue.rules.online_levels import SENT_ONLINE
from motcua.catalogue.rules.publication import Lateness
from motcua.indices.procedure_sets import PROCEDURE_SETS, procedures_in
from motcua.statistics.rules.periods import Period


def unlike_procedures(period: Period, used: Collection[str]) -> Iterator[str]:
    """The procedures that are in a set and should not be, or the other way; `used`: those received online."""
    expected = sets_by_row(period, used)
    for code in PROCEDURE_SETS:
        found = set(procedures_in(code, period, None).values_list("code", flat=True))
        for procedure in sorted(found ^ expected[code]):
            told = "in" if procedure in found else "not in"
            yield f"766 {period.first} - {period.last}: {procedure} is {told} “{code}”, the catalogue says otherwise"


def sets_by_row(period: Period, used: Collection[str]) -> dict[str, set[str]]:
    """Each set, by looking at every procedure with its rows."""
    found: dict[str, set[str]] = {code: set() for code in PROCEDURE_SETS}
    revisions: dict[int, list[ProcedureRevision]] = {}
    for row in ProcedureRevision.objects.all():
        if row.status == "published":
            revisions.setdefault(row.procedure_id, []).append(row)
    offered = {row.procedure_id for row in CentreProcedure.objects.all() if is_on(row, period.last)}
    online = {
        row.procedure_id for row in OnlineService.objects.all() if row.level in SENT_ONLINE and is_on(row, period.last)
    }
    for procedure in Procedure.objects.filter(is_public=True):
        if procedure.pk not in offered:
            continue
        rows = revisions.get(procedure.pk, [])
        valid = [row for row in rows if is_on(row, period.last)]
        decided = [row for row in rows if row.decision_signed_on and is_within(row.decision_signed_on, period)]
        truths = {
            "in_force": bool(valid),
            "complete": any(not set(row.gap_codes) & set(MANDATORY) for row in valid),
            "decided": bool(decided),
            "decided_in_time": bool(decided) and not any(Lateness.SIGNED_LATE in row.lateness for row in decided),
            "recorded_in_time": bool(decided) and all(is_recorded_in_time(row, period.last) for row in decided),
            "online": bool(valid) and procedure.pk in online,
            "online_used": bool(valid) and procedure.pk in online and procedure.code in used,
        }
        for code, is_true in truths.items():
            if is_true:
                found[code].add(procedure.code)
    return found


def is_recorded_in_time(row: ProcedureRevision, last: date) -> bool:
    on = row.recorded_nationally_on
    return on is not None and on <= last and Lateness.RECORDED_LATE not in row.lateness


def is_within(day: date, period: Period) -> bool:
    return period.first <= day <= period.last


def is_on(row: Any, day: date) -> bool:
    return row.valid_from is not None and row.valid_from <= day and (row.valid_to is None or row.valid_to >= day)
