"""Training petitions at three levels, one in every state: nobody sent them, and each says so."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID, uuid5

from motcua.demo.cast import HA_LONG, PROVINCE, SINCE, SOURCE
from motcua.journal.reading import told
from motcua.kernel.law_rows import valid_on
from motcua.organisation.actions.assign_post import assign_post
from motcua.organisation.actions.register_post import register_post
from motcua.organisation.actors import SYSTEM, Actor, actor_for
from motcua.organisation.models import Post, ServiceCentre
from motcua.people.models import Account
from motcua.petitions.access import Key
from motcua.petitions.actions.answer_petition import answer_petition
from motcua.petitions.actions.ask_for_supplement import ask_for_supplement
from motcua.petitions.actions.classify_petition import classify_petition
from motcua.petitions.actions.load_petition_terms import load_petition_terms
from motcua.petitions.actions.note_down_petition import note_down_petition
from motcua.petitions.actions.publish_petition import publish_petition
from motcua.petitions.actions.rate_petition import rate_petition
from motcua.petitions.actions.redirect_petition import redirect_petition
from motcua.petitions.actions.refuse_petition import refuse_petition
from motcua.petitions.actions.reopen_petition import reopen_petition
from motcua.petitions.actions.send_petition import send_petition
from motcua.petitions.actions.take_up_petition import take_up_petition
from motcua.petitions.actions.transfer_petition import transfer_petition
from motcua.petitions.actions.withhold_petition import withhold_petition
from motcua.petitions.models import Petition as Row
from motcua.petitions.receiving import Words
from motcua.petitions.recording import Request
from motcua.petitions.rules.acceptance import Sender
from motcua.petitions.rules.facts import (
    About,
    Channel,
    Classified,
    Desk,
    Elsewhere,
    Kind,
    Outcome,
    Place,
    Published,
    Sorted,
    Transferred,
)
from motcua.petitions.rules.petition import PETITIONS
from motcua.territory.rules.units import Level

TRAINING = "dữ liệu tập huấn"
NUMBERS = UUID("5d5f7a0e-2018-4a10-8a30-000000000004")
AN = Sender("Phạm Thị An", "Tổ 1, phường Hồng Gai, thành phố Hạ Long", "0900000007", "an@example.vn")
ANSWER = f"Chúng tôi đã xác minh và chấn chỉnh ({TRAINING}). Xin cảm ơn anh/chị đã phản ánh."


@dataclass(slots=True)
class Told:
    """One petition as it is told: its act by its act, each a day later than the one before."""

    people: dict[str, Actor]
    name: str
    at: datetime
    subject: UUID | None = None
    acts: int = 0

    def request(self) -> Request:
        """The next act's, some time after the last one, having seen all there is."""
        self.acts += 1
        subject = self.subject or UUID(int=0)
        number = uuid5(NUMBERS, f"{self.name} {self.acts}")
        return Request(told(PETITIONS, subject).seq, number, self.at + timedelta(days=self.acts))

    def sent(self, kind: Kind, title: str, *, centre: str = "", person: str = "") -> UUID:
        """By An, through the portal."""
        body = f"{title}. Đây là {TRAINING}, không phải phản ánh có thật."
        words = Words(kind, f"{title} ({TRAINING})", body, AN, centre=centre, person=person)
        number = uuid5(NUMBERS, self.name)
        self.subject = send_petition(self.people["an"], words, request_id=number, at=self.at).pk
        return self.subject

    def noted(self, kind: Kind, title: str, channel: Channel, sender: Sender) -> UUID:
        """By Bình at the counter."""
        words = Words(kind, f"{title} ({TRAINING})", f"{title}. Đây là {TRAINING}.", sender)
        number = uuid5(NUMBERS, self.name)
        row = note_down_petition(
            self.people["binh"], words, channel=channel, arrived=self.at, request_id=number, at=self.at
        )
        self.subject = row.pk
        return row.pk

    def sorted(self, by: str, how: Sorted, centre: str = "", person: str = "") -> UUID:
        assert self.subject is not None  # noqa: S101 - told in order
        kind = Kind.CONDUCT if how is Sorted.CONDUCT else Kind.PROCEDURE
        classify_petition(self.people[by], self.subject, Classified(kind, how, About(centre, person)), self.request())
        return self.subject

    def handed(self, by: str, centre: str, to: str) -> UUID:
        """Transferred to the head of a one-stop, who takes it up."""
        assert self.subject is not None  # noqa: S101 - told in order
        fact = Transferred(f"Thuộc thẩm quyền của đơn vị ({TRAINING})", Place(centre, Desk.HANDLING))
        transfer_petition(self.people[by], self.subject, fact, self.request())
        take_up_petition(self.people[to], self.subject, self.request())
        return self.subject

    def answered(self, by: str, outcome: Outcome) -> UUID:
        assert self.subject is not None  # noqa: S101 - told in order
        answer_petition(self.people[by], self.subject, ANSWER, outcome, self.request())
        return self.subject

    def published(self, by: str, title: str) -> UUID:
        assert self.subject is not None  # noqa: S101 - told in order
        fact = Published(f"{title} ({TRAINING})", f"Người dân phản ánh: {title}.", ANSWER)
        publish_petition(self.people[by], self.subject, fact, self.request())
        return self.subject


