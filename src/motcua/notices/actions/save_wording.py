"""A site's own words for a kind of notice."""

from datetime import datetime

from django.db import IntegrityError, transaction

from motcua.kernel.errors import Conflict
from motcua.notices.access import check_may_keep
from motcua.notices.models import StoredWording
from motcua.notices.rules.what_to_tell import Kind
from motcua.notices.rules.wordings import Wording, check_wording
from motcua.notices.wording import wording_of
from motcua.organisation.actors import Actor


def save_wording(
    actor: Actor, kind: Kind, language: str, wording: Wording | None, *, after: int, at: datetime
) -> StoredWording:
    """Keep the next version, which counts from now on; None goes back to the shipped words.

    `after` is the version that was looked at. Raises `Invalid` naming the field, `Conflict` where somebody was faster.
    """
    check_may_keep(actor)
    kept = check_wording(kind, wording) if wording else Wording("", "", "")
    if wording_of(kind, language).version != after:
        raise _meanwhile()
    try:
        with transaction.atomic():
            return StoredWording.objects.create(
                kind=kind,
                language=language,
                version=after + 1,
                subject=kept.subject,
                body=kept.body,
                sms=kept.sms,
                at=at,
                account_id=actor.account_id,
                by=actor.name,
            )
    except IntegrityError as error:
        raise _meanwhile() from error


def _meanwhile() -> Conflict:
    return Conflict(
        "wording_changed",
        vi="Vừa có người sửa mẫu này. Hãy tải lại trang, xem bản mới rồi sửa tiếp.",
        en="Somebody has just changed this template. Reload the page, look at the new one and go on.",
    )
