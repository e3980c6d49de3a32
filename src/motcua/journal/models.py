from django.db import models


class StoryEvent(models.Model):
    """One event of a small story. Only ever added to.

    `at` is when it was recorded; when a thing happened otherwise is in its data. (`story`, `subject`, `seq`) lets one
    of two simultaneous officers win. `request_id` is on the first event of an act.
    """

    story = models.CharField(max_length=32, db_collation="C")
    subject = models.UUIDField()
    seq = models.PositiveIntegerField()
    kind = models.CharField(max_length=40, db_collation="C")
    at = models.DateTimeField()
    actor_account = models.BigIntegerField(null=True)
    actor_name = models.CharField(max_length=200)
    actor_post = models.CharField(max_length=60, blank=True)
    data = models.JSONField()
    hash = models.BinaryField(max_length=32)
    request_id = models.UUIDField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["story", "subject", "seq"], name="journal_one_event_a_number"),
            models.UniqueConstraint(fields=["request_id"], name="journal_request_once"),
        ]

    def __str__(self) -> str:
        return f"{self.story} {self.subject} {self.seq}: {self.kind}"


class StoryHead(models.Model):
    """Where a story ends: number and hash of its last event. A chain alone does not tell that its end is gone."""

    story = models.CharField(max_length=32, db_collation="C")
    subject = models.UUIDField()
    seq = models.PositiveIntegerField()
    hash = models.BinaryField(max_length=32)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["story", "subject"], name="journal_one_head_a_story")]

    def __str__(self) -> str:
        return f"{self.story} {self.subject}: {self.seq}"
