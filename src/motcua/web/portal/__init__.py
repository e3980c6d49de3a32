"""The portal: what anyone may see without signing in. Home, procedures, a dossier's progress by its code."""
