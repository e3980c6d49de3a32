"""The one door to projects: auditors see all, coordinators, heads and inspectors those of their own one-stop."""

from uuid import UUID

from django.db.models import QuerySet

from motcua.journal.reading import told
from motcua.journal.rules.story import Told
from motcua.organisation.actors import Actor
from motcua.organisation.rules.posts import Role
from motcua.programmes.models import Project as Row
from motcua.programmes.policies import READERS, no_such_project
from motcua.programmes.rules.project import PROJECTS, Project


def visible_to(actor: Actor) -> QuerySet[Row]:
    """The projects that the actor may see."""
    if actor.has(Role.AUDITOR):
        return Row.objects.all()
    centres = [post.centre_id for post in actor.posts if post.roles & READERS and post.centre_id]
    return Row.objects.filter(centre__in=centres)


def project_for(actor: Actor, subject: UUID, *, to_act: bool = False) -> tuple[Row, Told[Project]]:
    """The row and its story; `to_act` holds the row until the transaction ends. Raises `NotFound`."""
    rows = visible_to(actor)
    if to_act:
        rows = rows.select_for_update(of=("self",))
    row = rows.filter(pk=subject).first()
    if row is None:
        raise no_such_project()
    return row, told(PROJECTS, subject)
