"""Making deliveries of a dossier's notices: for each person and way one, in the words of the day, in order."""

from datetime import datetime

from django.db import transaction

from motcua.dossiers.access import load
from motcua.dossiers.models import Dossier
from motcua.notices.asides import facts_beside
from motcua.notices.models import Delivery, Notice
from motcua.notices.recipients import IN_APP, PHONE_WAYS, Recipient, first_due, recipients_of
from motcua.notices.rules.what_to_tell import URGENT, Kind, reaches_phone
from motcua.notices.rules.wordings import Wording, fill_in, fill_in_sms
from motcua.notices.telling import facts_in_words, names_for, transitions_of
from motcua.notices.wording import Worded, wordings_in_force

type Wordings = dict[tuple[Kind, str], Worded]


def spread(dossier_id: int, *, at: datetime) -> int:
    """Make the deliveries of all notices of the dossier that have none yet; returns how many."""
    with transaction.atomic():
        waiting = list(
            Notice.objects.select_for_update().filter(dossier_id=dossier_id, spread_at=None).order_by("seq", "pk")
        )
        if not waiting:
            return 0
        transitions = transitions_of(load(Dossier.objects.get(pk=dossier_id)))
        names, wordings = names_for(transitions), wordings_in_force()
        made: list[Delivery] = []
        for notice in waiting:
            notice.spread_at = at
            transition = transitions[notice.seq]
            beside = facts_beside(notice, transition.after)
            if beside is None:
                continue
            for person in recipients_of(transition.after):
                facts = facts_in_words(dossier_id, transition, names, person.language) | beside
                made += _for_person(notice, person, wordings[Kind(notice.kind), person.language], facts, at)
        Delivery.objects.bulk_create(made, ignore_conflicts=True)
        Notice.objects.bulk_update(waiting, ["spread_at"])
    return len(made)


def _for_person(
    notice: Notice, person: Recipient, worded: Worded, facts: dict[str, str], at: datetime
) -> list[Delivery]:
    kind = Kind(notice.kind)
    return [
        Delivery(
            notice=notice,
            dossier_id=notice.dossier_id,
            seq=notice.seq,
            source=notice.source,
            kind=notice.kind,
            recipient=person.role,
            account_id=person.account_id,
            way=way,
            address=address,
            language=person.language,
            version=worded.version,
            at=notice.at,
            due_at=_due(kind, way, person, at),
            **in_words(way, worded.wording, facts),
            **({"status": Delivery.Status.SENT, "sent_at": at} if way == IN_APP else {}),
        )
        for way, address in person.ways.items()
        if way not in PHONE_WAYS or reaches_phone(kind)
    ]


def in_words(way: str, wording: Wording, facts: dict[str, str]) -> dict[str, str]:
    """Subject and text as they go by that way."""
    if way in PHONE_WAYS:
        return {"subject": "", "text": fill_in_sms(wording.sms, facts)}
    return {"subject": fill_in(wording.subject, facts), "text": fill_in(wording.body, facts)}


def _due(kind: Kind, way: str, person: Recipient, at: datetime) -> datetime:
    """Now; for a phone in quiet hours in the morning, unless it is urgent."""
    return at if kind in URGENT else first_due(way, person.quiet, at)
