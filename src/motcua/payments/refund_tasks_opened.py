"""The projector: a paid dossier that ends without what was asked for gets a refund task, in the event's transaction.

It writes only where such an event is told, so that no other act pays for it. A dossier that is written whole, as by an
import, has no money yet.
"""

from collections.abc import Iterator, Sequence
from typing import Any

from motcua.dossiers.projectors import Change, Transition
from motcua.dossiers.rules.lifecycle.conclude import ResultIssued
from motcua.dossiers.rules.lifecycle.refuse_at_gate import RefusedAtGate
from motcua.dossiers.rules.lifecycle.stop import Stopped, Withdrawn
from motcua.dossiers.rules.lifecycle.undo import Undone
from motcua.dossiers.rules.state import Outcome
from motcua.payments.rules.refunds import Ending, RefundRule, Treatment, rules_of

OPEN = """
    INSERT INTO payments_refundtask (dossier_id, event, ending, treatment, source, opened_at)
    SELECT dossier_id, %(event)s, %(ending)s, %(treatment)s, %(source)s, %(at)s
    FROM payments_balance
    WHERE dossier_id = %(dossier)s AND received > refunded AND EXISTS (
        SELECT FROM payments_entry charge
        WHERE charge.dossier_id = %(dossier)s AND charge.kind = 'charged'
            AND coalesce(charge.data->>'fee_kind', '') = ANY(%(kinds)s)
            AND NOT EXISTS (
                SELECT FROM payments_entry AS later
                WHERE later.dossier_id = %(dossier)s AND later.kind = 'cancelled'
                    AND (later.data->>'entry')::int = charge.seq
            )
    )
    ON CONFLICT (dossier_id, event) DO NOTHING
"""
CLOSE = """
    INSERT INTO payments_refundclosing (task_id, undone, ground, at, by)
    SELECT id, true, %s, %s, %s FROM payments_refundtask WHERE dossier_id = %s AND event = %s
    ON CONFLICT (task_id) DO NOTHING
"""
RANK = {Treatment.GIVE_BACK: 0, Treatment.ASK: 1}


def project(changes: Sequence[Change], cursor: Any) -> None:
    """Open the tasks that `changes` call for, and close those of a refusal that was taken back."""
    for change in changes:
        if change.before.seq == 0:
            continue
        for transition in change.transitions:
            if ending := ending_of(transition):
                for rule in tasks_of(ending, transition):
                    cursor.execute(OPEN, parameters(change.dossier_id, transition, rule))
            elif isinstance(transition.event.fact, Undone):
                event = transition.event
                cursor.execute(
                    CLOSE, [event.fact.reason, event.at, event.by.name, change.dossier_id, event.fact.undoes]
                )


def ending_of(transition: Transition) -> Ending | None:
    """How the dossier ended by this event without giving what was asked for; None where it did not."""
    match transition.event.fact:
        case RefusedAtGate():
            return Ending.REFUSED_AT_GATE
        case Withdrawn():
            return Ending.WITHDRAWN
        case Stopped():
            return Ending.STOPPED
        case ResultIssued(outcome=Outcome.REFUSED):
            return Ending.REFUSED_RESULT
    return None


def tasks_of(ending: Ending, transition: Transition) -> Iterator[RefundRule]:
    """The rows that may open a task, whatever gives most back first: the first that fits stays."""
    found = [rule for rule in rules_of(ending, transition.event.at.date()) if rule.treatment is not Treatment.KEEP]
    yield from sorted(found, key=lambda rule: RANK[rule.treatment])


def parameters(dossier_id: int, transition: Transition, rule: RefundRule) -> dict[str, Any]:
    return {
        "dossier": dossier_id,
        "event": transition.after.seq,
        "ending": rule.ending.value,
        "treatment": rule.treatment.value,
        "source": rule.source,
        "at": transition.event.at,
        "kinds": sorted(rule.fee_kinds),
    }
