"""The sets of procedures that indicators count: what is offered at centres on the last day of a period, and more."""

from collections.abc import Callable, Iterable

from django.db.models import Exists, OuterRef, Q, QuerySet

from motcua.catalogue.models import CentreProcedure, OnlineService, Procedure, ProcedureRevision
from motcua.catalogue.rules.content import Channel
from motcua.catalogue.rules.gaps import MANDATORY
from motcua.catalogue.rules.lifecycle import Status
from motcua.catalogue.rules.online_levels import SENT_ONLINE
from motcua.catalogue.rules.publication import Lateness
from motcua.dossiers.models import Dossier
from motcua.indices.dossier_sets import RECEIVED
from motcua.kernel.errors import NotFound
from motcua.kernel.law_rows import valid_on
from motcua.statistics.rules.definitions import Words
from motcua.statistics.rules.periods import Period

type Centres = list[int] | None
"""Row numbers; None: all."""


def _revisions() -> QuerySet[ProcedureRevision]:
    return ProcedureRevision.objects.filter(procedure=OuterRef("pk"), status=Status.PUBLISHED)


def offered(period: Period, centres: Centres) -> QuerySet[Procedure]:
    """Offered at one of the centres on the last day of the period."""
    where = CentreProcedure.objects.filter(valid_on(period.last), procedure=OuterRef("pk"))
    where = where if centres is None else where.filter(centre__in=centres)
    return Procedure.objects.filter(Exists(where), is_public=True)


def in_force(period: Period, centres: Centres) -> QuerySet[Procedure]:
    """Offered, and with a revision in force on that day."""
    return offered(period, centres).filter(Exists(_revisions().filter(valid_on(period.last))))


def complete(period: Period, centres: Centres) -> QuerySet[Procedure]:
    """In force with all parts of NĐ 63/2010 Art 8.2."""
    lacking = Q(gap_codes__overlap=sorted(MANDATORY))
    return offered(period, centres).filter(Exists(_revisions().filter(valid_on(period.last)).exclude(lacking)))


def _decided_in(period: Period) -> QuerySet[ProcedureRevision]:
    return _revisions().filter(decision_signed_on__range=(period.first, period.last))


def decided(period: Period, centres: Centres) -> QuerySet[Procedure]:
    """Offered, with a decision of publication signed in the period."""
    return offered(period, centres).filter(Exists(_decided_in(period)))


def decided_in_time(period: Period, centres: Centres) -> QuerySet[Procedure]:
    """Of these: none of the decisions was signed late."""
    late = _decided_in(period).filter(lateness__contains=[Lateness.SIGNED_LATE])
    return decided(period, centres).filter(~Exists(late))


def recorded_in_time(period: Period, centres: Centres) -> QuerySet[Procedure]:
    """Of these: each was entered in the national database by the last day of the period, and in time."""
    late = Q(lateness__contains=[Lateness.RECORDED_LATE])
    not_yet = Q(recorded_nationally_on__isnull=True) | Q(recorded_nationally_on__gt=period.last)
    return decided(period, centres).filter(~Exists(_decided_in(period).filter(late | not_yet)))


def online(period: Period, centres: Centres) -> QuerySet[Procedure]:
    """In force, with an online service of level 3 or 4, một phần or toàn trình on that day."""
    services = OnlineService.objects.filter(valid_on(period.last), procedure=OuterRef("pk"), level__in=SENT_ONLINE)
    if centres is not None:
        services = services.filter(Q(centre__isnull=True) | Q(centre__in=centres))
    return in_force(period, centres).filter(Exists(services))


def online_used(period: Period, centres: Centres) -> QuerySet[Procedure]:
    """Of these: received a dossier online in the period."""
    dossiers = Dossier.objects.filter(RECEIVED.where(period), channel=Channel.ONLINE)
    if centres is not None:
        dossiers = dossiers.filter(received_centre__in=centres)
    return online(period, centres).filter(pk__in=dossiers.values("procedure_id"))


type Find = Callable[[Period, Centres], QuerySet[Procedure]]

PROCEDURE_SETS: dict[str, tuple[Words, Find]] = {
    "in_force": (Words("Thủ tục đang cung cấp, có hiệu lực", "Procedures offered and in force"), in_force),
    "complete": (Words("Thủ tục đủ các bộ phận bắt buộc", "Procedures with all mandatory parts"), complete),
    "decided": (Words("Thủ tục có quyết định công bố trong kỳ", "Procedures with a decision in the period"), decided),
    "decided_in_time": (Words("Thủ tục công bố đúng hạn", "Procedures published on time"), decided_in_time),
    "recorded_in_time": (
        Words("Thủ tục cập nhật, công khai đúng hạn", "Procedures entered and made public on time"),
        recorded_in_time,
    ),
    "online": (Words("Thủ tục có dịch vụ công trực tuyến", "Procedures with an online service"), online),
    "online_used": (
        Words("Thủ tục có dịch vụ trực tuyến phát sinh hồ sơ", "Procedures whose online service was used"),
        online_used,
    ),
}


def procedures_in(code: str, period: Period, centres: Iterable[int] | None) -> QuerySet[Procedure]:
    """The procedures of a set, by code. Raises `NotFound` for a set that there is not."""
    if code not in PROCEDURE_SETS:
        raise no_such_set(code)
    return PROCEDURE_SETS[code][1](period, None if centres is None else list(centres)).order_by("code")


def no_such_set(code: str) -> NotFound:
    """What is listed by no number of the index."""
    return NotFound(
        "no_such_set",
        vi=f"Không có danh sách “{code[:40]}”. Hãy mở danh sách từ một con số của bộ chỉ số.",
        en=f"There is no list “{code[:40]}”. Open the list from a number of the index.",
    )
