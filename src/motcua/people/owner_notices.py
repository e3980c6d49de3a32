"""Telling the owner of an account what was done to it, by the addresses that are verified now."""

from motcua.kernel.jobs import enqueue
from motcua.kernel.messages import Way
from motcua.people.models import Account, AccountIdentity, OwnerNotice


def tell_owner(name: str, account: Account, identity: AccountIdentity | None) -> None:
    """Enqueue the notice to each verified address that the account has now. Call in the transaction of its cause."""
    if identity is None:
        return
    addresses = {
        Way.EMAIL: identity.email if identity.email_verified_at else "",
        Way.SMS: identity.phone if identity.phone_verified_at else "",
    }
    for way, address in addresses.items():
        if address:
            notice = OwnerNotice.objects.create(name=name, way=way, address=address, language=account.language)
            enqueue("people.send_notice", number=notice.pk)
