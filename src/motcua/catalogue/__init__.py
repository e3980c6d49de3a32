"""Administrative procedures (thủ tục hành chính) as law: revisions, terms, fees, components, online services.

Public: `models`, `queries`, `rules`. Must not know dossiers.
"""
