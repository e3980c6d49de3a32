"""Time as a count of working minutes at one centre: "a third of the way" is always an hour when somebody is there."""

from bisect import bisect_right
from datetime import date, datetime, timedelta

from motcua.kernel.clock import VIETNAM
from motcua.worktime.rules.schedule import Schedule


class WorkingMinutes:
    """Minutes at which the centre is open on working days from `first` to `last`, numbered from 0."""

    def __init__(self, schedule: Schedule, first: date, last: date) -> None:
        self.days: list[date] = []
        self.starts: list[int] = []
        self.lengths: list[int] = []
        self._intervals: list[list[tuple[int, int]]] = []
        total = 0
        day = first
        while day <= last:
            if schedule.is_working_day(day):
                spans = [
                    (item.opens.hour * 60 + item.opens.minute, item.closes.hour * 60 + item.closes.minute)
                    for item in schedule.hours_on(day)
                ]
                self.days.append(day)
                self.starts.append(total)
                self._intervals.append(spans)
                self.lengths.append(sum(closes - opens for opens, closes in spans))
                total += self.lengths[-1]
            day += timedelta(days=1)
        self.total = total
        self._place = {day: place for place, day in enumerate(self.days)}

    def place_of(self, day: date) -> int:
        """The place of a working day among `days`; of the last one before it for any other day."""
        return self._place[day] if day in self._place else bisect_right(self.days, day) - 1

    def length_of(self, place: int) -> int:
        """How many minutes the day at `place` has."""
        return self.lengths[place]

    def left_of_day(self, number: int) -> int:
        """How many minutes of its day are left from minute `number` on, itself included."""
        place = bisect_right(self.starts, number) - 1
        return self.starts[place] + self.lengths[place] - number

    def minute_of(self, at: datetime) -> int:
        """The number of the minute at or before `at`."""
        place = self.place_of(at.date())
        if at.date() != self.days[place]:
            return self.starts[place] + self.length_of(place) - 1
        minute, worked = at.hour * 60 + at.minute, 0
        for opens, closes in self._intervals[place]:
            worked += max(0, min(minute, closes) - opens)
        return self.starts[place] + min(worked, self.length_of(place) - 1)

    def instant(self, number: int) -> datetime:
        """The instant of minute `number`."""
        place = bisect_right(self.starts, number) - 1
        left = number - self.starts[place]
        for opens, closes in self._intervals[place]:
            if left < closes - opens:
                minute = opens + left
                return datetime.combine(self.days[place], datetime.min.time(), VIETNAM) + timedelta(minutes=minute)
            left -= closes - opens
        raise AssertionError("a minute beyond its day")
