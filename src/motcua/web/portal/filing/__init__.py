"""The citizen's own pages: preparing and filing a dossier, following it, writing to the office, keeping papers.

Every page is its account's alone. A form here keeps what was typed whatever happens: `typed.py` for a session that has
ended, the draft for everything else.
"""
