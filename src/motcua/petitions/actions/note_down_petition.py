"""An officer notes down what came by counter, letter, telephone or questionnaire, complete or not."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from motcua.kernel.errors import Invalid
from motcua.organisation.actors import Actor
from motcua.organisation.models import ServiceCentre
from motcua.petitions.models import Petition as Row
from motcua.petitions.policies import check_may_note
from motcua.petitions.receiving import Came, Words, known_request, take_in_once, tidy
from motcua.petitions.rules.acceptance import needed
from motcua.petitions.rules.facts import Channel

FIRST_YEAR = 2008
"""Of NĐ 20/2008/NĐ-CP."""


@transaction.atomic
def note_down_petition(
    actor: Actor, words: Words, *, channel: Channel, arrived: datetime, request_id: UUID, at: datetime
) -> Row:
    """The petition; what it lacks is kept with it, so that it can only be completed or refused with guidance.

    Raises `NotFound` for who may not, `Invalid` (`arrived_later`, `arrived_earlier`, `not_by_hand`,
    a text that cannot be kept), `Conflict` (the same request brought in another one).
    """
    post = check_may_note(actor)
    said = tidy(words)
    known = known_request(request_id, said)
    if known is not None:
        return known
    if channel is Channel.ONLINE:
        raise Invalid(
            "not_by_hand",
            vi="Phản ánh trực tuyến do người dân tự gửi. Hãy chọn cách đã nhận được phản ánh này.",
            en="People send online petitions themselves. Choose the way in which this one came.",
            field="channel",
        )
    if arrived > at:
        raise Invalid(
            "arrived_later",
            vi="Lúc nhận được phải trước bây giờ. Hãy kiểm tra lại giờ và ngày.",
            en="It must have come before now. Check the hour and the day.",
            field="arrived",
        )
    if arrived.year < FIRST_YEAR:
        raise Invalid(
            "arrived_earlier",
            vi=f"Chưa có phản ánh, kiến nghị theo nghị định trước năm {FIRST_YEAR}. Hãy kiểm tra lại ngày và năm.",
            en=f"There were no petitions under the decree before {FIRST_YEAR}. Check the day and the year.",
            field="arrived",
        )
    needed("title", said.title)
    here = ServiceCentre.objects.select_related("unit__parent").get(pk=post.centre_id or 0)
    came = Came(channel, arrived, actor.by(post.code), taken_at=here)
    return take_in_once(said, came, request_id=request_id, at=at)
