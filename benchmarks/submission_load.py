"""Clients that each submit one draft after the other: two files in one request, then the submission in another.

A process of its own, `python -m benchmarks.submission_load < plan.json`: it must not share an interpreter with what it
measures. Needs nothing but Python.
"""

import json
import sys
from collections import Counter
from http.client import HTTPConnection
from threading import Barrier, Thread
from time import perf_counter
from typing import Any
from uuid import uuid4

TOKEN = "b" * 32  # Django takes any 32 letters in the cookie and, the same, in the header
EDGE = "motcua-benchmark"
FOUND = 302
OBJECTS = (
    b"1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n",
    b"2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n",
    b"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 200]>>endobj\n",
)
KILOBYTES = 60


class Citizen(Thread):
    """One client; counts what it submitted between the start and the end, and how long each took."""

    def __init__(self, plan: dict[str, Any], own: dict[str, Any], start: Barrier) -> None:
        super().__init__()
        self.plan, self.own, self.start_together = plan, own, start
        self.times: list[float] = []
        self.failed: Counter[str] = Counter()
        self.ended = 0.0

    def run(self) -> None:
        self.connection = HTTPConnection(self.plan["host"], self.plan["port"], timeout=30)
        drafts = iter(self.own["drafts"])
        for _ in range(self.plan["warm_up"]):
            self.submit(next(drafts))
        self.times.clear()
        self.start_together.wait()
        began = perf_counter()
        for draft in drafts:
            self.submit(draft)
            self.ended = perf_counter()
            if self.ended - began > self.plan["seconds"]:
                return

    def submit(self, draft: str) -> None:
        """Two files, then the submission."""
        began = perf_counter()
        self.post(f"/nop-ho-so/{draft}/giay-to/", multipart(), f"multipart/form-data; boundary={EDGE}")
        self.post(f"/nop-ho-so/{draft}/nop/", b"", "application/x-www-form-urlencoded", where="/ho-so-cua-toi/")
        self.times.append(perf_counter() - began)

    def post(self, address: str, body: bytes, kind: str, where: str = "/nop-ho-so/") -> None:
        headers = {
            "Content-Type": kind,
            "Cookie": f"sessionid={self.own['session']}; csrftoken={TOKEN}",
            "X-CSRFToken": TOKEN,
        }
        self.connection.request("POST", address, body, headers)
        answer = self.connection.getresponse()
        answer.read()
        if answer.status != FOUND or not answer.headers["Location"].startswith(where):
            self.failed[f"{address.split('/')[-2]} {answer.status}"] += 1


def pdf() -> bytes:
    """A PDF of one page that nobody has sent before."""
    content, places = bytearray(b"%PDF-1.4\n"), []
    for each in OBJECTS:
        places.append(len(content))
        content += each
    content += b"%" + uuid4().bytes.hex().encode() * (KILOBYTES * 32) + b"\n"
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    end = b"trailer<</Size 4/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n" % len(content)
    return bytes(content) + b"xref\n0 4\n0000000000 65535 f \n" + table + end


def multipart() -> bytes:
    """Two PDF files that nobody has sent before, one for each of the first two papers."""
    parts = [f'--{EDGE}\r\nContent-Disposition: form-data; name="go"\r\n\r\n1\r\n'.encode()]
    for number in (0, 1):
        head = f'--{EDGE}\r\nContent-Disposition: form-data; name="files-{number}"; filename="giay-{number}.pdf"\r\n'
        parts.append(head.encode() + b"Content-Type: application/pdf\r\n\r\n" + pdf() + b"\r\n")
    return b"".join((*parts, f"--{EDGE}--\r\n".encode()))


def main() -> None:
    plan = json.load(sys.stdin)
    start = Barrier(len(plan["clients"]) + 1)
    people = [Citizen(plan, own, start) for own in plan["clients"]]
    for each in people:
        each.start()
    start.wait()
    began = perf_counter()
    for each in people:
        each.join()
    failed: Counter[str] = sum((each.failed for each in people), Counter())
    json.dump(
        {
            "seconds": max(each.ended for each in people) - began,
            "submitted": sum(len(each.times) for each in people),
            "times": [took for each in people for took in each.times],
            "failed": dict(failed),
        },
        sys.stdout,
    )


if __name__ == "__main__":
    main()
