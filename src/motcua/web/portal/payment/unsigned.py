"""How many messages that no gateway has signed are kept: some, to see what is going on, and no more than that."""

from django.http import HttpRequest

from motcua.kernel import clock
from motcua.web import throttle
from motcua.web.visitor import address_of


def are_kept(request: HttpRequest) -> bool:
    """Whether one more would be kept: neither this address has used up its number, nor all together theirs."""
    now = clock.real_now()
    return not (
        throttle.is_exhausted(throttle.UNSIGNED, address_of(request), now=now)
        or throttle.is_exhausted(throttle.UNSIGNED_EVERYWHERE, now=now)
    )


def count(request: HttpRequest) -> None:
    """One more was kept."""
    now = clock.real_now()
    throttle.count_failure(throttle.UNSIGNED, address_of(request), now=now)
    throttle.count_failure(throttle.UNSIGNED_EVERYWHERE, now=now)
