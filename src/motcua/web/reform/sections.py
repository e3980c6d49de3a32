"""The sections of "Cải cách": what each is called, what it is for, and who is led to it."""

from collections.abc import Callable
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from motcua.organisation.actors import Actor


@dataclass(frozen=True, slots=True)
class Section:
    """`route`: its first page; `within`: the routes of its other pages; `is_for`: who is led to it.

    Leading is not allowing: each page asks the policies of its room.
    """

    route: str
    label: str | Promise
    about: str | Promise
    within: frozenset[str]
    is_for: Callable[[Actor], bool]


def everybody(_actor: Actor) -> bool:
    """Public pages."""
    return True


def officers(actor: Actor) -> bool:
    """Whoever holds a post."""
    return actor.is_officer


SECTIONS: tuple[Section, ...] = (
    Section(
        "drafts",
        _("Dự thảo thủ tục"),
        _("Thủ tục mới, sửa đổi, bãi bỏ: đánh giá tác động, chi phí tuân thủ, ý kiến, công bố."),
        frozenset({"draft", "draft-new", "draft-act", "draft-assessment", "draft-cost", "draft-shares"}),
        everybody,
    ),
)


def sections_for(actor: Actor) -> tuple[Section, ...]:
    """Those that the actor is led to."""
    return tuple(section for section in SECTIONS if section.is_for(actor))
