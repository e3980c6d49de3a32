"""What a corrected check-list must be: whole lines, each paper once, and no mandatory paper gone (NĐ 61/2018 Art 17.1).

A receipt was given because every mandatory paper was there. That one was not there after all is no mistake of writing:
it is asked for as a supplement, which the applicant is told of.
"""

from collections.abc import Collection

from motcua.dossiers.rules.state import Component
from motcua.kernel.errors import Invalid, Refused
from motcua.kernel.text import fold


def check_papers(before: tuple[Component, ...], after: tuple[Component, ...], mandatory: Collection[str]) -> None:
    """Raises `Invalid` for lines that are none, `Refused` (`mandatory_paper_gone`) naming what would be missing."""
    names = [fold(paper.name) for paper in after]
    for paper in after:
        if not paper.name.strip() or min(paper.originals, paper.certified, paper.copies) < 0:
            raise Invalid(
                "paper_line_wrong",
                vi="Mỗi giấy tờ phải có tên, số bản không âm. Hãy sửa lại dòng giấy tờ.",
                en="Every paper has a name and no negative number. Correct the line.",
                field="components",
            )
        if names.count(fold(paper.name)) > 1:
            raise Invalid(
                "paper_twice",
                vi=f"Giấy tờ “{paper.name}” ghi hai lần. Hãy gộp thành một dòng.",
                en=f"The paper “{paper.name}” is written twice. Make it one line.",
                field="components",
            )
    needed = {fold(name) for name in mandatory}
    gone = [paper.name for paper in before if fold(paper.name) in needed and not _is_there(paper.name, after)]
    if gone:
        raise Refused(
            "mandatory_paper_gone",
            vi=f"Giấy tờ bắt buộc không bỏ được bằng đính chính: {'; '.join(gone)}. Nếu thiếu, hãy yêu cầu bổ sung.",
            en=f"A correction takes out no mandatory paper: {'; '.join(gone)}. If it is missing, ask for a supplement.",
            field="components",
        )


def _is_there(name: str, papers: tuple[Component, ...]) -> bool:
    same = [paper for paper in papers if fold(paper.name) == fold(name)]
    return any(paper.originals or paper.certified or paper.copies for paper in same)
