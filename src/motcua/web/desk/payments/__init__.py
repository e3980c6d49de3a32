"""Money at the desk: the fees of a dossier, the day's cash, receipt series, and the refunds that wait."""
