"""The dossiers that wait for somebody at the end of their way: for a decision, and for being given to the applicant."""

from collections.abc import Iterable
from datetime import datetime

from django.db import connection
from django.db.models import Q, QuerySet

from motcua.dossiers import directory, policies
from motcua.dossiers.access import LoadedDossier, load_all
from motcua.dossiers.models import Dossier
from motcua.dossiers.queries import visible_to
from motcua.dossiers.rules.lifecycle.conclude import Decide
from motcua.dossiers.rules.lifecycle.return_result import ReturnResult
from motcua.dossiers.rules.lifecycle.steps import open_steps
from motcua.dossiers.rules.state import DossierState, Outcome, Status
from motcua.kernel.errors import DomainError
from motcua.kernel.text import fold
from motcua.organisation.actors import Actor
from motcua.processes.rules.template import StepKind

APPROVING = "SELECT DISTINCT step->>0 FROM dossiers_pinnedprocess, jsonb_array_elements(content->'steps') step" + (
    f" WHERE step->>1 = '{StepKind.APPROVE}'"
)
DECISION = Decide(Outcome.GRANTED, "")
RETURN = ReturnResult("")


def awaiting_decision(actor: Actor) -> QuerySet[Dossier]:
    """Dossiers that `actor` may see, at a step that is an approval in some process; the longest due first."""
    with connection.cursor() as cursor:
        cursor.execute(APPROVING)
        keys = [key for (key,) in cursor.fetchall()]
    found = visible_to(actor).filter(status=Status.PROCESSING, finished_at=None, accepted_at__isnull=False)
    return found.filter(open_steps__overlap=keys).order_by("due_at", "pk")


def decidable(actor: Actor, rows: Iterable[Dossier]) -> list[LoadedDossier]:
    """Those of `rows` that wait for a decision of `actor`'s, in their order."""
    return [loaded for loaded in load_all(rows) if _is_approval_open(loaded.state) and _may(actor, DECISION, loaded)]


def _is_approval_open(state: DossierState) -> bool:
    return any(step.kind is StepKind.APPROVE for step in open_steps(state))


def ready_results(actor: Actor) -> QuerySet[Dossier]:
    """Issued results not yet given out that `actor` may see, the latest issued first.

    Also those that another one-stop resolved for this one's applicant (NĐ 61/2018 Art 19.7).
    """
    return visible_to(actor).filter(status=Status.RESOLVED).order_by("-finished_at", "-pk")


def found_by(rows: QuerySet[Dossier], asked: str) -> QuerySet[Dossier]:
    """Those of `rows` with that code, that identity number, or an owner whose name begins so (accents optional).

    A code finds with it whatever else is ready for the same owner: one visit, all results.
    """
    text = asked.strip()
    if not text:
        return rows
    same = Q(code__iexact=text)
    owner = rows.filter(code__iexact=text).exclude(owner_identity="").values("owner_identity")[:1]
    names = Q(owner_folded__startswith=fold(text))
    return rows.filter(same | Q(owner_identity=text) | Q(owner_identity__in=owner) | names)


def returnable(actor: Actor, rows: Iterable[Dossier]) -> list[LoadedDossier]:
    """Those of `rows` whose result `actor` may give out, in their order."""
    return [loaded for loaded in load_all(rows) if _may(actor, RETURN, loaded)]


def returned_by_post(actor: Actor, first: datetime, end: datetime) -> list[LoadedDossier]:
    """What was given to the post from `first` up to `end`, in the order of giving."""
    rows = visible_to(actor).filter(status=Status.RETURNED, returned_at__gte=first, returned_at__lt=end)
    found = load_all(rows.order_by("returned_at", "pk"))
    return [loaded for loaded in found if _last_via(loaded) == "post" and _may(actor, RETURN, loaded)]


def _last_via(loaded: LoadedDossier) -> str:
    facts = [event.fact for event in loaded.events if event.kind == "returned"]
    return facts[-1].via if facts else ""


def _may(actor: Actor, command: Decide | ReturnResult, loaded: LoadedDossier) -> bool:
    try:
        policies.check_may(actor, command, loaded.state, directory.centres.number(loaded.state.centre))
    except DomainError:
        return False
    return True
