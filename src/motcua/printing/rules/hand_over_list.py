"""Hand-over list from the counter to the agencies that resolve, with the 15:00 rule (NĐ 61/2018/NĐ-CP Art 18.1).

One sheet for each agency. What has not been handed over yet stands with the instant by which it has to go: the same
day's closing, or the next working day's opening for what came from 15:00 on.
"""

from collections.abc import Callable, Sequence
from datetime import datetime

from motcua.kernel.facts import Event
from motcua.printing.rules import parts
from motcua.printing.rules.list_form import ListForm
from motcua.printing.rules.parts import Data
from motcua.printing.rules.receipt import RECEIPT
from motcua.printing.rules.subject import Subject
from motcua.printing.rules.words import in_words, short

type Deadline = Callable[[Subject], datetime | None]


def hand_over_list(made_at: datetime, deadline: Deadline) -> ListForm:
    """The form as made at an instant; `deadline` gives a dossier's own, by the schedule of its one-stop."""

    def fill(subjects: Sequence[Subject]) -> Data:
        first = subjects[0]
        office = first.names.centre
        by_agency: dict[str, list[Subject]] = {}
        for subject in subjects:
            by_agency.setdefault(receiver(subject), []).append(subject)
        return {
            **parts.head("hand_over_list", first.form_set, office, made_at, tail="/BGHS"),
            "centre": office.name,
            "made": in_words(made_at),
            "lists": [
                {
                    "agency": agency,
                    "rows": [row(subject, deadline) for subject in group],
                    "total": f"{len(group):02} hồ sơ",
                }
                for agency, group in by_agency.items()
            ],
            "remark": "Hồ sơ tiếp nhận trước 15 giờ chuyển trong ngày làm việc; sau 15 giờ chuyển vào đầu giờ ngày làm "
            "việc tiếp theo (NĐ 61/2018/NĐ-CP Điều 18; NĐ 118/2025/NĐ-CP Điều 18).",
        }

    return ListForm(
        key="hand_over_list",
        vi="Danh sách bàn giao hồ sơ theo giờ (15 giờ)",
        en="Hand-over list by the 15:00 rule",
        fill=fill,
        needs=RECEIPT,
    )


def receiver(subject: Subject) -> str:
    """The agency that gets it, or got it."""
    handed = subject.last("handed_over")
    return subject.names.agency_name(handed.fact.agency if handed else subject.state.agency)


def row(subject: Subject, deadline: Deadline) -> Data:
    handed = subject.last("handed_over")
    return {
        "code": subject.state.code,
        "matter": subject.matter,
        "owner": subject.owner.name,
        "received": short(subject.state.accepted_at),
        "deadline": short(handed.fact.deadline if handed else deadline(subject)),
        "slip": slip(handed),
    }


def slip(handed: Event | None) -> str:
    return handed.fact.slip if handed else ""
