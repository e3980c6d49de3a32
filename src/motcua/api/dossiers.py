"""Dossiers: accept one, read one."""

from http import HTTPStatus
from typing import Any, cast
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from motcua.api.answers import answer
from motcua.api.application import read_application
from motcua.api.door import door
from motcua.api.reading import read_json, wrong
from motcua.dossiers.access import dossier_for
from motcua.dossiers.actions.accept_dossier import accept_dossier
from motcua.dossiers.reading_log import What, record_reading
from motcua.dossiers.rules.codec import encode_fact
from motcua.dossiers.rules.explained import explanation_of
from motcua.dossiers.rules.state import DossierState
from motcua.kernel import clock
from motcua.kernel.facts import Event
from motcua.organisation.actors import Actor

REQUEST_ID = "Idempotency-Key"
PARTIES = ("owner", "applicant", "representative")
INSTANTS = ("submitted_at", "accepted_at", "due_at", "original_due_at", "finished_at", "returned_at")


@door("POST")
def accept(request: HttpRequest) -> HttpResponse:
    """Accept the application in the body. 201; 200 where this `Idempotency-Key` has led to a dossier before."""
    actor, now = actor_of(request), clock.now()
    application = read_application(read_json(request.body), now.date())
    done = accept_dossier(actor, application, at=now, request_id=request_id_of(request))
    events = done.events or dossier_for(actor, done.state.code).events
    link = reverse("api-dossier", args=[done.state.code])
    receipt = {
        "code": done.state.code,
        "accepted_at": done.state.accepted_at,
        "due_at": done.state.due_at,
        "explanation": sentences(done.state, events, request),
        "link": link,
    }
    return answer(receipt, HTTPStatus.CREATED if done.events else HTTPStatus.OK, Location=link)


@door("GET")
def show(request: HttpRequest, code: str) -> HttpResponse:
    """The dossier with `code` and what happened to it, for those it concerns; else 404, absent or not theirs."""
    actor = actor_of(request)
    loaded = dossier_for(actor, code)
    address = str(request.META.get("REMOTE_ADDR") or "")
    record_reading(actor, [loaded.state.code], What.API, at=clock.now(), address=address)
    story = [
        {"seq": seq, "kind": event.kind, "at": event.at, "by": event.by.name, "post": event.by.post}
        for seq, event in enumerate(loaded.events, start=1)
    ]
    explanation = sentences(loaded.state, loaded.events, request)
    return answer({**about(loaded.state), "explanation": explanation, "events": story})


def about(state: DossierState) -> dict[str, Any]:
    """What is true of the dossier now. Parties and papers as they were handed in, without what was left empty."""
    return {
        "code": state.code,
        "status": {"number": int(state.status), "word": state.status.name.lower()},
        "centre": state.centre,
        "agency": state.agency,
        "procedure": state.procedure,
        "revision": state.revision,
        "case": state.case,
        "channel": state.channel,
        "summary": state.summary,
        **{name: encode_fact(party) for name in PARTIES if (party := getattr(state, name))},
        "components": [encode_fact(component) for component in state.components],
        "sets": state.sets,
        "term": str(state.term) if state.term else None,
        **{name: getattr(state, name) for name in INSTANTS},
    }


def sentences(state: DossierState, events: tuple[Event, ...], request: HttpRequest) -> list[str]:
    """How the due date was reckoned, in the request's language; nothing where there is none to explain."""
    explanation = explanation_of(state, events)
    return explanation.sentences(request.LANGUAGE_CODE) if explanation else []


def request_id_of(request: HttpRequest) -> UUID | None:
    """The `Idempotency-Key`. Raises `Invalid` for what is no UUID."""
    given = request.headers.get(REQUEST_ID)
    if given is None:
        return None
    try:
        return UUID(given)
    except ValueError as error:
        raise wrong(REQUEST_ID, "một UUID mới cho mỗi hồ sơ", "a UUID, a new one for each dossier") from error


def actor_of(request: HttpRequest) -> Actor:
    """Who asks; put on the request by the site's middleware."""
    return cast(Actor, request.actor)  # type: ignore[attr-defined]
