"""Writing the file: centre by centre, dossiers in the order of reception, each with the code it would have got."""

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from random import Random
from typing import Any

from motcua.demo.year_2018.margins import CUT_OFF, DISTRICTS, PROVINCE, Margins, check_scale, scaled, share_margins
from motcua.demo.year_2018.matters import Demand, Matter, matters_of
from motcua.demo.year_2018.people import PeopleMaker
from motcua.demo.year_2018.sinks import open_sink
from motcua.demo.year_2018.stories import Story, StoryTeller
from motcua.demo.year_2018.working_minutes import WorkingMinutes
from motcua.dossiers.offers import OfferBook
from motcua.dossiers.rules.codes import format_code
from motcua.kernel.errors import Refused
from motcua.organisation.models import ServiceCentre
from motcua.territory.models import AdministrativeUnit

SEED = "Quảng Ninh 30/10/2018"
YEAR = (date(2018, 1, 1), date(2018, 10, 30))
CARRIED = (date(2017, 12, 11), date(2017, 12, 29))
TRIES = 400
IN_THE_LAST_HOUR = 0.55
"""How many come in the last hour of a day, as a share of those who come in any other."""


def write_2018(path: Path, *, scale: float = 1.0, report: Callable[[int], None] = lambda done: None) -> int:
    """Write the year to `path` (.csv, .jsonl or .parquet); returns how many dossiers. `scale` multiplies the margins.

    Needs the demo's units, centres and catalogue in the database. Raises `Refused` where they are missing, `Invalid`
    for a scale that is none.
    """
    check_scale(scale)
    margins = margins_by_centre(scale)
    done = 0
    book = OfferBook()
    book.read_catalogue()
    with open_sink(path) as sink:
        for code, share in margins.items():
            rows = list(rows_of_centre(code, share, book))
            sink.write(rows)
            done += len(rows)
            report(done)
    return done


def margins_by_centre(scale: float) -> dict[str, Margins]:
    """The margins of the province centre and of each district centre, by code."""
    on = CUT_OFF.date()
    province = ServiceCentre.objects.filter(level="province", valid_from__lte=on).order_by("code").first()
    districts = ServiceCentre.objects.filter(level="district", valid_from__lte=on).select_related("unit")
    if province is None or not districts:
        raise Refused(
            "demo_not_ready",
            vi="Chưa có trung tâm nào để viết hồ sơ. Hãy chạy “motcua demo up --serve=no” trước.",
            en="There are no centres to write dossiers for. Run “motcua demo up --serve=no” first.",
        )
    weights = {
        centre.code: AdministrativeUnit.objects.filter(parent=centre.unit, level="commune").count()
        for centre in districts.order_by("code")
    }
    return {province.code: scaled(PROVINCE, scale)} | share_margins(scaled(DISTRICTS, scale), weights)


def rows_of_centre(centre: str, margins: Margins, book: OfferBook) -> Iterator[dict[str, Any]]:
    """The import rows of one centre, by reception."""
    random = Random(f"{SEED} {centre}")  # noqa: S311 - invented people need no secrets
    schedule = book.schedule(centre, CUT_OFF.date())
    minutes = WorkingMinutes(schedule, CARRIED[0], date(2018, 12, 28))
    demand = Demand(matters_of(centre, book, CUT_OFF.date()), random)
    teller = StoryTeller(random, minutes, schedule)
    stories = sorted(tell_all(margins, demand, teller, minutes, random), key=lambda story: story.received_at)
    people = PeopleMaker(random)
    staff = Staff(people, random)
    agency = book.centre(centre).agency
    numbers: dict[date, int] = {}
    for story in stories:
        day = story.received_at.date()
        numbers[day] = numbers.get(day, 0) + 1
        code = format_code(agency.code_2018, agency.code_2020, day, numbers[day])
        yield row_of_story(centre, code, story, people, staff, random)


def tell_all(
    margins: Margins, demand: Demand, teller: StoryTeller, minutes: WorkingMinutes, random: Random
) -> Iterator[Story]:
    """As many stories of each kind as the margins ask for."""
    year = (minutes.starts[minutes.place_of(YEAR[0]) + 1], teller.end)
    carried = (minutes.starts[minutes.place_of(CARRIED[0])], minutes.starts[minutes.place_of(CARRIED[1]) + 1] - 1)
    recent = (max(year[0], teller.end - 15_000), teller.end)

    def draw(kind: Callable[[Matter, int], Story | None], span: tuple[int, int], matter: Callable[[], Matter]) -> Story:
        for _ in range(TRIES):
            story = kind(matter(), arrival(random, minutes, span))
            if story is not None:
                return story
        raise AssertionError("no story of this kind fits the calendar; widen its span")

    for _ in range(margins.carried_over):
        yield draw(lambda matter, at: resolved_in_year(teller, matter, at), carried, demand.draw_longer)
    for _ in range(margins.in_time - margins.carried_over):
        yield draw(teller.in_time, year, demand.draw)
    for _ in range(margins.still_in_term):
        yield draw(teller.in_term, recent, demand.draw_longer)
    for _ in range(margins.overdue):
        yield draw(teller.overdue, recent, demand.draw_longer)


