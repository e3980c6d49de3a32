"""Agencies, service centres, counters, posts and who holds them: the world in which a dossier travels.

Public: `models`, `actors` (who is acting, by posts held on a day), `queries`, `access.centre_for`, `policies`,
`actions.assign_post`, `actions.record_equipment`, `actions.register_agency`, `actions.load_service_centres`, and for
others' rules `rules.posts.Role`, `rules.agency_codes`. Must not know working time, procedures or dossiers.
"""
