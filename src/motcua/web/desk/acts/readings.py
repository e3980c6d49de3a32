"""Reads which acts a dossier's page offers to this person, each with what it would cause."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import datetime
from typing import Any
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from motcua.dossiers.access import LoadedDossier
from motcua.dossiers.citizens_side import is_concerned
from motcua.dossiers.policies import counters_of
from motcua.dossiers.possible import Possible, possible_acts
from motcua.dossiers.rules.state import Status
from motcua.kernel.errors import DomainError
from motcua.organisation.actors import Actor
from motcua.web.desk.acts.act import Act
from motcua.web.desk.acts.book import BY_COMMAND
from motcua.web.desk.acts.consequences import consequences_of
from motcua.web.desk.acts.incident_forms import named_incident
from motcua.web.desk.acts.view_models import ActLink, Acts, RefusedAct
from motcua.web.desk.event_words import Names


def read_acts(actor: Actor, loaded: LoadedDossier, names: Names, now: datetime) -> Acts:
    """What `actor` may do; nothing where no working time is known for today. Before acceptance: its acceptance."""
    if not loaded.state.code:
        return acts_at_the_gate(actor, loaded)
    try:
        found = possible_acts(actor, loaded, at=now)
    except DomainError:
        return Acts()
    possible = [(BY_COMMAND[type(each.command)], each) for each in found if each.foreseen]
    held_up = dict(_held_up(actor, loaded.state.code, {act.slug: act for act, _ in possible}))
    links = [(act, each) for act, each in possible if act.slug not in held_up]
    return Acts(
        main=tuple(_link(act, each, loaded, names) for act, each in links if act.moves_on),
        other=tuple(_link(act, each, loaded, names) for act, each in links if not act.moves_on),
        refused=(*held_up.values(), *_refused(found)),
    )


def _held_up(actor: Actor, code: str, acts: Mapping[str, Act]) -> Iterator[tuple[str, RefusedAct]]:
    """The acts that something outside the dossier holds up, and what."""
    for slug, act in acts.items():
        try:
            act.check(actor, code)
        except DomainError as refusal:
            yield slug, RefusedAct(act.title, refusal.message(get_language() or "vi"))


def acts_at_the_gate(actor: Actor, loaded: LoadedDossier) -> Acts:
    """A dossier without a code is worked on at the page of reception, which has every answer to it."""
    state, row = loaded.state, loaded.row
    can_go_on = state.status in (Status.REGISTERED, Status.AWAITING_SUPPLEMENT)
    if not can_go_on or row.centre_id not in counters_of(actor) or is_concerned(actor, state):
        return Acts()
    address = f"{reverse('receive')}?{urlencode({'dossier': row.pk})}"
    says = _("Mở trang tiếp nhận với dữ liệu đã nộp: cấp mã, yêu cầu bổ sung, từ chối hoặc hướng dẫn.")
    return Acts(main=(ActLink(_("Tiếp nhận hồ sơ này"), "", address, says, ()),))


def _link(act: Act, possible: Possible, loaded: LoadedDossier, names: Names) -> ActLink:
    part = getattr(possible.command, act.part) if act.part else ""
    address = reverse("act", args=[loaded.state.code, act.slug])
    name_of: dict[str, Callable[[Any], str]] = {
        "step": names.step,
        "agency": names.agency,
        "number": lambda number: named_incident(loaded.state, number),
    }
    return ActLink(
        title=act.title,
        about=name_of[act.part](part) if part else "",
        address=f"{address}?{urlencode({act.part: part})}" if part else address,
        says=act.says,
        consequences=consequences_of(possible.foreseen) if possible.foreseen else (),
    )


def _refused(found: Iterable[Possible]) -> Iterator[RefusedAct]:
    language = get_language() or "vi"
    for each in found:
        if each.refusal:
            yield RefusedAct(BY_COMMAND[type(each.command)].title, each.refusal.message(language))
