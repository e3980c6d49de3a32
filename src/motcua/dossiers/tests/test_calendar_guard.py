"""A past day that dossiers counted through is not changed without a decision, and no appointment moves (row 42)."""

from datetime import date

import pytest

from motcua.dossiers.actions.accept_dossier import accept_dossier
from motcua.dossiers.actions.carry_out import carry_out
from motcua.dossiers.models import Dossier
from motcua.dossiers.rules.lifecycle.stop import Withdraw
from motcua.dossiers.tests.world import World, application, instant
from motcua.kernel.errors import Refused
from motcua.organisation.actors import SYSTEM
from motcua.worktime.actions.change_day import change_day
from motcua.worktime.change_log import Change
from motcua.worktime.queries import schedule_for
from motcua.worktime.rules.days import DayKind, MarkedDay

DAY = MarkedDay(date(2018, 11, 8), DayKind.HOLIDAY, "Nghỉ đột xuất")


def change(decision: str = "") -> Change:
    return Change(SYSTEM, instant("20/11 09:00"), "change_day", "Sửa lịch", decision)


def test_a_past_day_used_by_a_closed_dossier_needs_a_decision(world: World) -> None:
    code = accept_dossier(world.binh, application(), at=instant("05/11 09:00")).state.code
    carry_out(world.binh, code, Withdraw("Phạm Thị An"), at=instant("09/11 09:00"))
    due = Dossier.objects.get(code=code).due_at
    with pytest.raises(Refused, match="calendar_day_used"):
        change_day(DAY.day, DAY, change())
    change_day(DAY.day, DAY, change("QĐ 99/QĐ-UBND"))
    assert Dossier.objects.get(code=code).due_at == due


def test_a_past_day_nobody_used_may_be_changed(world: World) -> None:
    accept_dossier(world.binh, application(), at=instant("09/11 09:00"))
    change_day(DAY.day, DAY, change())
    assert not schedule_for("22", DAY.day).is_working_day(DAY.day)
