"""The drawer that an officer's money goes into."""

from datetime import datetime

from motcua.dossiers import directory
from motcua.kernel.clock import VIETNAM
from motcua.kernel.errors import Refused
from motcua.organisation.actors import Actor, HeldPost
from motcua.payments.rules.facts import Drawer


def drawer_at(actor: Actor, post: HeldPost, at: datetime) -> Drawer:
    """The actor's own at the post's centre, on the day of `at` in Vietnam. Raises `Refused` where nobody answers."""
    if actor.account_id is None or post.centre_id is None:
        raise Refused(
            "no_drawer",
            vi="Thu, chi tiền phải có người chịu trách nhiệm tại một trung tâm. Hãy đăng nhập bằng tài khoản của quầy.",
            en="Money needs a person who answers for it at a centre. Sign in with an account of the counter.",
        )
    return Drawer(directory.centres.code(post.centre_id), actor.account_id, at.astimezone(VIETNAM).date())
