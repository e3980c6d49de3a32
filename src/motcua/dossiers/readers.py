"""Reading the readers' log: of one dossier by its auditors and head, of everything by auditors."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.db.models import Q, QuerySet

from motcua.dossiers.access import dossier_for
from motcua.dossiers.models import Dossier, DossierReading
from motcua.dossiers.queries import visible_to
from motcua.kernel.clock import VIETNAM
from motcua.kernel.errors import Refused
from motcua.organisation.actors import Actor
from motcua.organisation.rules.posts import Role
from motcua.people.models import Account


@dataclass(frozen=True, slots=True)
class Asked:
    """Whose readings, of whose dossiers, of which days: "" and None ask for all.

    `officer` is an account's user name or whole name, `person` the identity number of a dossier's owner or applicant.
    """

    officer: str = ""
    person: str = ""
    first: date | None = None
    last: date | None = None


def may_see_readers(actor: Actor, row: Dossier) -> bool:
    """Auditors, and the head of a centre of the dossier."""
    centres = (row.centre_id, row.received_centre_id)
    return actor.has(Role.AUDITOR) or any(
        actor.has(Role.CENTRE_HEAD, centre_id) for centre_id in centres if centre_id is not None
    )


def readings_of(actor: Actor, code: str) -> QuerySet[DossierReading]:
    """Who read the dossier, last first. Raises `NotFound`, absent or not the actor's, and `Refused`
    (`readers_not_for_you`).
    """
    row = dossier_for(actor, code).row
    if not may_see_readers(actor, row):
        raise Refused(
            "readers_not_for_you",
            vi="Chỉ kiểm toán và người đứng đầu trung tâm xem được ai đã đọc hồ sơ: hãy hỏi người đứng đầu.",
            en="Only auditors and the head of the centre see who has read a dossier: ask the head.",
        )
    return DossierReading.objects.filter(dossier=row).select_related("account", "dossier").order_by("-pk")


def all_readings(actor: Actor, asked: Asked) -> QuerySet[DossierReading]:
    """The readings asked for, last first, for an auditor; none for anybody else.

    By officer or person each is found by an index; days alone would look through the whole log, so that a page asks for
    one of the two with them.
    """
    if not actor.has(Role.AUDITOR):
        return DossierReading.objects.none()
    found = DossierReading.objects.select_related("account", "dossier").order_by("-pk")
    if asked.officer:
        named = Q(username=asked.officer) | Q(full_name__iexact=asked.officer)
        found = found.filter(account__in=list(Account.objects.filter(named).values_list("pk", flat=True)))
    if asked.person:
        found = found.filter(dossier__in=_dossiers_of(actor, asked.person))
    if asked.first:
        found = found.filter(at__gte=_morning(asked.first))
    if asked.last:
        found = found.filter(at__lt=_morning(asked.last + timedelta(days=1)))
    return found


def _dossiers_of(actor: Actor, person: str) -> list[int]:
    """The dossiers whose owner or applicant bears the number: two reads, each by its own index."""
    visible = visible_to(actor).values_list("pk", flat=True)
    as_applicant = visible.exclude(applicant_identity="").filter(applicant_identity=person)
    return [*visible.filter(owner_identity=person).exclude(owner_identity=""), *as_applicant]


def _morning(day: date) -> datetime:
    return datetime.combine(day, time(), VIETNAM)
