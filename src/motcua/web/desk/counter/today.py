"""What this counter received today, and what waits at it without a code."""

from datetime import datetime

from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from motcua.dossiers.queries import at_the_gate, received_at
from motcua.dossiers.reading_log import What
from motcua.kernel import clock
from motcua.web.desk.counter.place import Counter, counter_of
from motcua.web.desk.counter.received import day_of, received_rows, waiting_rows
from motcua.web.desk.counter.rows import ReceivedRow, WaitingRow
from motcua.web.paging import paging_of
from motcua.web.reading import note_reading

ROWS = 50
MOST_WAITING = 100


@never_cache
@require_safe
def today(request: HttpRequest) -> HttpResponse:
    """Today's receptions, the latest first; above them what waits for papers or was submitted online."""
    counter, now, after = counter_of(request), clock.now(), request.GET.get("after", "")
    rows, next_key = read_received(counter, now, after)
    waiting = () if after else read_waiting(counter)
    codes, numbers = [row.code for row in rows], [row.number for row in waiting]
    note_reading(request, What.LIST, codes, detail="received-today", numbers=numbers)
    context = {"counter": counter, "now": now, "rows": rows, "waiting": waiting, "paging": paging_of(request, next_key)}
    return render(request, "desk/counter/today.html", context)


def read_received(counter: Counter, now: datetime, after: str) -> tuple[tuple[ReceivedRow, ...], str]:
    """One page of the day's dossiers, and the code that continues the list ("" at its end)."""
    found = received_at(counter.actor, counter.centre_id, *day_of(now))
    if last := found.filter(code=after).first() if after else None:
        found = found.filter(Q(accepted_at__lt=last.accepted_at) | Q(accepted_at=last.accepted_at, pk__lt=last.pk))
    rows = tuple(received_rows(found[: ROWS + 1]))
    return rows[:ROWS], rows[ROWS - 1].code if len(rows) > ROWS else ""


def read_waiting(counter: Counter) -> tuple[WaitingRow, ...]:
    """What stands at the gate, the longest first."""
    return tuple(waiting_rows(at_the_gate(counter.actor, counter.centre_id).select_related("procedure")[:MOST_WAITING]))
