"""Who is acting: an account with the posts it holds on a day. Policies and lists look at this, never at the account."""

from dataclasses import dataclass, replace
from datetime import date
from typing import Self

from motcua.kernel.database import prepared
from motcua.kernel.facts import By
from motcua.organisation.rules.posts import REFORM_ROLES, Role
from motcua.people.models import Account
from motcua.people.rules.citizen import Assurance, CitizenKind
from motcua.people.rules.representation import RepresentationState


@dataclass(frozen=True, slots=True)
class HeldPost:
    """A post held on the day asked for. At least one of `centre_id` and `agency_id` is set.

    `instead_of` is the name of the absent colleague for whom a substitute holds it, "" for a holder; `absent_id` that
    colleague's account.
    """

    post_id: int
    centre_id: int | None
    agency_id: int | None
    roles: frozenset[str]
    code: str = ""
    title: str = ""
    instead_of: str = ""
    absent_id: int | None = None


@dataclass(frozen=True, slots=True)
class Actor:
    """Somebody, or the system, with the posts held on one day. A citizen has an account and no posts.

    `organisations`: the tax codes of those that the account represents on that day, its own where it is an
    organisation's (`people.queries.represented_by`, `who_is`).
    """

    account_id: int | None
    name: str
    posts: tuple[HeldPost, ...] = ()
    is_system: bool = False
    organisations: frozenset[str] = frozenset()

    @property
    def dossier_posts(self) -> tuple[HeldPost, ...]:
        """The posts that work on dossiers: not those of reform alone."""
        return tuple(post for post in self.posts if post.roles - REFORM_ROLES)

    @property
    def centre_ids(self) -> frozenset[int]:
        return frozenset(post.centre_id for post in self.posts if post.centre_id is not None)

    @property
    def agency_ids(self) -> frozenset[int]:
        return frozenset(post.agency_id for post in self.posts if post.agency_id is not None)

    @property
    def roles(self) -> frozenset[str]:
        """The roles of all posts together; the system has every role there is."""
        return frozenset(Role) if self.is_system else frozenset(role for post in self.posts for role in post.roles)

    @property
    def is_officer(self) -> bool:
        return bool(self.posts)

    @property
    def post_code(self) -> str:
        """The code of the first post held, to be written beside the name; "" for a citizen."""
        return self.posts[0].code if self.posts else ""

    def by(self, post_code: str | None = None) -> By:
        """How this person is written into a story: with that post, or without one named with the first held."""
        return By(self.name, self.account_id, self.post_code if post_code is None else post_code)

    @property
    def sees_all(self) -> bool:
        """Auditors and administrators see every centre's work; the system does too."""
        return bool(self.roles & {Role.AUDITOR, Role.ADMINISTRATOR})

    def acting_by(self, post_code: str) -> Self:
        """The same person with that post alone; without any post if it is not held."""
        return replace(self, posts=tuple(post for post in self.posts if post.code == post_code))

    def has(self, role: str, centre_id: int | None = None) -> bool:
        """Whether a post gives the role: at that centre, or, without `centre_id`, anywhere. The system has them all."""
        return self.is_system or any(
            role in post.roles for post in self.posts if centre_id is None or post.centre_id == centre_id
        )


STRANGER = Actor(account_id=None, name="")
"""Anybody who has not signed in."""

SYSTEM = Actor(account_id=None, name="Hệ thống", is_system=True)
"""Imports, jobs and commands of the administrator at the machine: everything is allowed, and the story says so."""


FIELDS = [field.attname for field in Account._meta.concrete_fields]  # an account has no relations: also its columns
# Read at every request of everyone signed in: the account, whom it represents, and beside it each post held.
READ = f"""
    SELECT {", ".join(f"account.{field}" for field in FIELDS)},
        ARRAY(
            SELECT entity.tax_code FROM people_representation held
            JOIN people_legalentity entity ON entity.id = held.legal_entity_id
            WHERE held.account_id = %(account)s AND held.state = '{RepresentationState.ACCEPTED}'
                AND held.valid_from <= %(on)s AND (held.valid_to IS NULL OR held.valid_to >= %(on)s)
            UNION ALL
            SELECT entity.tax_code FROM people_accountidentity identity
            JOIN people_legalentity entity ON entity.id = identity.legal_entity_id
            WHERE identity.account_id = %(account)s AND identity.kind = '{CitizenKind.ORGANISATION}'
                AND identity.assurance = '{Assurance.NATIONAL}'
        ),
        post.id, post.centre_id, post.agency_id, post.roles, post.code, post.title, absent.full_name, absent.id
    FROM people_account account
    LEFT JOIN (
        organisation_postholding holding JOIN organisation_post post ON post.id = holding.post_id
            AND post.valid_from <= %(on)s AND (post.valid_to IS NULL OR post.valid_to >= %(on)s)
        LEFT JOIN people_account absent ON absent.id = holding.instead_of_id
    ) ON holding.account_id = account.id
        AND holding.valid_from <= %(on)s AND (holding.valid_to IS NULL OR holding.valid_to >= %(on)s)
    WHERE account.id = %(account)s
    ORDER BY holding.is_substitute, post.code
"""


def read_account(account_id: int, on: date) -> tuple[Account, Actor] | None:
    """The account, and who it is with the posts it holds on that day, in the order of their codes. One query.

    None for an account that is gone or locked.
    """
    rows = prepared.select(READ, {"account": account_id, "on": on})
    if not rows:
        return None
    width = len(FIELDS)
    account = Account.from_db(None, FIELDS, rows[0][:width])
    if not account.is_active:
        return None
    held = (row[width + 1 :] for row in rows if row[width + 1] is not None)
    posts = tuple(
        HeldPost(post, centre, agency, frozenset(roles), code, title, absent or "", absent_id)
        for post, centre, agency, roles, code, title, absent, absent_id in held
    )
    name, organisations = account.full_name or account.username, frozenset(rows[0][width])
    return account, Actor(account_id=account.pk, name=name, posts=posts, organisations=organisations)


def actor_for(account: Account, on: date) -> Actor:
    """Who `account` is on that day. A locked or anonymous account is `STRANGER`."""
    if account.pk is None or not account.is_active:
        return STRANGER
    read = read_account(account.pk, on)
    return read[1] if read else STRANGER
