"""The key by which a list ordered by due date is continued: the last row's due date and number."""

from datetime import datetime

from django.db.models import Q, QuerySet

from motcua.dossiers.models import Dossier
from motcua.kernel.errors import Invalid


def key_of_due(row: Dossier) -> str:
    return f"{row.due_at.isoformat() if row.due_at else ''}|{row.pk}"


def after_due(rows: QuerySet[Dossier], key: str) -> QuerySet[Dossier]:
    """`rows` (by due date, then number; none due last) after `key`, "" for all. Raises `Invalid` for a forged one."""
    if not key:
        return rows
    due, _bar, number = key.partition("|")
    try:
        last, pk = datetime.fromisoformat(due) if due else None, int(number)
        if last is not None and last.tzinfo is None:
            raise ValueError(due)
    except ValueError:
        raise Invalid(
            "unreadable_list_key",
            vi="Địa chỉ này không tiếp tục được danh sách. Hãy mở lại danh sách từ đầu.",
            en="This address does not continue the list. Open the list from its beginning.",
        ) from None
    if last is None:
        return rows.filter(due_at=None, pk__gt=pk)
    return rows.filter(Q(due_at__gt=last) | Q(due_at=last, pk__gt=pk) | Q(due_at=None))
