"""The reports: the published table for any period, and the dossiers behind each of its figures."""
