"""Whether a publication kept its deadlines, and by when it had to (NĐ 63/2010 Art 15; QĐ 766 indicators 1.1, 1.2).

A province signs at least 5 days before effect, shortened at most 3 days after it; it enters the procedure in the
national database within 5 working days, shortened 2. The limits, and whether the first is counted in working days (the
note of QĐ 766) or in days (the decree), come as data.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Protocol

from motcua.catalogue.rules.publication import Decision, PublicationLimits


class Days(Protocol):
    """A calendar of working days (`worktime`)."""

    def working_days_between(self, first: date, last: date) -> int: ...

    def add_working_days(self, day: date, amount: int) -> date: ...


@dataclass(frozen=True, slots=True)
class Timeliness:
    """`sign_days`: from signature to effect, or shortened from effect to signature; `sign_limit` what is asked.

    `is_record_late`: entered, or not yet entered, more working days after signature than allowed.
    """

    sign_days: int
    sign_limit: int
    in_working_days: bool
    is_urgent: bool
    is_signed_late: bool
    record_by: date
    recorded_on: date | None
    is_record_late: bool
    source: str

    @property
    def is_late(self) -> bool:
        return self.is_signed_late or self.is_record_late


def measure(
    decision: Decision, recorded_on: date | None, limits: PublicationLimits, days: Days, today: date
) -> Timeliness:
    """How `decision` kept `limits`, as of `today`. Raises `Refused` (`calendar_missing`).

    Signed on 05/11/2018, in force on 10/11/2018: 5 days, in time; entered by 12/11/2018.
    """
    if decision.urgent:
        lead = (decision.signed_on - decision.effective_on).days
        limit, is_late, in_working_days = limits.urgent_days_after_effect, lead > limits.urgent_days_after_effect, False
    else:
        in_working_days = limits.lead_in_working_days
        lead = _lead(decision, days if in_working_days else None)
        limit, is_late = limits.days_before_effect, lead < limits.days_before_effect
    allowed = limits.urgent_days_to_record if decision.urgent else limits.days_to_record
    record_by = days.add_working_days(decision.signed_on, allowed)
    is_record_late = days.working_days_between(decision.signed_on, recorded_on or today) > allowed
    return Timeliness(
        lead, limit, in_working_days, decision.urgent, is_late, record_by, recorded_on, is_record_late, limits.source
    )


def _lead(decision: Decision, days: Days | None) -> int:
    if days is None or decision.effective_on < decision.signed_on:
        return (decision.effective_on - decision.signed_on) // timedelta(days=1)
    return days.working_days_between(decision.signed_on, decision.effective_on)
