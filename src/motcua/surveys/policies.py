"""Who runs surveys, types paper questionnaires in, reads what came of them, and gives out slips to rate a visit."""

from motcua.dossiers.policies import counters_of
from motcua.kernel.errors import NotFound, Refused
from motcua.organisation.actors import Actor
from motcua.organisation.rules.posts import Role

RUN = (Role.COORDINATOR, Role.CONTROLLER)
TYPE_IN = (*RUN, Role.CLERK)
READ = (*RUN, Role.CENTRE_HEAD, Role.AUDITOR)


def may_run(actor: Actor) -> bool:
    """Drafts, draws, opens, closes, publishes, and reads who is invited."""
    return any(actor.has(role) for role in RUN)


def may_type_in(actor: Actor) -> bool:
    """Paper questionnaires of an open campaign."""
    return any(actor.has(role) for role in TYPE_IN)


def may_read_results(actor: Actor) -> bool:
    """Results of a closed campaign before everybody reads them."""
    return any(actor.has(role) for role in READ)


def check_may_give_slips(actor: Actor, centre_id: int) -> None:
    """Slips to rate a visit are given at the counter. Raises `Refused`."""
    if centre_id not in counters_of(actor):
        raise Refused(
            "not_at_the_counter",
            vi="Phiếu đánh giá lượt đến do người tiếp nhận tại quầy phát. Hãy chuyển cho quầy.",
            en="Slips to rate a visit are given by receptionists at the counter. Pass it to them.",
        )


def check_may_run(actor: Actor) -> None:
    """Raises `NotFound`: absent and forbidden look alike."""
    if not may_run(actor):
        raise no_such_survey()


def check_may_type_in(actor: Actor) -> None:
    if not may_type_in(actor):
        raise no_such_survey()


def no_such_survey() -> NotFound:
    return NotFound(
        "no_such_survey",
        vi="Không có đợt khảo sát này. Hãy xem danh sách các đợt đã công bố.",
        en="There is no such survey. See the list of those that are published.",
    )
