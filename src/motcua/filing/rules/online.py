"""What may be filed online: by procedure, one-stop and day (law: NĐ 43/2011, NĐ 42/2022, NĐ 224/2026 Art 14).

Until 30/09/2022 a dossier is sent online from level 3 on; level 3 pays and receives at the agency. Since then a service
is "một phần" (in part: somebody must come, or bring papers, and why is published) or "toàn trình" (end to end).
"""

from dataclasses import dataclass

SENT_ONLINE = frozenset({"3", "4", "part", "full"})
IN_PART = frozenset({"3", "part"})


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


def may_be_sent(level: str) -> bool:
    """Whether a service of that level takes dossiers online."""
    return level in SENT_ONLINE


def may_bring_later(level: str) -> bool:
    """Whether papers may be brought on paper after filing: where the service is not from end to end."""
    return level in IN_PART
