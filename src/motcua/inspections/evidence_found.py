"""Evidence looked up: it is there, within what the actor watches; who acted in it; what of it a reader may open."""

from collections.abc import Collection, Iterable, Iterator

from django.db.models import Q

from motcua.dossiers.files import check_all_kept
from motcua.dossiers.models import Dossier, DossierEvent
from motcua.dossiers.queries import visible_to
from motcua.inspections.access import inspections_visible_to, watched_centres
from motcua.inspections.rules.evidence import Evidence, EvidenceKind, check_evidence, no_such_evidence
from motcua.inspections.rules.inspection import INSPECTIONS
from motcua.journal.reading import told
from motcua.organisation.actors import Actor
from motcua.oversight.access import signs_for
from motcua.oversight.models import FoundSign

NUMBERED = frozenset({EvidenceKind.DOSSIER, EvidenceKind.SIGN, EvidenceKind.FINDING})


def check_found(actor: Actor, evidence: tuple[Evidence, ...]) -> None:
    """Well formed; dossiers, signs and findings are there, of one-stops that the actor watches. Raises `Invalid`."""
    check_evidence(evidence)
    for each in evidence:
        if each.kind in NUMBERED and not _is_found(actor, each):
            raise no_such_evidence(each)
    check_all_kept(each.file for each in evidence if each.file is not None)


def _is_found(actor: Actor, evidence: Evidence) -> bool:
    watched = watched_centres(actor)
    if evidence.kind is EvidenceKind.DOSSIER:
        at = Q(centre__in=watched) | Q(received_centre__in=watched)
        return Dossier.objects.filter(at, code=evidence.name).exists()
    if evidence.kind is EvidenceKind.SIGN:
        return FoundSign.objects.filter(centre__in=watched, pk=int(evidence.name)).exists()
    code, _, number = evidence.name.partition("/")
    row = inspections_visible_to(actor).filter(code=code).first()
    return row is not None and number in {str(each) for each in told(INSPECTIONS, row.pk).state.findings}


def handled_by(evidence: Iterable[Evidence]) -> frozenset[int]:
    """The accounts that acted in the dossiers, or are in the signs, that are evidence."""
    codes = [each.name for each in evidence if each.kind is EvidenceKind.DOSSIER]
    signs = [int(each.name) for each in evidence if each.kind is EvidenceKind.SIGN]
    acted = DossierEvent.objects.filter(dossier__code__in=codes, actor_account__isnull=False)
    found = {account for account in acted.values_list("actor_account", flat=True).distinct() if account is not None}
    for accounts in FoundSign.objects.filter(pk__in=signs).values_list("accounts", flat=True):
        found.update(accounts)
    return frozenset(found)


def files_of(evidence: Iterable[Evidence]) -> Iterator[tuple[str, int]]:
    """Digest and size of the files among it."""
    return ((each.file.digest, each.file.size) for each in evidence if each.file is not None)


def may_be_opened(actor: Actor, evidence: Collection[Evidence]) -> frozenset[str]:
    """The keys of the evidence whose own page the actor may open. Three queries."""
    names: dict[EvidenceKind, list[str]] = {kind: [] for kind in EvidenceKind}
    for each in evidence:
        names[each.kind].append(each.name)
    dossiers = visible_to(actor).filter(code__in=names[EvidenceKind.DOSSIER]).values_list("code", flat=True)
    signs = signs_for(actor).filter(pk__in=names[EvidenceKind.SIGN]).values_list("pk", flat=True)
    codes = {name.partition("/")[0] for name in names[EvidenceKind.FINDING]}
    inspections = set(inspections_visible_to(actor).filter(code__in=codes).values_list("code", flat=True))
    return frozenset(
        {f"{EvidenceKind.DOSSIER}:{code}" for code in dossiers}
        | {f"{EvidenceKind.SIGN}:{number}" for number in signs}
        | {
            f"{EvidenceKind.FINDING}:{name}"
            for name in names[EvidenceKind.FINDING]
            if name.partition("/")[0] in inspections
        }
    )
