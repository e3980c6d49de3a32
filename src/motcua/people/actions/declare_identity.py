"""What the owner of a local account states of oneself, until a national identity proves it."""

from datetime import date

from django.db import transaction

from motcua.kernel.errors import Refused
from motcua.kernel.text import nfc
from motcua.people.actions.register_person import check_name
from motcua.people.models import Account, AccountIdentity
from motcua.people.rules.citizen import CitizenKind
from motcua.people.rules.identity import IdentityKind, check_identity


@transaction.atomic
def declare_identity(
    account: Account,
    *,
    full_name: str,
    identity_kind: IdentityKind | None,
    identity_number: str,
    birth_date: date | None,
    address: str,
    on: date,
) -> None:
    """Keep what is stated; no `Person` is looked for by it, so nobody learns what is known of a number.

    Raises `Invalid`: those of `check_identity`, `person_without_name`; `Refused` (`identity_is_proven`).
    """
    identity, _ = AccountIdentity.objects.select_for_update().get_or_create(
        account=account, defaults={"kind": CitizenKind.PERSON}
    )
    if identity.person_id or identity.legal_entity_id:
        raise Refused(
            "identity_is_proven",
            vi="Danh tính đã xác nhận bằng định danh điện tử: muốn sửa, hãy sửa tài khoản định danh rồi đăng nhập lại.",
            en="The identity is proven: to correct it, correct the electronic identity, then sign in again.",
        )
    number = ""
    if identity_kind and identity_number.strip():
        number = check_identity(identity_kind, identity_number, on=on, birth_date=birth_date)
    account.full_name = check_name(full_name)
    account.save(update_fields=["full_name"])
    identity.identity_kind = identity_kind.value if identity_kind and number else ""
    identity.identity_number, identity.birth_date = number, birth_date
    identity.address = " ".join(nfc(address).split())[:300]
    identity.save()
