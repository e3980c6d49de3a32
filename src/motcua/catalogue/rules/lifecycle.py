"""The life of a revision: draft → submitted → published → in force → expired (NĐ 63/2010/NĐ-CP ch. III).

Only the first three are stored. Whether a published revision is in force or expired follows from its dates and the day
one asks about, so that no nightly job can leave the law in the wrong state, and last year can be asked about too.
"""

from collections.abc import Iterable
from datetime import date
from enum import StrEnum

from motcua.catalogue.rules.content import Component, Content, Need
from motcua.catalogue.rules.gaps import missing_parts
from motcua.catalogue.rules.publication import Decision, check_decision
from motcua.kernel.errors import Invalid, Refused
from motcua.kernel.validity import Validity


class Status(StrEnum):
    """What is stored."""

    DRAFT = "draft"
    SUBMITTED = "submitted"
    PUBLISHED = "published"


class Phase(StrEnum):
    """What a revision is on a given day."""

    DRAFT = "draft"
    SUBMITTED = "submitted"
    PUBLISHED = "published"
    IN_FORCE = "in_force"
    EXPIRED = "expired"


def phase_of(status: Status, validity: Validity | None, on: date) -> Phase:
    """The phase on that day. A published revision before its first day is `published`, after its last `expired`."""
    if status is not Status.PUBLISHED or validity is None:
        return Phase(status)
    if on in validity:
        return Phase.IN_FORCE
    return Phase.EXPIRED if validity.has_ended(on) else Phase.PUBLISHED


def check_edit(status: Status) -> None:
    """Only a draft may be changed: dossiers are pinned to what was published. Raises `Refused`."""
    if status is not Status.DRAFT:
        raise Refused(
            "revision_not_draft",
            vi="Phiên bản này không còn là dự thảo. Hãy lập phiên bản mới để sửa đổi.",
            en="This revision is no longer a draft. Make a new revision to change it.",
        )


def check_submit(status: Status) -> None:
    """Raises `Refused` unless it is a draft."""
    if status is not Status.DRAFT:
        raise Refused(
            "revision_not_draft",
            vi="Chỉ trình được dự thảo. Phiên bản này đã được trình hoặc công bố.",
            en="Only a draft can be submitted. This revision has been submitted or published already.",
        )


def check_send_back(status: Status, reason: str) -> None:
    """Raises `Refused` unless it is submitted, `Invalid` without a reason."""
    if status is not Status.SUBMITTED:
        raise Refused(
            "revision_not_submitted",
            vi="Chỉ trả lại được phiên bản đang trình.",
            en="Only a submitted revision can be sent back.",
        )
    if not reason.strip():
        raise Invalid(
            "reason_missing",
            vi="Hãy ghi lý do trả lại để người soạn thảo biết cần sửa gì.",
            en="Give the reason, so that the drafter knows what to mend.",
            field="reason",
        )


def check_publish(status: Status, name: str, content: Content, decision: Decision, others: Iterable[Validity]) -> None:
    """All that must hold before publication. `others` are the validities of the procedure's published revisions.

    Raises `Refused`: "revision_not_submitted"; "mandatory_parts_missing" with `missing`, the codes
    (NĐ 63/2010 Art 8.2); "data_backed_paper_mandatory" (NĐ 118/2025 Art 4.2a); "later_revision_exists"; and what
    `check_decision` raises.
    """
    if status is not Status.SUBMITTED:
        raise Refused(
            "revision_not_submitted",
            vi="Chỉ công bố được phiên bản đã trình. Hãy trình dự thảo trước.",
            en="Only a submitted revision can be published. Submit the draft first.",
        )
    if missing := missing_parts(name, content):
        raise Refused(
            "mandatory_parts_missing",
            vi="Chưa công bố được vì thiếu bộ phận bắt buộc. " + ". ".join(gap.sentence("vi") for gap in missing) + ".",
            en="It cannot be published: mandatory parts are missing. "
            + ". ".join(gap.sentence("en") for gap in missing)
            + ".",
            missing=[str(gap.code) for gap in missing],
        )
    if held := papers_already_held(content):
        names = "; ".join(f"{each.name} ({each.data_backed})" for each in held)
        raise Refused(
            "data_backed_paper_mandatory",
            vi=f"Không được yêu cầu giấy tờ đã có trong cơ sở dữ liệu: {names}. Hãy bỏ bắt buộc rồi công bố lại.",
            en=f"Papers the state's databases hold must not be asked for: {names}. Make them optional and try again.",
            components=[each.key for each in held],
        )
    check_decision(decision)
    if any(other.first >= decision.effective_on for other in others):
        raise Refused(
            "later_revision_exists",
            vi="Đã có phiên bản có hiệu lực cùng ngày hoặc muộn hơn. Hãy chọn ngày hiệu lực sau phiên bản đó.",
            en="A revision takes effect on that day or later already. Choose an effective day after it.",
            field="effective_on",
        )


def papers_already_held(content: Content) -> tuple[Component, ...]:
    """Papers marked both as held in a database and as mandatory (NĐ 118/2025 Art 4.2a forbids asking for them)."""
    return tuple(each for each in content.components if each.data_backed and each.need in (Need.ALWAYS, Need.BY_CASE))


def check_expire(status: Status, validity: Validity | None, last_day: date, ground: str) -> None:
    """Ending a published revision. Raises `Refused` when it is not published or ends before it begins or later than it
    does already, `Invalid` without the document that ends it."""
    if status is not Status.PUBLISHED or validity is None:
        raise Refused(
            "revision_not_published",
            vi="Chỉ phiên bản đã công bố mới hết hiệu lực được. Dự thảo thì hãy xóa hoặc sửa.",
            en="Only a published revision can expire. A draft can be changed instead.",
        )
    if not ground.strip():
        raise Invalid(
            "ground_missing",
            vi="Hãy ghi văn bản bãi bỏ hoặc thay thế thủ tục.",
            en="Give the document that abolishes or replaces the procedure.",
            field="ground",
        )
    if last_day not in validity:
        raise Refused(
            "expiry_out_of_range",
            vi="Ngày hết hiệu lực phải nằm trong thời gian hiệu lực của phiên bản. Hãy nhập lại.",
            en="The last day must lie within the revision's validity. Enter it again.",
            field="last_day",
        )
