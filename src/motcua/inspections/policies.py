"""Who sees plans and inspections, who keeps them, who may open a case."""

from motcua.inspections.rules.independence import Person
from motcua.kernel.errors import NotFound
from motcua.organisation.actors import Actor, HeldPost
from motcua.organisation.rules.posts import Role

WATCHERS = frozenset({Role.INSPECTOR, Role.CENTRE_HEAD})


def may_look(actor: Actor) -> bool:
    """Whether there are plans and inspections for the actor at all: inspectors, heads, auditors."""
    return bool(actor.roles & (WATCHERS | {Role.AUDITOR}))


def check_may_look(actor: Actor) -> None:
    """Raises `NotFound`."""
    if not may_look(actor):
        raise no_such_inspection()


def watching_posts(actor: Actor) -> tuple[HeldPost, ...]:
    """The posts by which the actor inspects or heads a one-stop."""
    return tuple(post for post in actor.posts if post.roles & WATCHERS and post.centre_id)


def inspecting_post(actor: Actor) -> HeldPost | None:
    """The post by which the actor draws up plans and records decisions."""
    return next((post for post in actor.posts if Role.INSPECTOR in post.roles and post.centre_id), None)


def check_inspects(actor: Actor) -> HeldPost:
    """Raises `NotFound`."""
    post = inspecting_post(actor)
    if post is None or actor.account_id is None:
        raise no_such_inspection()
    return post


def may_open_cases(actor: Actor) -> bool:
    """Inspectors and heads, each for the units that they watch (`access.watched_centres`)."""
    return bool(watching_posts(actor)) and actor.account_id is not None


def check_may_open_cases(actor: Actor) -> HeldPost:
    """Raises `NotFound`."""
    if not may_open_cases(actor):
        raise no_such_case()
    return watching_posts(actor)[0]


def as_person(actor: Actor) -> Person:
    """The actor where only who it is matters."""
    return Person(actor.account_id or 0, actor.name)


def no_such_inspection() -> NotFound:
    """Absent and forbidden look alike."""
    return NotFound(
        "no_such_inspection",
        vi="Không có kế hoạch hay cuộc kiểm tra này. Hãy mở lại từ trang Kiểm tra.",
        en="There is no such plan or inspection. Open it from the page of inspections again.",
    )


def no_such_case() -> NotFound:
    """Absent and forbidden look alike."""
    return NotFound(
        "no_such_case",
        vi="Không có vụ việc này. Hãy mở lại từ trang Trách nhiệm.",
        en="There is no such case. Open it from the page of accountability again.",
    )
