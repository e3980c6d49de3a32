"""By when things are to be done: QĐ 766/QĐ-TTg indicator 5.2 (refuse 2, ask 5, answer 15, publish 2 working days) and
NĐ 20/2008/NĐ-CP (transfer 5 working days). The terms themselves are data with validity.

Received on Monday 05/11/2018 at 09:00: to be refused by 07/11 17:00, transferred by 12/11, answered by 26/11.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from motcua.kernel.errors import Refused
from motcua.petitions.rules.facts import Clock, Task
from motcua.worktime.rules.due import compute_due
from motcua.worktime.rules.schedule import Schedule
from motcua.worktime.rules.terms import Term

FIRST_LOOK = (Task.REFUSE, Task.SUPPLEMENT, Task.TRANSFER, Task.ANSWER)
"""What runs from the arrival of what is complete. Only one of the first three will be done."""
ANEW = (Task.TRANSFER, Task.ANSWER)
"""What runs when it is opened again."""
PRESSING = frozenset({Task.TRANSFER, Task.ANSWER, Task.PUBLISH})
"""What must be done in any case: to refuse or to ask is measured only where it is done."""


@dataclass(frozen=True, slots=True)
class TermOf:
    """A term and its legal source."""

    term: Term
    source: str


@dataclass(frozen=True, slots=True)
class Reckoner:
    """The terms in force on a day and the opening hours by which they are counted."""

    terms: Mapping[Task, TermOf]
    schedule: Schedule

    def clocks(self, tasks: tuple[Task, ...], start: datetime) -> tuple[Clock, ...]:
        """The clocks of those tasks that have a term, from `start` on. Where the year has no calendar yet, a clock runs
        without a due instant: a citizen is not turned away for it."""
        return tuple(self._clock(task, start) for task in tasks if task in self.terms)

    def _clock(self, task: Task, start: datetime) -> Clock:
        known = self.terms[task]
        try:
            due = compute_due(start, known.term, self.schedule).at
        except Refused:
            due = None
        return Clock(task, str(known.term), due, known.source)
