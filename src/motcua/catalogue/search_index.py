"""Keeps the table of words by which misspelt queries find theirs."""

from collections.abc import Iterable

from django.db import connection

from motcua.catalogue.models import SearchWord, Synonym
from motcua.catalogue.rules.search_words import deletions

LONGEST_WORD = 100


def refresh_search_words() -> int:
    """Write the words of all public procedures and of the synonyms anew, in the caller's transaction; returns how
    many there are. A word that only synonyms have is in no procedure."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT word, ndoc FROM ts_stat('SELECT search FROM catalogue_procedure WHERE is_public')")
        uses: dict[str, int] = {word: number for word, number in cursor.fetchall() if len(word) <= LONGEST_WORD}
    SearchWord.objects.all().delete()
    SearchWord.objects.bulk_create([_row(word, number) for word, number in uses.items()], batch_size=2000)
    add_search_words(word for words in Synonym.objects.values_list("words", flat=True) for word in words)
    return SearchWord.objects.count()


def add_search_words(words: Iterable[str]) -> None:
    """Make the words of a synonym known, where no procedure has them."""
    rows = [_row(word, 0) for word in sorted(set(words))]
    SearchWord.objects.bulk_create(rows, batch_size=2000, ignore_conflicts=True)


def _row(word: str, uses: int) -> SearchWord:
    return SearchWord(word=word, uses=uses, deletions=sorted(deletions(word)))
