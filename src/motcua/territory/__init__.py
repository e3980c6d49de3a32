"""Administrative units (đơn vị hành chính) with validity and succession.

Public: `models.AdministrativeUnit`, `models.Succession`, `queries`. Must not know agencies, procedures or dossiers.
"""
