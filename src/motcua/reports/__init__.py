"""The official report forms (TT 01/2020/TT-VPCP): filled from the statistics, exported, submitted and frozen.

Reads `statistics` and `printing`. Never changes a dossier; knows no page.
"""
