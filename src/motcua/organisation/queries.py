"""Reads of agencies, centres and posts. Names, codes and counters are public; who holds a post is for officers."""

from dataclasses import dataclass
from datetime import date

from django.db.models import (
    BooleanField,
    Case,
    CharField,
    Count,
    Exists,
    F,
    Func,
    OuterRef,
    Prefetch,
    Q,
    QuerySet,
    Value,
    When,
)
from django.db.models.functions import Lower

from motcua.kernel.errors import NotFound
from motcua.kernel.law_rows import valid_on
from motcua.kernel.text import fold
from motcua.organisation.actors import Actor
from motcua.organisation.models import (
    Agency,
    CentreEquipment,
    Delegation,
    EquipmentItem,
    OrganisationChange,
    Post,
    PostHolding,
    ServiceCentre,
)
from motcua.organisation.policies import may_keep_accounts
from motcua.organisation.rules.agency_codes import in_order_of_2020
from motcua.organisation.rules.delegations import BY_DECISION_ONLY
from motcua.organisation.rules.posts import Role
from motcua.people.models import Account
from motcua.territory.models import AdministrativeUnit
from motcua.territory.rules.units import Level

# Vietnamese letters with marks, and each without: names of accounts have no folded column to compare with.
MARKED = "".join(letter for letter in map(chr, range(0xE0, 0x1EFA)) if letter.islower() and len(fold(letter)) == 1)
PLAIN = "".join(fold(letter) for letter in MARKED)


def without_marks(column: str) -> Func:
    """A column in small letters without accents, to compare with what `fold` gives."""
    return Func(Lower(F(column)), Value(MARKED), Value(PLAIN), function="translate", output_field=CharField())


def centres(level: Level | str | None, on: date) -> QuerySet[ServiceCentre]:
    """The centres that work on that day, of one level or (None) of all, in Vietnamese alphabetical order."""
    found = ServiceCentre.objects.filter(valid_on(on)).order_by("name_sort", "code")
    return found.filter(level=level) if level else found


def search_centres(q: str, level: str, when: date | None) -> QuerySet[ServiceCentre]:
    """One-stops by a part of their name (accents optional) or the beginning of their code; of one level, of one day."""
    found = ServiceCentre.objects.all() if when is None else ServiceCentre.objects.filter(valid_on(when))
    if level:
        found = found.filter(level=level)
    if q.strip():
        found = found.filter(Q(name_folded__contains=fold(q)) | Q(code__istartswith=q.strip()))
    return found


def visible_centres(actor: Actor, on: date) -> QuerySet[ServiceCentre]:
    """The centres whose work the actor may look into on that day: those of the posts held, or all for an auditor."""
    found = centres(None, on)
    return found if actor.sees_all else found.filter(pk__in=actor.centre_ids)


def centre_by_code(code: str, on: date | None = None) -> ServiceCentre:
    """The centre with the code; with a day, the one that works on that day.

    A code without a year ("QNI.06652") also finds the later centre of the unit that bears that unit code on the day.
    Raises `NotFound` (`centre_unknown`).
    """
    found = ServiceCentre.objects.select_related("agency", "unit")
    if on is None:
        centre = found.filter(code=code).first()
    else:
        named = Q(code=code) | Q(code__startswith=f"{code}.", unit__code=code.partition(".")[2])
        centre = found.filter(valid_on(on)).filter(named).order_by("code").first()
    if centre is None:
        raise centre_unknown(code)
    return centre


def centre_unknown(code: str) -> NotFound:
    """The one answer for a centre that is absent and for one that is not the asker's."""
    return NotFound(
        "centre_unknown",
        vi=f"Không có trung tâm hoặc bộ phận một cửa nào mang mã {code}: hãy kiểm tra lại mã.",
        en=f"No service centre has the code {code}: check the code.",
        field="centre",
    )


def centre_of_unit(unit: AdministrativeUnit, on: date) -> ServiceCentre | None:
    """The one-stop of the unit on that day, if it has one."""
    return ServiceCentre.objects.filter(valid_on(on), unit=unit).order_by("code").first()


def agency_by_code(code: str, on: date) -> Agency:
    """The agency that bears the code on that day, in either order ("H49.01", "000.00.01.H49").

    Raises `NotFound` (`agency_unknown`), and `Invalid` (`agency_code_gap`) for an impossible code.
    """
    agency = Agency.objects.filter(valid_on(on), code_2020=in_order_of_2020(code)).first()
    if agency is None:
        raise NotFound(
            "agency_unknown",
            vi=f"Không có cơ quan mang mã {code} vào ngày {on:%d/%m/%Y}: hãy kiểm tra lại mã.",
            en=f"No agency has the code {code} on {on}: check the code.",
            field="agency",
        )
    return agency


