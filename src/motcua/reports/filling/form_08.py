"""Biểu 08: services online, dossiers handed in online, papers digitised at reception, electronic results.

Files are counted from the events before the end of the period: what was attached or taken out later changes nothing.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Exists, OuterRef, QuerySet, SmallIntegerField, Subquery
from django.db.models.fields.json import KT
from django.db.models.functions import Cast

from motcua.catalogue.models import CentreProcedure, OnlineService
from motcua.catalogue.rules.content import Channel
from motcua.dossiers.models import Dossier, DossierEvent
from motcua.dossiers.rules.lifecycle.attach import FileAttached, FileRemoved
from motcua.dossiers.rules.lifecycle.conclude import ResultIssued
from motcua.kernel.law_rows import valid_on
from motcua.reports.filling.places import centres_in, numbers_in
from motcua.reports.rules.filled import Line, LineKind, Place
from motcua.reports.rules.form import Value
from motcua.reports.rules.wanted import Wanted
from motcua.statistics.drill_down import dossiers_behind
from motcua.statistics.evenings import midnight
from motcua.statistics.queries import seed_table
from motcua.statistics.rules.contributions import ONE_DAY
from motcua.statistics.rules.figures import Figures
from motcua.statistics.rules.periods import Period
from motcua.statistics.rules.tables import Row

FULL, PART = ("4", "full"), ("3", "part")
"""Levels of services: 3 and 4 of the scheme until 2022, part and full after (NĐ 42/2022/NĐ-CP)."""


def fill(wanted: Wanted, days: Period, in_own_words: bool) -> tuple[tuple[Line, ...], Figures | None]:
    """A line for each centre that had anything, and the total."""
    unit, alone = wanted.unit, not wanted.below
    table = seed_table(days, unit, alone=alone)
    numbers = dict(centres_in(wanted, days).values_list("code", "pk"))
    services = Services.read(days)
    lines: list[Line] = []
    for row in table.rows:
        centres = [numbers[row.code]]
        values = _values(row, centres, services, days)
        if any(values.values()):
            place = Place(unit, "unit", row.code, alone)
            lines.append(Line(LineKind.LINE, str(len(lines) + 1), row.code, row.name, values, place))
    total = _values(table.total, list(numbers.values()), services, days)
    return (*lines, Line(LineKind.TOTAL, "", "", "Tổng cộng", total, Place(unit, "unit", "", alone))), None


def _values(row: Row, centres: list[int], services: "Services", days: Period) -> dict[str, Value]:
    figures = row.figures
    received = digitised(days, centres) if figures.received else Dossier.objects.none()
    return {
        **services.count(centres),
        "received": figures.received,
        "received_online": figures.received_online,
        "paid_online": None,
        "digitised": received.count(),
        "papers": number_of_papers(received, midnight(days.last + ONE_DAY)),
        "resolved": figures.resolved,
        "electronic": electronic(days, centres).count() if figures.resolved else 0,
    }


def behind(wanted: Wanted, days: Period, line: str, column: str) -> QuerySet[Dossier]:
    """The dossiers of one cell; `line` is the code of a centre, "" for all of the form."""
    centres = numbers_in(wanted, days)
    if line:
        centres = list(centres_in(wanted, days).filter(code=line).values_list("pk", flat=True))
    return digitised(days, centres) if column == "digitised" else electronic(days, centres)


def digitised(days: Period, centres: list[int] | None) -> QuerySet[Dossier]:
    """Those received in the period with a file of one of their components, at the end of it."""
    end = midnight(days.last + ONE_DAY)
    received = dossiers_behind("received", days, centres=centres).counted
    return received.filter(Exists(files_before(end).filter(dossier_id=OuterRef("pk"))))


def files_before(end: datetime) -> QuerySet[DossierEvent]:
    """The events that attached a file of a component, less those taken out before `end`."""
    taken_out = DossierEvent.objects.annotate(attached=Cast(KT("data__attached"), SmallIntegerField())).filter(
        dossier_id=OuterRef("dossier_id"), kind=FileRemoved.KIND, at__lt=end, attached=OuterRef("seq")
    )
    attached = DossierEvent.objects.filter(kind=FileAttached.KIND, at__lt=end, data__has_key="component")
    return attached.filter(~Exists(taken_out))


def number_of_papers(found: QuerySet[Dossier], end: datetime) -> int:
    """How many components of these dossiers have a file; several files of one component are one."""
    files = files_before(end).filter(dossier_id__in=found.values("pk"))
    return files.annotate(component=KT("data__component")).values("dossier_id", "component").distinct().count()


def electronic(days: Period, centres: list[int] | None) -> QuerySet[Dossier]:
    """Those resolved in the period whose result was issued with a file, here or kept elsewhere."""
    end = midnight(days.last + ONE_DAY)
    issued = DossierEvent.objects.filter(dossier_id=OuterRef("pk"), kind=ResultIssued.KIND, at__lt=end)
    last = Subquery(issued.order_by("-seq").values("data__file_digest")[:1])
    resolved = dossiers_behind("resolved", days, centres=centres).counted
    return resolved.annotate(result_file=last).filter(result_file__isnull=False)


@dataclass(frozen=True, slots=True)
class Services:
    """The services valid on the last day, where each is offered, and where its procedure got dossiers online."""

    levels: dict[int, str]
    procedures: dict[int, int]
    offered: dict[int, frozenset[int]]
    used: frozenset[tuple[int, int]]

    @classmethod
    def read(cls, days: Period) -> "Services":
        """Of all centres, in three queries."""
        rows = list(
            OnlineService.objects.filter(valid_on(days.last)).values_list("pk", "level", "procedure_id", "centre_id")
        )
        at: dict[int, set[int]] = {}
        offers = CentreProcedure.objects.filter(valid_on(days.last), procedure_id__in={row[2] for row in rows})
        for procedure, centre in offers.values_list("procedure_id", "centre_id"):
            at.setdefault(procedure, set()).add(centre)
        online = Dossier.objects.filter(
            channel=Channel.ONLINE,
            accepted_at__gte=midnight(days.first),
            accepted_at__lt=midnight(days.last + ONE_DAY),
        )
        return cls(
            levels={pk: level for pk, level, _, _ in rows},
            procedures={pk: procedure for pk, _, procedure, _ in rows},
            offered={pk: frozenset({own} if own else at.get(procedure, set())) for pk, _, procedure, own in rows},
            used=frozenset(online.values_list("procedure_id", "received_centre_id").distinct()),
        )

    def count(self, centres: Iterable[int]) -> dict[str, Value]:
        """Columns 3 to 6 of these centres together: a service that several of them offer is one."""
        here = frozenset(centres)
        found = dict.fromkeys(("full_used", "full_unused", "part_used", "part_unused"), 0)
        for pk, level in self.levels.items():
            kind = "full" if level in FULL else "part" if level in PART else ""
            places = self.offered[pk] & here
            if kind and places:
                is_used = any((self.procedures[pk], centre) in self.used for centre in places)
                found[f"{kind}_{'used' if is_used else 'unused'}"] += 1
        return dict(found)
