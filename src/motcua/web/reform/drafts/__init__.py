"""Drafts of procedures: the list, a draft, its assessments and cost tables, what is done to it, shares and forms."""
