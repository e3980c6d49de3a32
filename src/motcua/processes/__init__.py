"""Internal processes (quy trình nội bộ): which step follows which, whose it is and how long it may take.

Public: `models.ProcessTemplate`, `rules.template`, `rules.validation`. Must not know dossiers.
"""
