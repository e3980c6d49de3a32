"""Which other agencies have a part in a dossier now: by a step of a linked process, or by a question put to them.

NĐ 61/2018 Art 19.5 and 19.6: what an agency is asked to do goes to it, with the dossier. On paper the one-stop sets the
order, so that a dossier comes to an agency with its turn; an electronic one is sent to all that take part at once, each
with its task and its deadline (`planned.forecast`), and stays with each until its part is done. While papers or a
payment are awaited an agency keeps what it was sent; when the dossier has ended, or its answer has been given, it has
no part any more.
"""

from motcua.catalogue.rules.content import Channel
from motcua.dossiers.rules.state import DossierState
from motcua.organisation.rules.agency_codes import in_order_of_2020


def asked_agencies(state: DossierState) -> list[str]:
    """Their codes in the order of 2020, each once, sorted."""
    if state.handed_over_at is None or not state.is_open:
        return []
    asked = {item.agency for item in state.consultations if item.replied_at is None}
    if state.process is not None:
        at_once = state.channel is Channel.ONLINE
        steps = state.process.steps if at_once else state.process.next_steps(state.steps_done)
        asked |= {step.agency_code for step in steps if step.agency_code and step.key not in state.steps_done}
    return sorted({in_order_of_2020(code) for code in asked}) if asked else []
