"""Administrative units (đơn vị hành chính) with validity and succession.

A unit in one form (name, rank, place) is one row, valid from a first to a last day; when it ends, `Succession` rows say
who takes over. So an abolished unit receives nothing new (`access.check_can_receive`, which reception and forwarding
ask), and its code still leads to the units of today (`queries.resolve_unit`, then `queries.successors_of`).

Public: `models.AdministrativeUnit`, `models.Succession`, `queries`, `access`, `actions.register_unit`,
`actions.succeed_units`, `actions.load_units`, and for others' rules `rules.units`, `rules.succession`. Must not know
agencies, procedures, people or dossiers.
"""
