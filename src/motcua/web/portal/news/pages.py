from datetime import datetime

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.feedgenerator import Atom1Feed
from django.utils.safestring import mark_safe
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from motcua.kernel import clock
from motcua.news.markdown import html_of
from motcua.news.queries import public_article, published
from motcua.news.rules.article import Category
from motcua.web.paging import paging_of
from motcua.web.portal.news.words import CATEGORIES

ROWS = 20


@login_not_required
@require_safe
def news(request: HttpRequest) -> HttpResponse:
    """What is out, the latest first."""
    category = request.GET.get("category", "")
    if category and category not in set(Category):
        raise Http404
    rows = published(clock.now(), category)
    after = request.GET.get("after", "")
    if after:
        try:
            rows = rows.filter(publish_at__lt=datetime.fromisoformat(after))
        except (ValueError, OverflowError):
            raise Http404 from None
    found = list(rows[: ROWS + 1])
    last = found[ROWS - 1].publish_at if len(found) > ROWS else None
    next_key = last.isoformat() if last else ""
    context = {
        "articles": [(row, CATEGORIES[Category(row.public_category)]) for row in found[:ROWS]],
        "categories": [(each.value, label) for each, label in CATEGORIES.items()],
        "chosen": category,
        "paging": paging_of(request, next_key),
    }
    return render(request, "portal/news/list.html", context)


@login_not_required
@require_safe
def news_article(request: HttpRequest, slug: str) -> HttpResponse:
    """One article; withdrawn (410), its notice alone."""
    row = public_article(slug, clock.now())
    if row is None:
        raise Http404
    body = "" if row.notice else html_of(row.public_body)
    # Cleaned by nh3 in html_of: nothing in it can act.
    context = {
        "article": row,
        "category": CATEGORIES[Category(row.public_category)],
        "body": mark_safe(body),  # noqa: S308
    }
    return render(request, "portal/news/article.html", context, status=410 if row.notice else 200)


@login_not_required
@require_safe
def news_feed(request: HttpRequest) -> HttpResponse:
    """The latest as Atom (RFC 4287)."""
    here = request.build_absolute_uri(reverse("news"))
    feed = Atom1Feed(
        title=gettext("Tin tức của Trung tâm Phục vụ hành chính công"),
        link=here,
        description="",
        language="vi",
        author_name="Một Cửa",
        feed_url=request.build_absolute_uri(),
        feed_guid=here,
    )
    for row in published(clock.now())[:ROWS]:
        address = request.build_absolute_uri(reverse("news-article", args=[row.slug]))
        feed.add_item(
            title=row.public_title,
            link=address,
            description=row.public_lead,
            unique_id=f"urn:uuid:{row.pk}",
            pubdate=row.publish_at,
            updateddate=max(row.updated_at or row.publish_at, row.publish_at),  # type: ignore[type-var]
            categories=[str(CATEGORIES[Category(row.public_category)])],
        )
    return HttpResponse(feed.writeString("utf-8"), content_type="application/atom+xml; charset=utf-8")
