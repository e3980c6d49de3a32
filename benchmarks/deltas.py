"""What the statistics cost an acceptance: the same acceptances with and without their projector, in one process."""

from statistics import median
from time import perf_counter


def measure(rounds: int = 300) -> dict[str, float]:
    """Milliseconds of an acceptance with and without the deltas (medians, taken in turn), and the deltas' share."""
    from benchmarks.receptionists import application_bodies
    from motcua.dossiers import projectors
    from motcua.dossiers.actions.accept_dossier import accept_dossier
    from motcua.kernel import clock
    from motcua.organisation.actors import SYSTEM

    applications = application_bodies("QNI", 40)
    projector = projectors.REGISTERED["statistics"]
    times: dict[bool, list[float]] = {True: [], False: []}
    try:
        for number in range(2 * rounds):
            # The second of the same application is faster: each way is the second every other time.
            counted = (number + number // 2) % 2 == 0
            if counted:
                projectors.register(projector)
            else:
                projectors.REGISTERED.pop("statistics", None)
            began = perf_counter()
            accept_dossier(SYSTEM, applications[number // 2 % len(applications)], at=clock.now())
            times[counted].append(perf_counter() - began)
    finally:
        projectors.register(projector)
    with_deltas, without = median(times[True]), median(times[False])
    return {"with_ms": 1000 * with_deltas, "without_ms": 1000 * without, "share": 1 - without / with_deltas}
