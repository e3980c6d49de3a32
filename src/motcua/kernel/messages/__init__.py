"""The one way out to people: e-mail, SMS, Zalo.

    from motcua.kernel.messages import Permanent, Temporary, Way
    from motcua.kernel.messages.sending import send, ways_set_up

    sent = send(Way.EMAIL, "an@example.vn", "Hồ sơ đã được tiếp nhận", "…", key="notice-815")

- `send` gives one message to the provider of its way, or raises a `Failure`: `Temporary` (worth another try) or
  `Permanent` (this address or text never goes), each with a reason that a person can act on.
- `key` tells a repeated message from a new one (Message-ID of an e-mail, the provider's own field elsewhere): whoever
  tries again gives the same key. At most 64 of A-Z a-z 0-9 . _ -
- `ways_set_up` says which ways this site has. A site for training or under development has all of them and sends
  nothing: what would have gone out lies in the training mailbox (`stand_in`).

Sending waits for another machine: never call it inside a transaction.
"""

from motcua.kernel.messages.failures import Failure, Permanent, Temporary
from motcua.kernel.messages.ways import Sent, Way

__all__ = ["Failure", "Permanent", "Sent", "Temporary", "Way"]
