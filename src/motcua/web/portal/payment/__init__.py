"""Paying for one's own dossier online: what is due and why, the way there and back, the result as of now."""
