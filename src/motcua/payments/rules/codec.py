"""Facts to JSON and back. Money is int, days are ISO texts, so that the hash of a stored entry stays the same."""

from dataclasses import asdict
from datetime import date
from typing import Any

from motcua.payments.rules.facts import FACTS, Charged, CollectAt, Drawer, Fact, Method, Paid, Part, Refunded


def encode_fact(fact: Fact) -> dict[str, Any]:
    """The fact as JSON, what is empty left out."""
    data = {key: value for key, value in asdict(fact).items() if value not in ("", None)}
    if drawer := data.get("drawer"):
        drawer["day"] = drawer["day"].isoformat()
    return {key: list(value) if isinstance(value, tuple) else value for key, value in data.items()}


def decode_fact(kind: str, data: dict[str, Any]) -> Fact:
    """The fact that `encode_fact` wrote."""
    values = dict(data)
    if drawer := values.get("drawer"):
        values["drawer"] = Drawer(drawer["centre"], drawer["cashier"], date.fromisoformat(drawer["day"]))
    elif kind in (Paid.KIND, Refunded.KIND):
        values["drawer"] = None  # online
    if kind == Charged.KIND:
        values.setdefault("fee_kind", "")  # the source does not say whether it is phí or lệ phí
    if "method" in values:
        values["method"] = Method(values["method"])
    if "collect_at" in values:
        values["collect_at"] = CollectAt(values["collect_at"])
    if "parts" in values:
        values["parts"] = tuple(Part(**part) for part in values["parts"])
    return FACTS[kind](**values)
