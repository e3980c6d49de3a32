"""Composite indices computed from events: the real-time index of QĐ 766/QĐ-TTg, the ratings of TT 01/2018/TT-VPCP.

Reads dossiers, payments and `statistics`. Never changes a dossier; knows no page.
"""
