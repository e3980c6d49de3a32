"""Say who holds a post, from when to when."""

from datetime import date, datetime

from django.db import transaction

from motcua.kernel.errors import Refused
from motcua.kernel.text import nfc
from motcua.kernel.validity import Validity
from motcua.organisation import policies
from motcua.organisation.actors import Actor
from motcua.organisation.change_log import record
from motcua.organisation.models import Post, PostHolding
from motcua.organisation.rules.posts import Holding, check_holding
from motcua.people.models import Account


@transaction.atomic
def assign_post(
    actor: Actor,
    account: Account,
    post: Post,
    *,
    valid_from: date,
    valid_to: date | None = None,
    is_substitute: bool = False,
    source: str = "",
    at: datetime | None = None,
) -> PostHolding:
    """Let the account hold the post on these days; the same assignment again is returned as it is.

    `source` names the decision. Raises `Refused`: `not_your_post`, `account_locked`, `post_not_there`,
    `post_held_already`, `post_taken`, `substitute_without_end`; `Invalid` (`validity_inverted`).
    """
    post = Post.objects.select_for_update().get(pk=post.pk)
    policies.require(policies.may_assign_post(actor, post))
    if not account.is_active:
        raise Refused(
            "account_locked",
            vi=f"Tài khoản của {account} đang bị khóa: hãy mở khóa trước khi giao vị trí.",
            en=f"The account of {account} is locked: unlock it before assigning a post.",
            field="account",
        )
    holding = Holding(account.pk, str(account), Validity(valid_from, valid_to), is_substitute)
    rows = list(PostHolding.objects.filter(post=post).select_related("account").order_by("valid_from", "pk"))
    for row in rows:
        if as_rule(row) == holding:
            return row
    check_holding(holding, [as_rule(row) for row in rows], post.validity, post.seats)
    row = PostHolding.objects.create(
        account=account,
        post=post,
        valid_from=valid_from,
        valid_to=valid_to,
        is_substitute=is_substitute,
        source=nfc(source),
    )
    days = {"valid_from": valid_from, "valid_to": valid_to}
    record(actor, at, "post_assigned", f"{account}: {post} ({post.code})", decision=source, **days)
    return row


@transaction.atomic
def end_post_holding(
    actor: Actor, holding: PostHolding, *, last_day: date, decision: str = "", at: datetime | None = None
) -> PostHolding:
    """Let a holding end after `last_day`; it may be shortened, never lengthened (assign anew for that).

    Raises `Refused`: `not_your_post`, `post_holding_ended`; `Invalid` (`validity_inverted`).
    """
    holding = PostHolding.objects.select_for_update(of=["self"]).select_related("post").get(pk=holding.pk)
    policies.require(policies.may_assign_post(actor, holding.post))
    if holding.valid_to is not None and holding.valid_to < last_day:
        raise Refused(
            "post_holding_ended",
            vi=f"Việc giữ vị trí đã kết thúc ngày {holding.valid_to:%d/%m/%Y}: muốn giữ tiếp, hãy giao lại vị trí.",
            en=f"The post was held until {holding.valid_to} only: to go on, assign it anew.",
            field="valid_to",
        )
    Validity(holding.valid_from, last_day)
    holding.valid_to = last_day
    holding.save(update_fields=["valid_to"])
    subject = f"{holding.account}: {holding.post} ({holding.post.code})"
    record(actor, at, "holding_ended", subject, decision=decision, last_day=last_day)
    return holding


def as_rule(row: PostHolding) -> Holding[int]:
    """The row as the rules see it."""
    return Holding(row.account_id, str(row.account), row.validity, row.is_substitute)
