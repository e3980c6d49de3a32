"""Fills the site that Lighthouse looks at, and prints the code of a dossier to follow."""

from uuid import uuid4

from motcua.cli.site import bring_up_to_date, close_connections, open_site


def main() -> None:
    open_site()
    bring_up_to_date()
    from motcua.demo.steps import STEPS
    from motcua.kernel import clock

    for step in STEPS:
        step.run(clock.now())
    print(_accept_one())  # noqa: T201
    close_connections()


def _accept_one() -> str:
    """A dossier at the provincial centre, of the first procedure that asks for nothing more than its papers."""
    from motcua.catalogue.queries import procedures_at, revisions_in_force
    from motcua.catalogue.rules.components import mandatory_components
    from motcua.catalogue.rules.content import Channel
    from motcua.catalogue.rules.terms import terms_of
    from motcua.dossiers.actions.accept_dossier import Application, accept_dossier
    from motcua.dossiers.rules.state import Component, Party
    from motcua.kernel import clock
    from motcua.kernel.errors import DomainError
    from motcua.organisation.actors import SYSTEM
    from motcua.worktime.rules.terms import Term

    now = clock.now()
    offered = [row.procedure.code for row in procedures_at("QNI", now.date())]
    for code, revision in revisions_in_force(offered, now.date()).items():
        content = revision.parsed_content()
        if not isinstance(terms_of(content, None, Channel.COUNTER), Term):
            continue
        papers = tuple(Component(each.name, originals=1) for each in mandatory_components(content, ()))
        owner = Party("Phạm Thị An", identity_kind="cccd", identity_number="022190000123")
        asked = Application(centre="QNI", procedure=code, channel=Channel.COUNTER, owner=owner, components=papers)
        try:
            return str(accept_dossier(SYSTEM, asked, at=now, request_id=uuid4()).state.code)
        except DomainError:
            continue
    raise SystemExit("No procedure of the catalogue could be accepted.")


if __name__ == "__main__":
    main()
