"""How long what is being prepared is kept. A draft is the person's own and no record: no law keeps it.

The number is this house's choice and stands in the person's sight from the first page on; personal data are not kept
longer than they are needed for (Luật Bảo vệ dữ liệu cá nhân 91/2025/QH15; the article is not confirmed).
"""

from datetime import date, timedelta

DRAFT_DAYS = 60
"""Days from the last change to the day on which a draft is deleted."""


def kept_until(changed_on: date) -> date:
    """The last day on which the draft is still there.

    >>> kept_until(date(2018, 11, 5))
    datetime.date(2019, 1, 4)
    """
    return changed_on + timedelta(days=DRAFT_DAYS)
