"""The one door to petitions: for officers by their desks, for senders by account or by code and its secret part."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Q, QuerySet

from motcua.journal.reading import told
from motcua.journal.rules.story import Told
from motcua.organisation.actors import Actor, HeldPost
from motcua.organisation.models import ServiceCentre
from motcua.organisation.rules.posts import Role
from motcua.petitions.lookup import fits, read_code
from motcua.petitions.models import Petition as Row
from motcua.petitions.places import ROLE_AT, centres_above, is_under
from motcua.petitions.policies import no_such_petition
from motcua.petitions.rules.facts import Desk
from motcua.petitions.rules.petition import PETITIONS, Petition
from motcua.territory.rules.units import Level


@dataclass(frozen=True, slots=True)
class Loaded:
    """A petition's row and its story."""

    row: Row
    told: Told[Petition]

    @property
    def state(self) -> Petition:
        return self.told.state


def visible_to(actor: Actor, on: date) -> QuerySet[Row]:
    """The petitions that the actor may see as an officer: at one's desk, sorted there, or taken up; never those about
    oneself, nor, by whatever post, about the unit that one is in or below; denunciations only for who redirected them.
    The province's control and auditors watch over all others."""
    if actor.account_id is None:
        return Row.objects.none()
    mine = Q(in_charge=actor.account_id)
    found = mine
    if actor.has(Role.AUDITOR):
        found |= Q(is_denunciation=False)
    posts = [post for post in actor.posts if post.centre_id is not None]
    at = ServiceCentre.objects.select_related("unit__parent").in_bulk({post.centre_id for post in posts})
    barred: set[int] = set()
    for post in posts:
        centre = at[post.centre_id]
        found |= _at_desks_of(post, centre)
        if is_under(post.roles, centre):
            barred |= {each.pk for each in centres_above(centre, on)}
    return (
        Row.objects.filter(found, mine | Q(is_denunciation=False))
        .exclude(about_accounts__contains=[actor.account_id])
        .exclude(about_whole=True, about_centre__in=barred)
    )


def _at_desks_of(post: HeldPost, centre: ServiceCentre) -> Q:
    """What lies at the desks of a post, or was sorted there."""
    found = Q(pk__in=[])
    for desk, role in ROLE_AT.items():
        if role not in post.roles:
            continue
        at = Q(place_centre=centre, place_desk=desk) | Q(control_centre=centre, control_desk=desk)
        is_top_control = desk is Desk.CONTROL and centre.level == Level.PROVINCE
        found |= Q(is_denunciation=False) if is_top_control else at
    return found


def petition_for(actor: Actor, subject: UUID, on: date) -> Loaded:
    """The petition for an officer. Raises `NotFound`."""
    return _load(visible_to(actor, on), subject)


def own_petitions(actor: Actor) -> QuerySet[Row]:
    """Those that this account sent, the latest first."""
    if actor.account_id is None:
        return Row.objects.none()
    return Row.objects.filter(sender__account=actor.account_id).order_by("-received_at", "-id")


@dataclass(frozen=True, slots=True)
class Key:
    """By what a sender opens a petition: the account, and the petitions opened by code in this session."""

    actor: Actor
    opened: frozenset[UUID] = frozenset()


def own_petition(key: Key, subject: UUID) -> Loaded:
    """The petition for who sent it. Raises `NotFound` for everybody else."""
    own = Q(pk__in=key.opened)
    if key.actor.account_id is not None:
        own |= Q(sender__account=key.actor.account_id)
    return _load(Row.objects.filter(own), subject)


def petition_by_code(code: str, secret: str) -> UUID | None:
    """The petition with that code, if the secret part fits; None alike for either being wrong."""
    subject = Row.objects.filter(code=read_code(code)).values_list("pk", flat=True).first()
    return subject if fits(secret, subject) else None


def _load(rows: QuerySet[Row], subject: UUID) -> Loaded:
    row = rows.select_related("place_centre", "control_centre", "about_centre").filter(pk=subject).first()
    if row is None:
        raise no_such_petition()
    return Loaded(row, told(PETITIONS, subject))
