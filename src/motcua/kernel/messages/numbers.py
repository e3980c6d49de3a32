"""Vietnamese mobile numbers as the gateways want them."""

import re

from motcua.kernel.messages import failures

MOBILE = re.compile(r"0[35789]\d{8}", re.ASCII)


def international(number: str) -> str:
    """0912345678 as 84912345678. Raises `Permanent` for what is not a mobile number of Vietnam."""
    digits = re.sub(r"[ .()-]", "", number)
    if digits.startswith("+84"):
        digits = "0" + digits[3:]
    if not MOBILE.fullmatch(digits):
        raise failures.bad_address("không phải số di động Việt Nam / not a Vietnamese mobile number")
    return "84" + digits[1:]
