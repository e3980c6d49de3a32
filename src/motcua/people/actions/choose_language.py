"""The language in which an account is written to."""

from motcua.people.models import Account


def choose_language(account_id: int, language: str) -> None:
    """Keep it: notices and codes come in it, whatever the browser shows. `language`: "vi" or "en"."""
    Account.objects.filter(pk=account_id).exclude(language=language).update(language=language)
