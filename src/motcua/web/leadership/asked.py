"""What a report was asked about, and how its addresses say it."""

from dataclasses import dataclass
from functools import cache, lru_cache
from urllib.parse import urlencode

from django.urls import reverse

from motcua.statistics.rules.periods import Period
from motcua.statistics.rules.tables import By


@dataclass(frozen=True, slots=True)
class Asked:
    """A period, the centre whose report it is ("": all), with those below it or `alone`, and what its rows are."""

    period: Period
    unit: str = ""
    by: By = By.UNIT
    alone: bool = False

    @property
    def report_address(self) -> str:
        """Where the report stands."""
        return f"{path_of('report')}?{query_of(self)}"

    def dossiers_address(self, figure: str, part: str) -> str:
        """Where the dossiers behind one of its figures are listed; `part` says where in it (scopes.py)."""
        return f"{path_of('report-dossiers')}?{figure_query(figure, part)}&{query_of(self)}"

    def address(self, route: str, **more: str) -> str:
        """Another page about the same period and place."""
        return f"{path_of(route)}?{'&'.join(filter(None, (urlencode(more), query_of(self))))}"


# A page of the desk tells hundreds of addresses of a few periods and places; spelling them out was a third of its time.
path_of = cache(reverse)


@lru_cache(maxsize=2048)
def query_of(asked: Asked) -> str:
    """What was asked about, as a query."""
    by = {} if asked.by is By.UNIT else {"by": asked.by}
    alone = {"alone": "on"} if asked.alone else {}
    return urlencode({"first": asked.period.first, "last": asked.period.last, "unit": asked.unit, **by, **alone})


@lru_cache(maxsize=4096)
def figure_query(figure: str, part: str) -> str:
    return urlencode({"figure": figure, "part": part})
