"""The faces people see: portal (citizens), desk (officers), leadership (reports).

Parse, one action or query, render.
"""
