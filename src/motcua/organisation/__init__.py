"""Agencies (cơ quan), service centres (trung tâm / bộ phận một cửa), counters, posts and who holds them.

Public: `models`, `queries`, `actors.Actor`. Must not know procedures or dossiers.
"""
