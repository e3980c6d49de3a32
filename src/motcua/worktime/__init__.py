"""The working-day calendar and legal terms (thời hạn): when is a thing due, and why then.

Public: `rules.terms.Term`, `rules.due.compute_due`, `queries.schedule_for`. Must not know procedures or dossiers.
"""
