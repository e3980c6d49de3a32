"""The working-day calendar and legal terms (thời hạn): when is a thing due, and why then.

Public, pure: `rules.terms` (Term, parse_term), `rules.schedule.Schedule`, `rules.due.compute_due`,
`rules.explanation.Explanation`, `rules.hand_over.hand_over_deadline`, `rules.pause.pause`.
Public, kept: `queries.schedule_for`, `queries.changes_after`, the actions, `calendar_files` for calendars as files, and
`change_guards.register_guard` for rooms whose records stand on computed dates.

Must not know procedures or dossiers: units are plain codes here. What the law leaves open: docs/adr/0003.
"""
