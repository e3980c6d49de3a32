"""What a chart is told: categories, and series of numbers with their names; charts.js does the drawing."""

from collections.abc import Sequence
from fractions import Fraction
from typing import Any

from motcua.web.leadership.desk.view_models import Chart


def series(name: str, kind: str, values: Sequence[float | int | None]) -> dict[str, Any]:
    """`kind` is "bar" or "line"; None leaves a gap."""
    return {"name": name, "type": kind, "values": list(values)}


def chart(name: str, title: str, told: str, labels: Sequence[str], *lines: dict[str, Any], **more: Any) -> Chart:
    """`more`: `unit` behind each number, `low` where their axis begins, `x` words under the lower axis.

    `stack` puts bars on one another, `step` draws a line as stairs, `across` lays bars down (for long names).
    """
    return Chart(name, title, told, {"labels": list(labels), "series": list(lines), **more})


def per_cent(value: Fraction | None) -> float | None:
    """A share as a number to be drawn: 98.21; printed figures are never made from it."""
    return None if value is None else round(float(value) * 100, 2)
