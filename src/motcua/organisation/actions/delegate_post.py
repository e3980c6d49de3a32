"""Give an absent officer's post to a colleague for some days, and take it back."""

from datetime import date, datetime, timedelta

from django.db import transaction
from django.db.models import Q

from motcua.kernel.errors import NotFound, Refused
from motcua.kernel.text import nfc
from motcua.kernel.validity import Validity
from motcua.organisation import policies
from motcua.organisation.actions.assign_post import as_rule
from motcua.organisation.actors import Actor
from motcua.organisation.models import Delegation, DelegationEnd, Post, PostHolding
from motcua.organisation.rules.delegations import check_delegation, check_may_be_delegated, check_reason, days_of
from motcua.organisation.rules.posts import Holding, check_holding
from motcua.people.models import Account


@transaction.atomic
def delegate_post(
    actor: Actor,
    holding: PostHolding,
    substitute: Account,
    *,
    first_day: date,
    last_day: date,
    reason: str,
    at: datetime,
    today: date,
) -> Delegation:
    """Let `substitute` act by the post of `holding` from `first_day` to `last_day`; it ends by itself.

    Raises `Refused`: `not_your_post`, `account_locked`, those of `rules/delegations.py` and `rules/posts.py`;
    `Invalid`: `delegation_inverted`, `delegation_…`.
    """
    post = Post.objects.select_for_update().get(pk=holding.post_id)
    holding = PostHolding.objects.select_related("account").get(pk=holding.pk)
    policies.require(policies.may_delegate_post_of(actor, holding))
    check_may_be_delegated(post.roles)
    reason = nfc(reason).strip()
    check_reason(reason)
    days = days_of(first_day, last_day)
    if not substitute.is_active:
        raise Refused(
            "account_locked",
            vi=f"Tài khoản của {substitute} đang bị khóa: hãy chọn đồng nghiệp khác.",
            en=f"The account of {substitute} is locked: choose another colleague.",
            field="substitute",
        )
    check_delegation(days, as_rule(holding), substitute.pk, _held_at(post, substitute), _given(holding), today)
    new = Holding(substitute.pk, str(substitute), days, is_substitute=True)
    rows = PostHolding.objects.filter(post=post).select_related("account")
    check_holding(new, [as_rule(row) for row in rows], post.validity, post.seats)
    PostHolding.objects.create(
        account=substitute,
        post=post,
        valid_from=first_day,
        valid_to=last_day,
        is_substitute=True,
        instead_of=holding.account,
        source=reason,
    )
    return Delegation.objects.create(
        post=post,
        holder=holding.account,
        substitute=substitute,
        first_day=first_day,
        last_day=last_day,
        reason=reason,
        given_at=at,
        given_by=actor.account_id,
        given_by_name=actor.name,
    )


@transaction.atomic
def end_delegation(actor: Actor, delegation_id: int, *, at: datetime, today: date) -> None:
    """Take the post back at once; harmless where it has ended. What was done by it stays as it was.

    Raises `NotFound` (`delegation_unknown`), absent or not the actor's alike.
    """
    found = Delegation.objects.select_for_update(of=["self"]).select_related("post", "end").filter(pk=delegation_id)
    delegation = found.first()
    if delegation is None or not policies.may_end_delegation(actor, delegation):
        raise NotFound(
            "delegation_unknown",
            vi="Không có ủy quyền này: hãy tải lại trang để xem các ủy quyền hiện có.",
            en="There is no such delegation: reload the page to see those there are.",
        )
    if hasattr(delegation, "end") or delegation.validity.has_ended(today):
        return
    DelegationEnd.objects.create(delegation=delegation, at=at, by=actor.account_id, by_name=actor.name)
    held = PostHolding.objects.filter(
        post=delegation.post, account=delegation.substitute_id, valid_from=delegation.first_day, is_substitute=True
    )
    if delegation.first_day < today:
        held.update(valid_to=today - timedelta(days=1))
    else:
        held.delete()


def _held_at(post: Post, account: Account) -> list[Validity]:
    """When the account holds posts of its own at the centre of `post`, or, where it has none, for its agency."""
    place = Q(post__centre=post.centre_id) if post.centre_id else Q(post__agency=post.agency_id)
    rows = PostHolding.objects.filter(place, account=account, is_substitute=False).select_related("post")
    return [both for row in rows if (both := row.validity.common_with(row.post.validity))]


def _given(holding: PostHolding) -> list[Holding[int]]:
    """To whom this officer's post is given already."""
    rows = PostHolding.objects.filter(post=holding.post_id, instead_of=holding.account).select_related("account")
    return [as_rule(row) for row in rows]
