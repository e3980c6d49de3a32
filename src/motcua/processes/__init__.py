"""Internal processes (quy trình nội bộ): which step follows which, whose it is and how long it may take.

Public: `rules.template` (what a process is), `rules.validation.validate`, `rules.frozen.freeze` and `FrozenProcess`,
`rules.book.TemplateBook`, `queries.load_book`, the actions. Must not know dossiers.
"""
