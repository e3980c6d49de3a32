"""What must be remembered of a dossier so that a past evening's figure can still open the dossiers behind it.

A dossier's row says how it stands now. Of most dossiers it also says how they stood on any evening before, because all
that happened was acceptance and an ending with a result, and both days are in the row. Anything else (a wait, an
extension, a move, an undoing) is a turn: the standing up to the evening before is written down then. A dossier
withdrawn or stopped is written down as it ended, because its row does not say whether it was waiting.
"""

from datetime import date

from motcua.statistics.rules.contributions import ONE_DAY
from motcua.statistics.rules.standings import Closing, Phase, Standing

FOR_EVER = date.max
ROW_TELLS = frozenset({Closing.NOT_YET, Closing.GRANTED, Closing.REFUSED})

type Past = dict[tuple[int, date], Standing]
"""By dossier number and last day: how the dossier stood on the evenings up to that day, since the line before it ended
or since acceptance."""


def remember(past: Past, dossier_id: int, day: date, before: Standing | None, after: Standing | None) -> None:
    """Add to `past` what a change of standing on `day` makes worth remembering. The first change of a day wins."""
    if before and before.accepted < day and is_turn(before, after):
        past.setdefault((dossier_id, day - ONE_DAY), before)
    if after and after.closing not in ROW_TELLS:
        past[dossier_id, FOR_EVER] = after


def is_turn(before: Standing, after: Standing | None) -> bool:
    """Whether `after` no longer says how the dossier stood before."""
    if after and after.ended and not before.ended:
        return before != after._replace(phase=Phase.RUNNING, ended=None, closing=Closing.NOT_YET)
    return before != after
