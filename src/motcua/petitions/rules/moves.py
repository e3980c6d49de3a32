"""Which act a petition in a state allows: mới → (từ chối | yêu cầu bổ sung | đã phân loại) → chuyển | đang xử lý →
đã trả lời → công khai → (hài lòng | không hài lòng → phản ánh lại)."""

from collections.abc import Mapping
from enum import StrEnum

from motcua.kernel.errors import Refused
from motcua.petitions.rules.acceptance import Sender, needed, not_accepted
from motcua.petitions.rules.anonymity import check_is_anonymous
from motcua.petitions.rules.facts import (
    Answered,
    Classified,
    Desk,
    Elsewhere,
    Kind,
    NotAccepted,
    Published,
    Rated,
    Redirected,
    Sorted,
    SupplementAsked,
    Transferred,
    Withheld,
)
from motcua.petitions.rules.petition import ANSWERED, Petition, Status


class Act(StrEnum):
    """What an officer or the sender may do."""

    ASK = "ask"
    REFUSE = "refuse"
    CLASSIFY = "classify"
    REDIRECT = "redirect"
    TRANSFER = "transfer"
    TAKE_UP = "take_up"
    ANSWER = "answer"
    PUBLISH = "publish"
    WITHHOLD = "withhold"
    SUPPLEMENT = "supplement"
    RATE = "rate"
    REOPEN = "reopen"


UNSORTED = frozenset({Status.NEW, Status.ASKED})
HELD = frozenset({Status.CLASSIFIED, Status.TRANSFERRED})
ALLOWED: Mapping[Act, frozenset[Status]] = {
    Act.ASK: frozenset({Status.NEW}),
    Act.REFUSE: UNSORTED,
    Act.CLASSIFY: frozenset({Status.NEW, Status.CLASSIFIED}),
    Act.REDIRECT: UNSORTED | HELD,
    Act.TRANSFER: HELD | {Status.IN_PROGRESS},
    Act.TAKE_UP: HELD,
    Act.ANSWER: frozenset({Status.IN_PROGRESS}),
    Act.PUBLISH: frozenset({Status.ANSWERED}),
    Act.WITHHOLD: frozenset({Status.ANSWERED, Status.PUBLISHED}),
    Act.SUPPLEMENT: frozenset({Status.ASKED}),
    Act.RATE: ANSWERED,
    Act.REOPEN: ANSWERED,
}


def is_allowed(petition: Petition, act: Act) -> bool:
    """Whether the state allows the act; who may do it, `policies` says."""
    if petition.received is None or petition.status not in ALLOWED[act]:
        return False
    if act is Act.RATE:
        return petition.rating is None
    if act is Act.REOPEN:
        return petition.rating is not None and not petition.rating.satisfied
    if act is Act.TAKE_UP:
        return petition.sorted is not Sorted.OTHER_RULE or petition.place.desk is Desk.HANDLING
    return act is not Act.CLASSIFY or not petition.lacks


def check_allowed(petition: Petition, act: Act) -> None:
    """Raises `Refused`: `petition_not_accepted` (it lacks something), `not_in_this_state`."""
    if is_allowed(petition, act):
        return
    if act is Act.CLASSIFY and petition.lacks:
        raise not_accepted(petition.lacks)
    raise Refused(
        "not_in_this_state",
        vi="Việc này không làm được ở trạng thái hiện nay của phản ánh. Hãy tải lại trang để xem các việc có thể làm.",
        en="This cannot be done in the present state of the petition. Load the page again to see what can be done.",
    )


def decide_ask(petition: Petition, what: str) -> SupplementAsked:
    check_allowed(petition, Act.ASK)
    return SupplementAsked(needed("what", what))


def decide_refuse(petition: Petition, reason: str, guidance: str) -> NotAccepted:
    """Never without saying what the sender can do (NĐ 20/2008)."""
    check_allowed(petition, Act.REFUSE)
    return NotAccepted(needed("reason", reason), needed("guidance", guidance))


def decide_classify(petition: Petition, fact: Classified) -> Classified:
    """Behaviour is about somebody somewhere, a rule about a procedure. Raises `Refused` (`sorted_otherwise`)."""
    check_allowed(petition, Act.CLASSIFY)
    if (fact.kind is Kind.CONDUCT) != (fact.sorted is Sorted.CONDUCT) or (
        fact.kind is Kind.CONDUCT and not fact.about.centre
    ):
        raise Refused(
            "sorted_otherwise",
            vi="Loại phản ánh và kết quả phân loại không khớp: về hành vi thì phải có nơi bị phản ánh, về quy định thì "
            "chọn quy định thuộc hay không thuộc thẩm quyền.",
            en="Kind and classification do not fit: conduct needs the place that it is about; a rule is within one's "
            "competence or another body's.",
            field="sorted",
        )
    return fact


def decide_redirect(petition: Petition, elsewhere: Elsewhere, to: str, guidance: str) -> Redirected:
    """Luật Khiếu nại, Luật Tố cáo: not handled as a petition."""
    check_allowed(petition, Act.REDIRECT)
    return Redirected(elsewhere, needed("to", to), needed("guidance", guidance))


def decide_transfer(petition: Petition, fact: Transferred) -> Transferred:
    """To one place, and another than where it is."""
    check_allowed(petition, Act.TRANSFER)
    needed("reason", fact.reason)
    if (fact.place is None) == (not fact.outside.strip()) or fact.place == petition.place:
        raise Refused(
            "one_place",
            vi="Hãy chọn một nơi nhận khác nơi đang giữ, hoặc ghi tên một cơ quan ngoài hệ thống, không cả hai.",
            en="Choose one place other than the present one, or name a body outside the system, not both.",
            field="place",
        )
    return fact


def decide_answer(petition: Petition, fact: Answered) -> Answered:
    check_allowed(petition, Act.ANSWER)
    needed("text", fact.text)
    return fact


def decide_publish(petition: Petition, fact: Published, sender: Sender, named: tuple[str, ...]) -> Published:
    """Looked through, and nobody named. Raises `Refused` (`says_who`)."""
    check_allowed(petition, Act.PUBLISH)
    for field in ("title", "body", "answer"):
        needed(field, getattr(fact, field))
    check_is_anonymous(fact, sender, named)
    return fact


def decide_withhold(petition: Petition, reason: str) -> Withheld:
    check_allowed(petition, Act.WITHHOLD)
    return Withheld(needed("reason", reason))


def decide_rate(petition: Petition, satisfied: bool, note: str) -> Rated:
    check_allowed(petition, Act.RATE)
    return Rated(satisfied, note.strip())


def check_may_reopen(petition: Petition, reason: str) -> str:
    """The reason, of a sender who is not satisfied."""
    check_allowed(petition, Act.REOPEN)
    return needed("reason", reason)
