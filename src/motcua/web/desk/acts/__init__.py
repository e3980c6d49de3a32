"""The acts on one dossier: which this person may do now, what each would cause, and the page on which it is done.

`book.py` lists them. A form turns what was typed into a command; `page.py` shows it, tries it (a dry run), does it.
"""
