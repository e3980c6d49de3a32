"""Everyday phrases inside a query, and what the law calls them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import product

from motcua.catalogue.rules.search_words import says, search_key

MOST_READINGS = 8
"""Ways to put a whole query that are compared with names."""


@dataclass(frozen=True, slots=True)
class Saying:
    """An everyday phrase: its search words, the same with their accents, and its meanings as search keys.

    The meaning "" is that of a phrase that says nothing about which procedure it is ("làm", "ở đâu").
    """

    words: tuple[str, ...]
    accented: tuple[str, ...]
    meanings: tuple[str, ...]

    @property
    def says_nothing(self) -> bool:
        return self.meanings == ("",)


@dataclass(frozen=True, slots=True)
class Typed:
    """A word as it was typed, with its accents, and the known words it may stand for, the likeliest first."""

    accented: str
    meanings: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of the query from word `first` up to, not with, `end`; with what it means where it is a saying."""

    first: int
    end: int
    saying: Saying | None = None


def read_sayings(rows: Iterable[tuple[str, str]]) -> list[Saying]:
    """Sayings from rows of phrase (`spoken_key`) and meaning; the rows of one phrase are its meanings, in order."""
    meanings: dict[str, list[str]] = {}
    for spoken, meaning in rows:
        meanings.setdefault(spoken, []).append(search_key(meaning))
    return [
        Saying(
            tuple(word for token in spoken.split() for word in search_key(token).split()),
            tuple(token for token in spoken.split() for _ in search_key(token).split()),
            tuple(each for each in found if each) or ("",),
        )
        for spoken, found in meanings.items()
    ]


def find_parts(typed: Sequence[Typed], sayings: Iterable[Saying]) -> list[Part]:
    """The query from left to right, each stretch the longest saying that begins there, or a single word.

    A word typed with other accents than the saying's is another word; one typed without any may be it.
    """
    by_length = sorted(sayings, key=lambda each: -len(each.words))
    parts: list[Part] = []
    at = 0
    while at < len(typed):
        saying = next((each for each in by_length if _begins(typed[at:], each)), None)
        end = at + (len(saying.words) if saying else 1)
        parts.append(Part(at, end, saying))
        at = end
    return parts


def readings(parts: Sequence[Part], words: Sequence[str]) -> tuple[str, ...]:
    """The whole query put in each way that it may be meant, to compare with names: with and without what says nothing.

    At most `MOST_READINGS`, each once.
    """
    ways: list[tuple[str, ...]] = []
    for part in parts:
        plain = " ".join(words[part.first : part.end])
        if part.saying is None:
            ways.append((plain,))
        else:
            ways.append((*part.saying.meanings, plain) if part.saying.says_nothing else part.saying.meanings)
    made = (" ".join(" ".join(way).split()) for way in product(*ways))
    return tuple(each for each in dict.fromkeys(list(_first(made))) if each)


def _first(made: Iterable[str]) -> Iterable[str]:
    for number, each in enumerate(made):
        if number == MOST_READINGS:
            return
        yield each


def _begins(typed: Sequence[Typed], saying: Saying) -> bool:
    if len(saying.words) > len(typed):
        return False
    return all(_fits(*each) for each in zip(typed, saying.words, saying.accented, strict=False))


def _fits(typed: Typed, word: str, accented: str) -> bool:
    if word not in typed.meanings:
        return False
    return word != search_key(typed.accented) or says(typed.accented, accented)
