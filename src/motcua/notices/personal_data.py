"""What this room keeps of an account: moved with a merged one."""

from datetime import datetime

from motcua.notices.models import Delivery, Preference


def move(from_account: int, to_account: int, at: datetime) -> int:
    """What the account was told is the other's to read, which keeps its own wishes where it has any. How many."""
    wishes = Preference.objects.filter(pk=from_account)
    if not Preference.objects.filter(pk=to_account).exists():
        Preference.objects.bulk_create(
            Preference(
                account_id=to_account,
                **{field.attname: getattr(each, field.attname) for field in Preference._meta.fields[1:]},
            )
            for each in wishes
        )
    wishes.delete()
    return Delivery.objects.filter(account_id=from_account).update(account_id=to_account)
