"""What typed words may mean: known words, words one slip away, two words run together."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import log

from django.db import connection

from motcua.catalogue.rules.search_words import deletions, edits, splits

MOST_MEANINGS = 6
"""How many words one misspelt word may stand for."""
RARE = 3
"""A word in no more procedures than this may itself be the source's slip: its neighbours are looked at as well."""

_KNOWN = """
SELECT word, uses FROM catalogue_searchword
WHERE deletions && %(deletions)s::varchar[] OR word = ANY (%(pieces)s::varchar[])
"""


@dataclass(frozen=True, slots=True)
class Word:
    """A typed word: the words it stands for, the likeliest first, and how telling it is (1 to some 850)."""

    meanings: tuple[str, ...]
    weight: int

    def expression(self, *, prefix: bool = False, label: str = "") -> str:
        """As a tsquery; words are of a to z and 0 to 9 only, so quoting is all the care they need."""
        suffix = ("*" if prefix else "") + label
        return "(" + " | ".join(f"'{word}'{':' if suffix else ''}{suffix}" for word in self.meanings) + ")"


def understand(words: Sequence[str]) -> tuple[Word, ...]:
    """The words to search for; one query. A word nobody knows stands for itself: it may be the beginning of one."""
    if not words:
        return ()
    with connection.cursor() as cursor:
        cursor.execute(
            _KNOWN,
            {
                "deletions": sorted({each for word in words for each in deletions(word)}),
                "pieces": sorted({each for word in words for pair in splits(word) for each in pair}),
            },
        )
        uses: dict[str, int] = dict(cursor.fetchall())
    understood: list[Word] = []
    for word in words:
        understood += _read_word(word, uses)
    return tuple(understood)


def _read_word(word: str, uses: dict[str, int]) -> list[Word]:
    if uses.get(word, 0) > RARE:
        return [_weigh((word,), uses)]
    near = sorted((each for each in uses if edits(word, each) == 1), key=lambda each: (-uses[each], each))
    if word in uses:
        return [_weigh((word, *near[: MOST_MEANINGS - 1]), uses)]
    if near:
        return [_weigh(tuple(near[:MOST_MEANINGS]), uses)]
    pairs = [pair for pair in splits(word) if pair[0] in uses and pair[1] in uses]
    if pairs:
        best = max(pairs, key=lambda pair: min(uses[pair[0]], uses[pair[1]]))
        return [_weigh((part,), uses) for part in best]
    return [_weigh((word,), uses)]


def _weigh(meanings: tuple[str, ...], uses: dict[str, int]) -> Word:
    procedures = sum(uses.get(word, 0) for word in meanings)
    return Word(meanings, max(1, round(100 * log(1 + 5000 / max(1, procedures)))))
