"""Accounts and identities: who signs in, who applies, and which identity papers are well formed.

Public: `models.Account`, `models.Person`, `models.LegalEntity`, `actions.register_person`,
`actions.register_legal_entity`, `queries.known_by`, `queries.who_is` (a `Citizen`), `queries.represented_by`,
`rules.assurance.check_may_submit`, `rules.identity`, `rules.tax_code`, `rules.contact`; for signing in
`actions.change_password`, `actions.check_second_factor`, `actions.set_up_second_factor`, `actions.end_sessions`,
`sign_in_log`, `second_factor`, `rules.sign_in`. Must not know agencies, posts,
units (an address holds a unit's code, not the unit) or dossiers.
"""
