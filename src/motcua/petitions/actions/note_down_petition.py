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


@transaction.atomic
def note_down_petition(
    actor: Actor, words: Words, *, channel: Channel, arrived: datetime, request_id: UUID, at: datetime
) -> Row:
    """The petition; what it lacks is kept with it, so that it can only be completed or refused with guidance.

    Raises `NotFound` for who may not, `Invalid` (`arrived_later`, `not_by_hand`, a text that cannot be kept).
    """
    post = check_may_note(actor)
    known = known_request(request_id)
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
    said = tidy(words)
    needed("title", said.title)
    here = ServiceCentre.objects.select_related("unit__parent").get(pk=post.centre_id or 0)
    came = Came(channel, arrived, actor.by(post.code), taken_at=here)
    return take_in_once(said, came, request_id=request_id, at=at)
