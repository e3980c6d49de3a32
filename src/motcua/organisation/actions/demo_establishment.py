"""The counters and posts a centre is given in the demo. No source tells how many there were; the names are usual."""

from collections.abc import Iterable, Iterator

from motcua.organisation.models import Agency, Counter, Post, ServiceCentre
from motcua.organisation.rules.posts import Role
from motcua.territory.models import AdministrativeUnit
from motcua.territory.rules.units import Level

NOTE = "Số quầy dùng để trình diễn, không có trong nguồn."
COUNTERS = {Level.DISTRICT: 6, Level.COMMUNE: 2}
STANDARD_POSTS: tuple[tuple[str, str, tuple[Role, ...], int | None], ...] = (
    ("receptionist", "Cán bộ hướng dẫn và tiếp nhận hồ sơ", (Role.RECEPTIONIST,), None),
    ("appraiser", "Cán bộ thẩm định hồ sơ", (Role.APPRAISER,), None),
    ("approver", "Lãnh đạo phê duyệt kết quả", (Role.APPROVER,), None),
    ("issuer", "Văn thư, phát hành kết quả", (Role.ISSUER, Role.CLERK), None),
    ("returner", "Cán bộ trả kết quả", (Role.RETURNER,), None),
    ("centre_head", "Người đứng đầu bộ phận một cửa", (Role.CENTRE_HEAD,), 1),
)
PROVINCIAL_POSTS: tuple[tuple[str, str, tuple[Role, ...], int | None], ...] = (
    ("auditor", "Cán bộ kiểm soát thủ tục hành chính", (Role.AUDITOR,), None),
    ("administrator", "Quản trị hệ thống", (Role.ADMINISTRATOR,), None),
)
SECONDED_POSTS: tuple[tuple[str, str, tuple[Role, ...], int | None], ...] = (
    ("appraiser", "Cán bộ thẩm định", (Role.APPRAISER,), None),
    ("approver", "Lãnh đạo được ủy quyền phê duyệt", (Role.APPROVER,), None),
)


def centre_name(unit: AdministrativeUnit, *, is_reformed: bool) -> str:
    """What the one-stop of a unit is called: since 01/07/2025 a centre everywhere, before that by level."""
    name = f"{unit.full_name[0].lower()}{unit.full_name[1:]}"
    if unit.level == Level.PROVINCE or is_reformed:
        return f"Trung tâm Phục vụ hành chính công {name}"
    if unit.level == Level.DISTRICT:
        return f"Trung tâm Hành chính công {name}"
    return f"Bộ phận Tiếp nhận và Trả kết quả {name}"


def counters(centres: Iterable[ServiceCentre]) -> Iterator[Counter]:
    """At the province one counter for every agency that works there, elsewhere a usual number."""
    for centre in centres:
        if centre.level == Level.PROVINCE:
            for number, agency in enumerate(_seconding_agencies(), 1):
                yield Counter(
                    centre=centre,
                    number=number,
                    name=f"Quầy {number}: {agency.name}",
                    agency=agency,
                    note=NOTE,
                    valid_from=max(centre.valid_from, agency.valid_from),
                    valid_to=agency.valid_to,
                )
        else:
            for number in range(1, COUNTERS[Level(centre.level)] + 1):
                yield Counter(
                    centre=centre,
                    number=number,
                    name=f"Quầy {number}",
                    note=NOTE,
                    valid_from=centre.valid_from,
                    valid_to=centre.valid_to,
                )


def posts(centres: Iterable[ServiceCentre]) -> Iterator[Post]:
    """The standard posts of every centre; at the province also auditor, administrator and the agencies' officers."""
    for centre in centres:
        for word, title, roles, seats in STANDARD_POSTS:
            yield _post(centre, word, title, roles, seats)
        if centre.level == Level.PROVINCE:
            for word, title, roles, seats in PROVINCIAL_POSTS:
                yield _post(centre, word, title, roles, seats)
            for agency in _seconding_agencies():
                for word, title, roles, seats in SECONDED_POSTS:
                    code = f"{agency.abbreviation}/{word}"
                    yield _post(centre, code, f"{title}, {agency.name}", roles, seats, agency)


def _post(
    centre: ServiceCentre,
    word: str,
    title: str,
    roles: Iterable[Role],
    seats: int | None,
    agency: Agency | None = None,
) -> Post:
    return Post(
        code=f"{centre.code}/{word}",
        title=title,
        centre=centre,
        agency=agency or centre.agency,
        roles=[role.value for role in roles],
        seats=seats,
        valid_from=max(centre.valid_from, agency.valid_from) if agency else centre.valid_from,
        valid_to=agency.valid_to if agency else centre.valid_to,
    )


def _seconding_agencies() -> list[Agency]:
    """The departments and vertical bodies whose procedures the provincial centre receives, departments first."""
    kinds = [Agency.Kind.DEPARTMENT, Agency.Kind.VERTICAL]
    return list(Agency.objects.filter(kind__in=kinds, level=Agency.Tier.PROVINCE).order_by("kind", "code_2020"))
