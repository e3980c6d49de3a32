"""Returning the result (trả kết quả; NĐ 61/2018 Art 20): to whom, by what right, when and how."""

from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar

from motcua.dossiers.rules.documents import result_of
from motcua.dossiers.rules.lifecycle.checks import check_status, check_text
from motcua.dossiers.rules.lifecycle.registry import Context, decides, evolves
from motcua.dossiers.rules.state import DossierState, Status
from motcua.kernel.errors import Refused
from motcua.kernel.text import nfc
from motcua.processes.rules.template import StepKind

IN_PERSON, ELECTRONIC = "counter", "electronic"
VIA = frozenset({IN_PERSON, "post", ELECTRONIC})


@dataclass(frozen=True, slots=True)
class ReturnResult:
    """Give the result to `receiver`. `identity_checked`: the receptionist compared the identity paper.

    Someone who is neither owner, applicant nor representative needs an `authority` (number of the authorisation).
    """

    receiver: str
    via: str = IN_PERSON
    identity_checked: bool = False
    authority: str = ""


@dataclass(frozen=True, slots=True)
class Returned:
    KIND: ClassVar[str] = "returned"
    receiver: str
    via: str
    identity_checked: bool = False
    authority: str = ""


@decides(ReturnResult)
def decide_return_result(state: DossierState, command: ReturnResult, context: Context) -> list[Returned]:
    if state.status in (Status.ACCEPTED, Status.PROCESSING):
        raise Refused(
            "no_result_yet",
            vi="Hồ sơ chưa có kết quả để trả. Hãy chờ đến khi kết quả được ban hành.",
            en="There is no result to return yet. Wait until it has been issued.",
        )
    check_status(state, Status.RESOLVED)
    receiver = check_text(command.receiver, "receiver", "người nhận kết quả", "receiver")
    if command.via not in VIA:
        raise Refused(
            "unknown_way",
            vi="Hình thức trả kết quả không hợp lệ. Hãy chọn: tại quầy, qua bưu chính, hoặc điện tử.",
            en="Unknown way of returning. Choose the counter, post or electronic.",
            field="via",
        )
    if command.via == ELECTRONIC:
        check_is_signed(state)
    check_receiver(state, command, receiver)
    return [Returned(receiver, command.via, command.identity_checked, command.authority.strip())]


def check_is_signed(state: DossierState) -> None:
    """An electronic result is a file that bears a digital signature (NĐ 30/2020): a scan or a draft is none."""
    result = result_of(state.attachments)
    if result is not None and result.document.signed_by:
        return
    raise Refused(
        "no_electronic_result",
        vi="Kết quả chưa có tệp được ký số nên không trả bản điện tử được. Hãy trả tại quầy hoặc qua bưu chính.",
        en="The result has no digitally signed file to be given electronically. Use the counter or the post.",
        field="via",
    )


def check_receiver(state: DossierState, command: ReturnResult, receiver: str) -> None:
    """The receiver is a party or has an authorisation; at the counter an identity paper is compared as well."""
    if command.via == IN_PERSON and not command.identity_checked:
        raise Refused(
            "identity_not_checked",
            vi="Chưa đối chiếu giấy tờ tùy thân của người nhận. Hãy kiểm tra rồi xác nhận.",
            en="The receiver's identity paper has not been checked. Check it and confirm.",
            field="identity_checked",
        )
    parties = (state.owner, state.applicant, state.representative)
    if command.authority.strip() or any(party and same_name(party.name, receiver) for party in parties):
        return
    raise Refused(
        "receiver_without_authority",
        vi="Người nhận không phải chủ hồ sơ, người nộp hay người đại diện. Hãy yêu cầu giấy ủy quyền và ghi số.",
        en="The receiver is neither owner, applicant nor representative. Ask for an authorisation, note its number.",
        field="authority",
    )


def same_name(one: str, other: str) -> bool:
    """Names are the same letter by letter and tone by tone; only capitals do not matter."""
    return one == other or nfc(one).casefold() == nfc(other).casefold()


@evolves(Returned)
def evolve_returned(state: DossierState, fact: Returned, at: datetime) -> DossierState:
    last = state.process.steps_of(StepKind.RETURN) if state.process else ()
    return state.evolved(
        status=Status.RETURNED,
        returned_at=at,
        steps_done=state.steps_done.union(step.key for step in last),
    )
