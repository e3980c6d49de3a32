"""Leaves a message for who sent a petition for each event that they must know of, in the event's transaction."""

from collections.abc import Iterable, Iterator
from uuid import UUID

from motcua.journal.models import StoryEvent
from motcua.journal.rules.story import Told
from motcua.kernel import clock
from motcua.kernel.facts import Event
from motcua.kernel.jobs import enqueue
from motcua.kernel.messages.failures import Failure, not_set_up
from motcua.kernel.messages.sending import ways_set_up
from motcua.notices.recipients import Recipient, first_due
from motcua.petitions.contacts import is_given_too_often
from motcua.petitions.models import Sender, SenderMessage
from motcua.petitions.reasons import for_officers, given_too_often, no_way
from motcua.petitions.recipients import recipient_of
from motcua.petitions.rules.petition import PETITIONS, Petition
from motcua.petitions.rules.what_to_tell import TOLD, News, is_past, news_of


def tell_sender(petition: UUID, told: Told[Petition], *, since: int) -> None:
    """Write the messages of the events after number `since`, and ask for them to be sent."""
    events = enumerate(told.events[since:], start=since + 1)
    fresh = [(seq, event, news) for seq, event in events if (news := news_of(event.fact))]
    if not fresh:
        return
    recipient = recipient_of(petition)
    messages = [message for each in fresh for message in _messages(petition, recipient, *each)]
    SenderMessage.objects.bulk_create(messages)
    if any(each.status == SenderMessage.Status.WAITING for each in messages):
        enqueue("petitions.tell", lock=lock_of(petition), petition=str(petition))


def lock_of(petition: UUID | str) -> str:
    return f"petitions-{petition}"


def _messages(petition: UUID, recipient: Recipient, seq: int, event: Event, news: News) -> Iterator[SenderMessage]:
    """One for each way; one that goes nowhere where there is no way, or where it is past."""

    def message(**values: object) -> SenderMessage:
        return SenderMessage(
            petition_id=petition, seq=seq, kind=news.value, at=event.at, **({"due_at": event.at} | values)
        )

    ways = [way for way in recipient.ways if way in ways_set_up()]
    if is_past(event.at, clock.now()):
        yield message(status=SenderMessage.Status.DISCARDED)
    elif not ways:
        way, why = _why_not(petition, recipient)
        yield message(way=way, status=SenderMessage.Status.DEAD, code=why.code, reason_vi=why.vi, reason_en=why.en)
    else:
        for way in ways:
            yield message(way=way, due_at=first_due(way, recipient.quiet, event.at))


def _why_not(petition: UUID, recipient: Recipient) -> tuple[str, Failure]:
    """Why nothing is sent, and by which way it is when the site has set one up."""
    for way in recipient.ways:
        return way, for_officers(not_set_up(way))
    row = Sender.objects.select_related("petition").get(pk=petition)
    return "", given_too_often() if is_given_too_often(row) else no_way()


def untold(petitions: Iterable[UUID]) -> Iterator[tuple[UUID, str]]:
    """For `motcua verify`: events that are to be told and have no message, and messages of no such event."""
    subjects, kinds = list(petitions), [each.KIND for each in TOLD]
    events = StoryEvent.objects.filter(story=PETITIONS.name, subject__in=subjects, kind__in=kinds)
    expected = set(events.values_list("subject", "seq"))
    there = set(SenderMessage.objects.filter(petition__in=subjects).values_list("petition_id", "seq"))
    yield from ((subject, f"event {seq} is told to nobody") for subject, seq in sorted(expected - there))
    yield from ((subject, f"a message of event {seq} tells nothing") for subject, seq in sorted(there - expected))
