"""Figures as sums of signed deltas, written in the transaction of the event that caused them.

Public: `rules.deltas`, `queries`, `definitions`. Never changes a dossier.
"""
