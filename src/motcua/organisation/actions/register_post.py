"""Set a post up at a one-stop."""

from collections.abc import Sequence
from datetime import date

from django.db import transaction

from motcua.kernel.errors import Refused
from motcua.kernel.text import nfc
from motcua.kernel.validity import Validity
from motcua.organisation import policies
from motcua.organisation.actors import Actor
from motcua.organisation.models import Post, ServiceCentre
from motcua.organisation.rules.posts import check_roles


@transaction.atomic
def register_post(
    actor: Actor,
    *,
    code: str,
    title: str,
    centre: ServiceCentre,
    roles: Sequence[str],
    valid_from: date,
    valid_to: date | None = None,
    seats: int | None = None,
    source: str = "",
) -> Post:
    """Add a post at `centre`; the same one again is returned as it is, whatever its title is now.

    Raises `Refused`: `not_your_post`, `post_code_taken`; `Invalid`: `post_without_role`, `role_unknown`,
    `validity_inverted`.
    """
    policies.require(policies.may_keep_reference_data(actor))
    checked = [role.value for role in check_roles(roles)]
    validity = Validity(valid_from, valid_to)
    post, is_new = Post.objects.select_for_update(of=["self"]).get_or_create(
        code=code,
        defaults={
            "title": nfc(title),
            "centre": centre,
            "roles": checked,
            "seats": seats,
            "source": nfc(source),
            "valid_from": valid_from,
            "valid_to": valid_to,
        },
    )
    if not is_new and (post.centre_id, post.roles, post.seats, post.validity) != (centre.pk, checked, seats, validity):
        raise Refused(
            "post_code_taken",
            vi=f"Mã vị trí {code} đã dùng cho “{post.title}”, với nơi làm việc, vai trò hoặc thời gian khác: hãy dùng "
            "mã khác.",
            en=f"The code {code} is taken by the post “{post.title}”, which has another place, roles or days: use "
            "another code.",
            field="code",
        )
    return post
