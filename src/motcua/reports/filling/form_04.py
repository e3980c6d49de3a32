"""Biểu 04: procedures reviewed in the period, from the stories of the reviews; a line for each sector."""

from collections import Counter
from collections.abc import Sequence

from motcua.catalogue.models import Procedure
from motcua.kernel.numbers import percentage
from motcua.reports.rules.filled import Line, LineKind
from motcua.reports.rules.form import Value
from motcua.reports.rules.wanted import Wanted
from motcua.reviews.queries import reviewed_between
from motcua.reviews.rules.review import Item, Outcome, Standing
from motcua.reviews.rules.savings import savings_of
from motcua.statistics.rules.figures import Figures
from motcua.statistics.rules.periods import Period

OUTCOMES = {
    Outcome.KEEP: "kept",
    Outcome.AMEND: "amended",
    Outcome.DECENTRALISE: "amended",
    Outcome.ABOLISH: "abolished",
    Outcome.MERGE: "abolished",
}


def fill(wanted: Wanted, days: Period, in_own_words: bool) -> tuple[tuple[Line, ...], Figures | None]:
    """The sectors by name, then the total. Four queries."""
    items = reviewed_between(days.first, days.last)
    sectors = _sectors(items)
    by_sector: dict[tuple[str, str, str], list[Item]] = {}
    for item in items:
        by_sector.setdefault(sectors.get(item.procedure, ("", "", "–")), []).append(item)
    lines = [
        Line(LineKind.LINE, str(number), code, name, _values(some))
        for number, ((_sort, code, name), some) in enumerate(sorted(by_sector.items()), start=1)
    ]
    return (*lines, Line(LineKind.TOTAL, "", "", "Tổng cộng", _values(items))), None


def _sectors(items: Sequence[Item]) -> dict[str, tuple[str, str, str]]:
    """By procedure: how its sector sorts, the sector's code and name."""
    known = Procedure.objects.filter(code__in={item.procedure for item in items}, sector__isnull=False)
    rows = known.values_list("code", "sector__name_sort", "sector__code", "sector__name")
    return {procedure: (sort, code, name) for procedure, sort, code, name in rows}


def _values(items: Sequence[Item]) -> dict[str, Value]:
    approved = [item.proposal.outcome for item in items if item.standing is Standing.APPROVED and item.proposal]
    counts = Counter(OUTCOMES[outcome] for outcome in approved)
    savings = savings_of(items)
    return {
        "reviewed": len(items),
        **{name: counts[name] for name in OUTCOMES.values()},
        "proposed": len(items) - savings.approved,
        "procedures_cut": _share(savings.procedures_cut, len(items)),
        "costs_cut": _share(savings.cost.amount, savings.cost.before),
    }


def _share(part: int, of: int) -> str:
    return percentage(part, of, 2) if of else ""
