"""Measures the portal with Lighthouse (npm, pinned in package-lock.json): four scores a page, 95 asked for.

    make lighthouse
    python tools/lighthouse/measure.py --site http://127.0.0.1:8000 /thu-tuc/1.001193/    a site that runs already

Without --site it prepares one of its own in a temporary folder, in production mode (static files collected, hashed and
compressed), with the shipped units, calendar and catalogue and one dossier to follow. Needs Node 18 or newer and a
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
CHROMIUM = "--headless=new --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking"
PAGES = {
    "home": "/",
    "search": "/thu-tuc/?q=lam+so+do",
    "procedure": "/thu-tuc/1.001193/",
    "form": "/noi-tiep-nhan/?q=hong+gai",
    "tracking": "/tra-cuu/?code={code}",
}
"""By what the page is for. The form is the portal's own with most on it, until e-forms are filed here."""


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("pages", nargs="*", help="paths; by default the portal's five kinds of page")
    asked.add_argument("--site", help="the address of a site that runs already")
    asked.add_argument("--runs", type=int, default=1, help="of each page; the median of each score is taken")
    asked.add_argument("--keep", type=Path, help="a folder for the full reports as JSON")
    wanted = asked.parse_args()
    program = _lighthouse()
    if wanted.site:
        fits = _measure_all(program, wanted.site.rstrip("/"), wanted.pages or _without_code(), wanted)
    else:
        with _own_site() as (address, code):
            pages = wanted.pages or [path.replace("{code}", code) for path in PAGES.values()]
            fits = _measure_all(program, address, pages, wanted)
    sys.exit(0 if fits else 1)


def _measure_all(program: Path, site: str, pages: list[str], wanted: argparse.Namespace) -> bool:
    names = {path.partition("?")[0]: name for name, path in PAGES.items()}
    print(f"{'page':44}" + "".join(f"{name:>16}" for name in CATEGORIES) + f"{'bytes':>10}")  # noqa: T201
    fits = True
    for page in pages:
        scores, weight = _measure(program, site + page, wanted)
        fits = fits and min(scores) >= LEAST
        label = f"{names.get(page.partition('?')[0], '')} {page}"[:43]
        print(f"{label:44}" + "".join(f"{score:>16}" for score in scores) + f"{weight:>10,}")  # noqa: T201
    return fits


def _measure(program: Path, address: str, wanted: argparse.Namespace) -> tuple[list[int], int]:
    """The median score of each category, and the bytes transferred."""
    runs = [_run(program, address) for _ in range(wanted.runs)]
    if wanted.keep:
        wanted.keep.mkdir(parents=True, exist_ok=True)
        name = "".join(letter if letter.isalnum() else "-" for letter in address.split("/", 3)[3]) or "home"
        (wanted.keep / f"{name}.json").write_text(json.dumps(runs[-1]), encoding="utf-8")
    scores = [
        sorted(round(100 * (run["categories"][name]["score"] or 0)) for run in runs)[len(runs) // 2]
        for name in CATEGORIES
    ]
    return scores, int(runs[-1]["audits"]["total-byte-weight"]["numericValue"])


def _run(program: Path, address: str) -> dict:
    command = [
        program,
        address,
        f"--only-categories={','.join(CATEGORIES)}",
        "--output=json",
        "--quiet",
        f"--chrome-flags={CHROMIUM}",
    ]
    finder = PROJECT / "tools" / "find_chromium.py"
    chromium = subprocess.run([sys.executable, finder], check=True, capture_output=True, text=True)  # noqa: S603
    environment = os.environ | {"CHROME_PATH": chromium.stdout.strip()}
    done = subprocess.run(command, capture_output=True, text=True, env=environment, check=False)  # noqa: S603
    if done.returncode:
        sys.exit(f"Lighthouse failed on {address}:\n{done.stderr[-2000:]}")
    return json.loads(done.stdout)


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
def _own_site() -> Iterator[tuple[str, str]]:
    """A prepared site in production mode, gone afterwards: its address, and the code of a dossier."""
    with tempfile.TemporaryDirectory(prefix="motcua-lighthouse-") as folder:
        for name in [name for name in os.environ if name.startswith("MOTCUA_") or name == "DATABASE_URL"]:
            del os.environ[name]
        os.environ |= {
            "MOTCUA_DATA_DIRECTORY": folder,
            "MOTCUA_SECRET_KEY": secrets.token_urlsafe(60),
            "MOTCUA_ALLOWED_HOSTS": "127.0.0.1",
        }
        prepare = [sys.executable, HERE / "prepare.py"]
        code = subprocess.run(prepare, cwd=PROJECT, check=True, capture_output=True, text=True).stdout.strip()  # noqa: S603
        port = _free_port()
        serve = [Path(sys.executable).parent / "motcua", "serve", "--port", str(port), "--no-work"]
        server = subprocess.Popen(serve, cwd=PROJECT, stdout=subprocess.DEVNULL)  # noqa: S603
        address = f"http://127.0.0.1:{port}"
        try:
            _wait_for(address)
            yield address, code
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


def _without_code() -> list[str]:
    return [path.partition("?code=")[0] for path in PAGES.values()]


if __name__ == "__main__":
    main()
