"""QR codes as SVG, drawn by the printer and by pages alike."""

from functools import lru_cache
from io import BytesIO

import segno


@lru_cache(maxsize=256)
def qr_svg(text: str) -> str:
    """A QR code of `text` as one SVG path, two modules of white around it; error correction M (15 %) or better.

    Made for dossier codes: capitals, digits, dots and hyphens are packed closely, so that 25 of them need 25 × 25
    modules and are read from a creased sheet.
    """
    drawn = BytesIO()
    code = segno.make(text, error="m", micro=False)
    code.save(drawn, kind="svg", border=2, xmldecl=False, omitsize=True, lineclass=None, svgclass=None)
    return drawn.getvalue().decode().strip()
