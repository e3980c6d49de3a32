"""Dũng keeps the catalogue, Chi is an auditor, An a citizen; a procedure in force, with two cases."""

from datetime import date, datetime

import pytest

from motcua.catalogue.models import Procedure, ProcedureRevision
from motcua.catalogue.rules.content import Case, Channel, Component, Content, Line, Need, UnknownTerm
from motcua.catalogue.rules.content_json import content_to_json
from motcua.kernel.clock import VIETNAM
from motcua.organisation.actors import Actor, HeldPost
from motcua.people.models import Account

AT = datetime(2026, 1, 5, 9, 0, tzinfo=VIETNAM)
START = date(2025, 7, 1)


def _actor(username: str, *roles: str) -> Actor:
    account = Account.objects.create_user(username, full_name=username)
    return Actor(account.pk, username, (HeldPost(1, None, 1, frozenset(roles)),) if roles else ())


@pytest.fixture
def dung(db):
    return _actor("Dũng", "administrator")


@pytest.fixture
def chi(db):
    return _actor("Chi", "auditor")


@pytest.fixture
def an(db):
    return _actor("An")


@pytest.fixture
def procedure(db):
    """Procedure 1.001193, in force from START, with cases moi and lai."""
    procedure = Procedure.objects.create(code="1.001193", name="Thủ tục đăng ký khai sinh", is_public=True)
    content = Content(
        lines=(Line(Channel.ONLINE, term_unknown=UnknownTerm.NOT_STATED),),
        components=(Component("to_khai", "Tờ khai", Need.ALWAYS),),
        cases=(Case("moi", "Đăng ký mới"), Case("lai", "Đăng ký lại")),
    )
    ProcedureRevision.objects.create(
        procedure=procedure,
        number=3,
        name=procedure.name,
        status="published",
        valid_from=START,
        content=content_to_json(content),
    )
    return procedure
