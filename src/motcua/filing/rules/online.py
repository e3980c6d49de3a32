"""Where a procedure is filed online that day."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Place:
    """A one-stop (code) that takes the procedure online that day, and at which level. `competent`: the one-stop that
    must handle it, where that is another (NĐ 118/2025 Art 14). `part_reason`: why it is in part only.
    """

    centre: str
    name: str
    level: str
    competent: str = ""
    competent_name: str = ""
    part_reason: str = ""

    @property
    def key(self) -> str:
        """What stands for the choice in a form."""
        return f"{self.centre}>{self.competent}" if self.competent else self.centre
