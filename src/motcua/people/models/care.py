"""What goes with keeping an account: codes sent to an address, sessions, consent, copies of one's data."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q

from motcua.people.rules.codes_by_message import CodePurpose, MessageWay


class ContactCode(models.Model):
    """A code sent to an e-mail address or telephone, to show that whoever types it reads what arrives there.

    The code itself is kept nowhere: it follows from `id` and the site's secret (`message_codes.py`). `leads_nowhere`:
    the address is nobody's or somebody else's; no code is ever right then, and the page looks the same. `declared`
    holds a registration until its code is right (the password hashed), and is emptied with it.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    purpose = models.CharField(max_length=8, choices=[(each.value, each.value) for each in CodePurpose])
    way = models.CharField(max_length=5, choices=[(each.value, each.value) for each in MessageWay])
    address = models.CharField(max_length=254)
    account = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    leads_nowhere = models.BooleanField(default=False)
    declared = models.JSONField(default=dict)
    sent_at = models.DateTimeField()
    expires_at = models.DateTimeField(db_index=True)
    wrong_tries = models.PositiveSmallIntegerField(default=0)
    spent_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return f"{self.purpose} {self.way} {self.sent_at:%d/%m/%Y %H:%M}"


class OwnerNotice(models.Model):
    """A notice on its way to somebody's address, which may be the account's no more; gone when it is sent."""

    name = models.CharField(max_length=24)
    way = models.CharField(max_length=5, choices=[(each.value, each.value) for each in MessageWay])
    address = models.CharField(max_length=254)
    language = models.CharField(max_length=2)

    def __str__(self) -> str:
        return f"{self.name} {self.way}"


class OpenSession(models.Model):
    """A session of an account as its owner sees it: on what device, from where, since when and when last used.

    `issuer` and `provider_session` (its sid) where an identity provider let it in, which may end it, too.
    """

    account = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="open_sessions")
    session_key = models.CharField(max_length=40, unique=True)
    began_at = models.DateTimeField()
    used_at = models.DateTimeField()
    address = models.CharField(max_length=45, blank=True)
    agent = models.CharField(max_length=300, blank=True)
    issuer = models.CharField(max_length=255, blank=True)
    provider_session = models.CharField(max_length=255, blank=True)

    def __str__(self) -> str:
        return f"{self.account_id} {self.began_at:%d/%m/%Y %H:%M}"


class Consent(models.Model):
    """That somebody agreed to the use of personal data for a purpose (đồng ý xử lý dữ liệu cá nhân), and until when."""

    account = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="consents")
    purpose = models.CharField(max_length=32)
    wording = models.CharField(max_length=16)
    given_at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["account", "purpose"], name="people_one_consent", condition=Q(withdrawn_at__isnull=True)
            )
        ]

    def __str__(self) -> str:
        return f"{self.account_id} {self.purpose}"


class PersonalExport(models.Model):
    """A copy of one's data, made by a job; its owner alone may fetch it, until `expires_at`."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    account = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="exports")
    asked_at = models.DateTimeField()
    ready_at = models.DateTimeField(null=True)
    expires_at = models.DateTimeField(null=True)
    file_name = models.CharField(max_length=100, blank=True)
    size = models.BigIntegerField(default=0)
    fetched_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["account"], name="people_one_export_being_made", condition=Q(ready_at__isnull=True)
            )
        ]

    def __str__(self) -> str:
        return f"{self.account_id} {self.asked_at:%d/%m/%Y %H:%M}"
