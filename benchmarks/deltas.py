"""What the statistics cost the transaction of an acceptance, from BEGIN to COMMIT: the same acceptances with and
without their projector, in one process.
"""

from statistics import median
from time import perf_counter


def measure(rounds: int = 300) -> dict[str, float]:
    """Milliseconds of the transaction with and without the deltas (medians, taken in turn), and the deltas' share."""
    from benchmarks.receptionists import application_bodies
    from motcua.dossiers import projectors
    from motcua.dossiers.actions.accept_dossier import decide_acceptance, write_acceptances
    from motcua.kernel import clock
    from motcua.organisation.actors import SYSTEM
    from motcua.worktime.rules.schedule import in_vietnam

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
            application = applications[number // 2 % len(applications)]
            acceptance = decide_acceptance(SYSTEM, application, in_vietnam(clock.now()), None, None)
            began = perf_counter()
            write_acceptances([acceptance])
            times[counted].append(perf_counter() - began)
    finally:
        projectors.register(projector)
    with_deltas, without = median(times[True]), median(times[False])
    return {"with_ms": 1000 * with_deltas, "without_ms": 1000 * without, "share": 1 - without / with_deltas}
