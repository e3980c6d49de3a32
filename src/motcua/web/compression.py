"""Text is sent compressed: a page of a procedure is a third as heavy on a phone's connection."""

from django.http.response import HttpResponseBase
from django.middleware.gzip import GZipMiddleware

TEXT = ("text/", "application/json", "image/svg+xml")


class CompressionMiddleware(GZipMiddleware):
    """Django's, for text only: a PDF or a picture is compressed already.

    Django adds a random number of bytes to every compressed page, so that its length tells nothing (BREACH).
    """

    def process_response(self, request, response: HttpResponseBase) -> HttpResponseBase:
        if not response.headers.get("Content-Type", "").startswith(TEXT):
            return response
        return super().process_response(request, response)
