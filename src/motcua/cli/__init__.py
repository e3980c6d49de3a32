"""The command line: `motcua <verb>`. Parses, calls one action or query, prints."""

import os
import sys


def main() -> None:
    """Entry point of the `motcua` program."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "motcua.settings")
    from motcua.cli.program import program

    sys.exit(program())
