"""Một Cửa: the open system of Vietnam's one-stop public administrative service centres.

A dossier is a story told in events; everything else reads the story. The rooms and their order are in
docs/architecture.md; imports go down only.
"""

__version__ = "0.1.0"
