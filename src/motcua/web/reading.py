"""The line in the readers' log that a request leaves which shows personal data of dossiers."""

from collections.abc import Iterable

from django.http import HttpRequest

from motcua.dossiers.reading_log import What, record_reading
from motcua.kernel import clock
from motcua.web.actor import actor_of
from motcua.web.visitor import address_of


def note_reading(
    request: HttpRequest, what: What, codes: Iterable[str], *, detail: str = "", numbers: Iterable[int] = ()
) -> None:
    """Write down that this request shows these dossiers: by code, or by number where they have none yet."""
    record_reading(
        actor_of(request),
        [code for code in codes if code],
        what,
        at=clock.now(),
        address=address_of(request),
        detail=detail,
        numbers=list(numbers),
    )
