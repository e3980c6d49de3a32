"""What happened to one dossier: from reception to return, in working minutes, ending as its margin says.

A story knows the law only through the due date that the rules compute; it plans around it, so that the import, which
decides everything again, finds each dossier where the published table has it.
"""

from dataclasses import dataclass
from datetime import datetime
from random import Random

from motcua.demo.year_2018.margins import CUT_OFF
from motcua.demo.year_2018.matters import Matter
from motcua.demo.year_2018.working_minutes import WorkingMinutes
from motcua.worktime.rules.due import compute_due
from motcua.worktime.rules.hand_over import hand_over_deadline
from motcua.worktime.rules.schedule import Schedule

SUPPLEMENTED, EXTENDED, REFUSED, UNCOLLECTED = 0.04, 0.006, 0.012, 0.02


@dataclass(slots=True)
class Story:
    """The instants of one dossier, as the import file has them; None: it did not happen by the cut-off."""

    matter: Matter
    received_at: datetime
    due_at: datetime
    handed_over_at: datetime | None = None
    supplement_requested_at: datetime | None = None
    supplement_received_at: datetime | None = None
    extended_at: datetime | None = None
    extended_to: datetime | None = None
    appraised_at: datetime | None = None
    decided_at: datetime | None = None
    issued_at: datetime | None = None
    returned_at: datetime | None = None
    refused: bool = False


class StoryTeller:
    """Tells stories at one centre, all by the same seeded chance."""

    def __init__(self, random: Random, minutes: WorkingMinutes, schedule: Schedule) -> None:
        self.random, self.minutes, self.schedule = random, minutes, schedule
        self.end = minutes.minute_of(CUT_OFF)

    def due(self, at: datetime, matter: Matter) -> datetime:
        return compute_due(at, matter.term, self.schedule).at

    def in_time(self, matter: Matter, received: int) -> Story | None:
        """Resolved on or before its day and by the cut-off; None where there is no time left for that."""
        story = self._begin(matter, received)
        start = received
        if self.random.random() < SUPPLEMENTED and story.due_at.date() > story.received_at.date():
            start = self._supplement(story, received)
        limit = min(self._last_minute(story.due_at), self.end)
        if limit - start < 12:
            return None
        if self.random.random() < EXTENDED:
            limit = min(self._extend(story, start), self.end)
        share = self.random.betavariate(2.2, 2.0)
        issued = start + 10 + int(share * (limit - start - 10))
        self._work(story, start, issued)
        if story.issued_at and self.random.random() > UNCOLLECTED:
            self._return(story, self.minutes.minute_of(story.issued_at))
        story.refused = self.random.random() < REFUSED
        return story

    def in_term(self, matter: Matter, received: int) -> Story | None:
        """Still open at the cut-off, its day to come; None where its day would be over."""
        story = self._begin(matter, received)
        if story.due_at.date() <= CUT_OFF.date():
            return None
        self._half_work(story)
        return story

    def overdue(self, matter: Matter, received: int) -> Story | None:
        """Still open at the cut-off, its day over; None where it is not."""
        story = self._begin(matter, received)
        if story.due_at.date() >= CUT_OFF.date():
            return None
        self._half_work(story)
        return story

    def _begin(self, matter: Matter, received: int) -> Story:
        at = self.minutes.instant(received)
        return Story(matter, at, self.due(at, matter))

    def _last_minute(self, due: datetime) -> int:
        return self.minutes.minute_of(due)

    def _hand_over(self, story: Story) -> int:
        """Within the hour or two, before closing; at the next opening where the law gives until then."""
        received = self.minutes.minute_of(story.received_at)
        deadline = hand_over_deadline(story.received_at, self.schedule)
        last = self.minutes.minute_of(deadline)
        if deadline.date() > story.received_at.date():
            return last
        return min(received + self.random.randint(5, 90), last)

    def _supplement(self, story: Story, received: int) -> int:
        """Asked for within two working days, brought some days later; the clock starts again then."""
        asked = received + self.random.randint(30, 800)
        brought = asked + self.random.randint(60, 3000)
        if brought + 900 > self.end or asked >= self._last_minute(story.due_at):
            return received
        story.supplement_requested_at = self.minutes.instant(asked)
        story.supplement_received_at = self.minutes.instant(brought)
        story.due_at = self.due(story.supplement_received_at, story.matter)
        return brought

    def _extend(self, story: Story, start: int) -> int:
        """Two or more working days before the day, moved by two to six; unless the term is too short for that."""
        due_place = self.minutes.place_of(story.due_at.date())
        asked = self.minutes.starts[due_place] - self.random.randint(500, 900)
        place = due_place + self.random.randint(2, 6)
        if asked <= start + 30 or asked + 400 > self.end or place >= len(self.minutes.days):
            return self._last_minute(story.due_at)
        story.extended_at = self.minutes.instant(asked)
        story.extended_to = self.minutes.instant(self.minutes.starts[place])
        story.due_at = story.extended_to
        return self.minutes.starts[place] + self.minutes.length_of(place) - 1

    def _work(self, story: Story, start: int, issued: int) -> None:
        """Handed over, appraised, decided, issued, in that order."""
        if story.extended_at is not None:
            issued = max(issued, self.minutes.minute_of(story.extended_at) + 30)
        asked = self.minutes.minute_of(story.supplement_requested_at) if story.supplement_requested_at else None
        handed = min(self._hand_over(story), issued - 3, asked if asked is not None else issued)
        first = max(handed, start)
        appraised = first + int((issued - first) * self.random.uniform(0.4, 0.8))
        decided = appraised + int((issued - appraised) * self.random.uniform(0.3, 0.9))
        story.handed_over_at = self.minutes.instant(handed)
        story.appraised_at = self.minutes.instant(appraised)
        story.decided_at = self.minutes.instant(decided)
        story.issued_at = self.minutes.instant(issued)
        if story.extended_at is not None and story.appraised_at < story.extended_at < story.issued_at:
            story.decided_at = max(story.decided_at, story.extended_at)

    def _half_work(self, story: Story) -> None:
        """Handed over and perhaps appraised by the cut-off."""
        handed = self._hand_over(story)
        if handed >= self.end:
            return
        story.handed_over_at = self.minutes.instant(handed)
        appraised = handed + self.random.randint(60, 2500)
        if appraised < self.end and self.random.random() < 0.5:
            story.appraised_at = self.minutes.instant(appraised)

    def _return(self, story: Story, issued: int) -> None:
        """Fetched the same day or within some days; not yet, where the cut-off comes first."""
        fetched = issued + int(self.random.expovariate(1 / 500)) + 1
        if fetched < self.end:
            story.returned_at = self.minutes.instant(fetched)
