"""Which template serves which procedure at which centre on which day."""

from dataclasses import dataclass
from datetime import date
from functools import cached_property

from motcua.kernel.validity import Validity
from motcua.processes.rules.default import DEFAULT_TEMPLATE
from motcua.processes.rules.template import ProcessTemplate


@dataclass(frozen=True, slots=True)
class BookEntry:
    """An approved template and the days on which dossiers are accepted under it.

    An empty `procedure_code` means every procedure, an empty `centre_code` every centre.
    """

    procedure_code: str
    centre_code: str
    validity: Validity
    template: ProcessTemplate


@dataclass(frozen=True)
class TemplateBook:
    """All approved templates, for looking up many dossiers without the database (picklable)."""

    entries: tuple[BookEntry, ...]

    def find(self, procedure_code: str, centre_code: str, on: date) -> ProcessTemplate:
        """The template in force: the centre's for the procedure, else everyone's for the procedure, else the centre's
        for all procedures, else everyone's for all, else the house's four steps."""
        for scope in (procedure_code, centre_code), (procedure_code, ""), ("", centre_code), ("", ""):
            for entry in self._by_scope.get(scope, ()):
                if on in entry.validity:
                    return entry.template
        return DEFAULT_TEMPLATE

    @cached_property
    def _by_scope(self) -> dict[tuple[str, str], list[BookEntry]]:
        scopes: dict[tuple[str, str], list[BookEntry]] = {}
        for entry in self.entries:
            scopes.setdefault((entry.procedure_code, entry.centre_code), []).append(entry)
        return scopes