def resolved_in_year(teller: StoryTeller, matter: Matter, received: int) -> Story | None:
    """Received the year before, resolved in time in 2018."""
    story = teller.in_time(matter, received)
    return story if story and story.issued_at and story.issued_at.date() >= YEAR[0] else None


def arrival(random: Random, minutes: WorkingMinutes, span: tuple[int, int]) -> int:
    """A minute of reception; fewer people come in the last hour of a day."""
    while True:
        minute = random.randint(*span)
        if random.random() < IN_THE_LAST_HOUR or minutes.left_of_day(minute) > 60:
            return minute


class Staff:
    """The officers of one centre, by name: who received, appraised, decided and returned."""

    def __init__(self, people: PeopleMaker, random: Random) -> None:
        def names(count: int) -> list[str]:
            return [people.name(random.random() < 0.5) for _ in range(count)]

        self.receptionists, self.appraisers, self.approvers = names(6), names(10), names(3)


def row_of_story(
    centre: str, code: str, story: Story, people: PeopleMaker, staff: Staff, random: Random
) -> dict[str, Any]:
    """One row of the import file."""
    matter = story.matter
    owner = people.company() if matter.by_organisations else people.citizen()
    receptionist, appraiser = random.choice(staff.receptionists), random.choice(staff.appraisers)
    row: dict[str, Any] = {
        "code": code,
        "centre": centre,
        "procedure": matter.procedure,
        "case": matter.case,
        "channel": matter.channel.value,
        "owner_name": owner.name,
        "owner_kind": owner.kind,
        "owner_identity_kind": owner.identity_kind,
        "owner_identity": owner.identity_number,
        "owner_phone": owner.phone,
        "received_at": story.received_at,
        "received_by": receptionist,
        "handed_over_at": story.handed_over_at,
        "appraised_at": story.appraised_at,
        "appraised_by": appraiser if story.appraised_at else "",
        "decided_at": story.decided_at,
        "decided_by": random.choice(staff.approvers) if story.decided_at or story.extended_at else "",
        "issued_at": story.issued_at,
        "returned_at": story.returned_at,
        "returned_by": receptionist if story.returned_at else "",
    }
    if owner.kind == "organisation":
        row |= {"applicant_name": people.citizen().name}
        row |= {"receiver": row["applicant_name"]} if story.returned_at else {}
    if story.supplement_requested_at:
        row |= {
            "supplement_requested_at": story.supplement_requested_at,
            "supplement_received_at": story.supplement_received_at,
            "supplement_items": random.choice(SUPPLEMENTS),
            "supplement_reason": "Thành phần hồ sơ chưa đầy đủ theo quy định",
            "supplement_requested_by": appraiser,
        }
    if story.extended_at and story.extended_to:
        row |= {
            "extended_at": story.extended_at,
            "extended_to": story.extended_to.date(),
            "extension_reason": random.choice(EXTENSIONS),
            "extension_letter": f"{random.randint(10, 900)}/TB",
        }
    if story.decided_at:
        row["decision_number"] = f"{random.randint(1, 9999)}/{'TB' if story.refused else 'QĐ'}"
    if story.refused:
        row |= {
            "outcome": "refused",
            "refusal_reason": random.choice(REFUSALS),
            "refusal_ground": "Quy định của thủ tục",
        }
    return row


SUPPLEMENTS = (
    "Bản sao chứng thực giấy tờ",
    "Đơn đề nghị theo mẫu",
    "Văn bản ủy quyền",
    "Bản vẽ; Thuyết minh",
    "Giấy tờ chứng minh nhân thân",
)
EXTENSIONS = ("Chờ ý kiến của cơ quan phối hợp", "Cần kiểm tra thực địa", "Khối lượng hồ sơ lớn")
REFUSALS = ("Không đủ điều kiện theo quy định", "Nội dung đề nghị không phù hợp quy hoạch", "Không thuộc đối tượng")
