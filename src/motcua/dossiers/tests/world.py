"""A small real-looking world in the database: two centres, one procedure, the calendar as shipped, and the cast.

An the citizen, Bình at the counter, Chi who appraises, Dũng who approves, Em the head, Giang the stranger from another
centre.
"""

from dataclasses import dataclass, field, replace
from datetime import date, datetime
from functools import cache

from motcua.catalogue.models import CentreProcedure, Procedure, ProcedureRevision, Sector
from motcua.catalogue.rules.content import Channel, Component, Content, Line, Need
from motcua.catalogue.rules.content_json import content_to_json
from motcua.dossiers.actions.accept_dossier import Application
from motcua.dossiers.rules.state import Component as Paper
from motcua.dossiers.rules.state import Party
from motcua.kernel.clock import VIETNAM
from motcua.kernel.tests.written_once import written_once
from motcua.kernel.text import fold, sort_key
from motcua.organisation.actors import SYSTEM, Actor, actor_for
from motcua.organisation.models import Agency, Post, PostHolding, ServiceCentre
from motcua.people.models import Account
from motcua.territory.models import AdministrativeUnit
from motcua.worktime.actions.adopt_calendar_files import adopt_calendar_files
from motcua.worktime.calendar_files import CalendarFiles, read_calendar_files
from motcua.worktime.change_log import Change
from motcua.worktime.rules.terms import parse_term

SINCE = date(2016, 1, 1)
ON = date(2018, 11, 5)
CONTENT = Content(
    lines=tuple(Line(channel, term=parse_term("5 working_days")) for channel in Channel),
    components=(Component("don", "Đơn đề nghị", Need.ALWAYS),),
)
ROLES = {
    "binh": ("Nguyễn Văn Bình", "QNI", ["receptionist", "returner"]),
    "chi": ("Trần Thị Chi", "QNI", ["appraiser"]),
    "dung": ("Lê Văn Dũng", "QNI", ["approver"]),
    "em": ("Vũ Thị Em", "QNI", ["centre_head"]),
    "giang": ("Hoàng Văn Giang", "QNI.193", ["receptionist", "appraiser", "approver", "returner", "centre_head"]),
    "kiem": ("Đỗ Thị Kiểm", "QNI", ["auditor"]),
}


@dataclass
class World:
    """What was built; actors by name."""

    province: ServiceCentre
    district: ServiceCentre
    procedure: Procedure
    cast: dict[str, Actor] = field(default_factory=dict)

    def __getattr__(self, name: str) -> Actor:
        try:
            return self.__dict__["cast"][name]
        except KeyError:
            raise AttributeError(name) from None


def instant(text: str) -> datetime:
    """ "05/11 09:00" of 2018, in Vietnam."""
    return datetime.strptime(f"{text} 2018", "%d/%m %H:%M %Y").replace(tzinfo=VIETNAM)


def application(**changes: object) -> Application:
    """A complete application at the province centre."""
    values = {
        "centre": "QNI",
        "procedure": "1.000001",
        "channel": Channel.COUNTER,
        "owner": Party("Phạm Thị An", identity_kind="cccd", identity_number="022190000123"),
        "components": (Paper("Đơn đề nghị", originals=1),),
    }
    return Application(**(values | changes))


@written_once
def build_world() -> World:
    """Write it all; needs an empty database."""
    adopt_calendar_files(
        calendar_around_2018(), Change(SYSTEM, datetime(2015, 1, 2, tzinfo=VIETNAM), "adopt", "Lịch phát hành kèm")
    )
    province = add_centre("22", "Tỉnh Quảng Ninh", "province", None, "QNI", "000.00.01.H49", "H49.01")
    district = add_centre(
        "193", "Thành phố Hạ Long", "district", province.unit, "QNI.193", "000.02.01.H49", "H49.02.01"
    )
    world = World(province, district, add_procedure(province))
    world.cast["an"] = _account("an", "Phạm Thị An")
    for username, (name, centre, roles) in ROLES.items():
        _account(username, name)
        post = Post.objects.create(
            code=f"{centre}.{username}",
            title=name,
            centre=ServiceCentre.objects.get(code=centre),
            roles=roles,
            valid_from=SINCE,
        )
        account = Account.objects.get(username=username)
        PostHolding.objects.create(account=account, post=post, valid_from=SINCE)
        world.cast[username] = actor_for(account, ON)
    return world


@cache
def calendar_around_2018() -> CalendarFiles:
    """The shipped calendar, less the years that no test here asks for."""
    files = read_calendar_files()
    years = range(2017, 2020)
    return replace(
        files,
        years=tuple(year for year in files.years if year.year in years),
        days=tuple(day for day in files.days if day.day.year in years),
    )


def _account(username: str, name: str) -> Actor:
    account = Account.objects.create(username=username, full_name=name)
    return actor_for(account, ON)


def add_centre(
    code: str,
    name: str,
    level: str,
    parent: AdministrativeUnit | None,
    centre_code: str,
    code_2018: str,
    code_2020: str,
) -> ServiceCentre:
    keys = {"name_folded": fold(name), "name_sort": sort_key(name), "valid_from": SINCE}
    unit = AdministrativeUnit.objects.create(
        code=code, name=name, full_name=name, kind="tinh", level=level, parent=parent, **keys
    )
    agency = Agency.objects.create(
        code_2018=code_2018, code_2020=code_2020, name=name, kind="centre", level=level, unit=unit, **keys
    )
    return ServiceCentre.objects.create(
        code=centre_code, name=f"Trung tâm {name}", level=level, unit=unit, agency=agency, **keys
    )


def add_procedure(*centres: ServiceCentre, code: str = "1.000001", content: Content = CONTENT) -> Procedure:
    """A procedure in force since 2016 that says `content`, offered at `centres`."""
    name = "Cấp giấy phép mẫu"
    keys = {"name_folded": fold(name), "name_sort": sort_key(name)}
    sector, _ = Sector.objects.get_or_create(
        code="mau", defaults={"name": "Lĩnh vực mẫu", "name_folded": "linh vuc mau", "name_sort": ""}
    )
    procedure = Procedure.objects.create(
        code=code, name=name, sector=sector, is_public=True, name_key=fold(name), spoken_key=fold(name), **keys
    )
    ProcedureRevision.objects.create(
        procedure=procedure,
        number=1,
        name=name,
        sector=sector,
        status="published",
        valid_from=SINCE,
        content=content_to_json(content),
    )
    for centre in centres:
        offer_at(centre, procedure)
    return procedure


def offer_at(centre: ServiceCentre, procedure: Procedure) -> CentreProcedure:
    """`centre` offers the procedure, too."""
    return CentreProcedure.objects.create(
        centre=centre, procedure=procedure, valid_from=SINCE, four_step_eligible=True, four_step_reason="Thử nghiệm"
    )
