"""The dossiers and procedures behind the numbers of ratings, found by the conditions that counted them."""

from collections.abc import Callable

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.db.models.expressions import RawSQL

from motcua.catalogue.models import CentreProcedure, OnlineService, Procedure
from motcua.catalogue.rules.online_levels import SENT_ONLINE
from motcua.dossiers.models import Dossier
from motcua.indices.policies import check_may_see_officers, no_such_rating
from motcua.indices.ratings import parameters_of
from motcua.indices.step_scores import BEHIND_OFFICER, BEHIND_UNIT, CONDITIONS
from motcua.kernel.law_rows import valid_on
from motcua.organisation.actors import Actor
from motcua.organisation.models import ServiceCentre
from motcua.statistics.rules.definitions import Words
from motcua.statistics.rules.periods import Period

DOSSIERS: dict[str, Words] = {
    "rated": Words("Hồ sơ được tính điểm", "Dossiers scored"),
    "early": Words("Giải quyết trước hạn", "Resolved early"),
    "on_time": Words("Giải quyết đúng hạn", "Resolved on time"),
    "late": Words("Giải quyết quá hạn", "Resolved late"),
    "steps_early": Words("Mọi bước trước hạn", "All steps early"),
    "steps_on_time": Words("Mọi bước trong hạn, có bước đúng hạn", "No step late, one on time"),
    "steps_late": Words("Có bước quá hạn", "A step late"),
    "never_asked": Words("Không phải bổ sung lần nào", "Never asked for more"),
    "asked_once": Words("Phải bổ sung một lần", "Asked for more once"),
    "asked_more": Words("Phải bổ sung quá một lần", "Asked for more than once"),
    "asked": Words("Có lần phải bổ sung", "Asked for more"),
    "online_late": Words("Trực tuyến, giải quyết quá hạn", "Online, resolved late"),
}
"""The counts of `step_scores`, as lists are called."""


def dossiers_rated(name: str, period: Period, centre: ServiceCentre) -> QuerySet[Dossier]:
    """The dossiers of one count of a centre. Nobody's permission has been looked at. Raises `NotFound`."""
    if name not in CONDITIONS:
        raise no_such_rating()
    return _in(BEHIND_UNIT[name], parameters_of(period, [centre.pk]))


def dossiers_of_officer(
    actor: Actor, name: str, period: Period, centre: ServiceCentre, account: int
) -> QuerySet[Dossier]:
    """The same of one officer. Raises `NotFound` for who may not see officers."""
    check_may_see_officers(actor, centre.pk)
    if name not in CONDITIONS:
        raise no_such_rating()
    return _in(BEHIND_OFFICER[name], {**parameters_of(period, [centre.pk]), "account": account})


def _in(sql: str, parameters: dict[str, object]) -> QuerySet[Dossier]:
    """Every parameter stands once in the statement, these in this order."""
    order = [parameters[name] for name in ("centres", "first", "end", "account") if name in parameters]
    return Dossier.objects.filter(pk__in=RawSQL(sql % dict.fromkeys(parameters, "%s"), order))  # noqa: S611 - ours


def _all(_offered: QuerySet[CentreProcedure], _period: Period) -> QuerySet[CentreProcedure]:
    return _offered


def _four_steps(offered: QuerySet[CentreProcedure], _period: Period) -> QuerySet[CentreProcedure]:
    return offered.filter(four_step_done=True)


def _online(offered: QuerySet[CentreProcedure], period: Period) -> QuerySet[CentreProcedure]:
    services = OnlineService.objects.filter(
        valid_on(period.last),
        Q(centre__isnull=True) | Q(centre=OuterRef("centre")),
        procedure=OuterRef("procedure"),
        level__in=SENT_ONLINE,
    )
    return offered.filter(Exists(services))


type Narrowing = Callable[[QuerySet[CentreProcedure], Period], QuerySet[CentreProcedure]]
PROCEDURES: dict[str, tuple[Words, Narrowing]] = {
    "offered": (Words("Thủ tục tiếp nhận tại đây", "Procedures received here"), _all),
    "four_steps": (Words("Thủ tục làm đủ bốn bước tại đây", "Procedures done here in four steps"), _four_steps),
    "online": (Words("Thủ tục có dịch vụ trực tuyến", "Procedures with an online service"), _online),
}
"""The sets of procedures that the indicators 5 and 9 count."""


def procedures_rated(name: str, period: Period, centre: ServiceCentre) -> QuerySet[Procedure]:
    """The procedures of one count of a centre, by code. Raises `NotFound`."""
    if name not in PROCEDURES:
        raise no_such_rating()
    offered = CentreProcedure.objects.filter(valid_on(period.last), centre=centre)
    found = PROCEDURES[name][1](offered, period)
    return Procedure.objects.filter(pk__in=found.values("procedure")).order_by("code")
