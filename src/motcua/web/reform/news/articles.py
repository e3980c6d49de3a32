from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.safestring import mark_safe
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_safe

from motcua.kernel import clock
from motcua.news.access import article_for, articles_for, reports_for
from motcua.news.actions.act_on_article import WHO, act_on_article
from motcua.news.actions.write_article import write_article
from motcua.news.markdown import html_of
from motcua.news.policies import WRITERS, check_may_look, check_post, post_with
from motcua.news.rules.article import Approved, Article, Revised, SentBack, SentForReview, Standing, Withdrawn
from motcua.web.actor import actor_of
from motcua.web.desk.once import OnceForm
from motcua.web.forms import answer_status
from motcua.web.paging import page_of
from motcua.web.portal.news.words import CATEGORIES
from motcua.web.reform.news.forms import ApproveForm, ContentForm, ReasonForm
from motcua.web.statuses import Tag, Tone

ACT = ["GET", "HEAD", "POST"]
SHOWN = 30
STANDINGS = {
    Standing.DRAFT: Tag(_("bản thảo")),
    Standing.REVIEW: Tag(_("chờ duyệt"), Tone.WARN),
    Standing.APPROVED: Tag(_("đã duyệt"), Tone.GOOD),
    Standing.WITHDRAWN: Tag(_("đã gỡ"), Tone.BAD),
}
KINDS = {
    "written": _("Viết bài"),
    "revised": _("Sửa bài"),
    "sent_for_review": _("Trình duyệt"),
    "sent_back": _("Trả lại"),
    "approved": _("Duyệt đăng"),
    "withdrawn": _("Gỡ bài"),
}
ACTS: dict[str, tuple[Any, type[OnceForm], type, Standing | None]] = {
    "sua": (_("Sửa bài"), ContentForm, Revised, None),
    "trinh": (_("Trình duyệt"), OnceForm, SentForReview, Standing.DRAFT),
    "tra-lai": (_("Trả lại"), ReasonForm, SentBack, Standing.REVIEW),
    "duyet": (_("Duyệt đăng"), ApproveForm, Approved, Standing.REVIEW),
    "go": (_("Gỡ bài"), ReasonForm, Withdrawn, None),
}
"""The acts by the word in their address: title, form, fact, and where the article must stand (None: see `_fits`)."""


@require_safe
def editors(request: HttpRequest) -> HttpResponse:
    """Articles and reports of the editors, the latest changed first."""
    actor = actor_of(request)
    check_may_look(actor)
    articles, more_articles = page_of(request, articles_for(actor).order_by("-changed_at", "pk"), SHOWN)
    reports, more_reports = page_of(request, reports_for(actor).order_by("-changed_at", "pk"), SHOWN, "reports")
    context = {
        "articles": [(row, STANDINGS[Standing(row.standing)]) for row in articles],
        "reports": reports,
        "more_articles": more_articles,
        "more_reports": more_reports,
        "may_write": post_with(actor, WRITERS) is not None,
    }
    return render(request, "reform/news/list.html", context)


@require_safe
def editors_article(request: HttpRequest, subject: UUID) -> HttpResponse:
    """An article as it will look, its story, and what may be done with it."""
    actor = actor_of(request)
    row, story = article_for(actor, subject)
    article, content = story.state, story.state.content
    if content is None:
        raise Http404
    acts = [
        (name, title)
        for name, (title, _form, fact, standing) in ACTS.items()
        if post_with(actor, WHO[fact], row.centre_id) and _fits(fact, standing, article)
    ]
    context = {
        "row": row,
        "article": article,
        "content": content,
        "category": CATEGORIES[content.category],
        "body": mark_safe(html_of(content.body)),  # noqa: S308 - cleaned by nh3
        "standing": STANDINGS[Standing(row.standing)],
        "acts": acts,
        "is_out": article.is_out(clock.now()),
        "story": [(event, KINDS[event.kind]) for event in reversed(story.events)],
    }
    return render(request, "reform/news/article.html", context)


def _fits(fact: type, standing: Standing | None, article: Article) -> bool:
    """Whether the act is offered. What readers see can be withdrawn while new words of it are written or reviewed."""
    if fact is Withdrawn:
        return article.public is not None and article.standing is not Standing.WITHDRAWN
    return standing is article.standing or (standing is None and article.standing is not Standing.REVIEW)


@require_http_methods(ACT)
def editors_new(request: HttpRequest) -> HttpResponse:
    """Write an article."""
    actor = actor_of(request)
    check_post(actor, WRITERS)
    form = ContentForm(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        content, number = form.read(), form.cleaned_data["request_id"]
        if form.does(lambda: write_article(actor, content, request_id=number, at=clock.now())):
            return redirect("editors")
    context = {"form": form, "title": _("Viết bài")}
    return render(request, "reform/news/act.html", context, status=answer_status(form))


@require_http_methods(ACT)
def editors_act(request: HttpRequest, subject: UUID, act: str) -> HttpResponse:
    """One act on an article."""
    actor = actor_of(request)
    row, story = article_for(actor, subject)
    if act not in ACTS:
        raise Http404
    title, form_of, fact_of, _standing = ACTS[act]
    check_post(actor, WHO[fact_of], row.centre_id)
    content = story.state.content
    first = {name: getattr(content, name) for name in ("category", "title", "lead", "body", "cover")}
    form = form_of(request.POST if request.method == "POST" else None, first=first)
    if form.is_bound and form.is_valid():
        fact, number = _fact(form, fact_of), form.cleaned_data["request_id"]
        if form.does(lambda: act_on_article(actor, subject, fact, request_id=number, at=clock.now())):
            return redirect("editors-article", subject)
    context = {"form": form, "title": title, "row": row}
    return render(request, "reform/news/act.html", context, status=answer_status(form))


def _fact(form: OnceForm, kind: type) -> Any:
    if isinstance(form, ContentForm):
        return kind(form.read())
    if isinstance(form, ApproveForm):
        return kind(form.cleaned_data["publish_at"] or clock.now())
    return kind(form.cleaned_data["words"]) if isinstance(form, ReasonForm) else kind()
