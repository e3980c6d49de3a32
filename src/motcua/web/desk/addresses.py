"""Where a dossier's page is: by its code, and before it has one by its number."""

from django.urls import reverse


def address_of_dossier(code: str | None, number: int) -> str:
    return reverse("story", args=[code]) if code else reverse("story-without-code", args=[number])
