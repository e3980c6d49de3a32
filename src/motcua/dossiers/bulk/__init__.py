"""The bulk road: years of dossiers from an older system, through the same rules, written with COPY.

`columns` says what a file holds, `readers` reads it, `replay` turns a row into commands and these into events,
`copy_in` writes; `actions.import_dossiers` joins them.
"""
