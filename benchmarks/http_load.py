"""So many clients that each send one acceptance after the other, over raw sockets kept alive.

A process of its own, `python -m benchmarks.http_load < plan.json`: it must not share an interpreter with what it
measures, and be cheap, because it shares the cores. One thread waits for all sockets; an answer is looked at for its
status and length only, and for the code of the dossier where the plan says what to fetch `then`. Needs nothing but
Python.
"""

import json
import selectors
import socket
import sys
from dataclasses import dataclass, field
from time import perf_counter, process_time
from typing import Any
from uuid import uuid4

HEAD = (
    "POST {path} HTTP/1.1\r\nHost: {host}:{port}\r\nAccept: application/json\r\nContent-Type: application/json\r\n"
    "Cookie: sessionid={session}; csrftoken={token}\r\nX-CSRFToken: {token}\r\nContent-Length: {length}\r\n"
    "Idempotency-Key: "
)
THEN = "GET {then} HTTP/1.1\r\nHost: {host}:{port}\r\nCookie: sessionid={session}\r\n\r\n"
CREATED = 201


@dataclass(slots=True)
class Client:
    """One client: its connection, its requests (each in two halves, the key goes between), what it waits for."""

    connection: socket.socket
    requests: list[tuple[bytes, bytes]]
    sent: int = 0
    sent_at: float = 0.0
    received: bytearray = field(default_factory=bytearray)
    then: str = ""
    code: str = ""

    def fetch(self) -> None:
        """Ask for what the plan wants of the dossier just accepted."""
        self.connection.sendall(self.then.replace("{code}", self.code).encode())
        self.code = ""

    def send(self) -> None:
        before, after = self.requests[self.sent % len(self.requests)]
        self.sent += 1
        self.sent_at = perf_counter()
        self.connection.sendall(before + str(uuid4()).encode() + after)

    def answer(self) -> int | None:
        """The status of the answer once it is whole, else None."""
        if not (arrived := self.connection.recv(65536)):
            raise ConnectionError(f"closed after {self.sent} requests: {bytes(self.received)!r}")
        self.received += arrived
        end = self.received.find(b"\r\n\r\n")
        if end < 0:
            return None
        head = bytes(self.received[:end]).lower()
        length = int(head.split(b"content-length:")[1].split(b"\r\n")[0])
        if len(self.received) < end + 4 + length:
            return None
        status = int(head[9:12])
        if self.then and status == CREATED:
            self.code = json.loads(self.received[end + 4 :])["code"]
        self.received.clear()
        return status


def main() -> None:
    """Read the plan: `host`, `port`, `path`, `seconds`, and for each of `clients` `session`, `token` and `bodies`.

    `then` is a path with {code} in it that is fetched after each acceptance, or "".
    """
    plan = json.load(sys.stdin)
    clients = [
        Client(
            socket.create_connection((plan["host"], plan["port"])),
            _requests(plan, each),
            then=THEN.format(**plan, session=each["session"]) if plan["then"] else "",
        )
        for each in plan["clients"]
    ]
    json.dump(run(clients, plan["seconds"]), sys.stdout)


def run(clients: list[Client], seconds: float) -> dict[str, Any]:
    """Accept for so many seconds. Counts the answers that came within them, by status."""
    waiting = selectors.DefaultSelector()
    for client in clients:
        client.connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        waiting.register(client.connection, selectors.EVENT_READ, client)
    statuses: dict[int, int] = {}
    times: list[float] = []
    began, cpu = perf_counter(), process_time()
    for client in clients:
        client.send()
    open_requests = len(clients)
    ended = began
    while open_requests:
        for key, _ in waiting.select():
            client: Client = key.data
            status = client.answer()
            if status is None:
                continue
            if client.code:
                client.fetch()
                statuses[status] = statuses.get(status, 0) + 1
                continue
            now = perf_counter()
            statuses[status] = statuses.get(status, 0) + 1
            times.append(now - client.sent_at)
            if now - began < seconds:
                client.send()
            else:
                open_requests -= 1
                ended = now
    took = ended - began
    times.sort()
    return {
        "seconds": took,
        "statuses": statuses,
        "p50_ms": 1000 * times[len(times) // 2],
        "p99_ms": 1000 * times[len(times) * 99 // 100],
        "cpu_seconds": process_time() - cpu,
    }


def _requests(plan: dict[str, Any], client: dict[str, Any]) -> list[tuple[bytes, bytes]]:
    made = []
    for body in client["bodies"]:
        content = json.dumps(body, ensure_ascii=False).encode()
        head = HEAD.format(**plan, session=client["session"], token=client["token"], length=len(content))
        made.append((head.encode(), b"\r\n\r\n" + content))
    return made


if __name__ == "__main__":
    main()
