"""Citizens at once on the portal, reading and going on, against a page that reads nothing under the same load.

A person is a list of requests (benchmarks/http_mix.py) made by one of `JOURNEYS`; a further kind of visit is a further
function there.
"""

import json
import socket
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from random import Random
from typing import Any
from urllib.parse import urlencode

from benchmarks.procedure_search import EVERYDAY, SLIPS
from benchmarks.submission import citizen, online_procedure
from benchmarks.submission_load import EDGE, TOKEN, multipart

THINK = [2.0, 8.0]
"""Seconds between two pages of one person: five on average, ten requests a minute."""
EMPTY = "/kha-nang-tiep-can/"
"""The frame of every page around fixed text: what a page costs before anything is read."""


@dataclass(frozen=True, slots=True)
class Facts:
    """What journeys are made of: codes of procedures that are offered, and of dossiers; citizens (a session and its
    drafts, of which only the files are missing), each for one person."""

    procedures: list[str]
    dossiers: list[str]
    citizens: list[dict[str, Any]]


type Request = dict[str, Any]
type Journey = Callable[[Random, Facts], list[Request]]


def find_and_read(chance: Random, facts: Facts) -> list[Request]:
    """Home, a search in everyday words with its suggestions, a procedure, where to hand in."""
    words = chance.choice((*EVERYDAY, *SLIPS, "lam so do", "mo quan an", "bang lai xe", "giay doc than"))
    code = chance.choice(facts.procedures)
    return [
        _page("home", "/"),
        _page("suggestions", "/thu-tuc/goi-y/", q=words[:6]),
        _page("search", "/thu-tuc/", q=words),
        _page("procedure", f"/thu-tuc/{code}/"),
        _page("place", f"/thu-tuc/{code}/", place=chance.choice(("hong hai", "bai chay", "cam pha", "ha tu"))),
    ]


def follow(chance: Random, facts: Facts) -> list[Request]:
    """Home, the progress of a dossier, looked at again."""
    code = chance.choice(facts.dossiers)
    return [_page("home", "/"), _page("look-up", "/tra-cuu/", code=code), _page("look-up", "/tra-cuu/", code=code)]


def by_event(chance: Random, facts: Facts) -> list[Request]:
    """A life event, then one of its procedures."""
    event = chance.choice(("sinh-con", "ket-hon", "mua-nha-dat", "kinh-doanh"))
    return [
        _page("event", f"/su-kien/{event}/"),
        _page("procedure", f"/thu-tuc/{chance.choice(facts.procedures)}/"),
        _page("points", "/noi-tiep-nhan/"),
    ]


def file_online(_chance: Random, facts: Facts) -> list[Request]:
    """Signed in: a draft's papers, two files, the summary, submitted, the acknowledgement's page; then the next."""
    own = facts.citizens.pop()
    headers = {"Cookie": f"sessionid={own['session']}; csrftoken={TOKEN}", "X-CSRFToken": TOKEN}
    files = {"Content-Type": f"multipart/form-data; boundary={EDGE}"}
    plain = {"Content-Type": "application/x-www-form-urlencoded"}
    asked = []
    for draft in own["drafts"]:
        at = f"/nop-ho-so/{draft}"
        asked += [
            _page("papers", f"{at}/giay-to/") | {"headers": headers},
            _post("upload", f"{at}/giay-to/", headers | files, multipart().decode()),
            _page("summary", f"{at}/xem-lai/") | {"headers": headers},
            _post("submit", f"{at}/nop/", headers | plain, "go=1"),
            _page("own", "/ho-so-cua-toi/") | {"headers": headers},
        ]
    return asked


JOURNEYS: dict[Journey, int] = {find_and_read: 4, follow: 3, by_event: 1, file_online: 2}
"""Kinds of visit, and how many of ten people make them."""
DRAFTS = 8
"""Of each who files: more than anybody gets through in a minute."""
FOUND = "302"
EXPECTED = {"upload": FOUND, "submit": FOUND}
"""What is answered by anything but a page."""


