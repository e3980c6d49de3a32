"""SMS by a province's gateway: JSON {"to", "text", "key"} with a bearer token, answered by {"id"} or {"error"}.

Every mobile operator has its own form; a gateway that speaks another gets its mapping here, and nothing else changes.
The errors known are "bad_number" (for good) and any other word (for now).
"""

from django.conf import settings

from motcua.kernel.messages import failures, gateway
from motcua.kernel.messages.numbers import international
from motcua.kernel.messages.ways import Sent

PROVIDER = "SMS"


def is_set_up() -> bool:
    return bool(settings.SMS_GATEWAY["address"])


def send(address: str, subject: str, text: str, *, key: str) -> Sent:
    to = international(address)
    headers = {"Authorization": f"Bearer {settings.SMS_GATEWAY['token']}", "Idempotency-Key": key}
    answer = gateway.post(PROVIDER, settings.SMS_GATEWAY["address"], headers, {"to": to, "text": text, "key": key})
    if error := answer.get("error"):
        raise failures.bad_address(str(error)) if error == "bad_number" else failures.busy(PROVIDER, str(error)[:200])
    return Sent(str(answer.get("id", ""))[:200])
