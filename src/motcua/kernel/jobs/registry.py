"""Which jobs there are, and how stubbornly each is tried."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta

from motcua.kernel.errors import Invalid, NotFound, Refused

LONGEST_WAIT = timedelta(hours=6)


@dataclass(frozen=True, slots=True)
class Job:
    """A function that can be enqueued by name."""

    name: str
    function: Callable[..., object]
    attempts: int
    first_wait: timedelta

    def wait_after(self, attempt: int, error: BaseException) -> timedelta | None:
        """How long to wait after failed attempt number `attempt` (from 1); None to give up.

        Each wait is four times the last, up to six hours: by default 10 s, 40 s, 2 min 40 s, 10 min 40 s, 42 min 40 s.
        What the law or the input forbids will be forbidden tomorrow: only conflicts and faults are tried again.
        """
        if attempt >= self.attempts or isinstance(error, Invalid | Refused | NotFound):
            return None
        times: int = 4 ** min(attempt - 1, 15)
        return min(self.first_wait * times, LONGEST_WAIT)


_jobs: dict[str, Job] = {}


def job[F: Callable[..., object]](
    name: str, *, attempts: int = 6, first_wait: timedelta = timedelta(seconds=10)
) -> Callable[[F], F]:
    """Register the decorated function as the job `name` ("room.verb_noun"); the function itself stays as it was.

    It takes keyword arguments that JSON can hold, and is tried up to `attempts` times in all, the first time again
    after `first_wait`. Raises ValueError when another function has the name.
    """

    def register(function: F) -> F:
        known = _jobs.get(name)
        if known and known.function is not function:
            raise ValueError(f"two jobs are called {name}: {known.function!r} and {function!r}")
        _jobs[name] = Job(name=name, function=function, attempts=attempts, first_wait=first_wait)
        return function

    return register


def find_job(name: str) -> Job | None:
    return _jobs.get(name)


def all_jobs() -> list[Job]:
    return list(_jobs.values())
