"""Which status may follow which (the national list's ten statuses; NĐ 61/2018 Art 17, 19)."""

from motcua.dossiers.rules.state import Status as S

ALLOWED: dict[S, frozenset[S]] = {
    S.DRAFT: frozenset({S.REGISTERED, S.ACCEPTED, S.NOT_ACCEPTED, S.AWAITING_SUPPLEMENT}),
    S.REGISTERED: frozenset({S.ACCEPTED, S.NOT_ACCEPTED, S.AWAITING_SUPPLEMENT, S.WITHDRAWN}),
    S.ACCEPTED: frozenset({S.PROCESSING, S.AWAITING_SUPPLEMENT, S.WITHDRAWN}),
    S.NOT_ACCEPTED: frozenset(),
    S.PROCESSING: frozenset({S.AWAITING_SUPPLEMENT, S.AWAITING_PAYMENT, S.WITHDRAWN, S.STOPPED, S.RESOLVED}),
    S.AWAITING_SUPPLEMENT: frozenset({S.ACCEPTED, S.PROCESSING, S.STOPPED, S.WITHDRAWN}),
    S.AWAITING_PAYMENT: frozenset({S.PROCESSING, S.STOPPED, S.WITHDRAWN}),
    S.WITHDRAWN: frozenset(),
    S.STOPPED: frozenset(),
    S.RESOLVED: frozenset({S.RETURNED}),
    S.RETURNED: frozenset(),
}
