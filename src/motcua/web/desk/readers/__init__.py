"""The readers' log on screen: of one dossier, and by officer or person for auditors."""
