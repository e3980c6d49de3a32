"""Zalo Notification Service: one approved template with the parameters `subject` and `content`.

Zalo shows no free text: the agency has a template of these two parameters approved for its Official Account, and its
number is a key of the configuration. `tracking_id` is our key. Codes: zalo.cloud/zns/guidelines/handle-error-code.
"""

from typing import Any

from django.conf import settings

from motcua.kernel.messages import failures, gateway
from motcua.kernel.messages.numbers import international
from motcua.kernel.messages.ways import Sent

PROVIDER = "Zalo"
CANNOT_BE_REACHED = {
    -108: "-108 số sai",
    -110: "-110 Zalo cũ",
    -114: "-114 người dùng không nhận",
    -118: "-118 không có Zalo",
}
TEXT_REFUSED = {-111, -112}


def is_set_up() -> bool:
    return bool(settings.ZALO["address"])


def send(address: str, subject: str, text: str, *, key: str) -> Sent:
    body = {
        "phone": international(address),
        "template_id": settings.ZALO["template"],
        "template_data": {"subject": subject, "content": text},
        "tracking_id": key,
    }
    answer = gateway.post(PROVIDER, settings.ZALO["address"], {"access_token": settings.ZALO["token"]}, body)
    return _read(answer)


def _read(answer: dict[str, Any]) -> Sent:
    code = answer.get("error")
    if code == 0:
        data = answer.get("data")
        return Sent(str(data.get("msg_id", ""))[:200] if isinstance(data, dict) else "")
    if code in CANNOT_BE_REACHED:
        raise failures.bad_address(f"Zalo {CANNOT_BE_REACHED[code]}")
    if code in TEXT_REFUSED:
        raise failures.not_taken(PROVIDER, str(code))
    raise failures.busy(PROVIDER, str(code))
