"""Whether an image opens to its end, without unpacking more than a scanner makes."""

import warnings
from typing import BinaryIO

from PIL import Image

from motcua.kernel.errors import Invalid
from motcua.kernel.files import refusals
from motcua.kernel.files.types import JPEG, PNG, TIFF, FileType

MOST_POINTS = 80_000_000
"""An A3 page at 600 dpi has 70 million."""

FORMATS = {JPEG: "JPEG", PNG: "PNG", TIFF: "TIFF"}


def check_image(content: BinaryIO, kind: FileType) -> FileType:
    """`kind`, for an image of it that can be read to its end. Raises `Invalid`.

    JPEG is read at an eighth of its size, which finds what is cut off and needs little memory; of a TIFF the first page
    is read and the others are counted.
    """
    content.seek(0)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # about a harmless tag, or about a size that is looked at below
            image = Image.open(content, formats=[FORMATS[kind]])
            width, height = image.size
            if width * height > MOST_POINTS:
                raise refusals.too_many_points(MOST_POINTS)
            image.draft("L", (width // 8, height // 8))
            image.load()
            getattr(image, "n_frames", 1)
    except Invalid:
        raise
    except Image.DecompressionBombError as error:
        raise refusals.too_many_points(MOST_POINTS) from error
    except Exception as error:  # a hostile file finds ways to fail that no list has
        raise refusals.broken(kind.name) from error
    return kind
