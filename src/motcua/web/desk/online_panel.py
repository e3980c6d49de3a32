"""Reads what an officer sees of an online submission beside its story: form, wishes, authority, messages."""

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from motcua.dossiers.access import LoadedDossier
from motcua.dossiers.citizens_side import is_citizen
from motcua.dossiers.rules.lifecycle.fill_form import FormFilled
from motcua.filing.access import office_post
from motcua.filing.queries import is_unread_by_office, messages_in
from motcua.organisation.actors import Actor
from motcua.web.desk.view_models import OnlinePanel

WISHES: dict[str, str | Promise] = {
    "electronic": _("bản điện tử"),
    "counter": _("tại quầy"),
    "post": _("bưu chính công ích"),
}


def read_online(actor: Actor, loaded: LoadedDossier) -> OnlinePanel | None:
    """None for what nobody handed in by an account of the portal."""
    state, number = loaded.state, loaded.row.pk
    if state.citizen_account is None:
        return None
    form = next((event.fact for event in reversed(loaded.events) if isinstance(event.fact, FormFilled)), None)
    may_talk = is_citizen(actor, state) or office_post(actor, state) is not None
    return OnlinePanel(
        form=f"{form.form}, {form.version}" if form else "",
        receive=WISHES.get(state.receive, ""),
        receive_address=state.receive_address,
        authority=state.authority,
        talk_address=reverse("conversation", args=[number]) if may_talk else "",
        messages=messages_in(number).count() if may_talk else 0,
        has_unread=may_talk and is_unread_by_office(number),
    )
