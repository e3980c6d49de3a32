"""The cast: Dũng keeps the system, Chi appraises, An is a citizen; a centre, and a procedure of five working days."""

from datetime import date

import pytest

from motcua.catalogue.models import Procedure, ProcedureRevision
from motcua.catalogue.rules.content import Case, Channel, Content, Line
from motcua.catalogue.rules.content_json import content_to_json
from motcua.organisation.actions.register_agency import register_agency
from motcua.organisation.actors import SYSTEM, Actor, HeldPost
from motcua.organisation.models import Agency, Post, ServiceCentre
from motcua.people.models import Account
from motcua.territory.actions.register_unit import register_unit
from motcua.territory.rules.units import Kind
from motcua.worktime.rules.terms import Term, TermUnit

START = date(2018, 1, 1)


def actor(username: str, *roles: str) -> Actor:
    account = Account.objects.create_user(username, full_name=username)
    return Actor(account.pk, username, (HeldPost(1, None, 1, frozenset(roles)),) if roles else ())


@pytest.fixture
def dung(db):
    return actor("Dũng", "administrator")


@pytest.fixture
def chi(db):
    return actor("Chi", "appraiser")


@pytest.fixture
def an(db):
    return actor("An")


@pytest.fixture
def agency(db):
    """The department of natural resources, H49.02."""
    return register_agency(
        SYSTEM,
        code_2020="H49.02",
        name="Sở Tài nguyên và Môi trường",
        abbreviation="TNMT",
        kind=Agency.Kind.DEPARTMENT,
        level=Agency.Tier.PROVINCE,
        valid_from=START,
    )


@pytest.fixture
def centre(agency):
    """The provincial centre, QNI."""
    unit = register_unit(code="22", full_name="Tỉnh Quảng Ninh", kind=Kind.PROVINCE, parent=None, valid_from=START)
    return ServiceCentre.objects.create(
        code="QNI", name="Trung tâm", level="province", unit=unit, agency=agency, valid_from=START
    )


@pytest.fixture
def post(centre):
    """An appraiser's post at the centre, QNI.TNMT."""
    return Post.objects.create(
        code="QNI.TNMT", title="Chuyên viên", centre=centre, roles=["appraiser"], valid_from=START
    )


@pytest.fixture
def procedure(db):
    """Procedure 1.004206, in force from START: five working days at the counter, ten online; cases c1 and c2."""
    procedure = Procedure.objects.create(code="1.004206", name="Cấp giấy", is_public=True)
    lines = (
        Line(Channel.COUNTER, term=Term(5, TermUnit.WORKING_DAYS)),
        Line(Channel.ONLINE, term=Term(10, TermUnit.WORKING_DAYS)),
    )
    ProcedureRevision.objects.create(
        procedure=procedure,
        number=1,
        name=procedure.name,
        status="published",
        valid_from=START,
        content=content_to_json(Content(lines=lines, cases=(Case("c1", "Cấp mới"), Case("c2", "Cấp lại")))),
    )
    return procedure
