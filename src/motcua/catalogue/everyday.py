"""What people say and what happens to them, as data: synonyms, and life events with the procedures they bring.

Both are editorial: `source` says whose. They change what a search finds, never what a procedure is.
"""

from django.contrib.postgres.fields import ArrayField
from django.db import models

from motcua.kernel.law_rows import LawRow


class Synonym(LawRow):
    """An everyday `phrase` and what the law calls it; without a `meaning` it says nothing about which procedure.

    "sổ đỏ" → "giấy chứng nhận quyền sử dụng đất"; "làm" → "". One phrase may have several meanings, a row each.
    `words` is its search key, `spoken` the phrase in small letters with its accents.
    """

    phrase = models.CharField(max_length=100)
    meaning = models.CharField(max_length=200, blank=True)
    words = ArrayField(models.CharField(max_length=40))
    spoken = models.CharField(max_length=100, db_collation="C")

    class Meta(LawRow.Meta):
        constraints = [
            *LawRow.Meta.constraints,
            models.UniqueConstraint(fields=["spoken", "meaning", "valid_from"], name="synonym_once_a_day"),
            models.CheckConstraint(condition=~models.Q(words=[]), name="synonym_has_words"),
        ]

    def __str__(self) -> str:
        return f"{self.phrase} → {self.meaning}"


class LifeEvent(LawRow):
    """Something that happens in a life or a business (sự kiện trong đời): a way to procedures for who knows no name.

    `phrases` are search keys by which a search finds it.
    """

    code = models.SlugField(max_length=40)
    position = models.PositiveSmallIntegerField()
    name = models.CharField(max_length=100)
    name_en = models.CharField(max_length=100)
    about = models.CharField(max_length=300)
    about_en = models.CharField(max_length=300)
    phrases = ArrayField(models.CharField(max_length=100), default=list)

    class Meta(LawRow.Meta):
        ordering = ["position", "pk"]
        constraints = [
            *LawRow.Meta.constraints,
            models.UniqueConstraint(fields=["code", "valid_from"], name="life_event_once_a_day"),
        ]

    def __str__(self) -> str:
        return self.name


class LifeEventStep(models.Model):
    """A procedure of a life event, in the order in which people need them."""

    event = models.ForeignKey(LifeEvent, models.CASCADE, related_name="steps")
    position = models.PositiveSmallIntegerField()
    procedure = models.ForeignKey("catalogue.Procedure", models.PROTECT, related_name="+")

    class Meta:
        ordering = ["event", "position"]
        constraints = [models.UniqueConstraint(fields=["event", "procedure"], name="life_event_procedure_once")]

    def __str__(self) -> str:
        return f"{self.event_id}.{self.position} {self.procedure_id}"
