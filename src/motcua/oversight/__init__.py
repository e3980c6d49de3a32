"""Warnings (cảnh báo) for those who answer for lateness and honesty: read from events, blocking nobody.

- likely late: `rules/likely_late.py` is the model, `actions/fit_model.py` fits, tests and applies it every night
- signs (dấu hiệu): `rules/signs.py` has them with their law and thresholds, `finding/` looks for them,
  `actions/find_signs.py` keeps each once, `actions/note_sign.py` is what a supervisor adds
- due soon and late are the work lists' own (`dossiers/worklists/lists.py:condition_of`), counted by `queries.py`

Must not know pages. Nothing here changes a dossier, and nothing in a dossier's life asks here first.
"""
