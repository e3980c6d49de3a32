"""Keeps the table of words by which misspelt queries find theirs."""

from django.db import connection

from motcua.catalogue.models import SearchWord
from motcua.catalogue.rules.search_words import deletions

LONGEST_WORD = 100


def refresh_search_words() -> int:
    """Write the words of all public procedures anew, in the caller's transaction; returns how many there are."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT word, ndoc FROM ts_stat('SELECT search FROM catalogue_procedure WHERE is_public')")
        rows = [(word, uses) for word, uses in cursor.fetchall() if len(word) <= LONGEST_WORD]
    SearchWord.objects.all().delete()
    SearchWord.objects.bulk_create(
        [SearchWord(word=word, uses=uses, deletions=sorted(deletions(word))) for word, uses in rows], batch_size=2000
    )
    return len(rows)
