"""The desk: signing in and out, and a dossier's whole story for the officers it concerns."""
