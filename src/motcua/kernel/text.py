"""Vietnamese text: one stored form, folding for search, and a key that sorts it.

`nfc` is how text is stored, `fold` what search columns hold, `sort_key` what sort columns hold. The key exists because
a PostgreSQL without ICU cannot sort Vietnamese: it is plain ASCII whose byte order ("C" collation) is the order of a
Vietnamese dictionary.
"""

import re
import unicodedata
from functools import lru_cache

SORT_KEY_LENGTH = 1000
"""Longest key, in characters (a PostgreSQL B-tree refuses entries above 2,704 bytes). Texts that differ later tie."""

_TONES = {"\u0300": "+", "\u0309": ",", "\u0303": "-", "\u0301": ".", "\u0323": "/"}
_LEVEL_TONE = "*"
_BREVE, _CIRCUMFLEX, _HORN = "\u0306", "\u0302", "\u031b"
_OWN_LETTERS = {
    "a" + _BREVE: "a{",
    "a" + _CIRCUMFLEX: "a|",
    "e" + _CIRCUMFLEX: "e{",
    "o" + _CIRCUMFLEX: "o{",
    "o" + _HORN: "o|",
    "u" + _HORN: "u{",
}
_FOREIGN_LETTERS = {
    "đ": "d",
    "ð": "d",
    "æ": "ae",
    "œ": "oe",
    "ø": "o",
    "ł": "l",
    "þ": "th",
    "ı": "i",
    "ƀ": "b",
    "ħ": "h",
    "ŋ": "ng",
}
_WORD = re.compile(r"[^\W_]+(?:[\u0300-\u036f]+[^\W_]*)*")
_APOSTROPHES = dict.fromkeys(map(ord, "'\u2019\u02bc`\u2018"))


def nfc(text: str) -> str:
    """The stored form: accents composed (NFC). Two spellings of one word that look alike become one string."""
    return unicodedata.normalize("NFC", text)


def fold(text: str) -> str:
    """What search compares: lower case, no accents, đ as d, white space single and trimmed, invisible characters gone.

    >>> fold("  Hoà  ĐÀO ")
    'hoa dao'

    Both placements of a tone (hòa, hoà), both encodings (composed, decomposed) and the compatibility forms of pasted
    text (ligatures, full-width digits, no-break spaces) fold alike. Punctuation stays. Folding twice changes nothing.
    """
    folded = unicodedata.normalize("NFKD", text).translate(_FOLDING)
    return unicodedata.normalize("NFC", " ".join(folded.split()))


def unaccented(text: str) -> str:
    """The text in plain letters, capitals and all else kept: what an SMS carries most of.

    >>> unaccented("Hồ sơ ĐÃ có kết quả")
    'Ho so DA co ket qua'
    """
    parts = unicodedata.normalize("NFD", text).replace("đ", "d").replace("Đ", "D")
    return unicodedata.normalize("NFC", "".join(each for each in parts if not unicodedata.combining(each)))


def prefix_end(folded: str) -> str | None:
    """The least text above every text that begins with `folded`, in "C" collation; None where there is none.

    `folded <= column < prefix_end(folded)` finds by prefix through an ordinary index.

    >>> prefix_end("nguyen")
    'nguyeo'
    """
    kept = folded.rstrip("\U0010ffff")
    if not kept:
        return None
    following = ord(kept[-1]) + 1
    if 0xD800 <= following <= 0xDFFF:  # surrogates are no characters
        following = 0xE000
    return kept[:-1] + chr(following)


def sort_key(text: str) -> str:
    """Plain ASCII whose byte order is the Vietnamese dictionary's; at most `SORT_KEY_LENGTH` characters.

    The order, as dictionaries in Vietnam keep it:

    1. word by word from the left, a shorter row of words before a longer one ("ba", "ba hoa", "bà", "bà con", "ban");
    2. within a word digits before letters, a number by its value ("Tổ 2" before "Tổ 10"); then the letters
       a ă â b c d đ e ê f g h i j k l m n o ô ơ p q r s t u ư v w x y z; then other scripts;
    3. a word with the same letters by its tone: ngang, huyền, hỏi, ngã, sắc, nặng, wherever in the word it is written
       (hoà and hòa are one);
    4. all else equal, lower case before upper.

    Punctuation only parts words, apostrophes not even that (R'Lấp is rlấp). Texts that differ in nothing else have
    equal keys, so a list adds its primary key as the last column.

    >>> sorted(["mạ", "má", "Mà", "ma", "mả", "mã", "mà"], key=sort_key)
    ['ma', 'mà', 'Mà', 'mả', 'mã', 'má', 'mạ']
    """
    start = nfc(text).translate(_APOSTROPHES)[: 2 * SORT_KEY_LENGTH]
    words = [_encode_word(word) for word in _WORD.findall(start)]
    capitals = "".join(capital for _, capital in words).rstrip("0")
    key = "".join(letters for letters, _ in words)
    return f"{key} {capitals}"[:SORT_KEY_LENGTH] if capitals else key[:SORT_KEY_LENGTH]


@lru_cache(maxsize=1 << 14)
def _encode_word(word: str) -> tuple[str, str]:
    """The word's letters and tone as ASCII, and one character per letter telling its case.

    Every character used sorts in its place: level separator " ", tones "*" to "/", digits, letters, the marks "{" and
    "|" that make ă â ê ô ơ ư and đ out of the letter before them, "~" for other scripts. The tone ends the word, so
    that a word is less than any longer one and the next word only counts after it.
    """
    letters: list[str] = []
    tones: list[str] = []
    capitals: list[str] = []
    number = ""
    for character in unicodedata.normalize("NFKD", word):
        if character.isdecimal():
            number += str(int(character))
            continue
        if number:
            letters.append(_encode_number(number))
            number = ""
        if unicodedata.combining(character):
            if tone := _TONES.get(character):
                tones.append(tone)
            elif letters:
                letters[-1] = _OWN_LETTERS.get(letters[-1] + character, letters[-1])
        elif character.isalnum():
            lower = character.lower()
            letters.append(_encode_letter(lower))
            capitals.append("0" if lower == character else "1")
    if number:
        letters.append(_encode_number(number))
    return "".join(letters) + ("".join(tones) or _LEVEL_TONE), "".join(capitals)


def _encode_letter(lower: str) -> str:
    if "a" <= lower <= "z":
        return lower
    if lower == "đ":
        return "d{"
    return _FOREIGN_LETTERS.get(lower) or "".join(f"~{ord(part):06x}" for part in lower)


def _encode_number(digits: str) -> str:
    """The digits behind their own count, so that 2 comes before 10. A count is nines and a rest: 9 is "90", 17 "98"."""
    digits = digits.lstrip("0") or "0"
    nines, rest = divmod(len(digits), 9)
    return "9" * nines + str(rest) + digits


class _Folding(dict[int, str]):
    """A translation table that learns: what each decomposed character folds to."""

    def __missing__(self, code: int) -> str:
        self[code] = folded = _fold_character(chr(code))
        return folded


def _fold_character(character: str) -> str:
    category = unicodedata.category(character)
    if unicodedata.combining(character) or category == "Cf":
        return ""
    if category == "Cc" or character.isspace():
        return " "
    lower = unicodedata.normalize("NFKD", character.casefold())
    if lower == character:
        return _FOREIGN_LETTERS.get(character, character)
    return "".join(_fold_character(part) for part in lower)


_FOLDING = _Folding()
