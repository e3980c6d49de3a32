"""Merge a local account into that of the same person's national identity. Nothing takes it back."""

from collections.abc import Callable
from datetime import date, datetime

from django.db import transaction

from motcua.kernel.clock import VIETNAM
from motcua.kernel.errors import Refused
from motcua.people import merging, sign_in_log
from motcua.people.actions.enter_by_identity import check_may_enter
from motcua.people.actions.take_away import take_away_credentials
from motcua.people.models import Account, AccountIdentity, Consent, ProviderSubject, Representation
from motcua.people.owner_notices import tell_owner
from motcua.people.rules.joining import check_may_merge
from motcua.people.rules.representation import RepresentationState
from motcua.people.rules.sign_in import SignInKind


@transaction.atomic
def merge_accounts(
    source: Account,
    target: Account,
    *,
    is_officer: Callable[[Account], bool],
    at: datetime,
    real_at: datetime,
    address: str = "",
) -> dict[str, int]:
    """All that is `source`'s becomes `target`'s, and `source` is no more. How many of each kind went along.

    Whoever calls has just seen the visitor prove to be both. Of two at once the second is refused. `at`: the site's
    instant. Raises `Refused`: `already_merged`, `merge_into_unproven`, `merge_of_another_person`, `officer_account`,
    `account_locked`, and what a room's mover refuses.
    """
    locked = {
        each.pk: each
        for each in Account.objects.select_for_update().filter(pk__in=[source.pk, target.pk]).order_by("pk")
    }
    source, target = locked[source.pk], locked[target.pk]
    identities = {
        each.account_id: each
        for each in AccountIdentity.objects.select_for_update().filter(account__in=locked).order_by("account")
    }
    gone, kept = identities.get(source.pk), identities.get(target.pk)
    if gone and gone.merged_into_id:
        raise Refused(
            "already_merged",
            vi="Hai tài khoản đã gộp rồi: hãy đăng nhập bằng tài khoản định danh điện tử.",
            en="The two accounts are merged already: sign in with the national electronic identity.",
        )
    check_may_enter(source, is_officer)
    check_may_enter(target, is_officer)
    check_may_merge(
        source_kind=gone.kind if gone else "",
        source_number=gone.identity_number if gone else "",
        source_person=gone.person_id if gone else None,
        target_kind=kept.kind if kept else "",
        target_number=kept.identity_number if kept else "",
        target_person=kept.person_id if kept else None,
    )
    tell_owner("merged", source, gone)
    moved = {mover.name: mover.move(source.pk, target.pk, at) for mover in merging.movers()}
    _take_over(source, target, gone, kept, at)
    take_away_credentials(source, f"gop-{source.pk}")
    AccountIdentity.objects.update_or_create(
        account=source, defaults={"merged_into": target}, create_defaults={"merged_into": target, "kind": "person"}
    )
    sign_in_log.record(SignInKind.MERGED, source, at=real_at, address=address, detail=f"-> {target.pk}")
    sign_in_log.record(SignInKind.MERGED, target, at=real_at, address=address, detail=f"<- {source.pk}")
    return moved


def _take_over(
    source: Account, target: Account, gone: AccountIdentity | None, kept: AccountIdentity | None, at: datetime
) -> None:
    """What this room keeps: subjects, whom one acts for, consent, and verified addresses where there are none."""
    ProviderSubject.objects.filter(account=source).update(account=target)
    _take_over_representations(source, target, at)
    agreed = Consent.objects.filter(account=target, withdrawn_at=None).values("purpose")
    Consent.objects.filter(account=source).exclude(purpose__in=agreed, withdrawn_at=None).update(account=target)
    if gone and kept:
        if gone.email_verified_at and not kept.email_verified_at:
            kept.email, kept.email_verified_at = gone.email, gone.email_verified_at
        if gone.phone_verified_at and not kept.phone_verified_at:
            kept.phone, kept.phone_verified_at = gone.phone, gone.phone_verified_at
        kept.save()


def _take_over_representations(source: Account, target: Account, at: datetime) -> None:
    """Of two for one organisation that which holds longest goes on, an accepted one before one only asked for."""
    held = Representation.objects.filter(
        account__in=[source, target], state__in=[RepresentationState.ASKED, RepresentationState.ACCEPTED]
    )
    going_on: dict[int, Representation] = {}
    for each in sorted(held, key=lambda each: (_how_long(each, at.astimezone(VIETNAM).date()), each.account == target)):
        if known := going_on.get(each.legal_entity_id):
            Representation.objects.filter(pk=known.pk).update(state=RepresentationState.ENDED, decided_at=at)
        going_on[each.legal_entity_id] = each
    Representation.objects.filter(account=source).update(account=target)


def _how_long(held: Representation, today: date) -> tuple[bool, bool, date]:
    """To compare by: whether it holds today, whether it was accepted, its last day."""
    last, is_accepted = held.valid_to or date.max, held.state == RepresentationState.ACCEPTED
    return is_accepted and held.valid_from is not None and held.valid_from <= today <= last, is_accepted, last
