"""A dossier that lived at the counter and the same one out of a file leave the same rows, facts and bookings."""

from collections.abc import Callable
from typing import Any

import pytest
from django.db import transaction

from motcua.dossiers.actions.accept_dossier import accept_dossier
from motcua.dossiers.actions.carry_out import carry_out
from motcua.dossiers.actions.hand_over_dossier import hand_over_dossier
from motcua.dossiers.rules.lifecycle.conclude import Decide, IssueResult
from motcua.dossiers.rules.lifecycle.extend import Extend
from motcua.dossiers.rules.lifecycle.return_result import ReturnResult
from motcua.dossiers.rules.lifecycle.steps import FinishStep
from motcua.dossiers.rules.lifecycle.stop import Stop, Withdraw
from motcua.dossiers.rules.lifecycle.supplement import AskForSupplement, ReceiveSupplement
from motcua.dossiers.rules.state import Outcome
from motcua.dossiers.tests import import_tables
from motcua.dossiers.tests.import_lines import ORDINARY_WAY, Line, import_lines, received
from motcua.dossiers.tests.world import World, application, instant

AN = {"components": "Đơn đề nghị", "owner_identity_kind": "cccd", "owner_identity": "022190000123"}
HANDED_OVER = AN | {"handed_over_at": "2018-11-05T10:00"}

type Act = tuple[str, str, Any]
"""Who, when, and the command; None hands over."""

TO_RESULT: list[Act] = [
    ("chi", "07/11 09:00", FinishStep("appraise")),
    ("dung", "08/11 09:00", Decide(Outcome.GRANTED, "12/QĐ")),
    ("dung", "08/11 14:00", IssueResult()),
    ("binh", "09/11 08:30", ReturnResult("Phạm Thị An", identity_checked=True)),
]
STORIES: dict[str, tuple[list[Act], Line]] = {
    "received only": ([], AN),
    "result fetched": ([("binh", "05/11 10:00", None), *TO_RESULT], ORDINARY_WAY),
    "resolved late": (
        [
            ("binh", "06/11 16:00", None),
            ("chi", "07/11 09:00", FinishStep("appraise")),
            ("dung", "19/11 09:00", Decide(Outcome.GRANTED, "12/QĐ")),
            ("dung", "19/11 14:00", IssueResult()),
        ],
        ORDINARY_WAY
        | {
            "handed_over_at": "2018-11-06T16:00",
            "decided_at": "2018-11-19T09:00",
            "issued_at": "2018-11-19T14:00",
            "returned_at": "",
        },
    ),
    "refused": (
        [
            ("binh", "05/11 10:00", None),
            ("chi", "07/11 09:00", FinishStep("appraise")),
            ("dung", "08/11 09:00", Decide(Outcome.REFUSED, "12/TB", "Không đủ điều kiện", "Điều 5")),
            *TO_RESULT[2:],
        ],
        ORDINARY_WAY
        | {
            "outcome": "refused",
            "decision_number": "12/TB",
            "refusal_reason": "Không đủ điều kiện",
            "refusal_ground": "Điều 5",
        },
    ),
    "asked for papers, then extended": (
        [
            ("binh", "05/11 10:00", None),
            ("chi", "06/11 09:00", AskForSupplement(("Bản đồ", "Bản vẽ"), "Thiếu")),
            ("binh", "12/11 09:00", ReceiveSupplement()),
            ("dung", "14/11 09:00", Extend(instant("23/11 00:00").date(), "Chờ đo đạc", "1/TB")),
        ],
        HANDED_OVER
        | {
            "supplement_requested_at": "2018-11-06T09:00",
            "supplement_items": "Bản đồ; Bản vẽ",
            "supplement_reason": "Thiếu",
            "supplement_received_at": "2018-11-12T09:00",
            "extended_at": "2018-11-14T09:00",
            "extended_to": "2018-11-23",
            "extension_reason": "Chờ đo đạc",
            "extension_letter": "1/TB",
        },
    ),
    "withdrawn": (
        [("binh", "05/11 10:00", None), ("binh", "07/11 10:00", Withdraw("Phạm Thị An"))],
        HANDED_OVER | {"withdrawn_at": "2018-11-07T10:00"},
    ),
    "stopped": (
        [("binh", "05/11 10:00", None), ("chi", "20/11 10:00", Stop("Không bổ sung", "Mẫu 05"))],
        HANDED_OVER | {"stopped_at": "2018-11-20T10:00", "stop_reason": "Không bổ sung", "stop_ground": "Mẫu 05"},
    ),
}


def live(world: World, acts: list[Act]) -> None:
    code = accept_dossier(world.binh, application(), at=instant("05/11 09:00")).state.code
    for who, at, command in acts:
        actor = getattr(world, who)
        if command is None:
            hand_over_dossier(actor, code, at=instant(at))
        else:
            carry_out(actor, code, command, at=instant(at))


def left_by(happening: Callable[[], object]) -> dict[str, Any]:
    """What is in the tables after it happened; then it is undone."""
    with transaction.atomic():
        happening()
        left = {
            "rows": import_tables.rows(),
            "facts": import_tables.facts(),
            "bookings": import_tables.bookings(),
            "standings": import_tables.standings(),
        }
        transaction.set_rollback(True)
    return left


@pytest.mark.parametrize("name", STORIES)
def test_the_file_leaves_what_the_counter_leaves(world: World, tmp_path: Any, name: str) -> None:
    acts, line = STORIES[name]
    lived = left_by(lambda: live(world, acts))
    imported = left_by(lambda: import_lines(tmp_path / "one.jsonl", [received(1, **line)]))
    assert len(lived["rows"]) == 1
    assert lived == imported
