from django.db import models


class JobFailure(models.Model):
    """Why a job that has not succeeded failed the last time. Gone once it succeeds.

    `job_id` is the queue's own number, without a foreign key: the queue's tables are procrastinate's.
    """

    job_id = models.BigIntegerField(primary_key=True)
    code = models.CharField(max_length=100)
    reason_vi = models.TextField()
    reason_en = models.TextField()
    trace = models.TextField()

    def __str__(self) -> str:
        return f"{self.job_id}: {self.code}"
