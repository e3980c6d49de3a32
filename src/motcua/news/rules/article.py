"""An article: written, reviewed by somebody else, out from an instant on, perhaps withdrawn with a notice."""

from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from typing import Any, ClassVar

from motcua.journal.rules.story import Story
from motcua.kernel.errors import Refused
from motcua.kernel.fact_checks import text_missing, text_unfit
from motcua.kernel.facts import Event
from motcua.kernel.text import nfc


class Category(StrEnum):
    ANNOUNCEMENT = "announcement"
    GUIDANCE = "guidance"
    REFORM = "reform"
    FIGURES = "figures"


class Standing(StrEnum):
    DRAFT = "draft"
    REVIEW = "review"
    APPROVED = "approved"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True, slots=True)
class Content:
    """What readers read; `body` is Markdown, `cover` the words shown above the title."""

    category: Category
    title: str
    lead: str
    body: str
    cover: str = ""


LONGEST = {"title": 200, "lead": 600, "body": 100_000, "cover": 120, "reason": 2_000, "notice": 2_000}


@dataclass(frozen=True, slots=True)
class Written:
    """The first text; `slug` is the article's address for good."""

    KIND: ClassVar[str] = "written"
    slug: str
    content: Content


@dataclass(frozen=True, slots=True)
class Revised:
    KIND: ClassVar[str] = "revised"
    content: Content


@dataclass(frozen=True, slots=True)
class SentForReview:
    KIND: ClassVar[str] = "sent_for_review"


@dataclass(frozen=True, slots=True)
class SentBack:
    KIND: ClassVar[str] = "sent_back"
    reason: str


@dataclass(frozen=True, slots=True)
class Approved:
    """Out from `publish_at` on."""

    KIND: ClassVar[str] = "approved"
    publish_at: datetime


@dataclass(frozen=True, slots=True)
class Withdrawn:
    KIND: ClassVar[str] = "withdrawn"
    notice: str


@dataclass(frozen=True, slots=True)
class Article:
    """An article as it stands. `writers`: the accounts whose words are in the text since it was last approved;
    `public` is what readers see from `publish_at` on."""

    slug: str = ""
    content: Content | None = None
    standing: Standing | None = None
    writers: frozenset[int | None] = frozenset()
    public: Content | None = None
    publish_at: datetime | None = None
    updated_at: datetime | None = None
    notice: str = ""

    def is_out(self, at: datetime) -> bool:
        """Whether readers see a text of it."""
        return self.publish_at is not None and self.publish_at <= at and not self.notice


def evolve(article: Article, event: Event) -> Article:
    """The article after one more event."""
    fact: Any = event.fact
    match fact:
        case Written():
            writers = frozenset({event.by.account})
            return Article(fact.slug, fact.content, Standing.DRAFT, writers)
        case Revised():
            begun = article.writers if article.standing in (Standing.DRAFT, Standing.REVIEW) else frozenset()
            writers = begun | {event.by.account}
            revised = replace(article, content=fact.content, standing=Standing.DRAFT, writers=writers)
            is_planned = article.publish_at is not None and article.publish_at > event.at
            # What is not out yet waits for the approval of its new words.
            return replace(revised, public=None, publish_at=None) if is_planned else revised
        case SentForReview():
            return replace(article, standing=Standing.REVIEW)
        case SentBack():
            return replace(article, standing=Standing.DRAFT)
        case Approved():
            out = article.publish_at if article.publish_at and article.publish_at <= event.at else fact.publish_at
            return replace(
                article,
                standing=Standing.APPROVED,
                public=article.content,
                publish_at=out,
                updated_at=fact.publish_at,
                notice="",
            )
        case Withdrawn():
            return replace(article, standing=Standing.WITHDRAWN, notice=fact.notice)
    raise ValueError(f"no such fact: {fact!r}")


ARTICLES = Story("article", (Written, Revised, SentForReview, SentBack, Approved, Withdrawn), Article(), evolve)


def decide(article: Article, fact: Any, *, account: int | None, at: datetime) -> tuple[Any, ...]:
    """The facts to be added. Raises `Invalid` for texts, `Refused` for the order and for approving one's own text."""
    match fact:
        case Written() | Revised():
            check_content(fact.content)
            if article.standing is Standing.REVIEW:
                raise _out_of_order()
        case SentForReview():
            _stands(article, Standing.DRAFT)
        case SentBack():
            _stands(article, Standing.REVIEW)
            check_text(fact.reason, "reason")
        case Approved():
            _stands(article, Standing.REVIEW)
            if account in article.writers:
                raise Refused(
                    "own_text",
                    vi="Quý vị đã viết bài này nên không được tự duyệt. Hãy nhờ người khác duyệt.",
                    en="You wrote this text, so you may not approve it. Ask somebody else.",
                )
            if article.publish_at is not None and article.is_out(at) and fact.publish_at > at:
                raise Refused(
                    "revision_not_scheduled",
                    vi="Bài đang đăng: bản sửa được đăng ngay khi duyệt. Hãy để trống giờ đăng.",
                    en="The article is out: a revision is out as soon as it is approved. Leave the time empty.",
                    field="publish_at",
                )
            return (replace(fact, publish_at=max(fact.publish_at, at)),)
        case Withdrawn():
            if article.public is None or article.standing is Standing.WITHDRAWN:
                raise _out_of_order()
            check_text(fact.notice, "notice")
    return (fact,)


def check_content(content: Content) -> None:
    for field in ("title", "lead", "body"):
        check_text(getattr(content, field), field)
    check_text(content.cover, "cover", may_be_empty=True)


def check_text(text: str, field: str, *, may_be_empty: bool = False) -> None:
    """Raises `Invalid`."""
    if not text.strip() and not may_be_empty:
        raise text_missing(field)
    if len(text) > LONGEST[field] or "\x00" in text or nfc(text) != text:
        raise text_unfit(field, LONGEST[field])


def _stands(article: Article, standing: Standing) -> None:
    if article.standing is not standing:
        raise _out_of_order()


def _out_of_order() -> Refused:
    return Refused(
        "article_out_of_order",
        vi="Bài đang ở trạng thái khác nên chưa làm được việc này. Hãy tải lại trang để xem bài đang ở đâu.",
        en="The article stands elsewhere, so this cannot be done. Load the page again to see where it stands.",
    )
