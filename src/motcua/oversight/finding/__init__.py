"""Looking for signs: one file for each family, SQL over events by kind and day for candidates, a pure rule to decide.

Each finder takes a period of whole days and gives what it finds in them; looking twice finds the same.
"""

from collections.abc import Callable, Iterator

from motcua.oversight.finding.due_moves import find_due_moves
from motcua.oversight.finding.handed_in_anew import find_handed_in_anew
from motcua.oversight.finding.late_requests import find_late_requests
from motcua.oversight.finding.many_owners import find_many_owners
from motcua.oversight.finding.mass_closings import find_mass_closings
from motcua.oversight.finding.results import find_results_undone, find_results_without_file
from motcua.oversight.finding.returned_together import find_returned_together
from motcua.oversight.rules.found import Found
from motcua.oversight.rules.signs import SignKind
from motcua.statistics.rules.periods import Period

type Finder = Callable[[Period], Iterator[Found]]

FINDERS: dict[SignKind, Finder] = {
    SignKind.LATE_REQUEST: find_late_requests,
    SignKind.NO_RESULT_FILE: find_results_without_file,
    SignKind.RESULT_UNDONE: find_results_undone,
    SignKind.DUE_MOVED: find_due_moves,
    SignKind.MANY_OWNERS: find_many_owners,
    SignKind.MASS_CLOSING: find_mass_closings,
    SignKind.HANDED_IN_ANEW: find_handed_in_anew,
    SignKind.RETURNED_TOGETHER: find_returned_together,
}

__all__ = ["FINDERS", "Finder"]
