from django.db import models


class Attempts(models.Model):
    """How often someone failed at something lately (see throttle.py). Holds a digest, never a name or an address."""

    kind = models.CharField(max_length=32)
    key = models.CharField(max_length=64)
    since = models.DateTimeField(db_index=True)
    count = models.PositiveIntegerField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["kind", "key"], name="one_count_per_kind_and_key")]
