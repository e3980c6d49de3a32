"""`make demo` as a person meets it: whole processes, from nothing to the first page, and once more with all there."""

import os
import subprocess
import sys
from pathlib import Path
from time import perf_counter


def measure(folder: Path, scale: float) -> dict[str, float]:
    """Seconds of a first run into an empty data directory, of a second one, and their ratio.

    The packages are there already, as after `make setup`; the database server is made, filled and stopped in the time.
    """
    environment = {**os.environ, "MOTCUA_DATA_DIRECTORY": str(folder / "demo-site")}
    first, again = (run(environment, scale) for _ in range(2))
    return {"first": first, "again": again, "ratio": first / again}


def run(environment: dict[str, str], scale: float) -> float:
    """Seconds of one `motcua demo up` that ends after its table and the first page."""
    command = [sys.executable, "-m", "motcua", "demo", "up", "--serve=no", f"--scale={scale:g}"]
    began = perf_counter()
    ended = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    took = perf_counter() - began
    if ended.returncode or "to the first page" not in ended.stdout:
        raise SystemExit(f"motcua demo up ended with {ended.returncode}: {ended.stderr[-2_000:]}")
    return took
