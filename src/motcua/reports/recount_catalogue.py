"""For `motcua verify --reports`: forms 03 and II.07b counted again, row of the catalogue by row, without their queries.

They are no matter of dossiers' events: what is shown here is that the forms say what the catalogue, the offers and the
approved processes say.
"""

from collections import Counter
from collections.abc import Iterator
from datetime import date, datetime
from typing import Any

from motcua.catalogue.models import CentreProcedure, Procedure, ProcedureRevision
from motcua.organisation.models import ServiceCentre
from motcua.processes.models import StoredTemplate
from motcua.reports.asking import ask
from motcua.reports.filling.fill import fill
from motcua.reports.rules.filled import Filled, LineKind
from motcua.reports.rules.form_07b import GROUPS
from motcua.reports.rules.periods import ReportPeriod

type Cells = dict[tuple[str, str], int]
"""By line and column; the total's line is ""."""
OF_03 = ("new", "amended", "abolished", "recorded", "unrecorded")


def unlike_catalogue(period: ReportPeriod, *, now: datetime) -> Iterator[str]:
    """The cells of both forms, of the whole province, that a plain count has otherwise."""
    days = period.so_far(now.date())
    for code, expected in (("03", decisions(days.first, days.last)), ("II.07b", competences(days.first, days.last))):
        form = fill(ask(code, "", below=True, period=period), now=now)
        told = cells_of(form, OF_03 if code == "03" else tuple(column.code for column in form.form.columns))
        for line, column in sorted({*told, *expected}):
            if (found := told.get((line, column), 0)) != (wanted := expected.get((line, column), 0)):
                yield f"{code} {period.name.vi} {line}: {column} is {found}, the catalogue says {wanted}"


def cells_of(form: Filled, columns: tuple[str, ...]) -> Cells:
    return {
        ("" if line.kind is LineKind.TOTAL else line.code, column): int(line.values[column] or 0)
        for line in form.lines
        for column in columns
        if line.values[column]
    }


def decisions(first: date, last: date) -> Cells:
    """Form 03: each published revision by its decision; the ends of procedures by their ground."""
    found: Counter[tuple[str, str]] = Counter()
    seen: set[int] = set()
    for row in ProcedureRevision.objects.order_by("procedure_id", "number"):
        if row.status != "published":
            continue
        is_change = row.procedure_id in seen
        seen.add(row.procedure_id)
        told: list[tuple[str, str]] = []
        if row.decision_number and row.decision_signed_on and first <= row.decision_signed_on <= last:
            line = f"{row.decision_signed_on:%d/%m/%Y}/{row.decision_number}"
            is_recorded = row.recorded_nationally_on is not None and row.recorded_nationally_on <= last
            told += [(line, "amended" if is_change else "new"), (line, "recorded" if is_recorded else "unrecorded")]
        if row.expiry_ground and row.valid_to and first <= row.valid_to <= last:
            told.append((f"/{row.expiry_ground}", "abolished"))
        for line, column in told:
            found[line, column] += 1
            found["", column] += 1
    return dict(found)


def competences(first: date, last: date) -> Cells:
    """II.07b: for each centre that worked and all together the procedures of each group, in the column of its level."""
    in_force = {row.procedure_id for row in ProcedureRevision.objects.all() if is_published(row) and is_on(row, last)}
    of_level: dict[str, set[str]] = {}
    for procedure in Procedure.objects.all():
        for level in procedure.levels if procedure.pk in in_force else ():
            of_level.setdefault(level, set()).add(procedure.code)
    offers = [row for row in CentreProcedure.objects.select_related("procedure") if is_on(row, last)]
    processes = {
        (row.procedure_code, row.centre_code)
        for row in StoredTemplate.objects.all()
        if row.status == "approved" and row.valid_from and is_on(row, last)
    }
    whole: dict[tuple[str, str], set[str]] = {}
    found: Counter[tuple[str, str]] = Counter()
    for centre in ServiceCentre.objects.all():
        if centre.valid_from > last or (centre.valid_to and centre.valid_to < first):
            continue
        offered = {row.procedure.code for row in offers if row.centre_id == centre.pk}
        own = {code for code in offered if (code, "") in processes or (code, centre.code) in processes}
        for (group, _), codes in zip(GROUPS, (of_level.get(centre.level, set()), offered, own), strict=True):
            found[centre.code, group] = found[centre.code, f"{group}_{centre.level}"] = len(codes)
            whole.setdefault((group, centre.level), set()).update(codes)
    for (group, level), codes in whole.items():
        found["", f"{group}_{level}"] = len(codes)
        found["", group] += len(codes)
    return {key: number for key, number in found.items() if number}


def is_published(row: ProcedureRevision) -> bool:
    return row.status == "published" and row.valid_from is not None


def is_on(row: Any, day: date) -> bool:
    return bool(row.valid_from <= day and (row.valid_to is None or row.valid_to >= day))
