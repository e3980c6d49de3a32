"""The training mailbox."""

from django.db import models


class TrainingMessage(models.Model):
    """What a site for training or under development would have sent (hộp thư tập huấn)."""

    key = models.CharField(max_length=64)
    way = models.CharField(max_length=10)
    address = models.CharField(max_length=254)
    subject = models.TextField()
    text = models.TextField()
    at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["way", "key"], name="training_message_once")]
