"""What a finding or a case stands on."""

import re
from dataclasses import dataclass
from enum import StrEnum

from motcua.dossiers.rules.documents import Document
from motcua.inspections.rules import checks as check
from motcua.kernel.errors import Invalid
from motcua.kernel.fact_checks import check_text

NUMBER = re.compile(r"\d{1,18}", re.ASCII)


class EvidenceKind(StrEnum):
    """A dossier by its code, a sign of oversight by its number, an inspection's finding, a petition's code, a paper
    that lies elsewhere, a file in the store."""

    DOSSIER = "dossier"
    SIGN = "sign"
    FINDING = "finding"
    PETITION = "petition"
    PAPER = "paper"
    FILE = "file"


@dataclass(frozen=True, slots=True)
class Evidence:
    """`name`: a code or number by its kind ("KT-2018-001/2": finding 2 of that inspection), or what the file is called;
    `note`: what it shows."""

    kind: EvidenceKind
    name: str
    note: str = ""
    file: Document | None = None

    @property
    def key(self) -> str:
        """One word that tells it from every other."""
        return f"{self.kind}:{self.file.digest if self.file else self.name}"


def check_evidence(evidence: tuple[Evidence, ...]) -> None:
    """There is some, each once, each named. Raises `Invalid`."""
    if not evidence:
        raise Invalid(
            "evidence_missing",
            vi="Chưa có chứng cứ nào. Hãy nêu ít nhất một hồ sơ, cảnh báo, phản ánh hoặc giấy tờ.",
            en="There is no evidence. Name at least one dossier, warning, petition or paper.",
            field="evidence",
        )
    for each in evidence:
        check_text(each.name, "evidence", check.LONGEST)
        check_text(each.note, "evidence", check.LONGEST, may_be_empty=True)
        if (each.kind is EvidenceKind.FILE) != (each.file is not None):
            raise no_such_evidence(each)
        if each.kind is EvidenceKind.SIGN and not NUMBER.fullmatch(each.name):
            raise no_such_evidence(each)
    if len({each.key for each in evidence}) < len(evidence):
        raise Invalid(
            "evidence_twice",
            vi="Có chứng cứ được nêu hai lần. Hãy bỏ bớt.",
            en="Some evidence is named twice. Leave one out.",
            field="evidence",
        )


def no_such_evidence(evidence: Evidence) -> Invalid:
    """It names nothing that the actor may look at."""
    return Invalid(
        "no_such_evidence",
        vi=f"Không tìm thấy “{evidence.name[:60]}”. Hãy kiểm tra lại mã của chứng cứ.",
        en=f"“{evidence.name[:60]}” is not found. Check the code of the evidence.",
        field="evidence",
    )
