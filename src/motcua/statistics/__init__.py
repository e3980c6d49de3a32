"""Figures as sums of signed deltas, written in the transaction of the event that caused them.

Public: `queries`, `drill_down`, `actions.close_days`, `rules.definitions`. Never changes a dossier.
"""
