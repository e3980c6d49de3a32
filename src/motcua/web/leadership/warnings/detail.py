"""Reads one sign: the events behind it, and what supervisors wrote of it."""

from django.urls import reverse

from motcua.dossiers.models import DossierEvent
from motcua.organisation.actors import Actor
from motcua.oversight.access import sign_for
from motcua.oversight.models import FoundSign
from motcua.oversight.rules.signs import SIGN, SignKind
from motcua.oversight.rules.standings import NEXT, Standing
from motcua.statistics.policies import may_see_officers
from motcua.web.desk.event_words import EVENTS
from motcua.web.desk.once import Choices
from motcua.web.leadership.warnings.lists import seen_of, sign_row
from motcua.web.leadership.warnings.readings import signs_address
from motcua.web.leadership.warnings.view_models import EvidenceRow, NoteRow, SignDetail
from motcua.web.leadership.warnings.words import STANDINGS, read

SHOWN = 50


def read_sign(actor: Actor, sign: FoundSign) -> SignDetail:
    """The sign with its evidence; who acted only where the actor may see officers."""
    about = SIGN[SignKind(sign.kind)]
    sees_officers = may_see_officers(actor, sign.centre_id)
    return SignDetail(
        row=sign_row(sign),
        name=read(about.name),
        meaning=read(about.meaning),
        source=about.source,
        list_address=signs_address(about.kind),
        events=_events(actor, sign, sees_officers=sees_officers),
        more=max(len(sign.events) - SHOWN, 0),
        sees_officers=sees_officers,
        notes=tuple(
            NoteRow(note.at, note.by_name, note.by_post, STANDINGS[Standing(note.standing)], note.words)
            for note in sign.notes.order_by("pk")
        ),
        is_own=actor.account_id in sign.accounts,
    )


def standings_after(sign: FoundSign) -> Choices:
    """What a note may say next."""
    return [(each.value, STANDINGS[each].label) for each in Standing if each in NEXT[Standing(sign.standing)]]


def find_sign(actor: Actor, number: int) -> FoundSign:
    """The one door. Raises `NotFound`."""
    return sign_for(actor, number)


def _events(actor: Actor, sign: FoundSign, *, sees_officers: bool) -> tuple[EvidenceRow, ...]:
    keys = [tuple(key) for key in sign.events[:SHOWN]]
    numbers = {dossier for dossier, _seq in keys}
    seen = seen_of(actor, numbers)
    columns = ("dossier_id", "seq", "kind", "at", "actor_name", "dossier__code")
    rows = {
        (dossier, seq): (kind, at, name, code or f"#{dossier}")
        for dossier, seq, kind, at, name, code in DossierEvent.objects.filter(
            dossier_id__in=numbers, seq__in={seq for _dossier, seq in keys}
        ).values_list(*columns)
    }
    return tuple(
        EvidenceRow(
            at=rows[key][1],
            what=EVENTS[rows[key][0]].title,
            code=rows[key][3],
            address=reverse("story", args=[rows[key][3]]) if key[0] in seen and rows[key][3][0] != "#" else "",
            by=rows[key][2] if sees_officers else "",
        )
        for key in keys
        if key in rows
    )
