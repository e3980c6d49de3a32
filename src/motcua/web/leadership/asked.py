"""What a report was asked about, and how its addresses say it."""

from dataclasses import dataclass
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
        return f"{reverse('report')}?{self._query()}"

    def dossiers_address(self, figure: str, part: str) -> str:
        """Where the dossiers behind one of its figures are listed; `part` says where in it (scopes.py)."""
        return f"{reverse('report-dossiers')}?{self._query(figure=figure, part=part)}"

    def address(self, route: str, **more: str) -> str:
        """Another page about the same period and place."""
        return f"{reverse(route)}?{self._query(**more)}"

    def _query(self, **more: str) -> str:
        by = {} if self.by is By.UNIT else {"by": self.by}
        alone = {"alone": "on"} if self.alone else {}
        days = {"first": self.period.first, "last": self.period.last}
        return urlencode({**more, **days, "unit": self.unit, **by, **alone})