def tell_petitions(at: datetime) -> None:
    """Load the terms and tell the petitions; once. Needs the cast."""
    load_petition_terms()
    if Row.objects.exists():
        return
    people, ward = _people(at)
    for days, (name, tell) in enumerate(STORIES.items(), start=2):
        tell(Told(people, name, (at - timedelta(days=3 * days)).replace(hour=8)), ward)


def _people(at: datetime) -> tuple[dict[str, Actor], str]:
    """The cast, and three who are told of but do not sign in: Hoa and Sơn in Hạ Long, Mai in a ward of it."""
    ha_long = ServiceCentre.objects.get(code=HA_LONG)
    ward = ServiceCentre.objects.filter(valid_on(at.date()), level=Level.COMMUNE, unit__parent=ha_long.unit).earliest(
        "code"
    )
    _handler("hoa", "Lương Thị Hoa", "Đầu mối kiểm soát thủ tục", ha_long, "controller")
    _handler("son", "Trịnh Văn Sơn", "Người đứng đầu", ha_long, "centre_head")
    _handler("mai", "Đinh Thị Mai", "Người đứng đầu", ward, "centre_head")
    names = ("an", "binh", "dung", "oanh", "hoa", "son", "mai")
    found = {name: actor_for(Account.objects.get(username=name), at.date()) for name in names}
    return found, ward.code


def _handler(username: str, name: str, title: str, centre: ServiceCentre, role: str) -> None:
    account, is_new = Account.objects.get_or_create(username=username, defaults={"full_name": name})
    if is_new:
        account.set_unusable_password()
        account.save()
    code = f"{centre.code}.TH.{username.upper()}"
    if not Post.objects.filter(code=code).exists():
        post = register_post(
            SYSTEM, code=code, title=title, centre=centre, roles=(role,), valid_from=SINCE, source=SOURCE
        )
        assign_post(SYSTEM, account, post, valid_from=SINCE, source=SOURCE)


def _published_and_liked(story: Told, ward: str) -> None:
    """Province: about Bình; answered by the head, published, liked."""
    title = "Phải chờ lâu ở quầy tiếp nhận"
    story.sent(Kind.CONDUCT, title, centre=PROVINCE, person="Nguyễn Văn Bình")
    story.sorted("oanh", Sorted.CONDUCT, PROVINCE, "Nguyễn Văn Bình")
    story.handed("oanh", PROVINCE, "dung")
    story.answered("dung", Outcome.FOUNDED)
    subject = story.published("oanh", title)
    rate_petition(Key(story.people["an"]), subject, True, "", story.request())


def _opened_again(story: Told, ward: str) -> None:
    """Commune: about one of its officers; answered, disliked, opened again at the district's control."""
    title = "Được hẹn lại ba lần để chứng thực"
    story.sent(Kind.CONDUCT, title, centre=ward, person="Đinh Thị Mai")
    subject = story.sorted("hoa", Sorted.CONDUCT, ward, "Đinh Thị Mai")
    story.handed("hoa", HA_LONG, "son")
    story.answered("son", Outcome.PARTLY)
    rate_petition(Key(story.people["an"]), subject, False, "Vẫn chưa có giấy hẹn", story.request())
    reopen_petition(Key(story.people["an"]), subject, "Xin xem lại việc hẹn", story.request())


def _withheld(story: Told, ward: str) -> None:
    """District: answered, and not published."""
    story.sent(Kind.PROCEDURE, "Tờ khai đăng ký hộ kinh doanh khó điền", centre=HA_LONG)
    story.sorted("hoa", Sorted.OWN_RULE, HA_LONG)
    story.handed("hoa", HA_LONG, "son")
    subject = story.answered("son", Outcome.EXPLAINED)
    withhold_petition(story.people["hoa"], subject, f"Câu trả lời nói về hồ sơ riêng ({TRAINING})", story.request())


