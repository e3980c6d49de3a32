"""A procedure that says everything, and small changes to it."""

from dataclasses import replace
from datetime import date
from typing import Any

from motcua.catalogue.rules.content import (
    Case,
    Channel,
    Component,
    Content,
    Fee,
    FeeState,
    GroupKind,
    Line,
    Need,
    Result,
)
from motcua.catalogue.rules.publication import Decision
from motcua.worktime.rules.terms import Term, TermUnit

NAME = "Cấp bản sao trích lục hộ tịch"
FIVE_DAYS = Term(5, TermUnit.WORKING_DAYS)
THREE_DAYS = Term(3, TermUnit.WORKING_DAYS)
FREE = Fee(FeeState.FREE, 0)


def complete_content(**changes: Any) -> Content:
    """All mandatory parts; five working days at the counter, three online, free."""
    content = Content(
        steps="Bước 1: nộp hồ sơ. Bước 2: nhận kết quả.",
        executing_agency="Ủy ban nhân dân cấp xã",
        audience=("Công dân Việt Nam",),
        levels=("commune",),
        lines=(
            Line(Channel.COUNTER, term=FIVE_DAYS, fees=(FREE,)),
            Line(Channel.ONLINE, term=THREE_DAYS, fees=(FREE,)),
        ),
        components=(Component("p1", "Tờ khai", Need.ALWAYS, originals=1, copies=0),),
        results=(Result("Bản sao trích lục"),),
        legal_bases=("60/2014/QH13",),
    )
    return replace(content, **changes)


def content_with_cases() -> Content:
    """New: five days and 100,000 đồng; again: three days and free; online the same five days for both."""
    return complete_content(
        cases=(Case("c1", "Cấp mới"), Case("c2", "Cấp lại")),
        lines=(
            Line(Channel.COUNTER, "c1", FIVE_DAYS, fees=(Fee(FeeState.AMOUNT, 100_000),)),
            Line(Channel.COUNTER, "c2", THREE_DAYS, fees=(FREE,)),
            Line(Channel.ONLINE, None, FIVE_DAYS, fees=(FREE,)),
        ),
        components=(
            Component("p1", "Tờ khai", Need.ALWAYS, originals=1, copies=0),
            Component("p2", "Giấy ủy quyền (nếu có)", Need.IF_ANY, originals=1, copies=0),
            Component("p3", "Giấy cũ", Need.BY_CASE, "Trường hợp cấp lại", GroupKind.CASE, originals=1, copies=0),
            Component("p4", "Người nộp xuất trình căn cước.", Need.NOTE, originals=0, copies=0),
        ),
    )


def decision(**changes: Any) -> Decision:
    """Signed on 01/10/2018, in force from 10/10/2018."""
    return replace(Decision("3500/QĐ-UBND", date(2018, 10, 1), date(2018, 10, 10)), **changes)
