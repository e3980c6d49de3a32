"""The year 2018 of Quảng Ninh's centres as an import file: invented people, real units, real procedures, real rules.

Only the margins are the published ones (`margins`). Everything between them is drawn from seeded chance and documented
in docs/demo.md. The generator writes what happened to dossiers; every figure is then counted by the import.
"""
