"""What the law and the site's configuration offer a citizen here and now."""

from datetime import date

from django.conf import settings

from motcua.kernel import clock
from motcua.organisation.actors import actor_for
from motcua.people.models import Account
from motcua.people.rules.assurance import may_register


def today() -> date:
    """The site's day, which may be the training clock's."""
    return clock.now().date()


def is_training() -> bool:
    """Whether nothing here is in earnest: a site for training or under development."""
    return not settings.IN_PRODUCTION


def may_register_here() -> bool:
    return may_register(today(), is_training=is_training())


def is_officer(account: Account) -> bool:
    """Whether an account is an officer's, which no citizen's way in may open or bind."""
    return account.is_superuser or account.is_staff or actor_for(account, today()).is_officer
