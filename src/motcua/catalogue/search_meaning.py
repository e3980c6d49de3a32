"""What a query may mean: known words, words one slip away, words run together, everyday phrases of the law's words."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from math import log
from typing import Any

from django.db import connection

from motcua.catalogue.rules.search_words import Query, deletions, edits, splits
from motcua.catalogue.rules.synonyms import Part, Saying, Typed, find_parts, read_sayings, readings

MOST_MEANINGS = 6
"""How many words one misspelt word may stand for."""
RARE = 3
"""A word in no more procedures than this may itself be the source's slip: its neighbours are looked at as well."""
UNKNOWN = 150
"""How telling a word is that no procedure has: it must not hide what the others find."""

_KNOWN = """
WITH known AS (
    SELECT word, uses FROM catalogue_searchword
    WHERE deletions && %(deletions)s::varchar[] OR word = ANY (%(pieces)s::varchar[])
)
SELECT 'word', word, uses::text, 0 FROM known
UNION ALL
SELECT 'saying', spoken, meaning, id FROM catalogue_synonym
WHERE words <@ (SELECT array_agg(word) FROM known)
    AND valid_from <= %(on)s AND (valid_to IS NULL OR valid_to >= %(on)s)
ORDER BY 4
"""


@dataclass(frozen=True, slots=True)
class Word:
    """A typed word: the words it stands for, the likeliest first, and how telling it is (1 to some 850)."""

    meanings: tuple[str, ...]
    weight: int

    def expression(self, *, prefix: bool = False, label: str = "") -> str:
        """As a tsquery; words are of a to z and 0 to 9 only, so quoting is all the care they need."""
        suffix = ("*" if prefix else "") + label
        return "(" + " | ".join(_quoted(word, suffix) for word in self.meanings) + ")"


@dataclass(frozen=True, slots=True)
class Phrase:
    """A saying that was typed: any of its meanings, each with all its words, or its own words side by side."""

    words: tuple[str, ...]
    meanings: tuple[str, ...]
    weight: int

    def expression(self, *, prefix: bool = False, label: str = "") -> str:
        """As a tsquery. The beginning of a further word cannot be meant: the saying is typed out."""
        ways = [_together(meaning.split(), " & ", label) for meaning in self.meanings]
        if len(self.words) > 1:
            ways.append(_together(self.words, " <-> ", label))
        return "(" + " | ".join(ways) + ")"


type Term = Word | Phrase


@dataclass(frozen=True, slots=True)
class Meaning:
    """What to search for: the terms that count, and the whole query in each way it may be put (search keys)."""

    terms: tuple[Term, ...]
    readings: tuple[str, ...] = ()


def understand(query: Query, on: date) -> Meaning:
    """What the words may mean that day; one query. A word nobody knows stands for itself: it may begin one."""
    if not query.words:
        return Meaning(())
    uses, sayings = _known(query.words, on)
    words: list[Word] = []
    typed: list[Typed] = []
    for word, accented in zip(query.words, query.accented, strict=True):
        for each in _read_word(word, uses):
            words.append(each)
            typed.append(Typed(accented if each.meanings[0] == word else each.meanings[0], each.meanings))
    return _mean(words, find_parts(typed, sayings))


def _mean(words: Sequence[Word], parts: list[Part]) -> Meaning:
    plain = [word.meanings[0] for word in words]
    if all(part.saying and part.saying.says_nothing for part in parts):
        parts = [Part(at, at + 1) for at in range(len(words))]
    terms: list[Term] = []
    for part in parts:
        if part.saying is None:
            terms.append(words[part.first])
        elif not part.saying.says_nothing:
            weight = sum(word.weight for word in words[part.first : part.end])
            terms.append(Phrase(part.saying.words, part.saying.meanings, max(weight, 2 * UNKNOWN)))
    return Meaning(tuple(terms), readings(parts, plain))


def _known(words: Sequence[str], on: date) -> tuple[dict[str, int], list[Saying]]:
    """The known words near to one of these with in how many procedures each is, and the sayings made of such words."""
    values: dict[str, Any] = {
        "deletions": sorted({each for word in words for each in deletions(word)}),
        "pieces": sorted({each for word in words for pair in splits(word) for each in pair}),
        "on": on,
    }
    with connection.cursor() as cursor:
        cursor.execute(_KNOWN, values)
        rows = cursor.fetchall()
    uses = {word: int(number) for kind, word, number, _ in rows if kind == "word"}
    return uses, read_sayings((spoken, meaning) for kind, spoken, meaning, _ in rows if kind == "saying")


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
    return Word(meanings, max(1, round(100 * log(1 + 5000 / procedures))) if procedures else UNKNOWN)


def _together(words: Sequence[str], how: str, label: str) -> str:
    return "(" + how.join(_quoted(word, label) for word in words) + ")"


def _quoted(word: str, suffix: str) -> str:
    return f"'{word}'{':' if suffix else ''}{suffix}"
