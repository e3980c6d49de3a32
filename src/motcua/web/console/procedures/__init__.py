"""Procedures: their revisions from draft to expiry, and where they are offered."""
