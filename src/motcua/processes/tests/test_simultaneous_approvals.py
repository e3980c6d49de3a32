"""Two administrators approve templates for the same procedures at the same moment, over connections of their own."""

from concurrent.futures import ThreadPoolExecutor
from datetime import date, datetime
from threading import Barrier
from time import sleep

import pytest
from django.db import connection

from motcua.kernel.clock import VIETNAM
from motcua.kernel.errors import DomainError
from motcua.organisation.actors import SYSTEM
from motcua.processes.actions import approve_template as module
from motcua.processes.actions.approve_template import approve_template
from motcua.processes.actions.save_template import save_template
from motcua.processes.models import Status, StoredTemplate
from motcua.processes.rules.document import Scope, write_document
from motcua.processes.tests.builders import straight

AT = datetime(2018, 10, 30, 9, tzinfo=VIETNAM)


@pytest.mark.django_db(transaction=True)
def test_two_approvals_at_once_never_overlap(monkeypatch):
    monkeypatch.setattr(module, "read_soundly", lambda document, on: sleep(0.1))  # all of them are half way through
    codes = ["a", "b", "c", "d"]
    for code in codes:
        save_template(SYSTEM, write_document(straight(), Scope()) | {"code": code}, at=AT)
    start = Barrier(len(codes))

    def approve(place: int) -> str:
        connection.ensure_connection()
        start.wait()
        try:
            approve_template(
                SYSTEM, codes[place], decision_number="1/QĐ-UBND", valid_from=date(2018, 1, 1 + place // 2), at=AT
            )
        except DomainError as refusal:
            return refusal.code
        finally:
            connection.close()
        return "approved"

    with ThreadPoolExecutor(len(codes)) as pool:
        answers = list(pool.map(approve, range(len(codes))))
    in_force = [row.as_entry().validity for row in StoredTemplate.objects.filter(status=Status.APPROVED)]
    assert set(answers) == {"approved", "later_template_in_force"}
    assert answers.count("approved") == len(in_force)
    assert not any(one.overlaps(other) for one in in_force for other in in_force if one is not other)
