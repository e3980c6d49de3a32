"""Petitions for officers: lists, one petition and its acts, noting down, who sent it, forms 05a and 05b."""
