"""The one door to a draft."""

from uuid import UUID

from django.db.models import Q, QuerySet

from motcua.journal.reading import told
from motcua.journal.rules.story import Told
from motcua.kernel.errors import NotFound
from motcua.organisation.actors import Actor
from motcua.organisation.rules.posts import Role
from motcua.reforms.models import DraftRow
from motcua.reforms.policies import WRITERS
from motcua.reforms.rules.draft import DRAFTS, PUBLIC, Draft


def visible_to(actor: Actor) -> QuerySet[DraftRow]:
    """Decided and published ones for anybody, a unit's own for its writers, what was submitted for controllers."""
    if actor.sees_all:
        return DraftRow.objects.all()
    own = {post.centre_id for post in actor.posts if post.roles & WRITERS}
    seen = Q(stage__in=PUBLIC) | Q(centre__in=own - {None})
    if Role.CONTROLLER in actor.roles:
        seen |= Q(submitted_at__isnull=False)
    return DraftRow.objects.filter(seen)


def draft_for(actor: Actor, subject: UUID, *, locked: bool = False) -> tuple[DraftRow, Told[Draft]]:
    """The row and story of a draft that `actor` may see. Raises `NotFound`; absent and forbidden look alike."""
    rows = visible_to(actor).select_for_update() if locked else visible_to(actor)
    row = rows.filter(pk=subject).first()
    if row is None:
        raise draft_unknown()
    return row, told(DRAFTS, subject)


def draft_unknown() -> NotFound:
    return NotFound(
        "draft_unknown",
        vi="Không có dự thảo này, hoặc việc này không dành cho quý vị. Hãy mở lại từ danh sách dự thảo.",
        en="There is no such draft, or this is not for you to do. Open it from the list of drafts again.",
    )
