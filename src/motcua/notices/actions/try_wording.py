"""Looking at a template with a real dossier's facts, and sending it to oneself."""

from dataclasses import dataclass
from uuid import UUID

from django.conf import settings

from motcua.dossiers.access import LoadedDossier, dossier_for
from motcua.kernel.errors import Invalid
from motcua.kernel.messages import Sent, Way
from motcua.kernel.messages.sending import send
from motcua.notices.access import check_may_keep
from motcua.notices.rules.sms import Length, length_of
from motcua.notices.rules.what_to_tell import Kind, kind_of
from motcua.notices.rules.wordings import PLACEHOLDERS, Wording, check_wording, fill_in, fill_in_sms
from motcua.notices.telling import facts_in_words, names_for, transitions_of
from motcua.organisation.actors import Actor
from motcua.people.models import Account


@dataclass(frozen=True, slots=True)
class Preview:
    """A wording filled in, with the length of its SMS. `event`: the number of the event whose facts these are."""

    subject: str
    body: str
    sms: str
    length: Length
    event: int | None


def preview(
    actor: Actor, kind: Kind, language: str, wording: Wording, code: str
) -> tuple[Preview, LoadedDossier | None]:
    """`wording` with the facts of the dossier `code`, which is returned too; with examples where no code is given.

    Of the dossier's events the last that is told as `kind` is taken, or else its last. Raises `Invalid` for a wording
    that could not be kept, `NotFound` for a dossier that is not the actor's to see. The link by which the citizen
    rates is the citizen's alone and not shown.
    """
    check_may_keep(actor)
    kept = check_wording(kind, wording)
    if not code:
        return _filled(kept, {name: f"«{name}»" for name in PLACEHOLDERS} | {"link": settings.SITE_ADDRESS}, None), None
    loaded = dossier_for(actor, code)
    transitions = transitions_of(loaded)
    event = max((seq for seq, each in transitions.items() if kind_of(each) is kind), default=max(transitions))
    facts = facts_in_words(loaded.row.pk, transitions[event], names_for(transitions), language)
    return _filled(kept, facts | {"rating": f"{settings.SITE_ADDRESS}/danh-gia/…/"}, event), loaded


def _filled(wording: Wording, facts: dict[str, str], event: int | None) -> Preview:
    sms = fill_in_sms(wording.sms, facts)
    return Preview(fill_in(wording.subject, facts), fill_in(wording.body, facts), sms, length_of(sms), event)


def send_to_oneself(actor: Actor, seen: Preview, *, request_id: UUID) -> Sent:
    """Send the preview to the actor's own e-mail address. Raises `Invalid` without one, and what `send` raises."""
    check_may_keep(actor)
    address = Account.objects.filter(pk=actor.account_id or 0).values_list("email", flat=True).first()
    if not address:
        raise Invalid(
            "no_address_of_ones_own",
            vi="Tài khoản của anh/chị chưa có địa chỉ thư. Hãy bổ sung rồi gửi thử lại.",
            en="Your account has no e-mail address. Add one, then try again.",
        )
    return send(Way.EMAIL, address, seen.subject, seen.body, key=f"try-{request_id.hex}")
