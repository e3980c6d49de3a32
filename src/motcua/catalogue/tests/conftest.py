"""Dũng keeps the catalogue; An is a citizen. One procedure published by hand, and the whole national catalogue."""

from collections.abc import Iterator
from datetime import date, datetime

import pytest
from django.db import connection, transaction

from motcua.catalogue.actions.draft_revision import draft_revision
from motcua.catalogue.actions.import_procedures import import_procedures
from motcua.catalogue.actions.publish_revision import publish_revision
from motcua.catalogue.actions.submit_revision import submit_revision
from motcua.catalogue.rules.content_json import content_to_json
from motcua.catalogue.tests.samples import NAME, complete_content, decision
from motcua.kernel.clock import VIETNAM
from motcua.kernel.text import fold, sort_key
from motcua.organisation.actors import Actor, HeldPost
from motcua.organisation.models import Agency, ServiceCentre
from motcua.people.models import Account
from motcua.territory.actions.register_unit import register_unit
from motcua.territory.rules.units import Kind

AT = datetime(2018, 10, 30, 9, 0, tzinfo=VIETNAM)
START = date(2018, 1, 1)


@pytest.fixture
def dung(db):
    account = Account.objects.create_user("dung", full_name="Dũng")
    return Actor(account.pk, "Dũng", (HeldPost(1, None, 1, frozenset({"administrator"})),))


@pytest.fixture
def an(db):
    return Actor(Account.objects.create_user("an", full_name="An").pk, "An")


@pytest.fixture
def centre(db):
    """The provincial centre, QNI."""
    unit = register_unit(code="22", full_name="Tỉnh Quảng Ninh", kind=Kind.PROVINCE, parent=None, valid_from=START)
    names = {"name_folded": fold("Trung tâm"), "name_sort": sort_key("Trung tâm"), "valid_from": START, "unit": unit}
    agency = Agency.objects.create(
        code_2020="H49",
        name="Ủy ban nhân dân tỉnh",
        abbreviation="UBND",
        kind="peoples_committee",
        level="province",
        **names,
    )
    return ServiceCentre.objects.create(code="QNI", name="Trung tâm", level="province", agency=agency, **names)


@pytest.fixture
def draft(dung):
    """Make a draft, or change the one there is; by default the complete sample under 1.900001."""

    def make(code="1.900001", name=NAME, content=None, **more):
        document = content_to_json(content or complete_content())
        return draft_revision(dung, code, name=name, content=document, at=AT, **more)

    return make


@pytest.fixture
def publish(dung, draft):
    """Draft, submit and publish."""

    def make(code="1.900001", name=NAME, content=None, **changes):
        draft(code, name, content)
        submit_revision(dung, code, at=AT)
        return publish_revision(dung, code, decision=decision(**changes), at=AT)

    return make


@pytest.fixture(scope="module")
def national_catalogue(django_db_setup, django_db_blocker) -> Iterator[None]:
    """All procedures shipped, for the tests of one module; undone after the last.

    Foreign keys are checked here, or else after every test again.
    """
    with django_db_blocker.unblock(), transaction.atomic():
        import_procedures(at=AT)
        connection.check_constraints()
        yield
        transaction.set_rollback(True)
