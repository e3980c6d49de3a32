"""Which status may follow which (the national list's ten statuses; NĐ 61/2018 Art 17, 19)."""

from motcua.dossiers.rules.state import Status

ALLOWED: dict[Status, frozenset[Status]] = {
    Status.DRAFT: frozenset({Status.REGISTERED, Status.ACCEPTED, Status.NOT_ACCEPTED, Status.AWAITING_SUPPLEMENT}),
    Status.REGISTERED: frozenset({Status.ACCEPTED, Status.NOT_ACCEPTED, Status.AWAITING_SUPPLEMENT, Status.WITHDRAWN}),
    Status.ACCEPTED: frozenset({Status.PROCESSING, Status.AWAITING_SUPPLEMENT, Status.WITHDRAWN}),
    Status.NOT_ACCEPTED: frozenset(),
    Status.PROCESSING: frozenset(
        {Status.AWAITING_SUPPLEMENT, Status.AWAITING_PAYMENT, Status.WITHDRAWN, Status.STOPPED, Status.RESOLVED}
    ),
    Status.AWAITING_SUPPLEMENT: frozenset(
        {Status.REGISTERED, Status.ACCEPTED, Status.PROCESSING, Status.STOPPED, Status.WITHDRAWN}
    ),
    Status.AWAITING_PAYMENT: frozenset({Status.PROCESSING, Status.STOPPED}),
    Status.WITHDRAWN: frozenset(),
    Status.STOPPED: frozenset(),
    Status.RESOLVED: frozenset({Status.RETURNED}),
    Status.RETURNED: frozenset(),
}
