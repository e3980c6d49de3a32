"""Uploads on their way in: written to a temporary file, and no further than a file may be large."""

from django.conf import settings
from django.core.files.uploadhandler import TemporaryFileUploadHandler


class BoundedUpload(TemporaryFileUploadHandler):
    """Django's handler, which stops writing at the limit and goes on counting: the check then refuses by the size."""

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        if start <= settings.FILE_SIZE_LIMIT:
            super().receive_data_chunk(raw_data, start)
