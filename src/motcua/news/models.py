from django.db import models

from motcua.organisation.models import ServiceCentre


class Article(models.Model):
    """A projection of an article's story. `public_…` is what readers see once `publish_at` has come and there is no
    `notice` of withdrawal."""

    id = models.UUIDField(primary_key=True)
    centre = models.ForeignKey(ServiceCentre, on_delete=models.PROTECT, related_name="+")
    slug = models.CharField(max_length=100, unique=True, db_collation="C")
    standing = models.CharField(max_length=20)
    title = models.CharField(max_length=200)
    public_category = models.CharField(max_length=20, blank=True)
    public_title = models.CharField(max_length=200, blank=True)
    public_lead = models.TextField(blank=True)
    public_body = models.TextField(blank=True)
    public_cover = models.CharField(max_length=120, blank=True)
    publish_at = models.DateTimeField(null=True)
    updated_at = models.DateTimeField(null=True)
    notice = models.TextField(blank=True)
    changed_at = models.DateTimeField()
    seq = models.PositiveIntegerField()

    class Meta:
        ordering = ["-changed_at"]
        indexes = [models.Index(fields=["-publish_at"], name="news_article_publish_at")]

    def __str__(self) -> str:
        return self.slug


class PeriodicReport(models.Model):
    """A projection of a periodic report's story. `digest` "" until it is submitted."""

    id = models.UUIDField(primary_key=True)
    centre = models.ForeignKey(ServiceCentre, on_delete=models.PROTECT, related_name="+")
    unit = models.CharField(max_length=40, blank=True)
    unit_name = models.CharField(max_length=300, blank=True)
    first = models.DateField()
    last = models.DateField()
    as_of = models.DateTimeField()
    digest = models.CharField(max_length=64, blank=True)
    changed_at = models.DateTimeField()
    seq = models.PositiveIntegerField()

    class Meta:
        ordering = ["-changed_at"]

    def __str__(self) -> str:
        return f"{self.unit_name} {self.first} {self.last}"