def agencies(on: date, *, level: str | None = None, kind: str | None = None) -> QuerySet[Agency]:
    """The agencies of that day in Vietnamese alphabetical order."""
    wanted = {key: value for key, value in (("level", level), ("kind", kind)) if value}
    return Agency.objects.filter(valid_on(on), **wanted).order_by("name_sort", "code_2020")


def search_agencies(q: str, on: date | None) -> QuerySet[Agency]:
    """Agencies by a part of their name (accents optional) or the beginning of a code in either order; of one day."""
    found = Agency.objects.all() if on is None else Agency.objects.filter(valid_on(on))
    if q.strip():
        code = Q(code_2020__istartswith=q.strip()) | Q(code_2018__istartswith=q.strip())
        found = found.filter(Q(name_folded__contains=fold(q)) | code)
    return found


def with_modernity(found: QuerySet[ServiceCentre], on: date) -> QuerySet[ServiceCentre]:
    """Each centre with `is_modern`: True, False, or None while its check-list is not complete (rules/modernity.py)."""
    needed = EquipmentItem.objects.filter(valid_on(on), is_needed=True)
    lines = CentreEquipment.objects.filter(centre=OuterRef("pk"), item__in=needed)
    unseen = needed.exclude(pk__in=CentreEquipment.objects.filter(centre=OuterRef(OuterRef("pk"))).values("item"))
    return found.annotate(
        is_modern=Case(
            When(Exists(lines.filter(is_present=False)), then=Value(False)),
            When(Exists(unseen) | ~Exists(needed), then=Value(None)),
            default=Value(True),
            output_field=BooleanField(null=True),
        )
    )


@dataclass(frozen=True, slots=True)
class Modernity:
    """How many centres are modern, are not, and are not known."""

    modern: int
    not_modern: int
    unknown: int

    @property
    def total(self) -> int:
        return self.modern + self.not_modern + self.unknown


def count_modern(level: Level | str, on: date) -> Modernity:
    """The modern centres of a level on that day: 181 of 186 communes in the demo of 2018."""
    found = with_modernity(centres(level, on), on).order_by()
    return Modernity(
        **found.aggregate(
            modern=Count("pk", filter=Q(is_modern=True)),
            not_modern=Count("pk", filter=Q(is_modern=False)),
            unknown=Count("pk", filter=Q(is_modern__isnull=True)),
        )
    )


def posts_at(centre: ServiceCentre, on: date) -> QuerySet[Post]:
    """The posts of a centre on that day, by code."""
    return Post.objects.filter(valid_on(on), centre=centre).order_by("code")


def holders_of(post: Post, on: date) -> QuerySet[PostHolding]:
    """Who holds the post on that day, holders before substitutes, each with the account."""
    return (
        PostHolding.objects.filter(valid_on(on), post=post)
        .select_related("account")
        .order_by("is_substitute", "valid_from", "pk")
    )


def officers(actor: Actor, words: str = "") -> QuerySet[Account]:
    """Whoever holds or held a post or was given an officer's account, by user name; for whoever keeps accounts.

    `words`: the beginning of a user name, or a part of a name, with or without accents.
    """
    if not may_keep_accounts(actor):
        return Account.objects.none()
    holds = PostHolding.objects.filter(account=OuterRef("pk"))
    found = Account.objects.filter(Q(is_staff=True) | Exists(holds)).order_by("username")
    if words.strip():
        found = found.annotate(plain_name=without_marks("full_name"))
        found = found.filter(Q(username__startswith=words.strip().lower()) | Q(plain_name__contains=fold(words)))
    return found


def with_posts(found: QuerySet[Account], on: date) -> QuerySet[Account]:
    """Each account with `held`: its holdings of that day with their posts. One more query for all of them."""
    held = PostHolding.objects.filter(valid_on(on)).select_related("post").order_by("is_substitute", "post__code")
    return found.prefetch_related(Prefetch("post_holdings", queryset=held, to_attr="held"))


def posts(words: str = "", *, on: date | None = None, role: str = "", centre: str = "") -> QuerySet[Post]:
    """Posts by code; of one day, role or centre where asked. `words`: the beginning of a code, or a part of a title."""
    found = Post.objects.select_related("centre", "agency").order_by("code")
    if on is not None:
        found = found.filter(valid_on(on))
    if role:
        found = found.filter(roles__contains=[role])
    if centre:
        found = found.filter(centre__code=centre)
    if words.strip():
        found = found.annotate(plain_title=without_marks("title"))
        found = found.filter(Q(code__istartswith=words.strip()) | Q(plain_title__contains=fold(words)))
    return found


