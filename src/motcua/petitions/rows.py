"""A petition's row out of its story, and what a row says otherwise."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any
from uuid import UUID

from motcua.journal.comparing import rows_that_differ
from motcua.journal.rules.story import Told
from motcua.kernel.text import fold
from motcua.organisation.models import ServiceCentre
from motcua.petitions.models import Petition as Row
from motcua.petitions.models import Sender as SenderRow
from motcua.petitions.rules.petition import HANDLED, Petition, Status
from motcua.petitions.senders import digest_of
from motcua.petitions.telling import untold


def columns_of(petition: Petition, centres: Mapping[str, int]) -> dict[str, Any]:
    """The columns that the story settles; `centres`: row numbers by code."""
    received = petition.received
    if received is None:
        raise ValueError("a petition that was not received has no row")
    public = petition.published if petition.status is Status.PUBLISHED else None
    return {
        "code": received.code,
        "kind": petition.kind.value,
        "channel": received.channel.value,
        "title": received.title,
        "title_folded": fold(received.title),
        "status": petition.status.value,
        "place_centre_id": centres[petition.place.centre],
        "place_desk": petition.place.desk.value,
        "control_centre_id": centres[petition.control.centre],
        "control_desk": petition.control.desk.value,
        "about_centre_id": centres[petition.about.centre] if petition.about.centre else None,
        "about_accounts": list(petition.about.accounts),
        "about_whole": petition.is_about_whole_unit,
        "procedure": petition.about.procedure,
        "in_charge": petition.in_charge,
        "is_denunciation": petition.is_denunciation,
        "received_at": received.arrived,
        "next_due_at": petition.next_due,
        "late_at": petition.late_at,
        "classified_at": petition.classified_at,
        "closed_at": petition.closed[-1] if petition.status in HANDLED else None,
        "opened": list(petition.opened),
        "closed": list(petition.closed),
        "published_at": petition.published_at,
        "is_public": public is not None,
        "public_title": public.title if public else "",
        "public_body": public.body if public else "",
        "public_answer": public.answer if public else "",
        "public_folded": fold(f"{public.title} {public.body} {public.answer}") if public else "",
        "satisfied": petition.rating.satisfied if petition.rating else None,
        "disliked_at": petition.disliked_at,
    }


def save_row(subject: UUID, told: Told[Petition]) -> Row:
    """Write the row as the story stands."""
    columns = columns_of(told.state, centre_numbers([told.state]))
    row = Row(id=subject, seq=told.seq, **columns)
    row.save(force_insert=told.seq == 1, force_update=told.seq > 1)
    return row


def centre_numbers(petitions: Iterable[Petition]) -> dict[str, int]:
    """The row numbers of the one-stops that these name, in one query."""
    codes = {code for each in petitions for code in (each.place.centre, each.control.centre, each.about.centre) if code}
    return dict(ServiceCentre.objects.filter(code__in=codes).values_list("code", "pk"))


def compare(states: Mapping[UUID, Petition]) -> Iterator[tuple[UUID, str]]:
    """What rows say otherwise than the refolded stories, who sent it included."""
    centres = centre_numbers(states.values())
    yield from rows_that_differ(Row, states, lambda state: columns_of(state, centres))
    senders = SenderRow.objects.in_bulk(list(states))
    for subject, state in states.items():
        sender = senders.get(subject)
        if sender is None or digest_of(sender) != state.sender:
            yield subject, "who sent it is not who the events' digest says"
    yield from untold(states)


def subjects() -> Iterable[UUID]:
    return Row.objects.values_list("id", flat=True)
