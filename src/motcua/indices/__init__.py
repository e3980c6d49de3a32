"""Indices: the real-time one of QĐ 766/QĐ-TTg and the ratings of TT 01/2018/TT-VPCP, computed from events; composite
ones by sets of criteria (stories of their own: `rules/composite/`); and those that others publish.

Reads dossiers, payments and `statistics`. Never changes a dossier; knows no page.
"""
