"""The way from a procedure's page to filing it online, where this site has one."""

from django.urls import NoReverseMatch, reverse

FILE_ONLINE = "file-online"
"""The route that takes a procedure's code and begins its online form."""


def filing_address(code: str) -> str:
    """Where the procedure is filed online; "" where the site files nothing online."""
    try:
        return reverse(FILE_ONLINE, args=[code])
    except NoReverseMatch:
        return ""
