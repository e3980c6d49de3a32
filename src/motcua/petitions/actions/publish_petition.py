"""Publish question and answer, looked through, without anybody's name."""

from uuid import UUID

from motcua.journal.rules.story import Told
from motcua.organisation.actors import Actor
from motcua.people.models import Account
from motcua.petitions.access import Loaded
from motcua.petitions.recording import Request, act
from motcua.petitions.rules.facts import Published
from motcua.petitions.rules.moves import Act, decide_publish
from motcua.petitions.rules.petition import Petition
from motcua.petitions.senders import sender_of


def publish_petition(actor: Actor, subject: UUID, fact: Published, request: Request) -> Told[Petition]:
    """Raises what `recording.act` raises, and `Refused` (`says_who`): the sender's name is compared, never shown."""

    def decide(loaded: Loaded) -> Published:
        about = loaded.state.about
        names = Account.objects.filter(pk__in=about.accounts).values_list("full_name", flat=True)
        return decide_publish(loaded.state, fact, sender_of(subject), (about.person, *names))

    return act(actor, subject, Act.PUBLISH, request, decide)