def changes() -> QuerySet[OrganisationChange]:
    """The log, the latest first. Only for those whom `policies.may_keep_reference_data` lets."""
    return OrganisationChange.objects.order_by("-pk")


def holdings_of(account_id: int, on: date) -> QuerySet[PostHolding]:
    """The posts that the account holds on that day or will hold, its own before substitutions, each with its place."""
    return (
        PostHolding.objects.filter(account=account_id)
        .exclude(valid_to__lt=on)
        .select_related("post__centre", "post__agency", "instead_of", "account")
        .order_by("is_substitute", "post__code", "valid_from")
    )


def delegable_holdings(actor: Actor, on: date) -> QuerySet[PostHolding]:
    """The holdings that might be delegated by the actor: one's own, and for a head those of the centre's officers.

    `policies.may_delegate_post_of` and the rules have the last word.
    """
    own = Q(account=actor.account_id, post__in=[post.post_id for post in actor.posts])
    headed = [post.centre_id for post in actor.posts if Role.CENTRE_HEAD in post.roles and post.centre_id]
    ordinary = Q(post__centre__in=headed) & ~Q(post__roles__overlap=[*BY_DECISION_ONLY, Role.CENTRE_HEAD])
    return (
        PostHolding.objects.filter(own | ordinary, is_substitute=False)
        .exclude(post__roles__overlap=list(BY_DECISION_ONLY))
        .exclude(valid_to__lt=on)
        .select_related("post", "account")
        .order_by("account__full_name", "post__code")
    )


def colleagues_of(actor: Actor, on: date) -> QuerySet[Account]:
    """The officers with posts of their own at the actor's centres, or for the agencies of posts without a centre."""
    agencies = [post.agency_id for post in actor.posts if post.centre_id is None]
    place = Q(post__centre__in=actor.centre_ids) | Q(post__centre=None, post__agency__in=agencies)
    held = PostHolding.objects.filter(place, valid_on(on), is_substitute=False)
    if not actor.has(Role.CENTRE_HEAD):  # a head may stand in for an absent officer
        held = held.exclude(account=actor.account_id)
    return Account.objects.filter(pk__in=held.values("account"), is_active=True).order_by("full_name", "username")


def delegations_for(actor: Actor) -> QuerySet[Delegation]:
    """The delegations that concern the actor: given, taken, and for a head those of the centre; newest first."""
    headed = [post.centre_id for post in actor.posts if Role.CENTRE_HEAD in post.roles and post.centre_id]
    concerned = Q(holder=actor.account_id) | Q(substitute=actor.account_id) | Q(post__centre__in=headed)
    return (
        Delegation.objects.filter(concerned)
        .select_related("post", "holder", "substitute", "end")
        .order_by("-first_day", "-pk")
    )


@dataclass(frozen=True, slots=True)
class Named:
    """What agencies and posts are called, by code, and the delegations by which accounts acted."""

    agencies: dict[str, str]
    posts: dict[str, str]
    substitutions: tuple[Delegation, ...]


def names_in_story(agencies: set[str], posts: set[str], accounts: set[int | None]) -> Named:
    """The names of these agencies (as last borne) and posts (codes), with every delegation of such a post to one of
    these accounts. One query, and a second where there was such a delegation.
    """
    given = Delegation.objects.filter(substitute__in=accounts - {None})
    columns = ("place", "at", "code", "name", "is_lent")
    of_agencies = (
        Agency.objects.filter(code_2020__in=agencies)
        .annotate(place=Value("agency"), at=F("valid_from"), code=F("code_2020"), is_lent=Value(False))
        .values_list(*columns)
    )
    of_posts = (
        Post.objects.filter(code__in=posts)
        .annotate(place=Value("post"), at=F("valid_from"), name=F("title"))
        .annotate(is_lent=Exists(given.filter(post=OuterRef("pk"))))
        .values_list(*columns)
    )
    rows = sorted(of_agencies.union(of_posts, all=True), key=lambda row: row[1])
    names = {kind: {code: name for place, _, code, name, _ in rows if place == kind} for kind in ("agency", "post")}
    lent = [code for *_, code, _, is_lent in rows if is_lent]
    found = given.filter(post__code__in=lent).select_related("post", "holder", "end") if lent else ()
    return Named(names["agency"], names["post"], tuple(found))
