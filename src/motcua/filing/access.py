"""The doors: a draft and a paper to their owner, a conversation to its two sides. Absent and forbidden look alike."""

from dataclasses import dataclass
from uuid import UUID

from motcua.dossiers import directory
from motcua.dossiers.access import LoadedDossier, dossier_not_found, load
from motcua.dossiers.citizens_side import has_handed_in, is_citizen
from motcua.dossiers.models import Dossier
from motcua.dossiers.policies import acts_for
from motcua.dossiers.queries import citizens_own, visible_to
from motcua.dossiers.rules.state import DossierState, Status
from motcua.filing.models import Draft, OwnPaper
from motcua.filing.queries import papers_of
from motcua.kernel.errors import NotFound, Refused
from motcua.organisation.actors import Actor, HeldPost
from motcua.organisation.rules.posts import WATCH_ONLY


def account_of(actor: Actor) -> int:
    """The actor's account. Raises `Refused` for a stranger."""
    if actor.account_id is None:
        raise Refused(
            "sign_in_first",
            vi="Hãy đăng nhập để lưu và nộp hồ sơ trực tuyến.",
            en="Sign in to keep and submit a dossier online.",
        )
    return actor.account_id


def draft_of(actor: Actor, key: UUID, *, for_update: bool = False) -> Draft:
    """The actor's own draft. Raises `NotFound`."""
    drafts = Draft.objects.select_related("procedure")
    drafts = drafts.select_for_update(of=("self",)) if for_update else drafts
    found = drafts.filter(pk=key, account_id=actor.account_id).first() if actor.account_id else None
    if found is None:
        raise NotFound(
            "draft_not_found",
            vi="Không tìm thấy bản nháp. Có thể bản nháp đã bị xóa hoặc đã hết thời gian lưu.",
            en="No such draft. It may have been deleted, or kept no longer.",
        )
    return found


def own_dossier(actor: Actor, number: int) -> LoadedDossier:
    """A dossier that is the actor's as its citizen (`dossiers.queries.citizens_own`). Raises `NotFound`."""
    rows = Dossier.objects.filter(citizens_own(actor), pk=number).exclude(status=Status.DRAFT)
    return load(rows.select_related("centre__unit").first())


def own_paper(actor: Actor, number: int) -> OwnPaper:
    """A paper of the actor's own store (`queries.papers_of`). Raises `NotFound`."""
    found = papers_of(actor).filter(pk=number).first()
    if found is None:
        raise NotFound(
            "paper_not_found",
            vi="Không có giấy tờ này trong kho của anh/chị. Hãy tải lại trang.",
            en="There is no such paper in your store. Reload the page.",
        )
    return found


@dataclass(frozen=True, slots=True)
class Side:
    """On which side of a conversation somebody stands; `post` is the officer's."""

    loaded: LoadedDossier
    is_citizen: bool
    post: HeldPost | None = None


def conversation_of(actor: Actor, number: int) -> Side:
    """The dossier and the actor's side: its citizen, or an officer at the office that has it. Raises `NotFound`."""
    loaded = load(visible_to(actor).filter(pk=number).select_related("centre__unit").first())
    state = loaded.state
    if state.citizen_account is None or state.status is Status.DRAFT:
        raise dossier_not_found()
    if is_citizen(actor, state):
        return Side(loaded, is_citizen=True)
    if not has_handed_in(actor, state) and (post := office_post(actor, state)):
        return Side(loaded, is_citizen=False, post=post)
    raise dossier_not_found()


def office_post(actor: Actor, state: DossierState) -> HeldPost | None:
    """The actor's post at the one-stop that has or received the dossier, or for its agency once it is handed over."""
    centres = {directory.centres.number(code) for code in (state.centre, state.received_centre) if code}
    for post in actor.posts:
        if post.roles <= WATCH_ONLY:
            continue
        if post.centre_id in centres:
            return post
        if (
            post.centre_id is None
            and state.handed_over_at is not None
            and acts_for(post, state.agency, directory.centres.number(state.centre))
        ):
            return post
    return None
