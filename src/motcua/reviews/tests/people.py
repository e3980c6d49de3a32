"""Oanh who controls procedures and Quyên who coordinates, beside the cast of the dossiers' world."""

from uuid import UUID, uuid4

from motcua.dossiers.tests.world import ON, SINCE, World, instant
from motcua.organisation.actors import actor_for
from motcua.organisation.models import EquipmentItem, Post, PostHolding
from motcua.people.models import Account
from motcua.reforms.rules.compliance_cost import Activity, ComplianceCost, CostLine, wage_of_gdp
from motcua.reviews.actions.open_plan import open_plan
from motcua.reviews.rules.review import Finding, Measure, Outcome, Proposal

NEW = {
    "oanh": ("Bùi Thị Oanh", "controller"),
    "quyen": ("Đặng Thị Quyên", "coordinator"),
    "khanh": ("Vũ Thị Khánh", "administrator"),
}
AT = instant("22/01 09:00")
WAGE = wage_of_gdp(58_500_000, "Số liệu tập huấn")


def add_people(world: World) -> World:
    for username, (name, role) in NEW.items():
        account = Account.objects.create(username=username, full_name=name)
        post = Post.objects.create(
            code=f"QNI.{username}", title=name, centre=world.province, roles=[role], valid_from=SINCE
        )
        PostHolding.objects.create(account=account, post=post, valid_from=SINCE)
        world.cast[username] = actor_for(account, ON)
    return world


def add_items() -> None:
    for code, is_needed in (("seats", True), ("camera_linked", True), ("smart_kiosk", False)):
        EquipmentItem.objects.create(
            code=code, name=f"Mục {code}", name_en=f"Item {code}", is_needed=is_needed, valid_from=SINCE
        )


def opened(world: World, year: int = 2018) -> UUID:
    return open_plan(
        world.oanh, world.province, year=year, title="Rà soát tập huấn", target_percent=20, request_id=uuid4(), at=AT
    )


def cost(fee: int, subjects: int = 3228) -> ComplianceCost:
    return ComplianceCost((CostLine(Activity.PAY, "", 0, WAGE, fee=fee),), 1, subjects)


def proposal(
    outcome: Outcome = Outcome.AMEND, before: int = 1_024_000, after: int | None = 231_000, **changes: object
) -> Proposal:
    met = Finding(True, "Vẫn cần")
    values: dict[str, object] = {
        "before": Measure("5 working_days", 4, cost(before)),
        "after": None if after is None else Measure("3 working_days", 2, cost(after)),
        "reason": "Bỏ giấy tờ đã có trong cơ sở dữ liệu",
    }
    return Proposal(outcome, met, met, met, **(values | changes))  # type: ignore[arg-type]
