"""Reads what the page of one's posts shows."""

from dataclasses import dataclass
from datetime import date

from motcua.organisation import policies, queries
from motcua.organisation.actors import Actor
from motcua.organisation.models import Delegation, PostHolding
from motcua.web.desk.posts.role_words import words_of

SHOWN = 50


@dataclass(frozen=True, slots=True)
class PostRow:
    """A post held, now or from a day to come."""

    title: str
    place: str
    roles: str
    first_day: date
    last_day: date | None
    instead_of: str  # the absent colleague's name, "" for a post of one's own
    is_chosen: bool


@dataclass(frozen=True, slots=True)
class DelegationRow:
    """A post given to a colleague. `may_end`: this reader may take it back."""

    number: int
    post: str
    holder: str
    substitute: str
    first_day: date
    last_day: date
    reason: str
    given_by: str
    state: str  # coming, running, over, ended
    may_end: bool


def read_posts(whole: Actor, acting: Actor, today: date) -> list[PostRow]:
    """The posts of the account; those acted by are marked where one was chosen."""
    chosen = acting.posts[0].code if len(acting.posts) == 1 < len(whole.posts) else ""
    return [_post_row(holding, chosen) for holding in queries.holdings_of(whole.account_id or 0, today)]


def read_delegations(acting: Actor, today: date) -> list[DelegationRow]:
    """What was given and taken, newest first."""
    return [_delegation_row(each, acting, today) for each in queries.delegations_for(acting)[:SHOWN]]


def _post_row(holding: PostHolding, chosen: str) -> PostRow:
    place = holding.post.centre or holding.post.agency
    return PostRow(
        title=holding.post.title,
        place=str(place),
        roles=words_of(holding.post.roles),
        first_day=holding.valid_from,
        last_day=holding.valid_to,
        instead_of=str(holding.instead_of) if holding.instead_of else "",
        is_chosen=holding.post.code == chosen,
    )


def _delegation_row(each: Delegation, actor: Actor, today: date) -> DelegationRow:
    state = _state(each, today)
    return DelegationRow(
        number=each.pk,
        post=each.post.title,
        holder=str(each.holder),
        substitute=str(each.substitute),
        first_day=each.first_day,
        last_day=each.last_day,
        reason=each.reason,
        given_by=each.given_by_name,
        state=state,
        may_end=state in ("coming", "running") and policies.may_end_delegation(actor, each),
    )


def _state(each: Delegation, today: date) -> str:
    if hasattr(each, "end"):
        return "ended"
    if each.validity.has_ended(today):
        return "over"
    return "running" if today in each.validity else "coming"
