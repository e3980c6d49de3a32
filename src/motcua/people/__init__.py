"""Accounts and identities: who signs in, who applies, and which identity papers are well formed.

Public: `models.Account`, `models.Person`, `models.LegalEntity`, `actions.register_person`,
`actions.register_legal_entity`, `queries.known_by`, `rules.identity`, `rules.tax_code`, `rules.contact`. Must not know
agencies, posts, units (an address holds a unit's code, not the unit) or dossiers.
"""
