"""The gateway's own calls to the site, sent from a thread: the payer is not kept waiting, and neither is the site."""

import logging
import threading
import time
import urllib.request

DELAY = 20.0
"""Seconds, for whoever wants to see an order wait."""
logger = logging.getLogger(__name__)


def call(*addresses: str, after: float = 0.0) -> threading.Thread:
    """Call these one after the other. A real gateway would go on until it is answered 00 or 02."""

    def run() -> None:
        time.sleep(after)
        for address in addresses:
            try:
                with urllib.request.urlopen(address, timeout=15) as answer:  # noqa: S310 - the site's own address
                    answer.read()
            except OSError:
                logger.warning("the simulated gateway got no answer")

    thread = threading.Thread(target=run, daemon=True)
    thread.start()
    return thread
