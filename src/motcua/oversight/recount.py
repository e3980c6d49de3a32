"""For `motcua verify`: every sign against the events that it names and its notes, every estimate against its group.

A sign stays when what made it is mended (a file comes later, an owner is corrected), so that it is not found any more
proves nothing for most kinds. Where it is made of events that never change, it must be found again. A sign that was
taken out of the table leaves nothing to compare with; the role of the site cannot do that (docs/adr/0008).
"""

from collections.abc import Iterator, Mapping
from datetime import datetime
from itertools import batched
from typing import NamedTuple

from django.db import connection

from motcua.dossiers.projectors import Change
from motcua.oversight.finding import FINDERS
from motcua.oversight.models import FoundSign, SignNote
from motcua.oversight.rules.found import MOST_EVENTS, EventKey
from motcua.oversight.rules.near_due import day_of
from motcua.oversight.rules.signs import SignKind
from motcua.oversight.rules.standings import NEXT, Standing
from motcua.statistics.rules.periods import Period

AT_ONCE = 1_000
CLOSINGS = frozenset({"result_issued", "stopped", "withdrawn", "refused_at_gate"})
ACTS: Mapping[SignKind, tuple[frozenset[str], ...]] = {
    SignKind.LATE_REQUEST: (frozenset({"supplement_requested"}),),
    SignKind.NO_RESULT_FILE: (frozenset({"result_issued"}),),
    SignKind.RESULT_UNDONE: (frozenset({"result_issued"}), frozenset({"undone"})),
    SignKind.DUE_MOVED: (frozenset({"extended", "corrected"}),),
    SignKind.MANY_OWNERS: (frozenset({"submitted"}),),
    SignKind.MASS_CLOSING: (CLOSINGS,),
    SignKind.HANDED_IN_ANEW: (CLOSINGS, frozenset({"accepted"})),
    SignKind.RETURNED_TOGETHER: (frozenset({"returned"}),),
}
"""Which acts each kind is made of: one after the other, the last for all that follow."""
LASTING = (SignKind.LATE_REQUEST, SignKind.RESULT_UNDONE, SignKind.DUE_MOVED)
"""Made of events alone."""
EVENTS = """
    SELECT dossier_id, seq, kind, at, actor_account FROM dossiers_dossierevent
    WHERE (dossier_id, seq) IN (SELECT * FROM unnest(%s::bigint[], %s::int[]))
"""
# What the dossier is may have changed since the night; then nothing is said.
UNLIKE_GROUPS = """
    SELECT estimate.dossier_id
    FROM oversight_lateestimate estimate
    JOIN dossiers_dossier dossier ON dossier.id = estimate.dossier_id
    LEFT JOIN oversight_lategroup known ON known.level = estimate.level AND known.stage = estimate.stage
        AND known."left" = estimate."left"
        AND known.centre_id = CASE estimate.level WHEN 4 THEN 0 ELSE estimate.centre_id END
        AND known.what = CASE estimate.level WHEN 1 THEN dossier.procedure_id WHEN 2 THEN dossier.sector_id ELSE 0 END
    WHERE dossier.last_at <= (SELECT max(fitted_at) FROM oversight_latemodel)
        AND ((known.late, known.cases) IS DISTINCT FROM (estimate.late, estimate.cases)
            OR 2 * abs(estimate.share * estimate.cases - 1000 * estimate.late) > estimate.cases)
    ORDER BY 1
"""


class Act(NamedTuple):
    kind: str
    at: datetime
    account: int | None


class SignRecount:
    """Looks at signs when all dossiers have been told; of a dossier alone it keeps nothing."""

    def add(self, change: Change) -> None:
        """Nothing: signs name their events."""

    def differences(self) -> Iterator[str]:
        """One line for each thing that is wrong with a sign, a note or an estimate."""
        for signs in batched(FoundSign.objects.order_by("pk").iterator(AT_ONCE), AT_ONCE):
            acts = acts_of(signs)
            for sign in signs:
                yield from (f"sign {sign.pk} ({sign.kind}): {text}" for text in problems_of(sign, acts))
        yield from standings()
        for kind in LASTING:
            yield from not_found_again(kind)
        with connection.cursor() as cursor:
            cursor.execute(UNLIKE_GROUPS)
            for (dossier,) in cursor.fetchall():
                yield f"estimate of dossier #{dossier}: not what its group of past cases says"

    def differences_of(self, change: Change) -> Iterator[str]:
        """Nothing is kept of a single dossier."""
        yield from ()


