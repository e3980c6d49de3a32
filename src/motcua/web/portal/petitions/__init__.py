"""Petitions for everybody: what is published, sending one, following one's own by account or by code."""
