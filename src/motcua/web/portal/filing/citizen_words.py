"""A dossier's story in plain words, for its citizen: what happened, and what it means. The office's inner work is left
out; what changes a date or asks for something is always told.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.translation import gettext

from motcua.kernel.facts import Event
from motcua.web.desk.event_words import EVENTS, Names
from motcua.web.statuses import Tone
from motcua.web.templatetags.display import dong, moment

type Tell = Callable[[Any, Names], str]


@dataclass(frozen=True, slots=True)
class Told:
    """One thing that happened: when, in a sentence, at which office; `who`: another representative, "" for oneself."""

    at: datetime
    text: str
    tone: Tone
    office: str
    who: str = ""


def due(fact: Any) -> str:
    return gettext("Hẹn trả kết quả: %(due)s.") % {"due": moment(fact.due_at)} if fact.due_at else ""


SENTENCES: dict[str, Tell] = {
    "submitted": lambda fact, names: gettext("Anh/chị đã nộp hồ sơ trực tuyến. Nơi tiếp nhận sẽ kiểm tra và trả lời."),
    "resubmitted": lambda fact, names: (
        gettext("Anh/chị đã nộp bổ sung: %(items)s. Nơi tiếp nhận sẽ kiểm tra lại.") % {"items": "; ".join(fact.items)}
    ),
    "accepted": lambda fact, names: (
        gettext("Hồ sơ đã đủ và được tiếp nhận, mã %(code)s. ") % {"code": fact.code} + due(fact)
    ),
    "clock_started": lambda fact, names: (
        gettext("Cơ quan có thẩm quyền đã nhận hồ sơ và bắt đầu tính thời hạn. ") + due(fact)
    ),
    "refused_at_gate": lambda fact, names: (
        gettext("Hồ sơ không được tiếp nhận. Lý do: %(reason)s.") % {"reason": fact.reason}
    ),
    "forwarded": lambda fact, names: (
        gettext("Hồ sơ được chuyển đến %(centre)s.") % {"centre": names.centre(fact.to_centre)}
    ),
    "moved_to_successor": lambda fact, names: (
        gettext("Hồ sơ được chuyển giao cho %(centre)s; ngày hẹn giữ nguyên.")
        % {"centre": names.centre(fact.to_centre)}
    ),
    "handed_over": lambda fact, names: gettext("Hồ sơ đã chuyển đến cơ quan giải quyết."),
    "step_finished": lambda fact, names: gettext("Đã xong bước “%(step)s”.") % {"step": names.step(fact.step)},
    "supplement_requested": lambda fact, names: (
        gettext("Cơ quan yêu cầu bổ sung: %(items)s. Lý do: %(reason)s. Thời hạn tạm ngừng đến khi nhận đủ.")
        % {"items": "; ".join(fact.items), "reason": fact.reason}
    ),
    "supplement_received": lambda fact, names: (
        (
            gettext("Đã nhận đủ phần bổ sung; thời hạn được tính lại từ đầu (NĐ 61/2018/NĐ-CP Điều 19). ")
            if fact.explanation
            else gettext("Đã nhận đủ phần bổ sung; ngày hẹn giữ nguyên vì khi yêu cầu hồ sơ đã quá hạn. ")
        )
        + due(fact)
    ),
    "payment_requested": lambda fact, names: (
        gettext("Cần nộp %(amount)s: %(purpose)s. Thời hạn tạm dừng đến khi nộp.")
        % {"amount": dong(fact.amount), "purpose": fact.purpose}
    ),
    "payment_confirmed": lambda fact, names: gettext("Đã nhận tiền; thời hạn được tính tiếp. ") + due(fact),
    "consulted": lambda fact, names: gettext("Đang lấy ý kiến %(agency)s.") % {"agency": names.agency(fact.agency)},
    "consultation_replied": lambda fact, names: (
        gettext("%(agency)s đã trả lời.") % {"agency": names.agency(fact.agency)}
    ),
    "extended": lambda fact, names: (
        gettext("Cơ quan xin lỗi và hẹn lại. Lý do: %(reason)s. ") % {"reason": fact.reason} + due(fact)
    ),
    "apologised": lambda fact, names: gettext("Cơ quan gửi lời xin lỗi. Lý do: %(reason)s.") % {"reason": fact.reason},
    "decided": lambda fact, names: gettext("Người có thẩm quyền đã quyết định."),
    "result_issued": lambda fact, names: gettext("Đã có kết quả. Hãy nhận theo cách đã chọn, hoặc tại nơi tiếp nhận."),
    "returned": lambda fact, names: gettext("Đã trả kết quả cho %(receiver)s.") % {"receiver": fact.receiver},
    "withdrawn": lambda fact, names: (
        gettext("Hồ sơ đã được rút theo yêu cầu của %(name)s.") % {"name": fact.requested_by}
    ),
    "stopped": lambda fact, names: gettext("Dừng giải quyết. Lý do: %(reason)s.") % {"reason": fact.reason},
    "corrected": lambda fact, names: gettext("Đã đính chính. Lý do: %(reason)s.") % {"reason": fact.reason},
    "incident_reported": lambda fact, names: gettext("Ghi nhận sự cố: %(text)s.") % {"text": fact.description},
    "incident_remedied": lambda fact, names: gettext("Sự cố đã được khắc phục: %(text)s.") % {"text": fact.remedy},
}


OF_ANOTHER: dict[str, Tell] = {
    **SENTENCES,
    "submitted": lambda fact, names: gettext("Hồ sơ đã được nộp trực tuyến. Nơi tiếp nhận sẽ kiểm tra và trả lời."),
    "resubmitted": lambda fact, names: (
        gettext("Đã nộp bổ sung: %(items)s. Nơi tiếp nhận sẽ kiểm tra lại.") % {"items": "; ".join(fact.items)}
    ),
}
"""What reads otherwise where somebody else did it."""


def is_of_another(event: Event, reader: int | None) -> bool:
    """Whether it was done on the citizen's side by another account than the reader's."""
    return event.by.account is not None and not event.by.post and event.by.account != reader


def tell_story(
    events: tuple[Event, ...], names: Names, offices: Callable[[str], str], reader: int | None
) -> tuple[Told, ...]:
    """The story, oldest first, as `reader`'s account reads it; what was taken back is not told.

    What another did on the citizen's side, for the same organisation, is told under their name.
    """
    undone = {event.fact.undoes for event in events if event.kind == "undone"}
    return tuple(
        Told(
            event.at,
            (OF_ANOTHER if is_of_another(event, reader) else SENTENCES)[event.kind](event.fact, names).strip(),
            EVENTS[event.kind].tone,
            offices(event.by.post),
            event.by.name if is_of_another(event, reader) else "",
        )
        for number, event in enumerate(events, start=1)
        if event.kind in SENTENCES and number not in undone
    )
