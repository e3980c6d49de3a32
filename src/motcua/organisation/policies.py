"""Who may do what in the organisation. Questions that answer yes or no; `require` turns a no into a refusal."""

from motcua.kernel.errors import Refused
from motcua.organisation.actors import Actor
from motcua.organisation.models import Delegation, Post, PostHolding, ServiceCentre
from motcua.organisation.rules.delegations import BY_DECISION_ONLY
from motcua.organisation.rules.posts import Role


def may_keep_reference_data(actor: Actor) -> bool:
    """Register units, agencies, centres and posts, and say who succeeds whom: administrators."""
    return actor.has(Role.ADMINISTRATOR)


def may_keep_accounts(actor: Actor) -> bool:
    """Open officers' accounts, set their passwords anew, lock them: administrators."""
    return actor.has(Role.ADMINISTRATOR)


def may_see_work_of(actor: Actor, centre: ServiceCentre) -> bool:
    """Look into a centre's lists: whoever holds a post there that works on dossiers, auditors and administrators."""
    return actor.sees_all or centre.pk in {post.centre_id for post in actor.dossier_posts}


def may_assign_post(actor: Actor, post: Post) -> bool:
    """Say who holds a post: administrators; the head of a centre for the posts at it, except the head's own and those
    of auditors and administrators."""
    if actor.has(Role.ADMINISTRATOR):
        return True
    is_ordinary = not set(post.roles) & {Role.CENTRE_HEAD, *BY_DECISION_ONLY}
    return is_ordinary and post.centre_id is not None and actor.has(Role.CENTRE_HEAD, post.centre_id)


def may_delegate_post_of(actor: Actor, holding: PostHolding) -> bool:
    """Give a colleague somebody's post for some days: the holder, acting by that very post and not as a substitute;
    the head for the ordinary posts of the centre; administrators."""
    if holding.account_id == actor.account_id:
        return any(post.post_id == holding.post_id for post in actor.posts)
    return may_assign_post(actor, holding.post)


def may_end_delegation(actor: Actor, delegation: Delegation) -> bool:
    """Take a delegated post back: its holder, whoever gave it, the substitute, and those who may say who holds it."""
    concerned = {delegation.holder_id, delegation.substitute_id, delegation.given_by}
    return actor.account_id in concerned - {None} or may_assign_post(actor, delegation.post)


def may_record_equipment(actor: Actor, centre: ServiceCentre) -> bool:
    """Fill in the check-list of a centre: its head; coordinators and administrators everywhere."""
    everywhere = actor.has(Role.ADMINISTRATOR) or actor.has(Role.COORDINATOR)
    return everywhere or actor.has(Role.CENTRE_HEAD, centre.pk)


def require(allowed: bool) -> None:
    """Raises `Refused` (`not_your_post`) unless allowed."""
    if not allowed:
        raise Refused(
            "not_your_post",
            vi="Vị trí công tác của anh/chị không được giao việc này: hãy chuyển cho người phụ trách.",
            en="Your post is not charged with this: pass it to the person in charge.",
        )
