"""What is done every night: fit the model anew, and look for signs in the last days."""

from datetime import datetime, timedelta

from motcua.oversight.actions.find_signs import find_signs
from motcua.oversight.actions.fit_model import fit_model
from motcua.statistics.rules.periods import Period

LOOKED_BACK = timedelta(days=7)
"""Days that are looked at again: what happened may be written down days later (NĐ 61/2018 Art 39)."""


def watch(*, at: datetime) -> None:
    """The model of today, and the signs of the last week up to yesterday. Harmless again."""
    yesterday = at.date() - timedelta(days=1)
    fit_model(at=at)
    find_signs(Period(at.date() - LOOKED_BACK, yesterday), at=at)
