"""So many people at once, each with requests of their own and time to read between them, over raw sockets kept alive.

A process of its own, `python -m benchmarks.http_mix < plan.json`: it must not share an interpreter with what it
measures. One thread waits for all sockets. Needs nothing but Python.
"""

import json
import selectors
import socket
import sys
from dataclasses import dataclass, field
from heapq import heappop, heappush
from random import Random
from time import perf_counter, process_time
from typing import Any

HEAD = "{method} {path} HTTP/1.1\r\nHost: {host}:{port}\r\nAccept: text/html\r\nAccept-Encoding: gzip\r\n{more}\r\n"


@dataclass(slots=True)
class Person:
    """One visitor: what is asked for, one after the other and then again, and what it waits for."""

    number: int
    connection: socket.socket
    requests: list[tuple[str, bytes]]
    sent: int = 0
    sent_at: float = 0.0
    received: bytearray = field(default_factory=bytearray)

    @property
    def kind(self) -> str:
        return self.requests[self.sent % len(self.requests)][0]

    def send(self) -> None:
        self.sent_at = perf_counter()
        self.connection.sendall(self.requests[self.sent % len(self.requests)][1])

    def answer(self) -> int | None:
        """The status of the answer once it is whole, else None."""
        if not (arrived := self.connection.recv(262144)):
            raise ConnectionError(f"closed after {self.sent} requests")
        self.received += arrived
        end = self.received.find(b"\r\n\r\n")
        if end < 0:
            return None
        head = bytes(self.received[:end]).lower()
        length = int(head.split(b"content-length:")[1].split(b"\r\n")[0])
        if len(self.received) < end + 4 + length:
            return None
        self.received.clear()
        return int(head[9:12])


def main() -> None:
    """Read the plan: `host`, `port`, `seconds`, `think` (least and most seconds between two requests of one person),
    and for each of `people` a list of requests: `kind`, `path`, and where needed `method`, `headers`, `body`."""
    plan = json.load(sys.stdin)
    people = [
        Person(number, socket.create_connection((plan["host"], plan["port"])), [_request(plan, each) for each in asked])
        for number, asked in enumerate(plan["people"])
    ]
    json.dump(run(people, plan["seconds"], plan["think"]), sys.stdout)


def run(people: list[Person], seconds: float, think: list[float]) -> dict[str, Any]:
    """Let them come one after the other within the first thinking time, and ask for so many seconds."""
    chance = Random(5)  # noqa: S311 - when people click
    waiting = selectors.DefaultSelector()
    due: list[tuple[float, int]] = []
    began, cpu = perf_counter(), process_time()
    for person in people:
        waiting.register(person.connection, selectors.EVENT_READ, person)
        heappush(due, (began + chance.uniform(0, think[1]), person.number))
    statuses: dict[str, dict[int, int]] = {}
    times: dict[str, list[float]] = {}
    open_requests = 0
    while due or open_requests:
        now = perf_counter()
        while due and due[0][0] <= now:
            people[heappop(due)[1]].send()
            open_requests += 1
        wait = max(0.0, due[0][0] - now) if due else None
        for key, _ in waiting.select(wait):
            person: Person = key.data
            if (status := person.answer()) is None:
                continue
            open_requests -= 1
            now = perf_counter()
            kind = person.kind
            of_kind = statuses.setdefault(kind, {})
            of_kind[status] = of_kind.get(status, 0) + 1
            times.setdefault(kind, []).append(now - person.sent_at)
            person.sent += 1
            if (again := now + chance.uniform(*think)) < began + seconds:
                heappush(due, (again, person.number))
    every = sorted(time for of_kind in times.values() for time in of_kind)
    return {
        "seconds": perf_counter() - began,
        "requests": len(every),
        "statuses": statuses,
        "p50_ms": 1000 * every[len(every) // 2],
        "p95_ms": 1000 * every[len(every) * 95 // 100],
        "p95_of": {kind: 1000 * sorted(found)[len(found) * 95 // 100] for kind, found in times.items()},
        "cpu_seconds": process_time() - cpu,
    }


def _request(plan: dict[str, Any], asked: dict[str, Any]) -> tuple[str, bytes]:
    body = asked.get("body", "").encode()
    more = "".join(f"{name}: {value}\r\n" for name, value in asked.get("headers", {}).items())
    if body:
        more += f"Content-Length: {len(body)}\r\n"
    head = HEAD.format(
        method=asked.get("method", "GET"), path=asked["path"], host=plan["host"], port=plan["port"], more=more
    )
    return asked["kind"], head.encode() + body


if __name__ == "__main__":
    main()
