"""Persons and legal entities with their papers: who applies, whether or not they can sign in."""

from django.db import models

from motcua.people.rules.identity import IdentityKind, Sex


class Contact(models.Model):
    """How a person or a legal entity is reached. `unit_code` is the code of the commune of the address."""

    phone = models.CharField(max_length=12, blank=True)
    email = models.EmailField(blank=True)
    address = models.CharField(max_length=300, blank=True)
    unit_code = models.CharField(max_length=5, blank=True)

    class Meta:
        abstract = True


class Person(Contact):
    """A natural person with an identity paper. Personal data: no number ever appears in `str`, an error or a log."""

    identity_kind = models.CharField(max_length=10, choices=[(kind.value, kind.value) for kind in IdentityKind])
    identity_number = models.CharField(max_length=12, db_collation="C")
    full_name = models.CharField(max_length=200)
    birth_date = models.DateField(null=True, blank=True)
    sex = models.CharField(max_length=6, blank=True, choices=[(sex.value, sex.value) for sex in Sex])
    name_folded = models.CharField(max_length=200, db_collation="C")
    name_sort = models.TextField(db_collation="C")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["identity_number", "identity_kind"], name="people_person_identity"),
            models.CheckConstraint(
                condition=~models.Q(identity_kind=IdentityKind.TAX_CODE) & ~models.Q(identity_number=""),
                name="people_person_has_a_persons_paper",
            ),
        ]
        indexes = [models.Index(fields=["name_folded"], name="people_person_name")]

    def __str__(self) -> str:
        return self.full_name


class LegalEntity(Contact):
    """An enterprise, cooperative, household business or organisation, known by its tax code ("0100047516-001")."""

    tax_code = models.CharField(max_length=14, unique=True, db_collation="C")
    name = models.CharField(max_length=300)
    name_folded = models.CharField(max_length=300, db_collation="C")
    name_sort = models.TextField(db_collation="C")

    class Meta:
        indexes = [models.Index(fields=["name_folded"], name="people_legalentity_name")]

    def __str__(self) -> str:
        return self.name
