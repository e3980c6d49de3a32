"""Fills the site that Lighthouse looks at, and prints as JSON what its own pages need.

`code`: of a dossier to follow; `session`: of a signed-in citizen; `draft`: that citizen's draft, whose electronic
form comes next; `number`: of a dossier that the citizen has submitted online.
"""

import json
from datetime import datetime
from typing import Any
from uuid import uuid4

from motcua.cli.site import bring_up_to_date, close_connections, open_site


def main() -> None:
    open_site()
    bring_up_to_date()
    from motcua.demo.steps import STEPS
    from motcua.kernel import clock

    for step in STEPS:
        step.run(clock.now())
    _offer_online(clock.now())
    print(json.dumps({"code": _accept_one(), **_citizen(clock.now())}))  # noqa: T201
    close_connections()


def _offer_online(now: datetime) -> None:
    """The procedures with a ready form, taken online from end to end today: the training services end with 2022."""
    from motcua.catalogue.actions.offer_online_service import ServiceOffer, offer_online_services
    from motcua.catalogue.queries import procedures_at
    from motcua.catalogue.rules.online_levels import Scheme
    from motcua.forms.queries import procedures_with_form
    from motcua.kernel.validity import Validity
    from motcua.organisation.actors import SYSTEM

    offered = {row.procedure.code for row in procedures_at("QNI", now.date())}
    valid = Validity(now.date().replace(month=1, day=1), None)
    services = [
        ServiceOffer(f"{code}.do", code, "Nộp trực tuyến", Scheme.PART_OR_FULL, "full", valid, centre="QNI")
        for code in sorted(procedures_with_form(now.date()) & offered)
    ]
    offer_online_services(SYSTEM, services)


def _accept_one() -> str:
    """A dossier at the provincial centre, of the first procedure that asks for nothing more than its papers."""
    from motcua.catalogue.queries import procedures_at, revisions_in_force
    from motcua.catalogue.rules.components import mandatory_components
    from motcua.catalogue.rules.content import Channel
    from motcua.catalogue.rules.terms import terms_of
    from motcua.dossiers.actions.accept_dossier import Application, accept_dossier
    from motcua.dossiers.rules.state import Component, Party
    from motcua.kernel import clock
    from motcua.kernel.errors import DomainError
    from motcua.organisation.actors import SYSTEM
    from motcua.worktime.rules.terms import Term

    now = clock.now()
    offered = [row.procedure.code for row in procedures_at("QNI", now.date())]
    for code, revision in revisions_in_force(offered, now.date()).items():
        content = revision.parsed_content()
        if not isinstance(terms_of(content, None, Channel.COUNTER), Term):
            continue
        papers = tuple(Component(each.name, originals=1) for each in mandatory_components(content, ()))
        owner = Party("Phạm Thị An", identity_kind="cccd", identity_number="022190000123")
        asked = Application(centre="QNI", procedure=code, channel=Channel.COUNTER, owner=owner, components=papers)
        try:
            return str(accept_dossier(SYSTEM, asked, at=now, request_id=uuid4()).state.code)
        except DomainError:
            continue
    raise SystemExit("No procedure of the catalogue could be accepted.")


def _citizen(now: datetime) -> dict[str, Any]:
    """A citizen who is signed in, with a draft whose next step is the form, and with a dossier submitted online."""
    from django.conf import settings
    from django.test import Client

    from motcua.people.models import Account, AccountIdentity

    account = Account.objects.create_user("nguoidan", full_name="Phạm Thị An")
    AccountIdentity.objects.create(
        account=account, kind="person", assurance="contact", email="an@example.vn", email_verified_at=now
    )
    client = Client()
    client.force_login(account)
    session = client.cookies[settings.SESSION_COOKIE_NAME].value
    return {"session": session, "draft": _draft(account, now), "number": _submit_one(account, now)}


def _draft(account: Any, now: datetime) -> str:
    from motcua.filing.actions.begin_draft import begin_draft
    from motcua.filing.matter import read_matter
    from motcua.filing.rules.preparation import PartyTyped, Preparation
    from motcua.forms.queries import form_for, procedures_with_form
    from motcua.kernel.errors import DomainError
    from motcua.organisation.actors import Actor

    for code in sorted(procedures_with_form(now.date())):
        try:
            matter = read_matter(code, now.date())
        except DomainError:
            continue
        if form_for(code, "", now.date()) is None or matter.asked(Preparation()).cases:
            continue
        place = matter.places[0]
        party = PartyTyped("Phạm Thị An", "person", "", "1 Trần Phú", "0912345678")
        prepared = Preparation(centre=place.centre, competent=place.competent, capacity="self", applicant=party)
        draft = begin_draft(Actor(account.pk, account.full_name), matter, at=now)
        draft.content = prepared.as_json()
        draft.save(update_fields=["content"])
        return str(draft.pk)
    raise SystemExit("No procedure with an electronic form is taken online.")


def _submit_one(account: Any, now: datetime) -> int:
    from motcua.catalogue.models import OnlineService
    from motcua.catalogue.rules.content import Channel
    from motcua.dossiers.actions.accept_dossier import Application
    from motcua.dossiers.actions.file_online import Filing, file_online
    from motcua.dossiers.rules.state import Party
    from motcua.filing.matter import read_matter
    from motcua.kernel.errors import DomainError
    from motcua.organisation.actors import Actor

    codes = OnlineService.objects.order_by("procedure__code").values_list("procedure__code", flat=True).distinct()
    for code in codes:
        try:
            matter = read_matter(code, now.date())
            place = matter.places[0]
            owner = Party("Phạm Thị An")
            asked = Application(
                centre=place.centre,
                competent_centre=place.competent,
                procedure=code,
                channel=Channel.ONLINE,
                owner=owner,
                summary=matter.name,
            )
            actor = Actor(account.pk, account.full_name)
            return file_online(actor, asked, Filing(receive="electronic"), at=now, request_id=uuid4()).dossier_id
        except DomainError:
            continue
    raise SystemExit("No procedure could be submitted online.")


if __name__ == "__main__":
    main()
