"""A training review of the year: real procedures and terms, invented proposals and costs, which say so; and invented
prices of equipment, so that closing the gap has a sum."""

from datetime import datetime, timedelta
from uuid import UUID, uuid5

from django.db import transaction
from django.db.models import Count

from motcua.dossiers.models import Dossier, DossierEvent
from motcua.organisation.actors import Actor, actor_for
from motcua.organisation.models import EquipmentItem, ServiceCentre
from motcua.people.models import Account
from motcua.reforms.actions.load_reference import load_reference
from motcua.reforms.reference import wages_on
from motcua.reforms.rules.compliance_cost import Activity, ComplianceCost, CostLine
from motcua.reviews.actions import carry_out
from motcua.reviews.actions.open_plan import open_plan
from motcua.reviews.actions.set_price import set_price
from motcua.reviews.models import EquipmentPrice, ReviewPlan
from motcua.reviews.rules.review import Finding, Measure, Outcome, Proposal
from motcua.worktime.rules.terms import Term, parse_term

TRAINING = "dữ liệu tập huấn"
NUMBER = UUID("5d5f7a0e-2018-4a10-8a30-000000000004")
BEGAN = 280
"""How many days before the demo's day the plan is opened: in time, before 31/01, on 30/10."""
CENTRE = "QNI"
OUTCOMES = (Outcome.AMEND, Outcome.KEEP, Outcome.ABOLISH, Outcome.MERGE, Outcome.AMEND, None)
"""Of the procedures with the most dossiers, in this order; the last one waits for its proposal."""
APPROVED, RETURNED = 3, 4
"""The first three are approved, the fourth waits for the head, the fifth was returned."""
PAPERS = 5
MILLION = 1_000_000
PRICES = {
    "information_area": 25,
    "counters": 60,
    "seats": 30,
    "computers": 15,
    "camera_linked": 20,
    "queue_machine": 120,
    "touch_lookup": 45,
}
"""In millions of đồng; invented."""


def tell_reviews(at: datetime) -> None:
    """The review with a proposal of each kind, and the prices; once. Needs the dossiers and the cast."""
    load_reference()
    set_prices(at)
    if not ReviewPlan.objects.filter(pk=NUMBER).exists():
        with transaction.atomic():
            _Telling(at).tell()


def set_prices(at: datetime) -> None:
    """What each item costs, where nobody has said so yet."""
    quyen = actor_for(Account.objects.get(username="quyen"), at.date())
    priced = EquipmentPrice.objects.values("item")
    for code in EquipmentItem.objects.filter(code__in=PRICES).exclude(pk__in=priced).values_list("code", flat=True):
        source = f"Giá giả định, {TRAINING}"
        set_price(quyen, code, amount=PRICES[code] * MILLION, valid_from=at.date(), source=source, at=at)


class _Telling:
    """The review, told by Oanh who controls procedures and Dũng who heads the centre."""

    def __init__(self, at: datetime) -> None:
        self.at, self.began = at, at - timedelta(days=BEGAN)
        self.oanh, self.dung = (actor_for(Account.objects.get(username=name), at.date()) for name in ("oanh", "dung"))
        self.acts = 0

    def tell(self) -> None:
        centre = ServiceCentre.objects.get(code=CENTRE)
        title = f"Rà soát thủ tục năm {self.at.year} ({TRAINING})"
        open_plan(
            self.oanh, centre, year=self.at.year, title=title, target_percent=20, request_id=NUMBER, at=self.began
        )
        most = most_wanted(centre)
        for code, _dossiers in most:
            self._do(carry_out.plan_procedure, self.oanh, code, days=1)
        if not most:
            return
        sent_on = (self.began + timedelta(days=2)).date()
        self._do(carry_out.send_plan, self.oanh, days=2, on=sent_on, document=f"3/KH-TH ({TRAINING})")
        for place, (code, dossiers) in enumerate(most):
            if (outcome := OUTCOMES[place]) is not None:
                told = self._proposal(outcome, code, most[0][0], dossiers)
                self._do(carry_out.propose, self.oanh, code, told, days=60 + place)
                self._judge(place, code)

    def _judge(self, place: int, code: str) -> None:
        if place < APPROVED:
            self._do(carry_out.approve, self.dung, code, f"{40 + place}/QĐ-TH ({TRAINING})", days=90 + place)
        elif place == RETURNED:
            self._do(carry_out.give_back, self.dung, code, f"Chưa nêu căn cứ ({TRAINING})", days=90 + place)

    def _proposal(self, outcome: Outcome, code: str, first: str, subjects: int) -> Proposal:
        met = Finding(True, f"Còn cần thiết ({TRAINING})")
        term = term_of(code)
        after = Measure(shorter(term), PAPERS - 2, self._cost(3, subjects)) if outcome is Outcome.AMEND else None
        return Proposal(
            outcome,
            Finding(False, f"Không còn cần thiết ({TRAINING})") if outcome is Outcome.ABOLISH else met,
            met,
            met,
            before=Measure(term, PAPERS, self._cost(10, subjects)),
            after=after,
            into=first if outcome is Outcome.MERGE else "",
            reason=f"Phương án giả định để tập huấn: {TRAINING}",
        )

    def _cost(self, hours: int, subjects: int) -> ComplianceCost:
        wage = wages_on(self.began.date())["gdp"].as_rule
        lines = (
            CostLine(Activity.PREPARE, f"Chuẩn bị hồ sơ ({TRAINING})", hours * 60, wage, other=20_000),
            CostLine(Activity.SUBMIT, "Đi nộp", 60, wage, other=30_000),
        )
        return ComplianceCost(lines, times=1, subjects=subjects)

    def _do(self, act: object, actor: Actor, *told: object, days: int, **named: object) -> None:
        self.acts += 1
        request = uuid5(NUMBER, str(self.acts))
        act(actor, NUMBER, *told, **named, request_id=request, at=self.began + timedelta(days=days))  # type: ignore[operator]


def most_wanted(centre: ServiceCentre) -> list[tuple[str, int]]:
    """The public procedures with the most ended dossiers there, and how many; by code where they are as many."""
    ended = Dossier.objects.filter(centre=centre, finished_at__isnull=False, procedure__is_public=True)
    counts = ended.values_list("procedure__code").annotate(number=Count("pk")).order_by("-number", "procedure__code")
    return list(counts[: len(OUTCOMES)])


def term_of(code: str) -> str:
    """The term that its dossiers were accepted with, as `parse_term` reads it; "" where there is none."""
    events = DossierEvent.objects.filter(kind="accepted", dossier__procedure__code=code)
    term = events.values_list("data__term", flat=True).first() or {}
    return f"{term['amount']} {term['unit']}" if term.get("amount") else ""


def shorter(text: str) -> str:
    """The same term with one of its units less, where more than one."""
    if not text:
        return ""
    term = parse_term(text)
    return str(Term(term.amount - 1, term.unit)) if term.amount > 1 else text
