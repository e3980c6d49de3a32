"""The file of rejected lines: written beside, put into its place when it is whole."""

import csv
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from motcua.dossiers.bulk.tally import Remark
from motcua.kernel.errors import Invalid

HEADING = ("line", "code", "outcome", "field", "reason_vi", "reason_en")


def unfinished(path: Path) -> Path:
    """Where the remarks lie until the import has ended, and where an interrupted one leaves them."""
    return path.with_name(f"unfinished-{path.name}")


def check_apart(file: Path, rejects: Path) -> None:
    """The rejects never go into the very file that is imported. Raises `Invalid`."""
    if any(file.resolve() == each.resolve() for each in (rejects, unfinished(rejects))):
        raise Invalid(
            "rejects_over_file",
            vi=f"--rejects trùng với tệp nhập {file.name}. Hãy chọn một tệp khác để ghi các dòng bị từ chối.",
            en=f"--rejects is the very file to import, {file.name}. Choose another file for the rejected lines.",
            field="rejects",
        )


@contextmanager
def rejects_at(path: Path) -> Iterator[Callable[[Remark], None]]:
    """Write each remark given; at the end the file takes the place of an earlier one at `path`.

    After an interruption what was written stays under `unfinished(path)`, and the earlier file where it is. Raises
    `Invalid` where nothing can be written.
    """
    begun = unfinished(path)
    try:
        out = begun.open("w", encoding="utf-8", newline="")
    except OSError as error:
        raise Invalid(
            "rejects_not_writable",
            vi=f"Không ghi được tệp {begun.name} ({error.strerror}). Hãy chọn nơi khác bằng --rejects.",
            en=f"{begun.name} cannot be written ({error.strerror}). Choose another place with --rejects.",
            field="rejects",
        ) from error
    with out:
        writer = csv.writer(out)
        writer.writerow(HEADING)

        def note(remark: Remark) -> None:
            outcome = "rejected" if remark.rejected else "note"
            writer.writerow([remark.line, remark.code, outcome, remark.field, remark.vi, remark.en])

        yield note
    begun.replace(path)
