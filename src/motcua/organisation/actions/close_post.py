"""End a post, or a whole one-stop with everything at it."""

from datetime import date, datetime

from django.db import transaction
from django.db.models import Q, QuerySet

from motcua.kernel.errors import Invalid, Refused
from motcua.kernel.law_rows import LawRow
from motcua.kernel.text import nfc
from motcua.kernel.validity import Validity
from motcua.organisation import policies
from motcua.organisation.actors import Actor
from motcua.organisation.change_log import record
from motcua.organisation.models import Counter, Post, PostHolding, ServiceCentre


@transaction.atomic
def close_post(actor: Actor, post: Post, *, last_day: date, decision: str, at: datetime) -> Post:
    """Let the post end after `last_day`; whoever holds it then holds it no longer. Its past stays readable.

    The same again changes nothing. Raises `Refused`: `not_your_post`, `ended_already`, `begins_later`; `Invalid`:
    `decision_missing`, `validity_inverted`.
    """
    policies.require(policies.may_keep_reference_data(actor))
    decision = check_decision(decision)
    post = Post.objects.select_for_update(of=["self"]).get(pk=post.pk)
    if post.valid_to == last_day:
        return post
    _check_end(post, last_day)
    ended = end_all(PostHolding.objects.filter(post=post), last_day)
    _end(post, last_day)
    record(actor, at, "post_closed", f"{post} ({post.code})", decision=decision, last_day=last_day, holdings=ended)
    return post


@transaction.atomic
def close_centre(actor: Actor, centre: ServiceCentre, *, last_day: date, decision: str, at: datetime) -> ServiceCentre:
    """Let the one-stop end after `last_day`, and its counters, its posts and their holders with it.

    Dossiers still open there stay where they are until they are moved to the one-stop that follows. The same again
    changes nothing. Raises as `close_post` does.
    """
    policies.require(policies.may_keep_reference_data(actor))
    decision = check_decision(decision)
    centre = ServiceCentre.objects.select_for_update(of=["self"]).get(pk=centre.pk)
    if centre.valid_to == last_day:
        return centre
    _check_end(centre, last_day)
    ended = {
        "holdings": end_all(PostHolding.objects.filter(post__centre=centre), last_day),
        "posts": end_all(Post.objects.filter(centre=centre), last_day),
        "counters": end_all(Counter.objects.filter(centre=centre), last_day),
    }
    _end(centre, last_day)
    record(actor, at, "centre_closed", f"{centre} ({centre.code})", decision=decision, last_day=last_day, **ended)
    return centre


def check_decision(decision: str) -> str:
    """The number of the decision. Raises `Invalid` (`decision_missing`)."""
    decision = " ".join(nfc(decision).split())
    if not decision:
        raise Invalid(
            "decision_missing",
            vi="Thiếu số quyết định: hãy nhập số và ký hiệu của văn bản.",
            en="The number of the decision is missing: enter it.",
            field="decision",
        )
    return decision


def _check_end(row: LawRow, last_day: date) -> None:
    if row.validity.has_ended(last_day):
        raise Refused(
            "ended_already",
            vi=f"{row} đã kết thúc ngày {row.valid_to:%d/%m/%Y}: không kéo dài được, hãy lập mới nếu cần.",
            en=f"{row} ended on {row.valid_to}: it cannot be made longer; set up a new one if needed.",
            field="valid_to",
        )
    Validity(row.valid_from, last_day)


def _end(row: LawRow, last_day: date) -> None:
    row.valid_to = last_day
    row.save(update_fields=["valid_to"])


def end_all(rows: QuerySet, last_day: date) -> int:  # type: ignore[type-arg]
    """End what goes on after the day; what would only begin then is refused, naming the first."""
    later = rows.filter(valid_from__gt=last_day).order_by("valid_from").first()
    if later is not None:
        raise Refused(
            "begins_later",
            vi=f"{later} chỉ bắt đầu từ {later.valid_from:%d/%m/%Y}: hãy chọn ngày kết thúc sau ngày đó.",
            en=f"{later} only begins on {later.valid_from}: choose a last day after that.",
            field="valid_to",
        )
    ended: int = rows.filter(Q(valid_to=None) | Q(valid_to__gt=last_day)).update(valid_to=last_day)
    return ended
