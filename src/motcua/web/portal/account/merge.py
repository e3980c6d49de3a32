from django.http import HttpRequest, HttpResponse


def merge(request: HttpRequest) -> HttpResponse:
    raise NotImplementedError
