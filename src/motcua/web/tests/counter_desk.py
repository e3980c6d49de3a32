"""A reception as the page sends it, and procedures with something to choose."""

from typing import Any
from uuid import uuid4

from django.http import HttpResponse

from motcua.catalogue.rules.content import Case, Channel, Component, Content, Fee, FeeState, GroupKind, Line, Need
from motcua.worktime.rules.terms import parse_term

RECEIVE = "/quay/tiep-nhan/"
MATTER = f"{RECEIVE}?procedure=1.000001"
CHOICES = f"{RECEIVE}?procedure=1.000777"
LOST = "Trường hợp cấp lại"
WITH_CHOICES = Content(
    cases=(Case("new", "Cấp mới"), Case("again", "Cấp lại")),
    lines=(
        Line(Channel.COUNTER, "new", parse_term("15 working_days"), fees=(Fee(FeeState.AMOUNT, 650_000, "le_phi"),)),
        Line(Channel.COUNTER, "again", parse_term("5 working_days"), fees=(Fee(FeeState.FREE, 0),)),
    ),
    components=(
        Component("1", "Đơn đề nghị cấp giấy phép theo mẫu", Need.ALWAYS, originals=2),
        Component("2", "Giấy chứng nhận đăng ký doanh nghiệp", Need.ALWAYS, copies=1),
        Component("3", "Văn bằng của người phụ trách (nếu có)", Need.IF_ANY, copies=1),
        Component("4", "Giấy phép bị hư hỏng", Need.BY_CASE, group=LOST, group_kind=GroupKind.CASE, originals=1),
    ),
)
"""Two cases with terms of their own, and a heading under which a further paper is mandatory."""


def sent(answer: str = "accept", **changes: Any) -> dict[str, Any]:
    """A complete reception of An's, in a form of its own; `changes` by field, `__` for the dash."""
    values = {
        "answer": answer,
        "request_id": str(uuid4()),
        "revision": "1",
        "channel": "counter",
        "sets": "1",
        "owner-identity_kind": "cccd",
        "owner-identity_number": "022190000123",
        "owner-full_name": "Phạm Thị An",
        "paper-0-originals": "1",
    }
    return values | {name.replace("__", "-"): value for name, value in changes.items()}


def applicant(**changes: Any) -> dict[str, Any]:
    """Bách, who hands in for somebody else."""
    values = {
        "other_applicant": "on",
        "applicant__identity_kind": "cccd",
        "applicant__identity_number": "022085000001",
        "applicant__full_name": "Nguyễn Văn Bách",
    }
    return values | changes


def errors(answer: HttpResponse) -> dict[str, str]:
    """What the summary says, by the id of the field that it leads to."""
    return {error.place: error.sentence for error in answer.context["errors"]}
