"""Petitions for tests: who controls and heads where, and a petition brought to any state."""

from dataclasses import replace
from datetime import datetime
from typing import Any
from uuid import UUID, uuid4

from motcua.dossiers.tests.world import ON, SINCE, World, add_centre, instant
from motcua.journal.reading import told
from motcua.organisation.actors import Actor, actor_for
from motcua.organisation.models import Post, PostHolding, ServiceCentre
from motcua.people.models import Account
from motcua.petitions.access import Key
from motcua.petitions.actions.answer_petition import answer_petition
from motcua.petitions.actions.classify_petition import classify_petition
from motcua.petitions.actions.load_petition_terms import load_petition_terms
from motcua.petitions.actions.publish_petition import publish_petition
from motcua.petitions.actions.rate_petition import rate_petition
from motcua.petitions.actions.send_petition import send_petition
from motcua.petitions.actions.take_up_petition import take_up_petition
from motcua.petitions.actions.transfer_petition import transfer_petition
from motcua.petitions.receiving import Words
from motcua.petitions.recording import Request
from motcua.petitions.rules.acceptance import Sender
from motcua.petitions.rules.facts import About, Classified, Desk, Kind, Outcome, Place, Published, Sorted, Transferred
from motcua.petitions.rules.petition import PETITIONS, Petition

AN = Sender("Phạm Thị An", "Tổ 1, phường Hồng Gai, Hạ Long", "0900 000 007")
COMMUNE = "QNI.193.06652"
WORDS = Words(
    Kind.CONDUCT,
    "Phải đi lại ba lần mới nộp được hồ sơ",
    "Tôi đến nộp hồ sơ, mỗi lần đến lại được yêu cầu thêm một giấy tờ khác nhau.",
    AN,
    centre="QNI.193",
)
PUBLIC = Published(
    "Phải đi lại nhiều lần khi nộp hồ sơ",
    "Người dân phản ánh mỗi lần đến nộp lại được yêu cầu thêm giấy tờ.",
    "Đã nhắc nhở và niêm yết lại thành phần hồ sơ.",
)


def people(world: World) -> World:
    """Oanh controls at the province; in Hạ Long Hoa controls and Giang heads; Mai heads a ward below it."""
    load_petition_terms()
    ward = add_centre("06652", "Phường Hồng Gai", "commune", world.district.unit, COMMUNE, "000.03.01.H49", "H49.02.02")
    officer(world, "oanh", "Bùi Thị Oanh", "QNI", "controller")
    officer(world, "hoa", "Lương Thị Hoa", "QNI.193", "controller")
    officer(world, "mai", "Đinh Thị Mai", ward.code, "centre_head")
    return world


def officer(world: World, username: str, name: str, centre: str, *roles: str) -> Actor:
    Account.objects.create(username=username, full_name=name)
    return second_post(world, username, centre, *roles)


def second_post(world: World, username: str, centre: str, *roles: str) -> Actor:
    """One more post for somebody."""
    account = Account.objects.get(username=username)
    post = Post.objects.create(
        code=f"{centre}.{username}.{roles[0]}",
        title=account.full_name,
        centre=ServiceCentre.objects.get(code=centre),
        roles=list(roles),
        valid_from=SINCE,
    )
    PostHolding.objects.create(account=account, post=post, valid_from=SINCE)
    world.cast[username] = actor_for(account, ON)
    return world.cast[username]


def state_of(subject: UUID) -> Petition:
    return told(PETITIONS, subject).state


def asked(subject: UUID, at: datetime | str) -> Request:
    """A request that has seen all there is."""
    return Request(told(PETITIONS, subject).seq, uuid4(), instant(at) if isinstance(at, str) else at)


def key_of(actor: Actor) -> Key:
    return Key(actor)


def sent(world: World, at: str = "05/11 09:00", **changes: Any) -> UUID:
    """By An, through the portal."""
    words = replace(WORDS, **changes)
    subject: UUID = send_petition(world.an, words, request_id=uuid4(), at=instant(at)).pk
    return subject


def classified(actor: Actor, subject: UUID, at: str = "06/11 09:00", **about: Any) -> Petition:
    state = state_of(subject)
    is_conduct = state.kind is Kind.CONDUCT
    fact = Classified(
        state.kind,
        Sorted.CONDUCT if is_conduct else Sorted.OWN_RULE,
        About(**({"centre": state.about.centre, "person": state.about.person} | about)),
    )
    return classify_petition(actor, subject, fact, asked(subject, at)).state


def transferred(actor: Actor, subject: UUID, centre: str, at: str = "07/11 09:00") -> Petition:
    fact = Transferred("Thuộc thẩm quyền", place=Place(centre, Desk.HANDLING))
    return transfer_petition(actor, subject, fact, asked(subject, at)).state


def answered(world: World, at: str = "12/11 09:00", person: str = "Nguyễn Văn Bình", **changes: Any) -> UUID:
    """About Bình at the province: Oanh sorts it, Em the head takes it up and answers."""
    subject = sent(world, centre="QNI", person=person, **changes)
    classified(world.oanh, subject)
    transferred(world.oanh, subject, "QNI")
    take_up_petition(world.em, subject, asked(subject, "08/11 09:00"))
    answer_petition(world.em, subject, "Đã xác minh và xin lỗi anh/chị.", Outcome.FOUNDED, asked(subject, at))
    return subject


def published(world: World, at: str = "13/11 09:00", **changes: Any) -> UUID:
    subject = answered(world)
    publish_petition(world.oanh, subject, replace(PUBLIC, **changes), asked(subject, at))
    return subject


def disliked(world: World, at: str = "14/11 09:00") -> UUID:
    subject = published(world)
    rate_petition(key_of(world.an), subject, False, "Chưa thấy thay đổi", asked(subject, at))
    return subject
