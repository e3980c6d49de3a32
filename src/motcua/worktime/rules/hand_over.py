"""By when the one-stop hands a received dossier over to the agency that resolves it."""

from datetime import datetime, time

from motcua.worktime.rules.schedule import Schedule, in_vietnam

CUT_OFF = time(15, 0)


def hand_over_deadline(received_at: datetime, schedule: Schedule, *, cut_off: time = CUT_OFF) -> datetime:
    """The last instant to hand over (NĐ 61/2018 Art 18.1; NĐ 118/2025 Art 18.2 as amended in 2026).

    "The same working day; for those received after 15:00, the start of the next working day":

    * received on a working day before 15:00 → that day's closing;
    * received from 15:00 on, or on a day that is no working day (a Saturday counter) → the next working day's opening.

    Wed 14/11/2018 14:59 → 17:00 the same day; 15:00 → Thu 15/11/2018 07:30: a receipt is stamped to the minute, and
    all of the minute 15:00 but its first instant is after 15:00. "Start" is read as the opening minute itself; a unit
    that wants a margin adds it when it judges lateness. The rule is about carrying papers, not about the clock of the
    term, which starts with the receipt. Raises what `Schedule` raises.
    """
    local = in_vietnam(received_at)
    day = local.date()
    if schedule.is_working_day(day) and (local.hour, local.minute) < (cut_off.hour, cut_off.minute):
        return schedule.closing_at(day)
    return schedule.opening_at(schedule.add_working_days(day, 1))
