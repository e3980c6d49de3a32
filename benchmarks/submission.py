"""Submitting online over HTTP: two files uploaded, then the dossier submitted, against pgbench writing the same rows.

Each submission is the last two requests of the wizard on a draft of its own: the papers with their files (checked, kept
under their hash on the disk, the draft saved), then "submit" (all checks, four events, a dossier, two attachments).
"""

import json
import socket
import subprocess
import sys
from contextlib import closing
from datetime import date
from typing import Any

from benchmarks.intake import by_pgbench, prepare_pgbench, wait_for

ROWS = (
    ("event", "dossiers_dossierevent", "recorded_at", 4, "dossier_id"),
    ("dossier", "dossiers_dossier", "id", 1, "id"),
    ("attachment", "dossiers_attachment", "dossier_id", 2, "dossier_id"),
)
PGBENCH = """
BEGIN;
INSERT INTO bench_event SELECT * FROM bench_one_event;
INSERT INTO bench_dossier SELECT * FROM bench_one_dossier;
INSERT INTO bench_attachment SELECT * FROM bench_one_attachment;
COMMIT;
"""
DRAFTS_PER_CLIENT = 1_500
WARM_UP = 10
"""Submissions of each client before the clock starts."""


def measure(clients: int, seconds: float) -> dict[str, float]:
    """Submissions a second over HTTP and transactions a second by pgbench, as many clients each, and their ratio."""
    from django.db import connection

    found = over_http(clients, seconds)
    if found["failed"]:
        raise SystemExit(f"not every request was answered as it should be: {found['failed']}")
    with connection.cursor() as cursor:
        prepare_pgbench(cursor, ROWS)
    written = by_pgbench(clients, seconds, PGBENCH)
    rate = found["submitted"] / found["seconds"]
    times = sorted(found["times"])
    return {
        "http": rate,
        "pgbench": written,
        "ratio": rate / written,
        "p50_ms": 1000 * times[len(times) // 2],
        "p95_ms": 1000 * times[len(times) * 95 // 100],
    }


def over_http(clients: int, seconds: float) -> dict[str, Any]:
    """What the load generator counted against a freshly started server."""
    from motcua.cli.site import close_connections
    from motcua.kernel import clock

    people = citizens(clients, clock.now().date())
    close_connections()
    with closing(socket.socket()) as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    server = subprocess.Popen(
        [sys.executable, "-m", "motcua", "serve", "--no-work", "--port", str(port)], stdout=subprocess.DEVNULL
    )
    try:
        wait_for(port)
        plan = {"host": "127.0.0.1", "port": port, "seconds": seconds, "warm_up": WARM_UP, "clients": people}
        load = [sys.executable, "-m", "benchmarks.submission_load"]
        done = subprocess.run(load, input=json.dumps(plan), capture_output=True, text=True, check=True)
    finally:
        server.terminate()
        server.wait(20)
    return json.loads(done.stdout)


def citizens(count: int, on: date) -> list[dict[str, Any]]:
    """`count` signed-in citizens, each with drafts of which only the files are missing."""
    code, place = online_procedure(on)
    return [citizen(number, code, place, on) for number in range(count)]


def online_procedure(on: date) -> tuple[str, Any]:
    """A procedure with a paper or two that is taken online, and the first one-stop that takes it."""
    from motcua.catalogue.models import OnlineService
    from motcua.catalogue.rules.content import Need
    from motcua.filing.matter import read_matter
    from motcua.filing.rules.preparation import Preparation
    from motcua.forms.queries import form_for
    from motcua.kernel.errors import DomainError

    codes = OnlineService.objects.order_by("procedure__code").values_list("procedure__code", flat=True).distinct()
    for code in codes:
        try:
            matter = read_matter(code, on)
        except DomainError:
            continue
        asked = matter.asked(Preparation())
        must = [each for each in asked.papers if each.need is not Need.IF_ANY]
        plain = not asked.cases and not asked.groups and not asked.has_conditions and form_for(code, "", on) is None
        if plain and len(asked.papers) >= 2 and len(must) <= 2 and all(each in asked.papers[:2] for each in must):
            return code, matter.places[0]
    raise SystemExit("no procedure is taken online with so few papers")


def citizen(number: int, code: str, place: Any, on: date, drafts: int = DRAFTS_PER_CLIENT) -> dict[str, Any]:
    """A session, and the addresses of so many drafts."""
    from django.conf import settings
    from django.test import Client

    from motcua.filing.matter import read_matter
    from motcua.filing.models import Draft
    from motcua.filing.rules.preparation import PartyTyped, Preparation
    from motcua.kernel import clock
    from motcua.people.models import Account, AccountIdentity

    now = clock.now()
    account, _ = Account.objects.get_or_create(username=f"nguoidan{number}", defaults={"full_name": "Nguyễn Thị Dân"})
    AccountIdentity.objects.update_or_create(
        account=account,
        defaults={"kind": "person", "assurance": "contact", "email": "dan@example.vn", "email_verified_at": now},
    )
    party = PartyTyped("Nguyễn Thị Dân", "person", "", "1 Trần Phú", "0912345678")
    prepared = Preparation(
        centre=place.centre, competent=place.competent, capacity="self", applicant=party, receive="electronic"
    )
    matter = read_matter(code, on)
    made = Draft.objects.bulk_create(
        Draft(
            account=account,
            procedure_id=matter.procedure_id,
            revision=matter.number,
            content=prepared.as_json(),
            begun_at=now,
            changed_at=now,
        )
        for _ in range(drafts)
    )
    client = Client()
    client.force_login(account)
    session = client.cookies[settings.SESSION_COOKIE_NAME].value
    return {"session": session, "drafts": [str(draft.pk) for draft in made]}