def measure(people: int = 200, seconds: float = 60) -> dict[str, Any]:
    """What came back: `requests`, `errors` (other answers than expected, submissions without a dossier), `filed`,
    `p50_ms`, `p95_ms`, `p95_of` each kind; the same of the empty page as `empty_p95_ms`; `ratio` of the two p95."""
    from motcua.cli.site import close_connections
    from motcua.dossiers.models import Dossier

    facts = _prepare(people * JOURNEYS[file_online] // sum(JOURNEYS.values()))
    chance = Random(7)  # noqa: S311 - what people look for
    kinds = [journey for journey, share in JOURNEYS.items() for _ in range(share)]
    mixed = [kinds[number % len(kinds)](chance, facts) for number in range(people)]
    for journey in mixed:
        if all(request.get("method", "GET") == "GET" for request in journey):
            turn = chance.randrange(len(journey))
            journey[:] = journey[turn:] + journey[:turn]
    before = Dossier.objects.count()
    close_connections()
    found, empty = _loads([mixed, [[_page("empty", EMPTY)]] * people], seconds)
    filed = Dossier.objects.count() - before
    close_connections()
    return found | {
        "filed": filed,
        "errors": abs(filed - found["statuses"].get("submit", {}).get(FOUND, 0))
        + sum(
            count
            for kind, of in found["statuses"].items()
            for status, count in of.items()
            if status != EXPECTED.get(kind, "200")
        ),
        "empty_p95_ms": empty["p95_ms"],
        "ratio": found["p95_ms"] / empty["p95_ms"],
    }


def _prepare(citizens: int) -> Facts:
    """Forty dossiers to follow, the procedures that the provincial centre offers, and so many who file."""
    from benchmarks.receptionists import application_bodies
    from motcua.catalogue.queries import procedures_at
    from motcua.cli.site import close_connections
    from motcua.dossiers.actions.accept_dossier import accept_dossier
    from motcua.kernel import clock
    from motcua.organisation.actors import SYSTEM

    at = clock.now()
    dossiers = [str(accept_dossier(SYSTEM, each, at=at).state.code) for each in application_bodies("QNI", 40)]
    offered = [row.procedure.code for row in procedures_at("QNI", at.date())[:300]]
    code, place = online_procedure(at.date())
    filing = [citizen(number, code, place, at.date(), drafts=DRAFTS) for number in range(citizens)]
    close_connections()
    return Facts(offered, dossiers, filing)


def _loads(groups: list[list[list[Request]]], seconds: float) -> list[dict[str, Any]]:
    """Each group of people against one server, after a short time to warm up."""
    from benchmarks.intake import wait_for

    with closing(socket.socket()) as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    serve = [sys.executable, "-m", "motcua", "serve", "--no-work", "--port", str(port)]
    server = subprocess.Popen(serve, stdout=subprocess.DEVNULL)
    try:
        wait_for(port)
        _load([each for each in groups[0] if len(each) < 2 * DRAFTS][:20], port, 5, [0.1, 0.3])
        return [_load(people, port, seconds, THINK) for people in groups]
    finally:
        server.terminate()
        server.wait(20)


def _load(people: list[list[Request]], port: int, seconds: float, think: list[float]) -> dict[str, Any]:
    plan = {"host": "127.0.0.1", "port": port, "seconds": seconds, "think": think, "people": people}
    load = [sys.executable, "-m", "benchmarks.http_mix"]
    done = subprocess.run(load, input=json.dumps(plan), capture_output=True, text=True, check=True)
    return json.loads(done.stdout)


def _post(kind: str, path: str, headers: dict[str, str], body: str) -> Request:
    return {"kind": kind, "path": path, "method": "POST", "headers": headers, "body": body}


def _page(kind: str, path: str, **query: str) -> Request:
    return {"kind": kind, "path": f"{path}?{urlencode(query)}" if query else path}
