"""Finds a Chromium for the browser tests, prints its path; installs one where it may.

In order: `$CHROMIUM`; a chromium or chrome on PATH; Debian's package (root on a machine with apt); Playwright's own
download. With `--no-install` it only looks. Exits 1 with a sentence saying what to do when there is none.
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
ADVICE = """No Chromium was found, and none could be installed.
Install one (Debian, Ubuntu: "apt install chromium"; Fedora: "dnf install chromium"), or say where yours is:
CHROMIUM=/path/to/chrome make test"""


def find() -> str | None:
    """The path of a browser that is here already. Exits when `$CHROMIUM` names something that cannot be run."""
    if named := os.environ.get("CHROMIUM"):
        if shutil.which(named):
            return str(shutil.which(named))
        sys.exit(f"CHROMIUM={named} is not a program that can be run. Correct it or unset it.")
    for name in NAMES:
        if path := shutil.which(name):
            return path
    return _playwrights_own()


def install() -> None:
    """Try Debian's package, then Playwright's download; quietly leaves things as they are when neither works."""
    if hasattr(os, "geteuid") and os.geteuid() == 0 and shutil.which("apt-get"):
        _run("apt-get", "update", "-qq")
        if _run("apt-get", "install", "-y", "-qq", "--no-install-recommends", "chromium"):
            return
    _run(sys.executable, "-m", "playwright", "install", "chromium")


def _run(*command: str) -> bool:
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    print(f"find_chromium: {' '.join(command)}", file=sys.stderr)  # noqa: T201
    return subprocess.run(command, env=environment, stdout=sys.stderr, check=False).returncode == 0  # noqa: S603


def _playwrights_own() -> str | None:
    try:
        from playwright.sync_api import sync_playwright
    except ImportError:
        return None
    with sync_playwright() as playwright:
        path = playwright.chromium.executable_path
    return path if path and Path(path).exists() else None


def main() -> None:
    path = find()
    if path is None and "--no-install" not in sys.argv[1:]:
        install()
        path = find()
    if path is None:
        sys.exit(ADVICE)
    print(path)  # noqa: T201


if __name__ == "__main__":
    main()
