"""Has somebody else's implementation of VNPAY's protocol ready for the tests: the npm package "vnpay", run by Node.

Installs what `tools/vnpay/package-lock.json` pins into `var/npm/vnpay` and prints that folder; with `--no-install` it
only looks. Exits 1 with a sentence where there is no Node or no registry: those tests are then skipped and say so.
"""

import shutil
import subprocess
import sys
from pathlib import Path

PROJECT = Path(__file__).resolve().parents[1]
PINNED = PROJECT / "tools" / "vnpay"
FOLDER = PROJECT / "var" / "npm" / "vnpay"
ADVICE = """The npm package "vnpay" is not here and could not be installed: our signatures are not compared with it.
Install Node 20 or later with npm, and let npm reach a registry."""


def find() -> Path | None:
    """The folder, if what is pinned lies in it and Node is there to run it."""
    lock = FOLDER / "package-lock.json"
    is_here = lock.exists() and lock.read_bytes() == (PINNED / "package-lock.json").read_bytes()
    return FOLDER if is_here and (FOLDER / "node_modules" / "vnpay").exists() and shutil.which("node") else None


def install() -> None:
    if not shutil.which("npm"):
        return
    FOLDER.mkdir(parents=True, exist_ok=True)
    for name in ("package.json", "package-lock.json"):
        shutil.copy(PINNED / name, FOLDER / name)
    command = [str(shutil.which("npm")), "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--silent"]
    subprocess.run(command, cwd=FOLDER, stdout=sys.stderr, check=False)  # noqa: S603


def main() -> None:
    if find() is None and "--no-install" not in sys.argv:
        install()
    if found := find():
        print(found)  # noqa: T201
    else:
        sys.exit(ADVICE)


if __name__ == "__main__":
    main()
