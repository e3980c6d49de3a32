"""Where a request comes from: what the server sees, or what a proxy on the same machine says (wsgi.py)."""

from django.http import HttpRequest


def address_of(request: HttpRequest) -> str:
    return str(request.META.get("REMOTE_ADDR") or "")