def acts_of(signs: tuple[FoundSign, ...]) -> dict[EventKey, Act]:
    """The events that the signs name, those that there are."""
    keys = list({(int(dossier), int(seq)) for sign in signs for dossier, seq in sign.events})
    with connection.cursor() as cursor:
        cursor.execute(EVENTS, [[dossier for dossier, _seq in keys], [seq for _dossier, seq in keys]])
        return {(dossier, seq): Act(*rest) for dossier, seq, *rest in cursor.fetchall()}


def problems_of(sign: FoundSign, known: Mapping[EventKey, Act]) -> Iterator[str]:
    """What the sign says that its events do not."""
    if sign.kind not in set(SignKind):
        yield "there is no such kind"
        return
    kind = SignKind(sign.kind)
    keys = [(int(dossier), int(seq)) for dossier, seq in sign.events]
    if not keys or (missing := [key for key in keys if key not in known]):
        yield f"there is no event {missing[0]}" if keys else "it names no event"
        return
    acts = [known[key] for key in keys]
    kinds = ACTS[kind]
    if any(act.kind not in kinds[min(place, len(kinds) - 1)] for place, act in enumerate(acts)):
        yield f"its events are {', '.join(sorted({act.kind for act in acts}))}"
    if sign.dossier_id not in (None, keys[0][0]):
        yield f"it is of dossier #{sign.dossier_id}, its events of #{keys[0][0]}"
    if (scope := scope_of(kind, keys)) and sign.scope != scope:
        yield f"it goes by {sign.scope}, its events by {scope}"
    if len(keys) >= MOST_EVENTS:
        return  # not all of its events are named
    last = max(act.at for act in acts)
    if sign.at.replace(microsecond=0) != last.replace(microsecond=0):
        yield f"it is of {sign.at.isoformat()}, its last event of {last.isoformat()}"
    actors = acts[:1] if kind is SignKind.HANDED_IN_ANEW else acts
    accounts = sorted({act.account for act in actors if act.account is not None})
    if sorted(sign.accounts) != accounts:
        yield f"acts of the accounts {sorted(sign.accounts)}, the events say {accounts}"
    if (number := sign.numbers.get("dossiers", len(keys))) != len(keys):
        yield f"{number} dossiers, the events say {len(keys)}"


def scope_of(kind: SignKind, keys: list[EventKey]) -> str:
    """What a sign of one dossier goes by; "" for signs of many."""
    dossier, seq = keys[-1]
    match kind:
        case SignKind.LATE_REQUEST | SignKind.NO_RESULT_FILE | SignKind.RESULT_UNDONE:
            return f"{dossier}/{seq}"
        case SignKind.DUE_MOVED:
            return str(dossier)
        case SignKind.HANDED_IN_ANEW:
            return f"{keys[0][0]}/{dossier}"
        case _:
            return ""


def standings() -> Iterator[str]:
    """Signs that do not stand as their last note says, and notes that could not follow the one before."""
    last: dict[int, Standing] = {}
    for number, sign, standing in SignNote.objects.order_by("pk").values_list("pk", "sign_id", "standing").iterator():
        before = last.get(sign, Standing.NEW)
        if standing not in NEXT[before]:
            yield f"sign {sign}: note {number} says {standing} after {before}"
        last[sign] = Standing(standing) if standing in set(Standing) else before
    for number, standing in FoundSign.objects.order_by("pk").values_list("pk", "standing").iterator():
        if standing != (noted := last.get(number, Standing.NEW)):
            yield f"sign {number}: stands as {standing}, its notes say {noted}"


def not_found_again(kind: SignKind) -> Iterator[str]:
    """Signs of a kind that looking at their days again does not find."""
    kept = list(FoundSign.objects.filter(kind=kind).order_by("at", "pk").only("pk", "scope", "at"))
    if not kept:
        return
    found = {each.scope for each in FINDERS[kind](Period(day_of(kept[0].at), day_of(kept[-1].at)))}
    for sign in kept:
        if sign.scope not in found:
            yield f"sign {sign.pk} ({kind}): it is not found again in the events"
