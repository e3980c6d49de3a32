from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta

import pytest
from django.db import connection

from motcua.kernel.clock import VIETNAM
from motcua.web.models import Attempts
from motcua.web.throttle import Limit, count_failure, forgive, is_exhausted

NOW = datetime(2026, 11, 22, 9, 0, tzinfo=VIETNAM)
THREE = Limit("test", 3, timedelta(minutes=10))


def fail(times: int, who: str = "an", now: datetime = NOW) -> None:
    for _ in range(times):
        count_failure(THREE, who, now=now)


@pytest.mark.django_db
def test_the_limit_is_reached_at_its_number_and_not_before() -> None:
    fail(2)
    assert not is_exhausted(THREE, "an", now=NOW)
    fail(1)
    assert is_exhausted(THREE, "an", now=NOW)
    assert not is_exhausted(THREE, "giang", now=NOW)


@pytest.mark.django_db
def test_a_window_begins_with_its_first_failure_and_is_not_prolonged_by_the_next() -> None:
    fail(1)
    fail(2, now=NOW + timedelta(minutes=9))
    assert is_exhausted(THREE, "an", now=NOW + timedelta(minutes=9))
    assert not is_exhausted(THREE, "an", now=NOW + timedelta(minutes=10))


@pytest.mark.django_db
def test_a_failure_after_the_window_counts_as_the_first() -> None:
    fail(3)
    later = NOW + timedelta(minutes=11)
    fail(2, now=later)
    assert not is_exhausted(THREE, "an", now=later)


@pytest.mark.django_db
def test_forgiving_wipes_one_count_only() -> None:
    fail(3)
    fail(3, who="giang")
    forgive(THREE, "an")
    assert [is_exhausted(THREE, who, now=NOW) for who in ("an", "giang")] == [False, True]


@pytest.mark.django_db
def test_no_name_and_no_address_is_kept_and_stale_counts_go_away() -> None:
    fail(1, who="nguyen.van.an")
    assert "nguyen" not in str(list(Attempts.objects.values_list("key", flat=True)))
    fail(1, who="giang", now=NOW + timedelta(hours=1))
    assert Attempts.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_failures_at_the_same_instant_are_all_counted() -> None:
    def fail_elsewhere(_number: int) -> None:
        count_failure(THREE, "an", now=NOW)
        connection.close()

    with ThreadPoolExecutor(6) as pool:
        list(pool.map(fail_elsewhere, range(12)))
    assert Attempts.objects.get().count == 12
