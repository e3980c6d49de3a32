"""How words are written in the search columns, and how a typed query becomes words.

Both sides are folded (no accents, đ as d), punctuation parts words, and y after a consonant is written i, since both
spellings are in use (kỹ/kĩ, lý/lí, tỷ/tỉ). A misspelt syllable is found by its deletions: two words one edit apart
share a word that has one letter less ("sihn" and "sinh" share "sin").
"""

import re
import unicodedata
from dataclasses import dataclass

from motcua.kernel.text import fold, nfc, sort_key

LONGEST_QUERY = 200
"""Characters of a query that are looked at."""
MOST_WORDS = 12
"""Words of a query that are looked at: each costs."""

_NOT_WORD = re.compile(r"[^a-z0-9]+")
_NOT_SPOKEN = re.compile(r"[\W_]+")
_Y_AS_I = re.compile(r"(?<=[b-df-hj-np-tv-z])y(?![a-z])")
_CODE = re.compile(r"\d\.\d*|\d*\.?\d{4,}")


@dataclass(frozen=True, slots=True)
class Query:
    """A query as typed: `code` when it looks like one, else `words`; `spoken` when it was typed with accents.

    `accented` is each word as it was typed, in small letters.
    """

    words: tuple[str, ...]
    spoken: str = ""
    code: str = ""
    accented: tuple[str, ...] = ()


def search_key(text: str) -> str:
    """The words of a text as search columns hold them.

    >>> search_key("Kỹ thuật (mẫu số 01/ĐKT)")
    'ki thuat mau so 01 dkt'
    """
    return _Y_AS_I.sub("i", _NOT_WORD.sub(" ", fold(text))).strip()


def spoken_key(text: str) -> str:
    """The words with their accents, in lower case: tells thuế (tax) from thuê (rent)."""
    return " ".join(_NOT_SPOKEN.sub(" ", nfc(text).lower()).split())


def columns_for(name: str, *context: str) -> dict[str, str]:
    """The derived columns of a procedure called `name`; `context` are the texts found beside it: sector, agencies."""
    return {
        "name_folded": fold(name),
        "name_sort": sort_key(name),
        "name_key": search_key(name),
        "spoken_key": spoken_key(name),
        "context_key": search_key(" ".join(context)),
    }


def read_query(text: str) -> Query:
    """What to look for. Nothing that is typed is an error; a text without letters or digits finds nothing."""
    text = text.strip()[:LONGEST_QUERY]
    if _CODE.fullmatch(text):
        return Query((), code=text)
    spoken = spoken_key(text)
    typed = [(word, token) for token in spoken.split() for word in search_key(token).split()][:MOST_WORDS]
    return Query(
        tuple(word for word, _ in typed),
        spoken=spoken if spoken != fold(spoken) else "",
        accented=tuple(token for _, token in typed),
    )


def says(typed: str, meant: str) -> bool:
    """Whether a word typed with accents, or without any, may be the word `meant`; their folded forms agree already.

    >>> says("so", "sổ"), says("sổ", "sổ"), says("sơ", "sổ"), says("hoà", "hòa")
    (True, True, False, True)
    """
    return typed == fold(typed) or _marks(typed) == _marks(meant)


def _marks(word: str) -> list[str]:
    """The letters and accents of a word, wherever a tone is put (hoà, hòa)."""
    return sorted(unicodedata.normalize("NFD", word))


def deletions(word: str) -> frozenset[str]:
    """The word itself and every word with one letter less; nothing for words too short or with digits.

    Two words share a deletion exactly when they are equal, or one insertion, deletion, substitution or swap of
    neighbours apart (or two deletions at different places: `edits` tells them apart).
    """
    if len(word) < 2 or any(letter.isdigit() for letter in word):
        return frozenset({word})
    return frozenset({word, *(word[:at] + word[at + 1 :] for at in range(len(word)))})


def edits(one: str, other: str) -> int:
    """Insertions, deletions, substitutions and swaps of neighbours from one word to the other (at most counted to 2).

    >>> edits("sihn", "sinh"), edits("ki", "ky"), edits("xa", "phuong")
    (1, 1, 2)
    """
    if one == other:
        return 0
    if abs(len(one) - len(other)) > 1:
        return 2
    start = 0
    while start < min(len(one), len(other)) and one[start] == other[start]:
        start += 1
    left, right = one[start:], other[start:]
    if left[1:] == right[1:] or left[1:] == right or left == right[1:]:
        return 1
    is_swap = len(left) > 1 and len(right) > 1 and left[0] == right[1] and left[1] == right[0] and left[2:] == right[2:]
    return 1 if is_swap else 2


def splits(word: str) -> tuple[tuple[str, str], ...]:
    """The ways to part a word that was typed without its space; each part has two letters or more."""
    return tuple((word[:at], word[at:]) for at in range(2, len(word) - 1))
