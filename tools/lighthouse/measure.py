"""Measures the portal with Lighthouse (npm, pinned in package-lock.json): four scores a page, 95 asked for.

    make lighthouse
    python tools/lighthouse/measure.py --site http://127.0.0.1:8000 /thu-tuc/1.001193/    a site that runs already

Without --site it prepares one of its own in a temporary folder, in production mode (static files collected, hashed and
compressed), with the shipped units, calendar and catalogue, a dossier to follow, and a citizen's draft and submission;
their pages are measured with that citizen's session. Needs Node 18 or newer and a
Chromium (tools/find_chromium.py). Exits 1 where a score is below 95.
"""

import argparse
import json
import os
import secrets
import shutil
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

HERE = Path(__file__).resolve().parent
PROJECT = HERE.parent.parent
CATEGORIES = ("performance", "accessibility", "best-practices", "seo")
LEAST = 95
SESSION_COOKIE = "sessionid"
CHROMIUM = "--headless=new --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking"
PAGES = {
    "home": "/",
    "search": "/thu-tuc/?q=lam+so+do",
    "procedure": "/thu-tuc/1.001193/",
    "reception": "/noi-tiep-nhan/?q=hong+gai",
    "look-up": "/tra-cuu/?code={code}",
}
"""By what the page is for; anybody may see them."""
OWN_PAGES = {
    "form": "/nop-ho-so/{draft}/to-khai/",
    "tracking": "/ho-so-cua-toi/{number}/",
}
"""A citizen's own pages: measured signed in, on the tool's own site only; what nobody else may see is not for search
engines, so there "SEO" is printed but need not reach `LEAST`."""


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("pages", nargs="*", help="paths; by default the portal's seven kinds of page")
    asked.add_argument("--site", help="the address of a site that runs already")
    asked.add_argument("--runs", type=int, default=1, help="of each page; the median of each score is taken")
    asked.add_argument("--keep", type=Path, help="a folder for the full reports as JSON")
    wanted = asked.parse_args()
    program = _lighthouse()
    if wanted.site:
        fits = _measure_all(
            program, wanted.site.rstrip("/"), {path: path for path in wanted.pages} or _without_code(), wanted
        )
    else:
        with _own_site() as (address, prepared):
            every = {name: path.format(**prepared) for name, path in (PAGES | OWN_PAGES).items()}
            pages = {path: path for path in wanted.pages} or every
            fits = _measure_all(program, address, pages, wanted, prepared["session"])
    sys.exit(0 if fits else 1)


def _measure_all(
    program: Path, site: str, pages: dict[str, str], wanted: argparse.Namespace, session: str = ""
) -> bool:
    """Measure the pages, by their names; whether all of them reach what is asked for."""
    print(f"{'page':44}" + "".join(f"{name:>16}" for name in CATEGORIES) + f"{'bytes':>10}")  # noqa: T201
    fits = True
    for name, page in pages.items():
        is_own = name in OWN_PAGES
        scores, weight = _measure(program, site + page, wanted, session if is_own else "")
        fits = fits and min(scores[:-1] if is_own else scores) >= LEAST
        label = (page if name == page else f"{name} {page}")[:43]
        print(f"{label:44}" + "".join(f"{score:>16}" for score in scores) + f"{weight:>10,}", flush=True)  # noqa: T201
    return fits


def _measure(program: Path, address: str, wanted: argparse.Namespace, session: str) -> tuple[list[int], int]:
    """The median score of each category, and the bytes transferred."""
    runs = [_run(program, address, session) for _ in range(wanted.runs)]
    if wanted.keep:
        wanted.keep.mkdir(parents=True, exist_ok=True)
        name = "".join(letter if letter.isalnum() else "-" for letter in address.split("/", 3)[3]) or "home"
        (wanted.keep / f"{name}.json").write_text(json.dumps(runs[-1]), encoding="utf-8")
    scores = [
        sorted(round(100 * (run["categories"][name]["score"] or 0)) for run in runs)[len(runs) // 2]
        for name in CATEGORIES
    ]
    return scores, int(runs[-1]["audits"]["total-byte-weight"]["numericValue"])


def _run(program: Path, address: str, session: str) -> dict:
    """One report; with a `session` the page as its citizen sees it, or else nothing is measured."""
    command = [
        program,
        address,
        f"--only-categories={','.join(CATEGORIES)}",
        "--output=json",
        "--quiet",
        f"--chrome-flags={CHROMIUM}",
    ]
    if session:
        command.append(f"--extra-headers={json.dumps({'Cookie': f'{SESSION_COOKIE}={session}'})}")
    finder = PROJECT / "tools" / "find_chromium.py"
    chromium = subprocess.run([sys.executable, finder], check=True, capture_output=True, text=True)  # noqa: S603
    environment = os.environ | {"CHROME_PATH": chromium.stdout.strip()}
    done = subprocess.run(command, capture_output=True, text=True, env=environment, check=False)  # noqa: S603
    if done.returncode:
        sys.exit(f"Lighthouse failed on {address}:\n{done.stderr[-2000:]}")
    report = json.loads(done.stdout)
    if report["finalDisplayedUrl"].partition("?")[0] != address.partition("?")[0]:
        sys.exit(f"{address} led elsewhere: {report['finalDisplayedUrl']}")
    return report


def _lighthouse() -> Path:
    """The pinned program, installed from the lock file where it is not there yet."""
    program = HERE / "node_modules" / ".bin" / "lighthouse"
    if not program.exists():
        npm = shutil.which("npm")
        if npm is None:
            sys.exit("Lighthouse needs Node.js 18 or newer with npm; install it, then try again.")
        command = [npm, "ci", "--no-audit", "--no-fund", "--ignore-scripts"]
        subprocess.run(command, cwd=HERE, check=True, stdout=sys.stderr)  # noqa: S603
    return program


@contextmanager
def _own_site() -> Iterator[tuple[str, dict[str, str]]]:
    """A prepared site in production mode, gone afterwards: its address, and what prepare.py printed."""
    with tempfile.TemporaryDirectory(prefix="motcua-lighthouse-") as folder:
        for name in [name for name in os.environ if name.startswith("MOTCUA_") or name == "DATABASE_URL"]:
            del os.environ[name]
        os.environ |= {
            "MOTCUA_DATA_DIRECTORY": folder,
            "MOTCUA_SECRET_KEY": secrets.token_urlsafe(60),
            "MOTCUA_ALLOWED_HOSTS": "127.0.0.1",
        }
        prepare = [sys.executable, HERE / "prepare.py"]
        printed = subprocess.run(prepare, cwd=PROJECT, check=True, stdout=subprocess.PIPE, text=True).stdout  # noqa: S603
        prepared = json.loads(printed.splitlines()[-1])
        port = _free_port()
        serve = [Path(sys.executable).parent / "motcua", "serve", "--port", str(port), "--no-work"]
        server = subprocess.Popen(serve, cwd=PROJECT, stdout=subprocess.DEVNULL)  # noqa: S603
        address = f"http://127.0.0.1:{port}"
        try:
            _wait_for(address)
            yield address, prepared
        finally:
            server.terminate()
            server.wait(timeout=30)


def _wait_for(address: str) -> None:
    for _ in range(120):
        try:
            urllib.request.urlopen(f"{address}/tra-cuu/", timeout=2).read()  # noqa: S310
            return
        except OSError:
            time.sleep(0.5)
    sys.exit("The site did not start within a minute.")


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _without_code() -> dict[str, str]:
    return {name: path.partition("?code=")[0] for name, path in PAGES.items()}


if __name__ == "__main__":
    main()
