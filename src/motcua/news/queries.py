"""What the public reads: a question of time, asked anew each time."""

from datetime import date, datetime

from django.db.models import QuerySet

from motcua.news.models import Article


def published(now: datetime, category: str = "") -> QuerySet[Article]:
    """The articles that are out at `now`, the latest first."""
    rows = Article.objects.filter(publish_at__lte=now, notice="").order_by("-publish_at", "-id")
    return rows.filter(public_category=category) if category else rows


def count_published(first: date, last: date, centre: str, now: datetime) -> int:
    """The articles that came out in the period, by `now`, and stay out; of one one-stop by its code ("": of all)."""
    rows = published(now).filter(publish_at__date__range=(first, last))
    return (rows.filter(centre__code=centre) if centre else rows).count()


def public_article(slug: str, now: datetime) -> Article | None:
    """The article at an address: out, or withdrawn with a notice after it was out; None for any other."""
    return Article.objects.filter(slug=slug, publish_at__lte=now).first()
