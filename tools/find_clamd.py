"""Finds ClamAV's daemon for the test that uploads a virus, prints its path; installs Debian's package where it may.

In order: `$CLAMD`; a clamd on PATH or in /usr/sbin; Debian's package (root on a machine with apt). With `--no-install`
it only looks. Exits 1 with a sentence when there is none: that one test is then skipped and says so. No virus database
is fetched, the test writes its own.
"""

import os
import shutil
import subprocess
import sys

ADVICE = """No clamd was found, and none could be installed: the tests with a real virus scanner will be skipped.
Install one (Debian, Ubuntu: "apt install clamav-daemon"; Fedora: "dnf install clamd"), or say where yours is:
CLAMD=/path/to/clamd make test"""
PLACES = os.pathsep.join((os.environ.get("PATH", os.defpath), "/usr/sbin", "/usr/local/sbin", "/opt/homebrew/sbin"))


def find() -> str | None:
    """The path of a clamd that is here already. Exits when `$CLAMD` names something that cannot be run."""
    if named := os.environ.get("CLAMD"):
        if shutil.which(named):
            return str(shutil.which(named))
        sys.exit(f"CLAMD={named} is not a program that can be run. Correct it or unset it.")
    return shutil.which("clamd", path=PLACES)


def install() -> None:
    """Try Debian's package; quietly leaves things as they are when that does not work."""
    if hasattr(os, "geteuid") and os.geteuid() == 0 and shutil.which("apt-get"):
        _run("apt-get", "update", "-qq")
        _run("apt-get", "install", "-y", "-qq", "--no-install-recommends", "clamav-daemon")


def _run(*command: str) -> None:
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    print(f"find_clamd: {' '.join(command)}", file=sys.stderr)  # noqa: T201
    subprocess.run(command, env=environment, stdout=sys.stderr, check=False)  # noqa: S603


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
