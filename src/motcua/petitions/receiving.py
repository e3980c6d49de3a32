"""How a petition comes in, whoever brings it: routed, timed, coded, its sender kept apart."""

from dataclasses import dataclass, replace
from datetime import datetime
from uuid import UUID, uuid4

from django.db import transaction

from motcua.dossiers.rules.codes import parse_code
from motcua.dossiers.rules.documents import Document
from motcua.journal.models import StoryEvent
from motcua.journal.reading import told
from motcua.journal.writer import append, request_of_another_story
from motcua.kernel.clock import VIETNAM
from motcua.kernel.errors import Conflict, Invalid, Refused
from motcua.kernel.facts import By
from motcua.kernel.text import nfc
from motcua.organisation.models import ServiceCentre
from motcua.petitions.files import taken_in
from motcua.petitions.lookup import next_code
from motcua.petitions.models import Petition as Row
from motcua.petitions.places import centre_in_force, chain_of, free_at, made_out, province_centre
from motcua.petitions.rows import save_row
from motcua.petitions.rules.acceptance import Sender, check_texts, lacks_of
from motcua.petitions.rules.clocks import FIRST_LOOK
from motcua.petitions.rules.facts import About, Channel, Kind, Lack, Received
from motcua.petitions.rules.petition import PETITIONS
from motcua.petitions.rules.routing import receiver
from motcua.petitions.senders import keep_sender, new_salt, sealed
from motcua.petitions.telling import tell_sender
from motcua.petitions.terms import reckoner_for


@dataclass(frozen=True, slots=True)
class Words:
    """What the sender says. `person`: the officer complained of, as named; `centre`: where; "" for the province;
    `files`: in the store, to be attached."""

    kind: Kind
    title: str
    body: str
    sender: Sender
    centre: str = ""
    person: str = ""
    procedure: str = ""
    dossier: str = ""
    files: tuple[Document, ...] = ()


@dataclass(frozen=True, slots=True)
class Came:
    """How and when it came, and who entered it. `taken_at`: the one-stop where it was said, if at any; `account`: of
    the sender, where signed in."""

    channel: Channel
    arrived: datetime
    by: By
    taken_at: ServiceCentre | None = None
    account: int | None = None


def tidy(words: Words) -> Words:
    """Composed and trimmed. Raises `Invalid`: too long, an impossible dossier code (`field` "dossier"), files that may
    not be attached."""
    sender = tidied_sender(words.sender)
    check_texts(title=_tidy(words.title), body=_tidy(words.body), person=_tidy(words.person))
    return Words(
        words.kind,
        " ".join(_tidy(words.title).split()),
        _tidy(words.body),
        sender,
        words.centre.strip(),
        _tidy(words.person),
        words.procedure.strip()[:40],
        _dossier(words.dossier),
        taken_in(words.files),
    )


def tidied_sender(sender: Sender) -> Sender:
    """Composed and trimmed. Raises `Invalid` for what is too long."""
    found = Sender(_tidy(sender.name), _tidy(sender.address), _tidy(sender.phone), _tidy(sender.mail))
    check_texts(name=found.name, address=found.address, phone=found.phone, mail=found.mail)
    return found


def what_lacks(words: Words) -> tuple[Lack, ...]:
    return lacks_of(words.kind, words.title, words.body, About(words.centre), words.sender)


def known_request(request_id: UUID, said: Words) -> Row | None:
    """The petition that this request brought in already. Raises `Conflict` where that one says something else: a page
    gone back to and written anew is another petition, which must not be lost."""
    event = StoryEvent.objects.filter(request_id=request_id, story=PETITIONS.name, seq=1).first()
    if event is None:
        return None
    before = told(PETITIONS, event.subject).state.received
    assert before is not None  # noqa: S101 - its first event is that it was received
    about = About(said.centre, said.person, procedure=said.procedure, dossier=said.dossier)
    kept = replace(before.about, accounts=(), heads=False)
    was = (before.kind, before.title, before.body, kept, before.files)
    if was != (said.kind, said.title, said.body, about, said.files):
        raise request_of_another_story()
    return Row.objects.get(pk=event.subject)


def take_in_once(words: Words, came: Came, *, request_id: UUID, at: datetime) -> Row:
    """The new petition, or what the same request, sent at the same time, has just taken in."""
    try:
        return _take_in(words, came, request_id, at)
    except Conflict:
        known = known_request(request_id, words)
        if known is None:
            raise
        return known


@transaction.atomic
def _take_in(words: Words, came: Came, request_id: UUID, at: datetime) -> Row:
    """The new petition, at the first desk that may have it."""
    on = at.astimezone(VIETNAM).date()
    centre = centre_in_force(words.centre, on) if words.centre else (came.taken_at or province_centre(on))
    about = made_out(About(words.centre, words.person, (), False, words.procedure, words.dossier), on)
    if came.by.account is not None and came.by.account in about.accounts:
        raise Refused(
            "handler_is_subject",
            vi="Phản ánh này nói về chính anh/chị. Hãy nhờ một đồng nghiệp khác ghi nhận.",
            en="This petition is about you. Ask a colleague to note it down.",
            field="person",
        )
    chain = chain_of(centre, on)
    place = receiver(words.kind, about, chain, free_at(words.kind, about, chain, on))
    subject, salt = uuid4(), new_salt()
    fact = Received(
        code=next_code(at.astimezone(VIETNAM).year),
        kind=words.kind,
        channel=came.channel,
        title=words.title,
        body=words.body,
        about=about,
        place=place,
        taken_at=came.taken_at.code if came.taken_at else "",
        sender=sealed(words.sender, salt),
        arrived=came.arrived,
        clocks=reckoner_for(centre, came.arrived).clocks(FIRST_LOOK, came.arrived),
        lacks=what_lacks(words),
        files=words.files,
    )
    story = append(PETITIONS, subject, told(PETITIONS, subject), (fact,), by=came.by, at=at, request_id=request_id)
    row = save_row(subject, story)
    keep_sender(subject, words.sender, salt, came.account)
    tell_sender(subject, story, since=0)
    return row


def _tidy(text: str) -> str:
    return nfc(text).replace("\r\n", "\n").strip()


def _dossier(text: str) -> str:
    if not text.strip():
        return ""
    try:
        return parse_code(text).text
    except Invalid as error:
        error.field = "dossier"
        raise
