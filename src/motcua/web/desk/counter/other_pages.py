"""Pages of other rooms that the counter leads to where they are there: a purpose, and the route that serves it.

Whoever adds such a page gives its route the name below, or changes the name here.
"""

from collections.abc import Iterable

from django.urls import get_resolver, reverse

ROUTES = {
    "print": "printed-form",
    "print-without-code": "printed-form-without-code",
    "print-many": "printed-forms",
    "search": "work-find",
}


def address_of(purpose: str, *arguments: object) -> str:
    """Where `purpose` is served, "" while no page serves it."""
    route = ROUTES[purpose]
    return reverse(route, args=list(arguments)) if route in route_names() else ""


def route_names() -> Iterable[object]:
    """The names of all routes that the site has."""
    return get_resolver().reverse_dict
