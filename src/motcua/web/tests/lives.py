"""Real dossiers in the dossiers' own small world, told through the real actions, for the pages to read."""

from datetime import date

from motcua.catalogue.rules.content import Channel
from motcua.dossiers.actions.accept_dossier import accept_dossier
from motcua.dossiers.actions.carry_out import carry_out
from motcua.dossiers.actions.consult_agency import consult_agency
from motcua.dossiers.actions.correct_dossier import correct_dossier
from motcua.dossiers.actions.forward_dossier import forward_dossier
from motcua.dossiers.actions.hand_over_dossier import hand_over_dossier
from motcua.dossiers.actions.register_dossier import save_draft, submit_dossier
from motcua.dossiers.rules.lifecycle.conclude import Decide, IssueResult
from motcua.dossiers.rules.lifecycle.consult import Consult, ReplyToConsultation
from motcua.dossiers.rules.lifecycle.correct import Correct
from motcua.dossiers.rules.lifecycle.extend import Apologise, Extend
from motcua.dossiers.rules.lifecycle.payment import ConfirmPayment, RequestPayment
from motcua.dossiers.rules.lifecycle.return_result import ReturnResult
from motcua.dossiers.rules.lifecycle.steps import FinishStep, StartStep
from motcua.dossiers.rules.lifecycle.stop import Stop, Withdraw
from motcua.dossiers.rules.lifecycle.supplement import AskForSupplement, ReceiveSupplement
from motcua.dossiers.rules.lifecycle.undo import UndoLastStep
from motcua.dossiers.rules.state import Outcome
from motcua.dossiers.tests.world import World, application, instant, offer_at

WITH_ACTION = {Correct: correct_dossier, Consult: consult_agency}


def accepted(world: World, at: str = "05/11 09:00") -> str:
    """Accepted at the provincial centre's counter for five working days; on 05/11 due 12/11/2018. The code."""
    return accept_dossier(world.binh, application(), at=instant(at)).state.code


def long_life(world: World) -> str:
    """Nearly everything that can happen to a dossier, in sixteen days. The code.

    Due 12/11 at first; papers asked for on 07/11 and brought on 14/11: due 21/11; two working days waited for a
    payment: 23/11; moved with an apology to 28/11.
    """
    code = accepted(world)
    hand_over_dossier(world.binh, code, at=instant("05/11 10:00"), slip="PKS-17")
    for actor, at, command in (
        (world.chi, "05/11 14:00", StartStep("appraise")),
        (world.chi, "06/11 09:00", Consult("H49.02.01", "Có quy hoạch không?", instant("08/11 17:00"))),
        (world.chi, "07/11 08:00", ReplyToConsultation("H49.02.01", "Đúng quy hoạch")),
        (world.chi, "07/11 09:00", AskForSupplement(("Bản đồ", "Ảnh"), "Thiếu bản đồ", ground="Điều 5")),
        (world.binh, "14/11 09:00", ReceiveSupplement(("Bản đồ", "Ảnh"))),
        (world.chi, "15/11 09:00", RequestPayment(1_200_000, "Lệ phí trước bạ")),
        (world.binh, "19/11 09:00", ConfirmPayment("BL-0042")),
        (world.dung, "20/11 09:00", Extend(date(2018, 11, 28), "Chờ đo đạc", "15/XL")),
        (world.chi, "20/11 10:00", FinishStep("appraise", "Đạt")),
        (world.chi, "20/11 11:00", UndoLastStep("Ghi nhầm hồ sơ")),
        (world.chi, "21/11 09:00", FinishStep("appraise", "Đã đối chiếu thực địa")),
        (world.dung, "22/11 09:00", Decide(Outcome.GRANTED, "12/QĐ")),
        (world.dung, "22/11 10:00", IssueResult()),
        (world.binh, "22/11 11:00", Correct("Sai tên đường", summary="Giấy phép đường Trần Phú")),
        (world.dung, "22/11 11:30", Apologise("Trả chậm so với hẹn đầu", "16/XL")),
        (world.binh, "23/11 09:00", ReturnResult("Phạm Thị An", identity_checked=True)),
    ):
        act = WITH_ACTION.get(type(command), carry_out)
        act(actor, code, command, at=instant(at))
    return code


