"""Warnings and signs for supervisors: due soon, late, likely to be late, and what looks like gaming.

Reads dossiers and `statistics`. Blocks nobody, changes no dossier; knows no page.
"""
