"""The register: form 06 of TT 01/2018/TT-VPCP, 07 of TT 03/2025/TT-VPCP; a paper book a year, numbered through it.

Its official columns were not found in a source; these are the ones that systems in use export. The number counts the
dossiers that one one-stop received in the year, in the order of reception.
"""

from collections.abc import Sequence
from datetime import date, datetime

from motcua.catalogue.rules.content import Channel
from motcua.printing.rules import parts
from motcua.printing.rules.offices import Office
from motcua.printing.rules.parts import Data
from motcua.printing.rules.sets import form_set_on
from motcua.printing.rules.subject import Subject
from motcua.printing.rules.words import printable, short

WAYS = {"counter": "Tại quầy", "post": "Bưu chính công ích", "electronic": "Bản điện tử"}
CHANNELS = {Channel.ONLINE: "nộp trực tuyến", Channel.POST: "nộp qua bưu chính"}
KEY, VI, EN = "register", "Sổ theo dõi hồ sơ", "Register of dossiers"


def register_data(
    office: Office, subjects: Sequence[Subject], *, first: date, last: date, number_from: int, made_at: datetime
) -> Data:
    """The pages of one one-stop from `first` to `last`, both included and of one year; numbered from `number_from`."""
    filled: Data = printable(
        {
            **parts.head(KEY, form_set_on(first), office, made_at, tail="/SoTD"),
            "qr": "",
            "book": str(first.year),
            "period": f"từ ngày {first:%d/%m/%Y} đến ngày {last:%d/%m/%Y}",
            "rows": [row(number, subject) for number, subject in enumerate(subjects, number_from)],
            "remark": "Số thứ tự đánh liên tục trong năm theo thứ tự tiếp nhận; sổ được khóa khi hết năm.",
        }
    )
    return filled


def row(number: int, subject: Subject) -> Data:
    state, owner, returned = subject.state, subject.owner, subject.last("returned")
    return {
        "number": str(number),
        "code": state.code,
        "matter": subject.matter,
        "sets": str(state.sets),
        "owner": owner.name,
        "contact": ", ".join(part for part in (owner.address, owner.phone) if part),
        "agency": subject.names.agency_name(state.agency),
        "received": short(state.accepted_at),
        "due": short(state.due_at),
        "returned": short(returned.at) if returned else "",
        "way": WAYS.get(returned.fact.via, "") if returned else "",
        "note": CHANNELS.get(state.channel, ""),
    }