def online_accepted(world: World) -> str:
    """An drafts and submits it online; Bình accepts it. The code."""
    asked = application(channel=Channel.ONLINE)
    offer_at(world.district, world.procedure)
    number = save_draft(world.an, asked, at=instant("05/11 08:00")).dossier_id
    submit_dossier(world.an, number, at=instant("05/11 08:30"))
    return accept_dossier(world.binh, asked, at=instant("05/11 09:00"), registered=number).state.code


def online_life(world: World) -> str:
    """An drafts and submits it online; Bình accepts it and sends it on to the centre of Hạ Long. The code."""
    code = online_accepted(world)
    forward_dossier(world.binh, code, "QNI.193", "Thuộc thẩm quyền Hạ Long", at=instant("05/11 10:00"))
    return code


def withdrawn(world: World) -> str:
    """Its applicant took it back. The code."""
    code = accepted(world)
    carry_out(world.binh, code, Withdraw("Phạm Thị An", "Không làm nữa"), at=instant("06/11 09:00"))
    return code


def stopped(world: World) -> str:
    """Stopped, because the papers asked for never came. The code."""
    code = accepted(world)
    hand_over_dossier(world.binh, code, at=instant("05/11 10:00"))
    carry_out(world.chi, code, AskForSupplement(("Bản đồ",), "Thiếu bản đồ"), at=instant("06/11 09:00"))
    carry_out(world.chi, code, Stop("Quá thời hạn bổ sung", "Mẫu 05"), at=instant("20/12 09:00"))
    return code


def asked_when_overdue(world: World) -> str:
    """Due 12/11; papers asked for on 20/11, which are still waited for. The code."""
    code = accepted(world)
    hand_over_dossier(world.binh, code, at=instant("05/11 10:00"))
    carry_out(world.chi, code, AskForSupplement(("Bản đồ",), "Thiếu bản đồ"), at=instant("20/11 16:00"))
    return code


def answered_when_overdue(world: World) -> str:
    """Due 12/11; papers and then a payment asked for after that, both answered, and still due 12/11. The code."""
    code = asked_when_overdue(world)
    for actor, at, command in (
        (world.binh, "22/11 09:00", ReceiveSupplement(("Bản đồ",))),
        (world.chi, "23/11 09:00", RequestPayment(50_000, "Lệ phí")),
        (world.binh, "26/11 09:00", ConfirmPayment("BL-0043")),
    ):
        carry_out(actor, code, command, at=instant(at))
    return code


def resolved(world: World, at: str, done: str) -> str:
    """Accepted and handed over at one instant, resolved at another. The code."""
    code = accepted(world, at)
    hand_over_dossier(world.binh, code, at=instant(at))
    carry_out(world.chi, code, FinishStep("appraise"), at=instant(done))
    carry_out(world.dung, code, Decide(Outcome.GRANTED, "12/QĐ"), at=instant(done))
    carry_out(world.dung, code, IssueResult(), at=instant(done))
    return code


def november(world: World) -> None:
    """Nine dossiers: carried into November or accepted in it; early, late, asked for papers, refused, open, overdue."""
    resolved(world, "26/10 09:00", "01/11 09:00")
    resolved(world, "05/11 09:00", "12/11 16:00")
    resolved(world, "05/11 09:30", "13/11 09:00")
    long_life(world)
    withdrawn(world)
    accepted(world, "12/11 09:00")
    accepted(world, "29/11 09:00")
    online_life(world)
    refused(world)


def refused(world: World) -> str:
    """Accepted on 20/11, refused with its ground on 22/11. The code."""
    code = accepted(world, "20/11 08:00")
    hand_over_dossier(world.binh, code, at=instant("20/11 10:00"))
    carry_out(world.chi, code, FinishStep("appraise"), at=instant("21/11 10:00"))
    decide = Decide(Outcome.REFUSED, "3/QĐ", "Không đủ điều kiện", "Điều 5 Nghị định X")
    carry_out(world.dung, code, decide, at=instant("22/11 10:00"))
    carry_out(world.dung, code, IssueResult(), at=instant("22/11 11:00"))
    return code
