"""Refusals that several rules share."""

from collections.abc import Callable, Iterable, Iterator

from motcua.dossiers.rules.lifecycle.registry import Context
from motcua.dossiers.rules.state import ENDED, DossierState, Status
from motcua.kernel.errors import DomainError, Invalid, Refused

STATUS_WORDS: dict[Status, tuple[str, str]] = {
    Status.DRAFT: ("bản nháp", "a draft"),
    Status.REGISTERED: ("mới đăng ký", "newly registered"),
    Status.ACCEPTED: ("được tiếp nhận", "accepted"),
    Status.NOT_ACCEPTED: ("không được tiếp nhận", "not accepted"),
    Status.PROCESSING: ("đang xử lý", "being processed"),
    Status.AWAITING_SUPPLEMENT: ("chờ bổ sung giấy tờ", "waiting for supplementary papers"),
    Status.AWAITING_PAYMENT: ("chờ thực hiện nghĩa vụ tài chính", "waiting for a financial duty"),
    Status.WITHDRAWN: ("đã rút", "withdrawn"),
    Status.STOPPED: ("dừng xử lý", "stopped"),
    Status.RESOLVED: ("đã xử lý xong", "resolved"),
    Status.RETURNED: ("đã trả kết quả", "returned"),
}


def check_not_backwards(state: DossierState, context: Context) -> None:
    """Time in a story only moves on: nothing is dated before the event that it follows (NĐ 61/2018 Art 18)."""
    if state.last_at is not None and context.at < state.last_at:
        raise Refused(
            "before_last_event",
            vi=f"Thời điểm {context.at:%H:%M %d/%m/%Y} trước việc gần nhất của hồ sơ ({state.last_at:%H:%M %d/%m/%Y}). "
            "Hãy kiểm tra lại ngày giờ.",
            en=f"{context.at:%H:%M %d/%m/%Y} is before the dossier's last event ({state.last_at:%H:%M %d/%m/%Y}). "
            "Check the date and time.",
        )


def check_status(state: DossierState, *allowed: Status) -> None:
    """The dossier stands where this act is possible; otherwise the refusal says where it stands."""
    if state.status in allowed:
        return
    vi, en = STATUS_WORDS[state.status]
    if state.status in ENDED and state.status is not Status.RESOLVED:
        raise Refused(
            "dossier_ended",
            vi=f"Hồ sơ đã kết thúc ({vi}), không thể làm việc này. Nếu cần, hãy lập hồ sơ mới.",
            en=f"The dossier has ended ({en}); this can no longer be done. If needed, open a new dossier.",
            status=int(state.status),
        )
    wanted_vi = ", ".join(STATUS_WORDS[status][0] for status in allowed)
    wanted_en = ", ".join(STATUS_WORDS[status][1] for status in allowed)
    raise Refused(
        "wrong_status",
        vi=f"Hồ sơ đang ở trạng thái “{vi}”; việc này chỉ làm được khi hồ sơ: {wanted_vi}.",
        en=f"The dossier is {en}; this can be done only when it is: {wanted_en}.",
        status=int(state.status),
    )


def check_clock_running(state: DossierState) -> None:
    """An accepted dossier is worked on once its clock runs (non-boundary: the competent agency has it)."""
    if state.is_accepted and state.clock_started_at is None:
        raise Refused(
            "clock_not_started",
            vi="Cơ quan có thẩm quyền chưa xác nhận đã nhận hồ sơ này. Hãy xác nhận nhận hồ sơ trước.",
            en="The competent agency has not confirmed receiving this dossier. Confirm receipt first.",
        )


def check_undecided(state: DossierState) -> None:
    """Nothing may be asked, withdrawn or stopped once the result is decided (TT 03/2025 form 05)."""
    if state.decision is not None:
        raise Refused(
            "already_decided",
            vi=f"Hồ sơ đã có quyết định số {state.decision.number or '(chưa ghi số)'}; không thể làm việc này nữa. "
            "Hãy phát hành và trả kết quả.",
            en=f"The dossier has been decided (no. {state.decision.number or 'not noted'}); it is too late for this. "
            "Issue and return the result.",
        )


def check_text(value: str, field: str, vi: str, en: str) -> str:
    """A required text, trimmed; `vi` and `en` name what is missing."""
    text = value.strip()
    if not text:
        raise Invalid(
            f"{field}_missing",
            vi=f"Chưa ghi {vi}. Hãy ghi rõ rồi thực hiện lại.",
            en=f"The {en} is missing. Write it and try again.",
            field=field,
        )
    return text


def refusals_of(checks: Iterable[Callable[[], object]]) -> Iterator[DomainError]:
    """What each of the checks refuses, so that all of it can be told at once."""
    for check in checks:
        try:
            check()
        except DomainError as refusal:
            yield refusal