def _published(story: Told, ward: str) -> None:
    """Province: a rule within its own competence, published."""
    title = "Thành phần hồ sơ cấp phép trùng với giấy tờ đã có"
    story.noted(Kind.PROCEDURE, title, Channel.PAPER, AN)
    story.sorted("oanh", Sorted.OWN_RULE)
    story.handed("oanh", PROVINCE, "dung")
    story.answered("dung", Outcome.FOUNDED)
    story.published("oanh", title)


def _passed_on(story: Told, ward: str) -> None:
    """A ministry's rule: transferred outside."""
    subject = story.sent(Kind.PROCEDURE, "Lệ phí lý lịch tư pháp quy định chưa rõ")
    story.sorted("oanh", Sorted.OTHER_RULE)
    fact = Transferred(f"Quy định của bộ ({TRAINING})", outside="Bộ Tư pháp")
    transfer_petition(story.people["oanh"], subject, fact, story.request())


def _refused(story: Told, ward: str) -> None:
    """By telephone, without a name: not accepted, with guidance."""
    subject = story.noted(Kind.PROCEDURE, "Thủ tục rườm rà", Channel.PHONE, Sender())
    refuse_petition(
        story.people["oanh"],
        subject,
        "Không có họ tên, địa chỉ",
        "Xin gửi lại kèm họ tên, địa chỉ, số điện thoại",
        story.request(),
    )


def _redirected(story: Told, ward: str) -> None:
    """A complaint."""
    subject = story.sent(Kind.CONDUCT, "Không đồng ý quyết định xử phạt", centre=HA_LONG)
    redirect_petition(
        story.people["oanh"],
        subject,
        Elsewhere.COMPLAINT,
        "Ủy ban nhân dân thành phố Hạ Long",
        "Xin gửi đơn khiếu nại lần đầu đến người đã ra quyết định",
        story.request(),
    )


def _answered(story: Told, ward: str) -> None:
    """Answered, to be published."""
    story.sent(Kind.CONDUCT, "Cán bộ trả lời điện thoại cộc lốc", centre=PROVINCE, person="Trần Thị Chi")
    story.sorted("oanh", Sorted.CONDUCT, PROVINCE, "Trần Thị Chi")
    story.handed("oanh", PROVINCE, "dung")
    story.answered("dung", Outcome.UNFOUNDED)


def _in_progress(story: Told, ward: str) -> None:
    """District, about the whole one-stop of the ward: the district handles it."""
    story.sent(Kind.CONDUCT, "Phường đóng cửa trước giờ", centre=ward)
    story.sorted("hoa", Sorted.CONDUCT, ward)
    story.handed("hoa", HA_LONG, "son")


def _transferred(story: Told, ward: str) -> None:
    """Commune: handed to the head of the ward, not taken up yet."""
    subject = story.sent(Kind.PROCEDURE, "Niêm yết tại phường bị cũ", centre=ward)
    story.sorted("hoa", Sorted.OWN_RULE, ward)
    fact = Transferred(f"Việc niêm yết của phường ({TRAINING})", Place(ward, Desk.HANDLING))
    transfer_petition(story.people["hoa"], subject, fact, story.request())


def _classified(story: Told, ward: str) -> None:
    """About the head of Hạ Long's one-stop: the province has it."""
    story.sent(Kind.CONDUCT, "Người đứng đầu hẹn mà không tiếp", centre=HA_LONG, person="Trịnh Văn Sơn")
    story.sorted("oanh", Sorted.CONDUCT, HA_LONG, "Trịnh Văn Sơn")


def _asked(story: Told, ward: str) -> None:
    """The sender is asked."""
    subject = story.sent(Kind.PROCEDURE, "Nộp trực tuyến bị lỗi")
    ask_for_supplement(story.people["oanh"], subject, "Xin cho biết mã hồ sơ và ngày nộp", story.request())


def _new(story: Told, ward: str) -> None:
    """Come in, not looked at yet."""
    story.sent(Kind.PROCEDURE, "Không thấy phí của thủ tục trên trang")


STORIES: dict[str, Callable[[Told, str], None]] = {
    "new": _new,
    "asked": _asked,
    "classified": _classified,
    "transferred": _transferred,
    "in_progress": _in_progress,
    "answered": _answered,
    "redirected": _redirected,
    "refused": _refused,
    "passed_on": _passed_on,
    "published": _published,
    "withheld": _withheld,
    "opened_again": _opened_again,
    "published_and_liked": _published_and_liked,
}
"""The latest first: each is three days older than the one before."""
