"""Whom an account stands for, by what that is proven, and for which organisations it may act."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from motcua.people.models.parties import LegalEntity, Person
from motcua.people.rules.citizen import Assurance, CitizenKind
from motcua.people.rules.identity import IdentityKind, Sex
from motcua.people.rules.representation import RepresentationState


class AccountIdentity(models.Model):
    """Who a citizen's account is: one to one. An account without a row is an officer's, or nobody has said.

    `person` and `legal_entity` are set only where a national identity proved them; the columns beside them hold what
    was proven or, in a local account, what its owner has declared and nobody has checked. `level` is that of the
    electronic identity. Where the account was merged into another or closed, nothing of the person is left.
    """

    account = models.OneToOneField(
        settings.AUTH_USER_MODEL, primary_key=True, on_delete=models.PROTECT, related_name="identity"
    )
    kind = models.CharField(max_length=12, choices=[(kind.value, kind.value) for kind in CitizenKind])
    assurance = models.CharField(
        max_length=8, choices=[(each.value, each.value) for each in Assurance], default=Assurance.NONE
    )
    level = models.PositiveSmallIntegerField(default=0)
    proven_at = models.DateTimeField(null=True)
    person = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    legal_entity = models.ForeignKey(LegalEntity, null=True, on_delete=models.PROTECT, related_name="+")
    identity_kind = models.CharField(
        max_length=10, blank=True, choices=[(kind.value, kind.value) for kind in IdentityKind]
    )
    identity_number = models.CharField(max_length=14, blank=True, db_collation="C")
    tax_code = models.CharField(max_length=14, blank=True, db_collation="C")
    birth_date = models.DateField(null=True)
    sex = models.CharField(max_length=6, blank=True, choices=[(sex.value, sex.value) for sex in Sex])
    address = models.CharField(max_length=300, blank=True)
    email = models.EmailField(blank=True)
    email_verified_at = models.DateTimeField(null=True)
    phone = models.CharField(max_length=12, blank=True)
    phone_verified_at = models.DateTimeField(null=True)
    merged_into = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="merged_accounts"
    )
    closed_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["person"], name="people_one_account_per_person", condition=Q(kind=CitizenKind.PERSON)
            ),
            models.UniqueConstraint(
                fields=["legal_entity"],
                name="people_one_account_per_entity",
                condition=Q(kind=CitizenKind.ORGANISATION),
            ),
            models.CheckConstraint(
                condition=~Q(assurance=Assurance.NATIONAL)
                | Q(kind=CitizenKind.PERSON, person__isnull=False)
                | Q(kind=CitizenKind.ORGANISATION, legal_entity__isnull=False),
                name="people_national_identity_is_somebodys",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.account_id} {self.kind} {self.assurance}"


class ProviderSubject(models.Model):
    """By what an identity provider knows an account: its issuer and subject, never an e-mail address."""

    issuer = models.CharField(max_length=255, db_collation="C")
    subject = models.CharField(max_length=255, db_collation="C")
    account = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="provider_subjects")
    first_at = models.DateTimeField()
    last_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["issuer", "subject"], name="people_provider_subject")]

    def __str__(self) -> str:
        return f"{self.issuer} {self.account_id}"


class Representation(models.Model):
    """That an account acts for an organisation (đại diện): proven by the provider, or an officer accepted a paper."""

    account = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="representations")
    legal_entity = models.ForeignKey(LegalEntity, on_delete=models.PROTECT, related_name="representations")
    state = models.CharField(max_length=10, choices=[(state.value, state.value) for state in RepresentationState])
    ground = models.CharField(max_length=300)
    issuer = models.CharField(max_length=255, blank=True)
    asked_at = models.DateTimeField()
    valid_from = models.DateField(null=True)
    valid_to = models.DateField(null=True)
    decided_at = models.DateTimeField(null=True)
    decided_by = models.CharField(max_length=200, blank=True)
    reason = models.CharField(max_length=500, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["account", "legal_entity"],
                name="people_one_representation_at_a_time",
                condition=Q(state__in=[RepresentationState.ASKED, RepresentationState.ACCEPTED]),
            )
        ]
        indexes = [models.Index(fields=["state", "asked_at"], name="people_representation_asked")]

    def __str__(self) -> str:
        return f"{self.account_id} {self.legal_entity_id} {self.state}"
