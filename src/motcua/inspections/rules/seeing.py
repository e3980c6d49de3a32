"""Which facts of a case somebody sees: those in charge all, the subject and the head what concerns them."""

from collections.abc import Collection
from typing import Any

from motcua.inspections.rules.case_facts import (
    CaseClosed,
    Explained,
    ExplanationAsked,
    Found,
    HeadFound,
    NotSanctioned,
    Opened,
    Party,
    Reported,
    Sanctioned,
)
from motcua.inspections.rules.judging import IN_CHARGE, Part


def is_shown(fact: Any, parts: Collection[Part]) -> bool:
    """Whether one who is `parts` in the case sees `fact`. The report is the investigator's to the one who decides."""
    if IN_CHARGE & set(parts):
        return True
    return (Part.SUBJECT in parts and _concerns_subject(fact)) or (Part.HEAD in parts and _concerns_head(fact))


def sees_evidence(parts: Collection[Part]) -> bool:
    """Those in charge, and the subject."""
    return bool((IN_CHARGE | {Part.SUBJECT}) & set(parts))


def _concerns_subject(fact: Any) -> bool:
    match fact:
        case ExplanationAsked() | Explained() | Sanctioned() | NotSanctioned():
            return fact.party is Party.SUBJECT
        case Reported() | HeadFound():
            return False
    return True


def _concerns_head(fact: Any) -> bool:
    match fact:
        case ExplanationAsked() | Explained():
            return fact.party is Party.HEAD
        case Opened() | Found() | HeadFound() | Sanctioned() | NotSanctioned() | CaseClosed():
            return True
    return False
